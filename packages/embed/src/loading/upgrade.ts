import { attributeNames, isWidget, webAddresses, type Widget } from '@esca/domain/address';
import { make } from './page.js';

/**
 * Makes an element and puts nothing on it but what is in its table, asked for by name. Addresses become absolute, and
 * are left out unless they are http or https.
 */
export function create(
  widget: Widget,
  base: string,
  get: (name: string) => string | null | undefined,
): HTMLElement {
  const element = make(`esca-${widget}`);
  for (const name of attributeNames(widget)) {
    let value = get(name);
    if (value && /^src$|^see/.test(name)) value = webAddresses(value, base);
    if (typeof value === 'string') element.setAttribute(name, value);
  }
  return element;
}

/** Fills `<div data-esca="…">` with the element; what the author wrote in it becomes the element's own content. */
export function upgradeDiv(div: HTMLElement): void {
  const widget = div.getAttribute('data-esca');
  // Two loaders on one page, or one twice, find each other's work by the tag inside. A page that is being edited stays.
  if (
    isWidget(widget) &&
    ![...div.children].some(({ localName }) => localName === `esca-${widget}`) &&
    !div.isContentEditable
  ) {
    const element = create(widget, div.baseURI, (name) => div.getAttribute(`data-${name}`));
    element.append(...div.childNodes);
    div.append(element);
  }
}
