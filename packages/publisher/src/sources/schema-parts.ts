import { isDay } from '@esca/feed';
import type { Cost, Place, Ref, Session } from '@esca/feed';
import { readMoney, readUrl } from './cells.js';
import { readFeedDate } from './feed-dates.js';
import { findById } from './indexed.js';
import { slug } from './ids.js';
import { compact } from './nest.js';
import type { PartialFeed } from './source.js';
import { isNode, many, prop, resolveNode, types, words, type Node } from './schema-values.js';
import { cleanLine, cleanText } from './text.js';
import { looseCount } from './tabular-courses.js';
import { orgNamed } from './vacancy-parts.js';
import { wordFor } from './words.js';

/** What the parts of a schema.org document need to know. */
export interface SchemaContext {
  feed: PartialFeed;
  byId: ReadonlyMap<string, Node>;
  zone: string;
  base?: string;
  /** Told of a date that is in no calendar. */
  unreal?: (raw: string) => void;
}

/** A link of a property. */
export function linkOf(node: Node, name: string, context: SchemaContext): string | undefined {
  const raw = words(prop(node, name));
  return raw === '' ? undefined : readUrl(raw, context.base).value;
}

/** Plain text of a property. */
export const plain = (node: Node, name: string): string => cleanText(words(prop(node, name))).text;

/** One line of a property. */
export const line = (node: Node, name: string): string => cleanLine(words(prop(node, name))).text;

/** A date or time of a property. */
export function dateOf(node: Node, name: string, context: SchemaContext): string | undefined {
  const raw = words(prop(node, name));
  if (/^\d{4}-\d\d-\d\d/.test(raw) && !isDay(raw.slice(0, 10))) context.unreal?.(raw);
  return raw === ''
    ? undefined
    : readFeedDate(raw.replace(/[T ]00:00(:00)?(\.0+)?$/, ''), context.zone);
}

/** Adds a place of a document and gives its reference; virtual places and empty ones give none. */
export function placeOf(value: unknown, context: SchemaContext): Ref | undefined {
  const node = typeof value === 'string' ? undefined : resolveNode(value, context.byId);
  if (!node)
    return typeof value === 'string' && !/^https?:/.test(value) && value.trim() !== ''
      ? addPlace({ name: cleanLine(value).text }, context)
      : undefined;
  if (types(node).includes('VirtualLocation')) return undefined;
  const address =
    prop(node, 'address') ?? (types(node).includes('PostalAddress') ? node : undefined);
  const parts = isNode(address) ? address : {};
  const town = line(parts, 'addressLocality');
  const street =
    typeof address === 'string'
      ? cleanLine(address).text
      : [line(parts, 'streetAddress'), town, line(parts, 'addressRegion')]
          .filter((one) => one !== '')
          .join(', ');
  const name = line(node, 'name') || town || street;
  if (name === '') return undefined;
  const geo = prop(node, 'geo');
  const [lat, lon] = isNode(geo)
    ? [Number(words(prop(geo, 'latitude'))), Number(words(prop(geo, 'longitude')))]
    : [];
  const country = line(parts, 'addressCountry').toUpperCase();
  return addPlace(
    {
      name,
      ...(street === '' || street === name ? {} : { address: street }),
      ...(line(parts, 'postalCode') === '' ? {} : { postcode: line(parts, 'postalCode') }),
      ...(/^[A-Z]{2}$/.test(country) ? { country } : country === '' ? {} : {}),
      ...(lat && lon && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : {}),
    },
    context,
  );
}

function addPlace(place: Omit<Place, 'id'>, context: SchemaContext): Ref {
  const list = (context.feed.places ??= []);
  const id = slug(`${typeof place.name === 'string' ? place.name : ''} ${place.postcode ?? ''}`);
  if (!findById(list, id)) list.push({ id, ...place });
  return `place/${id}`;
}

/** Adds an organisation of a document and gives its reference. */
export function orgOf(value: unknown, context: SchemaContext): Ref | undefined {
  const first = many(value)[0];
  const node = resolveNode(first, context.byId);
  const name = cleanLine(node ? words(prop(node, 'name')) : words(first)).text;
  if (name === '' || /^https?:/.test(name)) return undefined;
  const url = node ? linkOf(node, 'url', context) : undefined;
  return orgNamed(context.feed, name, url);
}

