/** Classes only: importing this registers nothing. */
export { BulletinCard } from './bulletin-card/bulletin-card.js';
export { CourseFinder } from './course-finder/course-finder.js';
export { PathwayMap } from './pathway-map/pathway-map.js';
export { VacancyFeed } from './vacancy-feed/vacancy-feed.js';
export { MyList } from './my-list/my-list.js';
export { FeedProvider } from './feed-provider/feed-provider.js';
export { EscaElement, type WidgetState } from './shared/esca-element.js';
export { WidgetContent, type WidgetStrings } from './shared/widget-content.js';

export * from './shared/events.js';
export { define, VERSION } from './shared/define.js';
export { announce } from './shared/announcer.js';
