import lunr from 'lunr';
import { ownFacets } from '../own-facets.mjs';

export const build = (courses) =>
  lunr(function () {
    this.ref('id');
    this.field('title', { boost: 6 });
    this.field('topicText', { boost: 3 });
    this.field('summary');
    this.field('provider', { boost: 2 });
    for (const course of courses) this.add(course);
  });
export const save = (index) => JSON.stringify(index);
export const load = (saved) => lunr.Index.load(JSON.parse(saved));
export const facets = (courses) => ownFacets(courses);
export function query(index, question, facet) {
  let ids;
  if (question.text) {
    const found = index.query((q) => {
      const { REQUIRED } = lunr.Query.presence;
      for (const term of question.text.toLowerCase().split(' '))
        if (question.text.includes(' ')) q.term(term, { editDistance: 1, presence: REQUIRED });
        else q.term(term, { wildcard: lunr.Query.wildcard.TRAILING, presence: REQUIRED });
    });
    ids = found.map(({ ref }) => Number(ref));
  }
  return question.filters ? facet(ids, question) : { ids: ids.slice(0, 20), total: ids.length };
}
