import { bitsFrom, listBits } from '../../../../packages/domain/src/facets/bits.js';
import { buildFacets, withRowFacets } from '../../../../packages/domain/src/facets/build.js';
import { countFacets, filterRecords } from '../../../../packages/domain/src/facets/filter.js';
import { bitsOf } from '../../../../packages/domain/src/facets/bits.js';
import { buildSearchIndex } from '../../../../packages/domain/src/search/build.js';
import { bestFirst, smallest } from '../../../../packages/domain/src/search/rank.js';
import { searchDocuments } from '../../../../packages/domain/src/search/search.js';
import {
  addSearchBlock,
  loadSearchIndex,
  saveSearchIndex,
} from '../../../../packages/domain/src/search/serialise.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';

const fields = [
  { weight: 6, length: 5 },
  { weight: 3, length: 4, repeats: true },
  { weight: 1, length: 30 },
  { weight: 2, length: 3, repeats: true },
];

export const version = 'this checkout';
export const build = (courses, synonyms) =>
  runAtOnce(
    buildSearchIndex({
      count: courses.length,
      fields,
      texts: (i) => [
        courses[i].title,
        courses[i].topicText,
        courses[i].summary,
        courses[i].provider,
      ],
      ...(synonyms && { synonyms }),
    }),
  );
/** The head and all blocks, as one list of files. */
export function save(index) {
  const { blocks, head } = saveSearchIndex(index);
  return [head(blocks.map((_, i) => `${i}.bin`)), ...blocks];
}
export function load([head, ...blocks]) {
  const index = loadSearchIndex(head);
  blocks.forEach((block, i) => addSearchBlock(index, i, block));
  return index;
}

export function facets(courses) {
  const rows = courses.flatMap(({ id, sessions }) =>
    (sessions.length ? sessions : [{}]).map((session) => ({ id, ...session })),
  );
  const one = (value) => (value ? [value] : []);
  const records = runAtOnce(
    buildFacets(courses.length, {
      topic: { of: (i) => courses[i].topics },
      level: { of: (i) => [courses[i].level] },
      provider: { of: (i) => [courses[i].provider] },
    }),
  );
  const index = runAtOnce(
    withRowFacets(
      records,
      Uint32Array.from(rows, ({ id }) => id),
      bitsOf(rows.length, true),
      {
        area: { of: (i) => one(rows[i].area) },
        mode: { of: (i) => one(rows[i].mode) },
        month: { of: (i) => one(rows[i].month) },
      },
    ),
  );
  const byDate = courses.map(({ id }) => id).sort((a, b) => courses[a].date - courses[b].date);
  const rank = new Uint32Array(courses.length);
  byDate.forEach((id, i) => (rank[id] = i));
  return { index, byDate, rank };
}

export function query(search, { text, filters, sort }, facet) {
  const hits = text ? searchDocuments(search, text) : undefined;
  if (!filters)
    return { ids: hits ? bestFirst(hits, 0, 20) : [], total: hits?.documents.length ?? 0 };
  const { index, byDate, rank } = facet;
  const base = hits && bitsFrom(index.count, hits.documents);
  const records = filterRecords(index, filters, base);
  const list = listBits(records);
  const ids =
    sort === 'date'
      ? Array.from(smallest(keysOf(list, rank), 0, 20), (position) => byDate[position])
      : bestFirst(hits, 0, 20);
  return { ids, total: list.length, counts: countFacets(index, filters, base) };
}

function keysOf(list, rank) {
  const keys = new Float64Array(list.length);
  for (let i = 0; i < keys.length; i++) keys[i] = rank[list[i]];
  return keys;
}
