import { PathwayMap } from '../pathway-map/pathway-map.js';
import { define } from '../shared/define.js';

define('esca-pathway-map', PathwayMap);

declare global {
  interface HTMLElementTagNameMap {
    'esca-pathway-map': PathwayMap;
  }
}
