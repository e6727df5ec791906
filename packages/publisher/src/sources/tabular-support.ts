import type { Organisation, Place, Taxonomy, Term } from '@esca/feed';
import {
  readDay,
  readList,
  readNumber,
  readUrl,
  readWhen,
  readYesNo,
  joinDayTime,
  BRITISH,
} from './cells.js';
import type { CellContext, ReadRow } from './cell-reader.js';
import { tidyPostcode } from './cell-reader.js';
import type { TabKind } from './columns.js';
import { slug } from './ids.js';
import { compact, nest } from './nest.js';
import type { ProblemList } from './problems.js';
import { columnLetter, plainName, type Table } from './tables.js';
import { addRecord, cellOf, idFor, type Draft } from './tabular-draft.js';
import { cleanText } from './text.js';
import { languageOf, wordFor } from './words.js';
import { isZone } from './zones.js';

type Reader = (text: string, zone: string) => unknown;
const url: Reader = (text) => readUrl(text).value;
const plain: Reader = (text) => cleanText(text).text;

// Key of the `feed` tab → field and how its value is read.
const ENVELOPE: Record<string, [string, Reader]> = {
  publisherid: ['publisher/id', (text) => slug(text)],
  publishername: ['publisher/name', plain],
  publisherkind: ['publisher/kind', (text) => wordFor('organisation', text)],
  publisherlink: ['publisher/url', url],
  publisheremail: ['publisher/email', plain],
  publisherphone: ['publisher/phone', plain],
  title: ['title', plain],
  licence: ['licence', url],
  license: ['licence', url],
  language: ['language', (text) => languageOf(text)],
  timezone: ['timeZone', (text) => (isZone(text) ? text : undefined)],
  refreshminutes: ['refreshMinutes', (text) => readNumber(text, { whole: true }).value],
  expires: [
    'expires',
    (text, zone) => {
      const when = readWhen(text, zone).value;
      return when?.length === 10 ? joinDayTime(when, '23:59:59', zone) : when;
    },
  ],
  alertslink: ['alerts', url],
  alerts: ['alerts', url],
  requestform: ['request/form', url],
  requestfields: [
    'request/fields',
    (text) =>
      Object.fromEntries(
        readList(text).flatMap((item) => {
          const [ours = '', theirs = ''] = item.split('=').map((part) => part.trim());
          return ours === '' || theirs === '' ? [] : [[ours, theirs]];
        }),
      ),
  ],
  requestwording: ['request/wording', plain],
  sample: ['x-sample', (text) => readYesNo(text).value],
  sampleday: ['x-sample-day', (text) => readDay(text, BRITISH).value],
};

/** Reads the `feed` tab: keys in the first column, values in the second, a language twin in the third. */
export function readEnvelope(table: Table, draft: Draft, problems: ProblemList): void {
  const head = table.rows.findIndex((row) => row.cells.some((cell) => cell.trim() !== ''));
  const headings = table.rows[head]?.cells ?? [];
  const language = languageOf(/[([]([\w-]+)[)\]]/.exec(headings[2] ?? '')?.[1] ?? '') ?? 'cy';
  const main = table.rows.map((row) => [plainName(row.cells[0] ?? ''), row.cells[1] ?? '']);
  const own =
    languageOf(main.find(([key]) => key === 'language')?.[1] ?? '') ?? draft.context.language;
  const zone = main.find(([key]) => key === 'timezone')?.[1] ?? '';
  for (const row of table.rows.slice(head + 1)) {
    const [key = '', value = '', twin = ''] = row.cells.map((cell) => cell.trim());
    if (key === '' || value === '') continue;
    const place = {
      ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
      row: row.number,
      column: `${columnLetter(1)} (${key})`,
    };
    const field = ENVELOPE[plainName(key)];
    if (!field && !/^x-/i.test(key)) {
      problems.add('I816', 'warning', place, key);
      continue;
    }
    const [path, read] = field ?? [key.toLowerCase(), plain];
    const text = read(value, isZone(zone) ? zone : draft.context.timeZone);
    if (text === undefined || text === '') {
      problems.add('I803', 'error', place, value);
      continue;
    }
    nest(draft.feed, path, twin === '' ? text : { [own]: text, [language]: cleanText(twin).text });
  }
}

