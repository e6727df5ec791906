import type { EscaElement, MyList } from '@esca/elements';
import { becomes, inside, parts, place, press, reaches, read } from './widget.driver.js';

const TAG = 'esca-my-list';

/** The day on which the tests read the example. */
export const TODAY = '2026-11-17T12:00:00Z';

/** What a visitor does with their list, and what they see. */
export class ListDriver {
  readonly list: MyList;

  constructor(list: MyList) {
    this.list = list;
  }

  /** A list on the page that reads a feed. */
  static async show(feed: unknown, attributes = ''): Promise<ListDriver> {
    const list = place<MyList>(`<${TAG} now="${TODAY}" ${attributes}></${TAG}>`, TAG);
    list.feed = feed;
    await reaches(list, 'ready', 'empty');
    return new ListDriver(list);
  }

  /** Titles in the order in which they stand. */
  get titles(): string[] {
    return parts(this.list, 'title').map(read);
  }

  /** Everything the list says. */
  get words(): string {
    return read(inside(this.list).querySelector('.root'));
  }

  /** What is said of one thing. */
  item(title: string): string {
    return read(parts(this.list, 'item').find((one) => read(one).includes(title)));
  }

  press(name: string | RegExp): Promise<void> {
    return press(this.list, name);
  }

  /** Presses a control and waits for the dialogue that it opens. */
  async open(name: string | RegExp): Promise<HTMLDialogElement> {
    await press(this.list, name);
    return dialogOf(this.list);
  }

  /** Presses a control that downloads a file, and gives the file. */
  async download(
    name: string | RegExp,
    press = (): unknown => this.press(name),
  ): Promise<{ name: string; text: string }> {
    const { click } = HTMLAnchorElement.prototype;
    const link = await new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        resolve(this);
      };
      press();
    });
    HTMLAnchorElement.prototype.click = click;
    return { name: link.download, text: await (await fetch(link.href)).text() };
  }
}

/** The dialogue inside a widget, once it is open. */
export async function dialogOf(widget: HTMLElement): Promise<HTMLDialogElement> {
  const root = widget.shadowRoot!;
  const find = (): HTMLDialogElement | null => root.querySelector('dialog.esca-dialog[open]');
  const present = find();
  if (present) return present;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const dialog = find();
      if (!dialog) return;
      observer.disconnect();
      resolve(dialog);
    });
    observer.observe(root, { childList: true, subtree: true, attributes: true });
  });
}

/** Waits until a widget's dialogue is gone and focus is back. */
export async function closed(widget: EscaElement): Promise<void> {
  await becomes(widget, () => !widget.shadowRoot!.querySelector('.esca-dialog'));
  await widget.updateComplete;
  await widget.updateComplete;
}

/** A control inside a dialogue. */
export function inDialog<T extends HTMLElement>(
  dialog: HTMLElement,
  name: string,
  // What kind of control it is, for its properties.
  _kind?: new () => T,
): T {
  const found = [
    ...dialog.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea'),
  ].find((element) => {
    const label = element.id && dialog.querySelector(`label[for="${element.id}"]`);
    return (
      element.getAttribute('aria-label') ?? read(label || (element.closest('label') ?? element))
    )
      .replace(/ \(optional\)$/, '')
      .startsWith(name);
  });
  if (!found) throw new Error(`There is no ${name} in the dialogue.`);
  return found as T;
}
