import type { Widget } from './names.js';

const shared = 'audience area topic level';

/*
 * Plain strings, as in `names.ts`: every widget on a page has them, while the rules of the values are only needed where
 * an address is read or written.
 */
const states: { readonly [W in Widget]: string } = {
  'course-finder': `${shared} query mode format when=any availability sort=relevance page=1 view=list course also-open=yes step domain approval cost provider compare`,
  'pathway-map': `${shared} pathway view=auto node from to track only compare domain`,
  'vacancy-feed': `${shared} query step service contract group-by=none sort=closing page=1 vacancy track pattern pay welcome closing`,
  'bulletin-card': `${shared} issue=latest view=issue`,
  'my-list': shared,
  feed: '',
};

/**
 * All that the visitor of a widget can change, each with what holds when nobody says anything: attributes in the order
 * of their table, then what only the visitor chooses.
 */
export function statesOf(widget: Widget): readonly (readonly [name: string, usual: string])[] {
  return (states[widget].match(/\S+/g) ?? []).map((word) => {
    const [name = '', usual = ''] = word.split('=');
    return [name, usual];
  });
}
