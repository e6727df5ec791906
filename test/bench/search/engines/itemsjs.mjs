import itemsjs from 'itemsjs';

const configuration = {
  sortings: { date: { field: 'date', order: 'asc' } },
  aggregations: Object.fromEntries(
    ['topic', 'level', 'provider', 'area', 'mode', 'month'].map((name) => [
      name,
      { size: 50, conjunction: false },
    ]),
  ),
  searchableFields: ['title', 'topicText', 'summary', 'provider'],
};
const flat = (course) => ({
  ...course,
  topic: course.topics,
  area: [...new Set(course.sessions.map(({ area }) => area))],
  mode: [...new Set(course.sessions.map(({ mode }) => mode))],
  month: [...new Set(course.sessions.map(({ month }) => month))],
});
export const build = (courses) => itemsjs(courses.map(flat), configuration);
export const facets = () => undefined;
export function query(engine, { text, filters, sort }) {
  const found = engine.search({
    query: text,
    per_page: 20,
    ...(filters && { filters }),
    ...(sort && { sort }),
  });
  return { ids: found.data.items.map(({ id }) => id), total: found.pagination.total };
}
