/** The search engine of the finder. It comes when the first results are painted, for they do not need it. */
export { buildCourseSearch, highlight, missingBlocks, searchDocuments } from '@esca/domain';
