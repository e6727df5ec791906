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
): { calendars: string[]; news: string[] } {
  const calendars: string[] = [];
  const news: string[] = [];
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
      name: string,
      label: string,
      events: Parameters<typeof writeCalendar>[0],
    ): void => {
      const path = `calendar/${name}${ending}.ics`;
      write(
        path,
        writeCalendar(events, {
          name: title(label),
          lang: page.lang,
          refreshMinutes: main.refreshMinutes,
        }),
      );
      calendars.push(path);
    };
    calendar(
      'courses',
      page.say.courses,
      nextEvents(coursesOf(page.site, choice), (entry) => courseEvents(entry, links, page.words)),
    );
    calendar(
      'vacancies',
      page.say.vacancies,
      vacanciesOf(page.site, choice).flatMap(
        (entry) => vacancyEvent(entry, links, page.words) ?? [],
      ),
    );
    const feeds = [
      { name: 'vacancies', title: title(page.say.vacancies), items: vacancyNews(page, choice) },
      { name: 'bulletins', title: title(page.say.bulletins), items: bulletinNews(page, choice) },
    ];
    for (const { name, title: label, items } of feeds) {
      const feed = { path: `rss/${name}${ending}`, title: label, items };
      write(`${feed.path}.xml`, writeRss(page, feed));
      write(`${feed.path}.json`, writeJsonFeed(page, feed));
      news.push(`${feed.path}.xml`, `${feed.path}.json`);
    }
  }
  return { calendars, news };
}
