import type { VacancyFeed } from '@esca/elements';
import '../../packages/elements/src/define/vacancy-feed.js';
import example from '../../schemas/examples/vacancies-in-every-state.feed.json';
import { control, inside, parts, place, press, reaches, read } from './widget.driver.js';

/*
 * What a visitor of the vacancy feed sees and does.
 */

export const TAG = 'esca-vacancy-feed';
/** A moment at which the vacancies of the example stand in every state. */
export const NOW = '2026-11-17T12:00:00Z';
export { example };

/** A vacancy feed on the page, ready, at {@link NOW} unless the markup says otherwise; as wide as asked for. */
export async function show(
  attributes = '',
  feed: unknown = example,
  width = '100%',
): Promise<VacancyFeed> {
  const clock = attributes.includes('now=') ? '' : `now="${NOW}"`;
  const widget = place<VacancyFeed>(
    `<div style="inline-size: ${width}"><${TAG} ${clock} ${attributes}></${TAG}></div>`,
    TAG,
  );
  widget.feed = feed;
  // A widget starts when it comes near the viewport.
  widget.scrollIntoView();
  await reaches(widget, 'ready', 'empty');
  return widget;
}

/** One vacancy opened, with what comes after it. */
export async function showOne(id: string, attributes = '', feed?: unknown): Promise<VacancyFeed> {
  const widget = await show(`vacancy="${id}" ${attributes}`, feed);
  await whole(widget);
  return widget;
}

/** Waits until all of an opened vacancy is there. */
export async function whole(widget: VacancyFeed): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!inside(widget).querySelector('.opened .part')) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(inside(widget), { childList: true, subtree: true });
    look();
  });
  await widget.updateComplete;
}

/** The names of the vacancies that are listed. */
export const titles = (widget: VacancyFeed): string[] =>
  parts(widget, 'result').map((card) => read(card.querySelector('[part~=title]')));

/** Everything that one listed vacancy says. */
export const card = (widget: VacancyFeed, title: string): string =>
  read(parts(widget, 'result').find((one) => read(one).startsWith(title)));

/** How many the list says there are. */
export const count = (widget: VacancyFeed): string =>
  read(inside(widget).querySelector('[part~=results] [part=status]'));

/** Names of the groups of the list, or of the parts of an opened vacancy. */
export const groups = (widget: VacancyFeed): string[] => parts(widget, 'group-title').map(read);

/** A part of an opened vacancy by its heading. */
export const section = (widget: VacancyFeed, title: string): string =>
  read(
    parts(widget, 'group-title')
      .find((heading) => read(heading) === title)
      ?.closest('.part'),
  ).slice(title.length + 1);

/** The filters that are offered. */
export const filters = (widget: VacancyFeed): string[] =>
  parts(widget, 'filter').map((filter) => read(filter.querySelector('legend')));

/** The chosen values that can be taken away. */
export const chosen = (widget: VacancyFeed): (string | null)[] =>
  parts(widget, 'chip').map((chip) => chip.getAttribute('aria-label'));

/** Everything that the widget says. */
export const text = (widget: VacancyFeed): string => read(inside(widget).querySelector('.root'));

/** Ticks or unticks a value of a filter. */
export async function choose(widget: VacancyFeed, filter: string, value: string): Promise<void> {
  const group = parts(widget, 'filter').find((one) => read(one.querySelector('legend')) === filter);
  const option = [...(group?.querySelectorAll('label') ?? [])].find((label) =>
    read(label).startsWith(value),
  );
  if (!option) throw new Error(`There is no ${filter}: ${value}.`);
  option.querySelector('input')!.click();
  await widget.updateComplete;
}

/** Chooses from a list. */
export async function pick(widget: VacancyFeed, name: RegExp, value: string): Promise<void> {
  const select = control(widget, name) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await widget.updateComplete;
}

/** Types into the search field and presses Enter. */
export async function search(widget: VacancyFeed, words: string): Promise<void> {
  const field = inside(widget).querySelector<HTMLInputElement>('[part~=search-input]')!;
  field.value = words;
  field.closest('form')!.requestSubmit();
  await widget.updateComplete;
}

/** Opens a listed vacancy. */
export async function open(widget: VacancyFeed, title: string): Promise<void> {
  await press(widget, title);
  await whole(widget);
}

/** A clock that a test moves: what is due on the way happens in its turn. */
export interface FakeClock {
  /** Goes on to a moment, in epoch milliseconds. */
  go(to: number): void;
  restore(): void;
}

/** Replaces the page's clock and its timers; those without delay stay real. */
export function fakeClock(start: number): FakeClock {
  const { setTimeout: set, clearTimeout: clear } = window;
  const read = Date.now;
  const timers = new Map<number, { due: number; run: () => void }>();
  let now = start;
  // Far from the numbers that the browser gives out.
  let last = 1e9;
  Date.now = () => now;
  window.setTimeout = ((run: () => void, delay = 0) => {
    if (delay <= 0) return set(run);
    timers.set(++last, { due: now + delay, run });
    return last;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    if (!timers.delete(id as number)) clear(id);
  };
  return {
    go(to) {
      for (;;) {
        const next = [...timers].sort((a, b) => a[1].due - b[1].due)[0];
        if (!next || next[1].due > to) break;
        timers.delete(next[0]);
        now = next[1].due;
        next[1].run();
      }
      now = to;
    },
    restore() {
      Date.now = read;
      Object.assign(window, { setTimeout: set, clearTimeout: clear });
    },
  };
}
