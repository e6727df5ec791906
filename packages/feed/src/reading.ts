/**
 * Everything that makes records out of a feed's text. A page asks for it while the feed is on its way, so that neither
 * waits for the other.
 */
export { loadFeed, readInSlices } from './load/load.js';
export { linkCatalogue } from './links.js';
export { mergeFeeds } from './merge.js';
