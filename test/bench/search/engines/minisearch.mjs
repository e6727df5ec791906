import MiniSearch from 'minisearch';
import { ownFacets } from '../own-facets.mjs';

const options = {
  fields: ['title', 'topicText', 'summary', 'provider'],
  searchOptions: {
    boost: { title: 6, topicText: 3, provider: 2 },
    prefix: true,
    fuzzy: 0.2,
    combineWith: 'AND',
  },
};
export const build = (courses) => {
  const index = new MiniSearch(options);
  index.addAll(courses);
  return index;
};
export const save = (index) => JSON.stringify(index);
export const load = (saved) => MiniSearch.loadJSON(saved, options);
export const facets = (courses) => ownFacets(courses);
export function query(index, question, facet) {
  const ids = question.text ? index.search(question.text).map(({ id }) => id) : undefined;
  return question.filters ? facet(ids, question) : { ids: ids.slice(0, 20), total: ids.length };
}
