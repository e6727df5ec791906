'use client';
/** The widgets as React components, for React 19 and later. */
import type { BulletinCard as BulletinCardElement } from '@esca/elements/bulletin-card.js';
import type { CourseFinder as CourseFinderElement } from '@esca/elements/course-finder.js';
import type { FeedProvider as FeedElement } from '@esca/elements/feed.js';
import type { MyList as MyListElement } from '@esca/elements/my-list.js';
import type { PathwayMap as PathwayMapElement } from '@esca/elements/pathway-map.js';
import type { VacancyFeed as VacancyFeedElement } from '@esca/elements/vacancy-feed.js';
import { component } from './component.js';

/** Search, filter and compare courses: `<esca-course-finder>`. */
export const CourseFinder = component<'course-finder', CourseFinderElement>(
  'course-finder',
  () => import('@esca/elements/define/course-finder.js'),
);

/** Careers step by step: `<esca-pathway-map>`. */
export const PathwayMap = component<'pathway-map', PathwayMapElement>(
  'pathway-map',
  () => import('@esca/elements/define/pathway-map.js'),
);

/** Open vacancies: `<esca-vacancy-feed>`. */
export const VacancyFeed = component<'vacancy-feed', VacancyFeedElement>(
  'vacancy-feed',
  () => import('@esca/elements/define/vacancy-feed.js'),
);

/** The latest bulletin: `<esca-bulletin-card>`. */
export const BulletinCard = component<'bulletin-card', BulletinCardElement>(
  'bulletin-card',
  () => import('@esca/elements/define/bulletin-card.js'),
);

/** What the visitor has saved: `<esca-my-list>`. */
export const MyList = component<'my-list', MyListElement>(
  'my-list',
  () => import('@esca/elements/define/my-list.js'),
);

/** One feed for every widget inside: `<esca-feed>`. */
export const FeedProvider = component<'feed', FeedElement>(
  'feed',
  () => import('@esca/elements/define/feed.js'),
);

export type { Listeners, Objects, Props, Settings, TagAttributes } from './props.js';
