import { Document } from 'flexsearch';
import { ownFacets } from '../own-facets.mjs';

export const build = (courses) => {
  const index = new Document({
    document: { id: 'id', index: ['title', 'topicText', 'summary', 'provider'] },
    tokenize: 'forward',
  });
  for (const course of courses) index.add(course);
  return index;
};
export const save = (index) => {
  const parts = [];
  index.export((key, data) => void parts.push([key, data]));
  return JSON.stringify(parts);
};
export const load = (saved, courses) => {
  const index = build(courses.slice(0, 0));
  for (const [key, data] of JSON.parse(saved)) if (data) index.import(key, data);
  return index;
};
export const facets = (courses) => ownFacets(courses);
export function query(index, question, facet) {
  let ids;
  if (question.text) {
    const all = new Set();
    const limit = question.filters ? 1e6 : 20;
    for (const { result } of index.search(question.text, { limit, suggest: false }))
      for (const id of result) all.add(id);
    ids = [...all];
  }
  return question.filters ? facet(ids, question) : { ids: ids.slice(0, 20), total: ids.length };
}
