/** Attributes ↔ addresses ↔ snippets: one table, used by the loader, the embed pages, the publisher and the builder. */
export { attributeNames, isShared, isWidget, widgets } from './names.js';
export type { AttributeName, SharedName, Widget } from './names.js';
export { isAllowedFeed, webAddress, webAddresses } from './web-address.js';
export { attributeOf, attributesOf, stateOf } from './rules.js';
export type { Attribute, Rule } from './rules.js';
export { cleanAttributes } from './clean.js';
export type { Attributes, Cleaned, Dropped, Whence } from './clean.js';
export { attributesToQuery, queryToAttributes } from './query.js';
export { heldBy, statesOf, type State } from './states.js';
export { isLocked } from './locked.js';
export { readState, writeState } from './state.js';
export type { StateKey } from './state.js';
export { embedAddress, readEmbedAddress } from './embed-address.js';
export type { EmbedAddress } from './embed-address.js';
export { recordHref, siteOf } from './record-href.js';
export { recordPath } from './record-path.js';
export {
  divSnippet,
  elementSnippet,
  embedLink,
  escapeHtml,
  frameSnippet,
  linkSnippet,
  loaderSnippet,
  pinnedSnippet,
} from './snippets.js';
export type { Embedding } from './snippets.js';
export { presetAttributes, presetFor } from './preset.js';
export type { Presets } from './preset.js';
export { componentName, propName, reactSnippet } from './react.js';
export { readSnippet } from './read-snippet.js';
export type { ReadSnippet } from './read-snippet.js';
