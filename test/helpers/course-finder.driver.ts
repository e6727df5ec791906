import type { CourseFinder } from '../../packages/elements/src/course-finder/course-finder.js';
import { control, focused, inside, parts, place, press, reaches, read } from './widget.driver.js';

const TAG = 'esca-course-finder';

/** What a visitor does with a course finder, and what they see. */
export class FinderDriver {
  readonly finder: CourseFinder;

  constructor(finder: CourseFinder) {
    this.finder = finder;
  }

  /** A finder on the page that shows a feed. */
  static async show(feed: unknown, attributes = ''): Promise<FinderDriver> {
    const finder = place<CourseFinder>(`<${TAG} ${attributes}></${TAG}>`, TAG);
    finder.feed = feed;
    await reaches(finder, 'ready', 'empty');
    const driver = new FinderDriver(finder);
    await driver.searchable();
    return driver;
  }

  /** Waits until the index has been built and what it found is drawn. */
  async searchable(): Promise<void> {
    await this.until(() => this.finder.getAttribute('state') !== 'loading');
    // The engine of the search is a module that comes after the first painting: the same module is here when it is there.
    await import('../../packages/elements/src/course-finder/searching.js');
    for (let turn = 0; turn < 4; turn++)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await this.finder.updateComplete;
  }

  /** Waits until something is so, looking after each change of the widget and of its focus. */
  async until(isSo: () => boolean): Promise<void> {
    await this.finder.updateComplete;
    if (isSo()) return;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        observer.disconnect();
        inside(this.finder).removeEventListener('focusin', look);
        resolve();
      };
      const observer = new MutationObserver(look);
      inside(this.finder).addEventListener('focusin', look);
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(inside(this.finder), everything);
      observer.observe(this.finder, { attributes: true });
    });
  }

  get titles(): string[] {
    return parts(this.finder, 'title').map(read);
  }

  /** "3 courses". */
  get count(): string {
    return read(parts(this.finder, 'status')[0]);
  }

  get chips(): string[] {
    return parts(this.finder, 'chip').map((chip) => chip.getAttribute('aria-label')!);
  }

  get field(): HTMLInputElement {
    return parts(this.finder, 'search-input')[0] as HTMLInputElement;
  }

  get focus(): Element | null {
    return focused(this.finder);
  }

  /** The whole card of a course, as read. */
  card(title: string): string {
    return read(this.#card(title));
  }

  #card(title: string): HTMLElement | undefined {
    return parts(this.finder, 'result').find((card) => read(card).includes(title));
  }

  /** Types words into the field, letter by letter, without a pause. */
  async type(words: string): Promise<void> {
    this.field.focus();
    for (const letter of words) {
      this.field.value += letter;
      this.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await this.finder.updateComplete;
  }

  /** Searches for words and commits them with Enter. */
  async search(words: string): Promise<void> {
    this.field.value = '';
    await this.type(words);
    this.field.form!.requestSubmit();
    await this.finder.updateComplete;
  }

  /** Ticks or clears a filter's value. */
  async tick(label: string): Promise<void> {
    const option = this.option(label);
    option.click();
    await this.finder.updateComplete;
  }

  option(label: string): HTMLInputElement {
    const options = [...inside(this.finder).querySelectorAll<HTMLElement>('.option')];
    const found = options.find((one) => read(one).replace(/\s*\(\d+\)$/, '') === label);
    if (!found) throw new Error(`There is no filter value ${label}.`);
    return found.querySelector('input')!;
  }

  /** "28", beside a filter's value. */
  countOf(label: string): string {
    return read(this.option(label).closest('label')).replace(/^.*\((\d+)\)$/, '$1');
  }

  async press(name: string | RegExp): Promise<void> {
    await press(this.finder, name);
  }

  control(name: string | RegExp): HTMLElement {
    return control(this.finder, name);
  }

  /** Opens the details of a course and waits for them. */
  async open(title: string): Promise<void> {
    await this.press(`Dates and details: ${title}`);
    await this.until(() => inside(this.finder).querySelector('.details') !== null);
  }

  /** Opens the filters where there is little room. */
  async openFilters(): Promise<void> {
    const button = this.control(/^Filter/);
    button.focus();
    button.click();
    await this.until(() => inside(this.finder).querySelector('dialog[open] .option') !== null);
  }

  table(caption: string): HTMLTableElement | undefined {
    return [...inside(this.finder).querySelectorAll('table')].find(
      (table) => read(table.caption) === caption,
    );
  }

  /** The rows of a table's body, each as the text of its cells. */
  rows(caption: string): string[][] {
    return [...(this.table(caption)?.tBodies[0]?.rows ?? [])].map((row) =>
      [...row.cells].map(read),
    );
  }
}
