import {
  country,
  day,
  email,
  href,
  id,
  instant,
  list,
  named,
  number,
  oneOf,
  ref,
  set,
  shape,
  string,
  text,
  url,
  count,
  type Check,
  type Fields,
} from '../checks.js';
import { kind, visibility } from './scalars.js';
import type {
  Entity,
  FieldMap,
  Organisation,
  Part,
  Place,
  Removed,
  Request,
  Source,
  SourceFormat,
  Taxonomy,
  Term,
} from '../types.js';

/** What every record has. */
export const entity: Fields<Entity> = {
  id,
  modified: instant,
  source: id,
  identifiers: list(shape({ scheme: string, value: string }, ['scheme', 'value']), 50),
  visibility,
};

export const organisation = shape<Organisation>(
  {
    ...entity,
    name: text,
    kind: oneOf('council', 'provider', 'university', 'regulator', 'other'),
    url,
    email,
    phone: string,
  },
  ['id', 'name'],
);

export const place = shape<Place>(
  {
    ...entity,
    name: text,
    address: string,
    postcode: string,
    country,
    area: id,
    lat: number({ min: -90, max: 90 }),
    lon: number({ min: -180, max: 180 }),
    accessibility: text,
  },
  ['id', 'name'],
);

const term = shape<Term>(
  {
    id,
    title: text,
    broader: id,
    synonyms: set(string),
    sameAs: url,
    replacedBy: id,
    validFrom: day,
    validUntil: day,
  },
  ['id', 'title'],
);

export const taxonomy = shape<Taxonomy>({ id, title: text, terms: named(term, 2000) }, [
  'id',
  'title',
  'terms',
]);

export const part = shape<Part>(
  {
    href,
    kinds: set(kind),
    use: oneOf('records', 'cards', 'facets', 'search', 'details'),
    count,
  },
  ['href', 'kinds'],
);

/** Formats that a source can be imported from. */
export const SOURCE_FORMATS = [
  'json',
  'csv',
  'xlsx',
  'rss',
  'atom',
  'jsonfeed',
  'ical',
  'jsonld',
  'html',
  'ctdl',
  'xcri',
  'ats',
  'rpde',
] as const satisfies readonly SourceFormat[];

export const source = shape<Source>(
  {
    id,
    title: text,
    publisher: organisation,
    url,
    licence: url,
    format: oneOf<SourceFormat>(...SOURCE_FORMATS, 'other'),
    fetchedAt: instant,
    generatedAt: instant,
  },
  ['id', 'publisher'],
);

export const removed = shape<Removed>({ ref, at: instant }, ['ref', 'at']);

/** Field names of a form: letters of our own on the left, theirs on the right. */
const formFields: Check<FieldMap> = (value, trail) => {
  const fields: FieldMap = {};
  for (const [ours, theirs] of Object.entries(Object(value) as object).slice(0, 50)) {
    const name = /^[a-zA-Z][\w-]{0,40}$/.test(ours) ? string(theirs, trail) : undefined;
    if (name !== undefined) fields[ours] = name;
  }
  return Object.keys(fields).length > 0 ? fields : undefined;
};

export const request = shape<Request>({ form: href, fields: formFields, wording: text }, []);
