/*
 * What a visitor does in the journeys: looks for words, presses controls by their names. Plain DOM, so that a journey plays
 * in Storybook and in the tests alike. A step that is not possible is an error, which Storybook shows.
 */

/** A widget of a story. */
export interface Visitor {
  /** Waits until something is so inside the widget; gives up after ten seconds with what it waited for. */
  sees(what: string, isSo: (inside: ShadowRoot) => boolean): Promise<void>;
  /** Presses the first button, link or box whose name begins with these words. */
  presses(name: string): Promise<void>;
  /** Chooses a value in the list whose name begins with these words. */
  chooses(name: string, value: string): Promise<void>;
  /** Writes into the search box and commits. */
  searches(words: string): Promise<void>;
}

const nameOf = (element: Element): string =>
  (
    element.getAttribute('aria-label') ??
    element.closest('label')?.textContent ??
    (element as HTMLInputElement).labels?.[0]?.textContent ??
    element.textContent ??
    ''
  )
    .replace(/\s+/g, ' ')
    .trim();

/** The visitor of the first widget with this tag in a story. */
export function visitorOf(home: Element, tag: string): Visitor {
  const inside = (): ShadowRoot | null | undefined => home.querySelector(tag)?.shadowRoot;
  const sees: Visitor['sees'] = async (what, isSo) => {
    const end = performance.now() + 10_000;
    for (;;) {
      const root = inside();
      if (root && isSo(root)) return;
      if (performance.now() > end) throw new Error(`The visitor does not see ${what}.`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };
  const find = (root: ShadowRoot, name: string): HTMLElement | undefined =>
    [...root.querySelectorAll<HTMLElement>('button, a[href], input, summary, [role=option]')].find(
      (element) => element.checkVisibility() && nameOf(element).startsWith(name),
    );
  return {
    sees,
    async presses(name) {
      await sees(`"${name}"`, (root) => find(root, name) !== undefined);
      find(inside()!, name)?.click();
    },
    async chooses(name, value) {
      const list = (root: ShadowRoot): HTMLSelectElement | undefined =>
        [...root.querySelectorAll('select')].find((one) => nameOf(one).startsWith(name));
      await sees(`"${name}"`, (root) => !!list(root)?.querySelector(`[value="${value}"]`));
      const found = list(inside()!)!;
      found.value = value;
      found.dispatchEvent(new Event('change', { bubbles: true }));
    },
    async searches(words) {
      await sees('a search box', (root) => root.querySelector('[part~=search-input]') !== null);
      const field = inside()!.querySelector<HTMLInputElement>('[part~=search-input]')!;
      field.focus();
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
      );
    },
  };
}
