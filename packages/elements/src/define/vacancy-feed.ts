import { VacancyFeed } from '../vacancy-feed/vacancy-feed.js';
import { define } from '../shared/define.js';

define('esca-vacancy-feed', VacancyFeed);

declare global {
  interface HTMLElementTagNameMap {
    'esca-vacancy-feed': VacancyFeed;
  }
}
