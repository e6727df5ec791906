import Fuse from 'fuse.js';
import { ownFacets } from '../own-facets.mjs';

const options = {
  keys: [
    { name: 'title', weight: 6 },
    { name: 'topicText', weight: 3 },
    { name: 'summary', weight: 1 },
    { name: 'provider', weight: 2 },
  ],
  useExtendedSearch: true,
  ignoreLocation: true,
  threshold: 0.2,
};
export const build = (courses) => new Fuse(courses, options);
export const save = (fuse) => JSON.stringify(fuse.getIndex());
export const load = (saved, courses) =>
  new Fuse(courses, options, Fuse.parseIndex(JSON.parse(saved)));
export const facets = (courses) => ownFacets(courses);
export function query(fuse, question, facet) {
  const ids = question.text
    ? fuse.search(question.text).map(({ refIndex }) => refIndex)
    : undefined;
  return question.filters ? facet(ids, question) : { ids: ids.slice(0, 20), total: ids.length };
}
