/** Classes only: importing this registers nothing. */
export { BulletinCard } from './bulletin-card/bulletin-card.js';
export { FeedProvider } from './feed-provider/feed-provider.js';
export { EscaShell } from './shared/esca-shell.js';
export { EscaElement, type WidgetState } from './shared/esca-element.js';
export * from './shared/events.js';
export { define, VERSION } from './shared/define.js';
export { announce } from './shared/announcer.js';
