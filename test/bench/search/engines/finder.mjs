import { courseFields } from '../../../../packages/domain/src/courses/course-search.js';
import { buildSearchIndex } from '../../../../packages/domain/src/search/build.js';
import { bestFirst } from '../../../../packages/domain/src/search/rank.js';
import { searchDocuments } from '../../../../packages/domain/src/search/search.js';
import { runAtOnce } from '../../../../packages/domain/src/search/steps.js';

/** The engine with the fields and weights of the course finder, for judging its quality. */
export const build = (courses, synonyms) =>
  runAtOnce(
    buildSearchIndex({
      count: courses.length,
      fields: courseFields,
      texts: (i) => {
        const { title, aliases, ownTopics, provider, ownSummary, description } = courses[i];
        return [title, aliases, ownTopics, '', provider, ownSummary, description, ''];
      },
      synonyms,
    }),
  );
export const query = (index, { text }) => ({ ids: bestFirst(searchDocuments(index, text), 0, 20) });