/** Prices of offers; an offer in words only is left out. */
export function costsOf(value: unknown, context: SchemaContext): Cost[] {
  return many(value).flatMap((one): Cost[] => {
    const node = resolveNode(one, context.byId);
    if (!node) return [];
    const price = prop(node, 'price') ?? prop(node, 'lowPrice');
    if (price === undefined) return /^free$/i.test(line(node, 'category')) ? [{ amount: 0 }] : [];
    const money = readMoney(words(price)).value;
    if (money?.min === undefined) return [];
    const currency = words(prop(node, 'priceCurrency')).toUpperCase() || money.currency;
    const label = line(node, 'name');
    return [
      {
        amount: money.min,
        ...(currency !== undefined && /^[A-Z]{3}$/.test(currency) && currency !== 'GBP'
          ? { currency }
          : {}),
        ...(label === '' ? {} : { label }),
      },
    ];
  });
}

const WORD_MODES: [RegExp, Session['mode']][] = [
  [/blended|mixed/i, 'blended'],
  [/on-?demand|distance|self-?paced|mooc|recorded/i, 'on-demand'],
  [/online|virtual/i, 'online'],
  [/work-?based/i, 'work-based'],
  [/offline|onsite|on-site|in-?person|classroom|campus|face/i, 'in-person'],
];

/** The mode of an event or course instance; its place or date decides when nobody says it. */
export function modeOf(
  node: Node,
  place: Ref | undefined,
  start: string | undefined,
): Session['mode'] {
  const said = [...many(prop(node, 'courseMode')), ...many(prop(node, 'eventAttendanceMode'))].map(
    (one) => words(one),
  );
  for (const one of said) {
    const known = wordFor('mode', one.replace(/^.*[/#]/, '').replace(/EventAttendanceMode$/, ''));
    if (known !== undefined && said.length === 1)
      return known === 'on-demand' && start !== undefined ? 'online' : (known as Session['mode']);
  }
  const text = said.join(' ');
  const found = text === '' ? undefined : WORD_MODES.find(([pattern]) => pattern.test(text))?.[1];
  if (found === 'on-demand' && start !== undefined) return 'online';
  if (found) return found;
  if (place !== undefined) return 'in-person';
  const virtual = many(prop(node, 'location')).some(
    (one) => isNode(one) && types(one).includes('VirtualLocation'),
  );
  if (virtual) return 'online';
  return start === undefined ? 'on-demand' : 'in-person';
}

/** An end that is of the same kind as the start and not before it. */
function endAfter(start = '', end = ''): string | undefined {
  return start !== '' && end.length === start.length && end >= start ? end : undefined;
}

/** A session of an event or course instance. */
export function sessionOf(node: Node, id: string, context: SchemaContext): Session {
  const start = dateOf(node, 'startDate', context);
  const end = dateOf(node, 'endDate', context);
  const place = many(prop(node, 'location'))
    .map((one) => placeOf(one, context))
    .find((one) => one !== undefined);
  const mode = modeOf(node, place, start);
  const status = /(Cancelled|Postponed|Rescheduled)$/i
    .exec(words(prop(node, 'eventStatus')))?.[1]
    ?.toLowerCase();
  const capacity = looseCount(
    words(prop(node, 'maximumAttendeeCapacity') ?? prop(node, 'maximumUses')),
  );
  const left = looseCount(
    words(prop(node, 'remainingAttendeeCapacity') ?? prop(node, 'remainingUses')),
  );
  const words_ =
    start === undefined && mode !== 'on-demand'
      ? line(node, 'startDate') || 'Date to be confirmed'
      : undefined;
  const language = words(prop(node, 'inLanguage'));
  return compact({
    id,
    mode,
    start,
    end: endAfter(start, end),
    dateText: words_,
    place,
    capacity,
    placesLeft:
      left !== undefined && (capacity === undefined || left <= capacity) ? left : undefined,
    language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : undefined,
    costs: costsOf(prop(node, 'offers'), context),
    bookingUrl: bookingOf(node, context),
    status: status as Session['status'],
  } as unknown as Session);
}

function bookingOf(node: Node, context: SchemaContext): string | undefined {
  for (const offer of many(prop(node, 'offers'))) {
    const url = isNode(offer) ? linkOf(offer, 'url', context) : undefined;
    if (url !== undefined) return url;
  }
  return linkOf(node, 'url', context);
}
