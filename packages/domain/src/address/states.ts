import type { Widget } from './names.js';

/** One thing that the visitor of a widget can change. */
export interface State {
  readonly name: string;
  /** What holds when nobody says anything. */
  readonly usual: string;
  /** Words of which it is one; absent where it is anything else. */
  readonly words?: readonly string[];
}

/** Among the words of a choice: a month. */
export const MONTH = 'YYYY-MM';
const shared = 'audience area topic level';

/*
 * Plain strings, as in `names.ts`, because every widget on a page has them. After `=` stands the usual value; where it is
 * one of several words, the others follow.
 */
const states: { readonly [W in Widget]: string } = {
  'course-finder': `${shared} query mode format when=any|two-weeks|month|${MONTH} availability sort=relevance|soonest|newest|title|places|shortest page=1 view=list|table|agenda course also-open=yes|no step domain approval cost provider compare`,
  'pathway-map': `${shared} pathway view=auto|map|list|step node from to track only compare domain`,
  'vacancy-feed': `${shared} query step service contract group-by=none|step|area sort=closing|newest|salary page=1 vacancy track pattern pay welcome closing`,
  'bulletin-card': `${shared} issue=latest view=issue|headlines|archive`,
  'my-list': shared,
  feed: '',
};

/**
 * All that the visitor of a widget can change: attributes in the order of their table, then what only the visitor chooses.
 */
export function statesOf(widget: Widget): readonly State[] {
  return (states[widget].match(/\S+/g) ?? []).map((state) => {
    const [name = '', usual = '', ...others] = state.split(/[=|]/);
    return { name, usual, ...(others.length > 0 && { words: [usual, ...others] }) };
  });
}

/** A value as its state may hold it: what it cannot be counts as absent. */
export function heldBy({ words, usual }: State, value: string): string {
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
  return (!words || words.includes(isMonth ? MONTH : value) ? value : '') || usual;
}
