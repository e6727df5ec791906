import {
  cleanAttributes,
  isWidget,
  presetAttributes,
  readSnippet,
  attributesToQuery,
  type Attributes,
  type Dropped,
  type Widget,
} from '@esca/domain/address';
import { hosts, type Host, type SiteFacts } from '../hosting/forms.js';
import { readColour } from '../look/contrast.js';
import type { Chosen } from '../look/pairs.js';
import { COLOURS, isTheme, type ColourName, type Scheme, type ThemeName } from '../look/themes.js';

/** A widget that can stand on a page by itself. */
export type Embeddable = Exclude<Widget, 'feed'>;

/** Everything that somebody has chosen on the page of the builder. */
export interface Configuration {
  readonly widget: Embeddable;
  readonly attributes: Attributes;
  /** Words of the link; the widget's own name when empty. */
  readonly words: string;
  readonly host: Host;
  /** Whether the host's administrator has done what helps. */
  readonly helped: boolean;
  /** Whether everybody may read the page. */
  readonly open: boolean;
  /** Level of the heading under which the widget will stand. */
  readonly above: number;
  /** Room kept for the widget, in pixels; the usual room of the widget when 0. */
  readonly height: number;
  readonly theme: ThemeName;
  readonly chosen: Chosen;
}

/** Room that each widget usually takes, in pixels. */
export const usualHeights: Readonly<Record<Embeddable, number>> = {
  'course-finder': 900,
  'pathway-map': 900,
  'vacancy-feed': 800,
  'bulletin-card': 700,
  'my-list': 600,
};

/** What the page begins with. */
export const beginning: Configuration = {
  widget: 'course-finder',
  attributes: {},
  words: '',
  host: 'wordpress',
  helped: false,
  open: true,
  above: 1,
  height: 0,
  theme: 'plain',
  chosen: { light: {}, dark: {} },
};

/** Names of the page's own parameters; none is an attribute of a widget. */
export const OWN = 'widget words host helped readers above height look colours'.split(' ');

/** A configuration → the query of the page's address, without `?`. What is as in the beginning is left out. */
export function writeConfiguration(configuration: Configuration): string {
  const { widget, attributes, words, host, helped, open, above, height, theme, chosen } =
    configuration;
  const own = new URLSearchParams({
    widget,
    ...(words && { words }),
    ...(host !== beginning.host && { host }),
    ...(helped && { helped: 'yes' }),
    ...(!open && { readers: 'staff' }),
    ...(above !== beginning.above && { above: String(above) }),
    ...(height !== 0 && { height: String(height) }),
    ...(theme !== beginning.theme && { look: theme }),
  });
  const colours = (['light', 'dark'] as const).flatMap((scheme) =>
    Object.entries(chosen[scheme]).map(([name, colour]) => `${scheme}.${name}.${colour.slice(1)}`),
  );
  if (colours.length > 0) own.set('colours', colours.join(' '));
  const query = attributesToQuery(widget, attributes);
  return `${own.toString()}${query && `&${query}`}`;
}

/** The query of the page's address → a configuration. What is unknown or wrong counts as not there. */
export function readConfiguration(query: string): Configuration {
  const given = new URLSearchParams(query);
  const named = given.get('widget');
  const widget = isWidget(named) && named !== 'feed' ? named : beginning.widget;
  const whole = (name: string, least: number, most: number, otherwise: number): number => {
    const number = Number(given.get(name) ?? NaN);
    return Number.isInteger(number) && number >= least && number <= most ? number : otherwise;
  };
  const host = hosts.find((one) => one === given.get('host')) ?? beginning.host;
  const look = given.get('look') ?? '';
  const pairs = [...given].filter(([name]) => !OWN.includes(name));
  return {
    widget,
    attributes: cleanAttributes(widget, pairs).attributes,
    words: [...(given.get('words') ?? '').replace(/\s+/g, ' ').trim()].slice(0, 200).join(''),
    host,
    helped: given.get('helped') === 'yes',
    open: given.get('readers') !== 'staff',
    above: whole('above', 1, 5, beginning.above),
    height: whole('height', 100, 20_000, 0),
    theme: isTheme(look) ? look : beginning.theme,
    chosen: readColours(given.get('colours') ?? ''),
  };
}

function readColours(text: string): Chosen {
  const chosen: Record<Scheme, Partial<Record<ColourName, string>>> = { light: {}, dark: {} };
  for (const [, scheme, name, digits] of text.matchAll(
    /(light|dark)\.([a-z-]+)\.([0-9a-f]{6})\b/g,
  )) {
    const colour = COLOURS.find((one) => one === name);
    const value = readColour(digits ?? '');
    if (colour && value) chosen[scheme as Scheme][colour] = value;
  }
  return chosen;
}

/** What a pasted snippet changes, and what of it was left out; undefined when it is none of ours. */
export function readPasted(
  pasted: string,
  site: SiteFacts,
): { change: Partial<Configuration>; dropped: readonly Dropped[] } | undefined {
  const read = readSnippet(pasted, site.url);
  if (!read || read.widget === 'feed') return undefined;
  const set = read.preset === '' ? {} : presetAttributes(read.widget, read.preset, site.presets);
  const attributes = cleanAttributes(
    read.widget,
    Object.entries({ ...set, ...read.attributes }),
  ).attributes;
  const { src, ...others } = attributes;
  const ownFeed = src === undefined || src === `${site.url}feed/feed.json`;
  const words = />([^<>]+)<\/a>/.exec(pasted)?.[1];
  return {
    change: {
      widget: read.widget,
      attributes: ownFeed ? others : attributes,
      ...(read.height !== undefined && { height: read.height }),
      ...(words !== undefined && { words: plainText(words) }),
    },
    dropped: read.dropped,
  };
}

const plainText = (html: string): string =>
  html
    .replace(
      /&(lt|gt|quot|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&',
    )
    .replace(/\s+/g, ' ')
    .trim();
