import uFuzzy from '@leeoniya/ufuzzy';
import { ownFacets } from '../own-facets.mjs';

export const build = (courses) => ({
  fuzzy: new uFuzzy({ intraMode: 1 }),
  haystack: courses.map(
    ({ title, topicText, summary, provider }) => `${title} ${topicText} ${summary} ${provider}`,
  ),
});
export const facets = (courses) => ownFacets(courses);
export function query({ fuzzy, haystack }, question, facet) {
  let ids;
  if (question.text) {
    const [found, info, order] = fuzzy.search(haystack, question.text, 1, 2000);
    ids = order ? order.map((i) => info.idx[i]) : (found ?? []);
  }
  return question.filters ? facet(ids, question) : { ids: ids.slice(0, 20), total: ids.length };
}
