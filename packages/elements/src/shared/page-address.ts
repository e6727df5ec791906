/** What keeps choices in the page's address; fetched only for widgets with `sync`. */
export { readState, writeState } from '@esca/domain';
