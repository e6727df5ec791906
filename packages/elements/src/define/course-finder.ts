import './feed.js';
import { CourseFinder } from '../course-finder/course-finder.js';
import { define } from '../shared/define.js';

define('esca-course-finder', CourseFinder);

declare global {
  interface HTMLElementTagNameMap {
    'esca-course-finder': CourseFinder;
  }
}
