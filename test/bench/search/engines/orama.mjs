import { create, insertMultiple, load as restore, save as dump, search } from '@orama/orama';

const schema = {
  title: 'string',
  topicText: 'string',
  summary: 'string',
  provider: 'string',
  providerName: 'enum',
  topic: 'enum[]',
  level: 'enum',
  area: 'enum[]',
  mode: 'enum[]',
  month: 'enum[]',
  date: 'number',
};
const properties = ['title', 'topicText', 'summary', 'provider'];
const flat = (course) => ({
  ...course,
  id: String(course.id),
  providerName: course.provider,
  topic: course.topics,
  area: [...new Set(course.sessions.map(({ area }) => area))],
  mode: [...new Set(course.sessions.map(({ mode }) => mode))],
  month: [...new Set(course.sessions.map(({ month }) => month))],
});
export const build = async (courses) => {
  const db = create({ schema });
  await insertMultiple(db, courses.map(flat), 500);
  return db;
};
export const save = (db) => JSON.stringify(dump(db));
export const load = (saved) => {
  const db = create({ schema });
  restore(db, JSON.parse(saved));
  return db;
};
export const facets = () => undefined;
export async function query(db, { text, filters, sort }) {
  const where = filters && {
    topic: { containsAny: filters.topic },
    level: { in: filters.level },
    area: { containsAny: filters.area },
  };
  const found = await search(db, {
    term: text,
    properties,
    boost: { title: 6, topicText: 3, provider: 2 },
    tolerance: text.includes(' ') ? 1 : 0,
    threshold: 0,
    limit: 20,
    ...(where && {
      where,
      facets: { topic: {}, level: {}, providerName: {}, area: {}, mode: {}, month: {} },
    }),
    ...(sort && { sortBy: { property: 'date', order: 'ASC' } }),
  });
  return { ids: found.hits.map(({ id }) => Number(id)), total: found.count };
}