/** Organisations, places and terms. */
export function readSupportRow(
  kind: TabKind,
  read: ReadRow,
  draft: Draft,
  context: CellContext,
): void {
  if (kind === 'organisations') readOrganisation(read, draft, context);
  else if (kind === 'places') readPlace(read, draft, context);
  else if (kind === 'terms') readTerm(read, draft, context);
}

/** Copies the fields of a row that need no more thought. */
export function copyFields(
  read: ReadRow,
  record: Record<string, unknown>,
  except: readonly string[] = [],
): void {
  for (const [path, value] of read.values) if (!except.includes(path)) nest(record, path, value);
}

/** The key of a row: its id, else its name. Notes a problem when it has neither. */
export function keyOf(read: ReadRow, name: string, context: CellContext): string | undefined {
  const id = read.values.get('id');
  if (typeof id === 'string') return id;
  const text = read.raw.get(name);
  if (text === undefined) context.problems.add('I828', 'error', cellOf(read, 'id'), 'id');
  return text;
}

function readOrganisation(read: ReadRow, draft: Draft, context: CellContext): void {
  const key = keyOf(read, 'name', context);
  if (key === undefined) return;
  if (!read.values.has('name'))
    return context.problems.add('I828', 'error', cellOf(read, 'name'), 'name');
  const record = { id: idFor(draft, 'org', key) } as Organisation;
  copyFields(read, record as unknown as Record<string, unknown>, ['id']);
  addRecord(draft, 'org', (draft.feed.organisations ??= []), record, read, context.problems);
}

function readPlace(read: ReadRow, draft: Draft, context: CellContext): void {
  const key = keyOf(read, 'name', context);
  if (key === undefined) return;
  if (!read.values.has('name'))
    return context.problems.add('I828', 'error', cellOf(read, 'name'), 'name');
  const prefix = read.raw.get('prefix');
  const record = {
    id: idFor(draft, 'place', prefix === undefined ? key : `${prefix}-${key}`),
  } as Place;
  copyFields(read, record as unknown as Record<string, unknown>, [
    'id',
    'prefix',
    'address2',
    'town',
    'county',
  ]);
  const lines = ['address', 'address2', 'town', 'county'].flatMap(
    (field) => (read.values.get(field) as string | undefined) ?? [],
  );
  if (lines.length > 0) record.address = lines.join(', ');
  if (record.postcode !== undefined) record.postcode = tidyPostcode(record.postcode);
  addRecord(draft, 'place', (draft.feed.places ??= []), record, read, context.problems);
}

function readTerm(read: ReadRow, draft: Draft, context: CellContext): void {
  const key = keyOf(read, 'title', context);
  const name = read.raw.get('taxonomy');
  if (key === undefined) return;
  if (name === undefined)
    return context.problems.add('I828', 'error', cellOf(read, 'taxonomy'), 'taxonomy');
  const id = slug(name);
  const taxonomies = (draft.feed.taxonomies ??= []);
  let taxonomy = taxonomies.find((one) => one.id === id);
  if (!taxonomy) {
    taxonomy = { id, title: name, terms: [] } satisfies Taxonomy;
    taxonomies.push(taxonomy);
    draft.places.set(taxonomy, read.place);
  }
  const title = read.values.get('taxonomyTitle');
  if (title !== undefined) taxonomy.title = title as Taxonomy['title'];
  const term = { id: slug(key), title: key } as Term;
  copyFields(read, term as unknown as Record<string, unknown>, ['id', 'taxonomy', 'taxonomyTitle']);
  for (const field of ['broader', 'replacedBy'] as const)
    if (term[field] !== undefined) term[field] = slug(term[field]);
  if (draft.records.has(`term/${id}/${term.id}`))
    return context.problems.add('I833', 'error', cellOf(read, 'id'), term.id);
  draft.records.set(`term/${id}/${term.id}`, term);
  draft.places.set(compact(term), read.place);
  taxonomy.terms.push(term);
}
