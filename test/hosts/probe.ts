/* What is computed inside a widget, and what is computed of the page around it. */
import type { Page } from 'playwright-core';

/** Forty properties, of text, of boxes and of what can be done. Lengths that depend on the width are not among them. */
export const properties =
  `color background-color font-family font-size font-style font-weight font-variant-caps font-stretch line-height
  letter-spacing word-spacing text-align text-transform text-decoration-line text-indent text-shadow white-space-collapse
  text-wrap-mode word-break hyphens direction unicode-bidi writing-mode visibility opacity cursor user-select
  pointer-events list-style-type border-top-width border-top-style border-top-color border-collapse display float
  position box-shadow box-sizing padding-top margin-top`.split(/\s+/);

/** Kinds of elements that widgets have; of each the first is looked at. */
const kinds =
  '.root h2 h3 h4 p a button input select label legend fieldset ul ol li article bdi span time table th td svg'.split(
    ' ',
  );

/** The widgets that show records. */
export const tags = [
  'esca-course-finder',
  'esca-pathway-map',
  'esca-vacancy-feed',
  'esca-bulletin-card',
];

/** By widget, kind of element and property: what is computed. */
export type Styles = Record<string, Record<string, Record<string, string>>>;

/** Waits until every widget of the page shows something. */
export const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction((names) => {
    const all = [...document.querySelectorAll(names.join())];
    return (
      all.length > 0 &&
      all.every((one) => ['ready', 'empty'].includes(one.getAttribute('state') ?? ''))
    );
  }, tags);

/** The styles inside every widget of the page. */
export const stylesInside = (page: Page): Promise<Styles> =>
  page.evaluate(
    ({ tags, kinds, properties }) =>
      Object.fromEntries(
        tags.flatMap((tag) => {
          const inside = document.querySelector(tag)?.shadowRoot;
          if (!inside) return [];
          const found = kinds.flatMap((kind) => {
            const element = inside.querySelector(kind);
            if (!element) return [];
            const style = getComputedStyle(element);
            return [
              [
                kind,
                Object.fromEntries(properties.map((name) => [name, style.getPropertyValue(name)])),
              ],
            ];
          });
          return [[tag, Object.fromEntries(found) as Record<string, Record<string, string>>]];
        }),
      ),
    { tags, kinds, properties },
  );

/** Everything that is computed of the page's own elements, and where they are. */
export const stylesOutside = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const own = [
      document.documentElement,
      document.body,
      ...document.querySelectorAll('#own, #own *'),
    ];
    return Object.fromEntries(
      own.flatMap((element, index) => {
        const style = getComputedStyle(element);
        const name = `${String(index)} ${element.localName}`;
        const box = element.getBoundingClientRect();
        // The height of the whole page is the widgets' own; all else is the page's.
        const whole = element === document.documentElement || element === document.body;
        return [
          [`${name} box`, whole ? `${String(box.x)} ${String(box.width)}` : JSON.stringify(box)],
          ...[...style]
            .filter((property) => !whole || !/height|block-size|origin|inset/.test(property))
            .map((property) => [`${name} ${property}`, style.getPropertyValue(property)]),
        ] as [string, string][];
      }),
    );
  });

/** Every value in which two measurements differ, in words, and how many values were compared. */
export function compare(
  found: Styles,
  expected: Styles,
): { values: number; differences: string[] } {
  const differences: string[] = [];
  let values = 0;
  for (const [tag, elements] of Object.entries(expected))
    for (const [kind, styles] of Object.entries(elements))
      for (const [name, value] of Object.entries(styles)) {
        values += 1;
        const other = found[tag]?.[kind]?.[name];
        if (other !== value)
          differences.push(`${tag} ${kind} ${name}: ${value} → ${other ?? 'absent'}`);
      }
  return { values, differences };
}
