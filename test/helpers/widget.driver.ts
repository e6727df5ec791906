import type { EscaElement } from '@esca/elements';

/*
 * What a visitor does with any widget. A driver for one widget builds on this and adds that widget's own words.
 */

// The caller names the class, so that what it gets has that class's properties.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
/** Puts markup on the page, in a home that `clearPage` takes away, and gives its first widget. */
export function place<T extends EscaElement>(markup: string, tag: string): T {
  const home = document.createElement('div');
  home.className = 'test-home';
  home.innerHTML = markup;
  document.body.append(home);
  return home.querySelector<T>(tag)!;
}

/** Takes away everything that tests placed. */
export function clearPage(): void {
  for (const home of document.querySelectorAll('.test-home')) home.remove();
}

/** Waits until a widget has one of the states, and has drawn it. */
export async function reaches(widget: EscaElement, ...states: string[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!states.includes(widget.getAttribute('state') ?? '')) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(widget, { attributes: true });
    look();
  });
  await widget.updateComplete;
}

/** Waits for an event of the widget. */
export function hears<Detail>(widget: EventTarget, name: string): Promise<Detail> {
  return new Promise((resolve) =>
    widget.addEventListener(name, (event) => resolve((event as CustomEvent<Detail>).detail), {
      once: true,
    }),
  );
}

/** What is inside a widget. */
export const inside = (widget: EscaElement): ShadowRoot => widget.shadowRoot!;

/** Everything that has a part, in order. */
export const parts = (widget: EscaElement, part: string): HTMLElement[] => [
  ...inside(widget).querySelectorAll<HTMLElement>(`[part~='${part}']`),
];

/** Text as a person reads it: white space folded. */
export const read = (node: Node | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A control by its role's element and its accessible name. */
export function control(widget: EscaElement, name: string | RegExp): HTMLElement {
  const controls = [
    ...inside(widget).querySelectorAll<HTMLElement>('button, a[href], input, select, textarea'),
  ];
  const found = controls.find((element) => {
    const label = element.getAttribute('aria-label') ?? read(element.closest('label') ?? element);
    return typeof name === 'string' ? label === name : name.test(label);
  });
  if (!found) throw new Error(`There is no control named ${String(name)}.`);
  return found;
}

/** Presses a control and waits until the widget has drawn what follows. */
export async function press(widget: EscaElement, name: string | RegExp): Promise<void> {
  control(widget, name).click();
  await widget.updateComplete;
}

/** What has focus inside a widget. */
export const focused = (widget: EscaElement): Element | null => inside(widget).activeElement;

/** Waits until something holds, looking once a frame: for what changes without any trace in the document. */
export async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits until something holds after a change inside a widget, or a move of focus. */
export function becomes(widget: HTMLElement, isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve();
  const root = widget.shadowRoot!;
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo()) return;
      observer.disconnect();
      root.removeEventListener('focusin', look);
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      characterData: true,
    });
    root.addEventListener('focusin', look);
  });
}
