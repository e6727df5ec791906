import { courseEvents, vacancyEvent, writeCalendar } from '@esca/domain';
import type { Text } from '@esca/feed';
import { plain } from './context.js';
import type { PageContext } from './context.js';
import { coursesOf, vacanciesOf } from './listing.js';
import type { Choice } from './listing.js';
import type { Write } from './maps.js';
import { bulletinNews, vacancyNews, writeJsonFeed, writeRss } from './news.js';

/** No calendar program takes more events than this with good grace. */
const mostEvents = 5000;

/** One calendar or news feed of the site, and what it is about. */
export interface SharedFile {
  path: string;
  widget: 'course-finder' | 'vacancy-feed' | 'bulletin-card';
  choice: Choice;
}

/** The events of courses in the order of their next date, as many as a calendar can hold. */
function nextEvents<T, E>(entries: readonly T[], eventsOf: (entry: T) => readonly E[]): E[] {
  const events: E[] = [];
  for (const entry of entries) {
    if (events.length >= mostEvents) break;
    events.push(...eventsOf(entry));
  }
  return events;
}

/** Calendars and news feeds: whole, and per area, workforce and both. They are in the site's first language. */
export function writeShared(
  write: Write,
  page: PageContext | undefined,
  areas: readonly { code: string; title: Text }[],
): { calendars: SharedFile[]; news: SharedFile[] } {
  const calendars: SharedFile[] = [];
  const news: SharedFile[] = [];
  if (page === undefined) return { calendars, news };
  const { links, main } = page.site;
  const choices: Choice[] = [undefined, ...areas.map(({ code }) => code)].flatMap((area) =>
    ([undefined, 'adults', 'children'] as const).map((audience) => ({
      ...(area !== undefined && { area }),
      ...(audience !== undefined && { audience }),
    })),
  );
  for (const choice of choices) {
    const ending = [choice.area, choice.audience]
      .map((part) => (part === undefined ? '' : `-${part}`))
      .join('');
    const area = areas.find(({ code }) => code === choice.area);
    const named = [
      area === undefined ? undefined : plain(page, area.title, main),
      choice.audience === undefined ? undefined : page.words.audiences[choice.audience],
    ]
      .filter((part) => part !== undefined)
      .join(', ');
    const title = (list: string): string => (named === '' ? list : `${list}: ${named}`);
    const calendar = (
      widget: 'course-finder' | 'vacancy-feed',
      label: 'courses' | 'vacancies',
      events: Parameters<typeof writeCalendar>[0],
    ): void => {
      const path = `calendar/${label}${ending}.ics`;
      write(
        path,
        writeCalendar(events, {
          name: title(page.say[label]),
          lang: page.lang,
          refreshMinutes: main.refreshMinutes,
        }),
      );
      calendars.push({ path, widget, choice });
    };
    calendar(
      'course-finder',
      'courses',
      nextEvents(coursesOf(page.site, choice), (entry) => courseEvents(entry, links, page.words)),
    );
    calendar(
      'vacancy-feed',
      'vacancies',
      vacanciesOf(page.site, choice).flatMap(
        (entry) => vacancyEvent(entry, links, page.words) ?? [],
      ),
    );
    const feeds = [
      { widget: 'vacancy-feed', label: 'vacancies', items: vacancyNews(page, choice) },
      { widget: 'bulletin-card', label: 'bulletins', items: bulletinNews(page, choice) },
    ] as const;
    for (const { items, label, widget } of feeds) {
      const feed = { path: `rss/${label}${ending}`, title: title(page.say[label]), items };
      write(`${feed.path}.xml`, writeRss(page, feed));
      write(`${feed.path}.json`, writeJsonFeed(page, feed));
      for (const format of ['xml', 'json'])
        news.push({ path: `${feed.path}.${format}`, widget, choice });
    }
  }
  return { calendars, news };
}
