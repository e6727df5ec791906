import { MyList } from '../my-list/my-list.js';
import { define } from '../shared/define.js';

define('esca-my-list', MyList);

declare global {
  interface HTMLElementTagNameMap {
    'esca-my-list': MyList;
  }
}
