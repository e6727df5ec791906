/*
 * Which attributes each element has. This file and `web-address.ts` are all that the loader bundles of the table, so
 * the names stand in plain strings: they are short, and they compress well. `rules.ts` says what each may hold, and
 * does not compile when a name here has no rule there.
 */

const shared =
  'src audience area topic level locked label heading-level limit see-all theme sync state-key storage now lang';

const names = {
  'course-finder': `${shared} query mode format when availability sort page page-size facets view course`,
  'pathway-map': `${shared} pathway view node from to track`,
  'vacancy-feed': `${shared} query step service contract group-by sort page page-size vacancy`,
  'bulletin-card': `${shared} issue view`,
  'my-list': shared,
  feed: 'src',
} as const;

type Words<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Words<Rest> : T;

/** An element of ours, named by its tag without `esca-`. */
export type Widget = keyof typeof names;

/** An attribute that every widget has. */
export type SharedName = Words<typeof shared>;

/** An attribute of one element, or of any. */
export type AttributeName<W extends Widget = Widget> = Words<(typeof names)[W]>;

/** Every element, in the order in which people meet them. */
export const widgets = Object.keys(names) as readonly Widget[];

/** True for the name of an element of ours; false for `__proto__` and everything else that a page may hold. */
export function isWidget(name: string | null | undefined): name is Widget {
  return widgets.includes(name as Widget);
}

/**
 * The only attributes that may be taken for an element from `data-*`, from a link or from an address. Whoever copies
 * attributes walks this list and asks the page for each name; nobody walks what the page holds.
 */
export function attributeNames(widget: Widget): readonly AttributeName[] {
  return names[widget].split(' ') as AttributeName[];
}

/** True when every widget has the attribute. */
export function isShared(name: AttributeName): boolean {
  return shared.split(' ').includes(name);
}
