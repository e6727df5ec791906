/*
 * What the page is asked, asked of the prototype: an `<img name="currentScript">` or `<form name="querySelectorAll">`
 * in the author's content replaces the property on `document` itself.
 */

const page = Document.prototype;

function ask<K extends 'currentScript' | 'scripts'>(name: K): Document[K] {
  return Reflect.get(page, name, document);
}

/** The elements of the page that a selector matches. */
export function find(selector: string): NodeListOf<HTMLElement> {
  return page.querySelectorAll.call(document, selector) as NodeListOf<HTMLElement>;
}

/** A new element, not yet in the page. */
export function make(tag: string): HTMLElement {
  return page.createElement.call(document, tag);
}

/** The site that this loader came from: what stands before `v1/loader.js` in the address of its script element. */
export function ownSite(): string | undefined {
  // A module has no `currentScript`; then it is the script of that name which the page holds.
  for (const script of [ask('currentScript'), ...ask('scripts')]) {
    const found = /^(https?:.+\/)v1\/loader\.js(?:[?#]|$)/.exec(
      String((script as HTMLScriptElement | null)?.src),
    );
    if (found) return found[1];
  }
  return undefined;
}
