import { searchDocuments } from '../search/search.js';
import type { CourseIndex } from './course-index.js';
import { findListed, type CourseQuestion, type CourseResults } from './find-listed.js';

/** Finds courses. A filter whose choice is empty, or `any`, is none. */
export function findCourses(index: CourseIndex, question: CourseQuestion): CourseResults {
  const hits = question.query ? searchDocuments(index.search, question.query) : undefined;
  return findListed(index, question, hits);
}
