import { BulletinCard } from '../bulletin-card/bulletin-card.js';
import { define } from '../shared/define.js';

define('esca-bulletin-card', BulletinCard);

declare global {
  interface HTMLElementTagNameMap {
    'esca-bulletin-card': BulletinCard;
  }
}
