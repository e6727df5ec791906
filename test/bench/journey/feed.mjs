/**
 * The generated catalogue (../catalogue.mjs) as the same facts in two shapes: a feed for ours, and flat records for the
 * libraries that have no form of their own. Dates lie in the year after the run, so that every course is ahead.
 */
import { areas, makeCatalogue, months, topics } from '../catalogue.mjs';

const DAY = 86_400_000;
export const areaNames = { west: 'West', mid: 'Mid', 'north-east': 'North East', south: 'South' };
const modeNames = {
  'in-person': 'In person',
  online: 'Online, live',
  'on-demand': 'Online, any time',
  blended: 'Blended',
};
const levelNames = {
  entry: 'Entry',
  'newly-qualified': 'Newly qualified',
  'social-worker': 'Social worker',
  experienced: 'Experienced',
  advanced: 'Advanced',
  strategic: 'Strategic',
};
const title = (words) => words.charAt(0).toUpperCase() + words.slice(1);
const slug = (words) => words.toLowerCase().replaceAll(' ', '-');

/** Courses with dates, and the words for their codes. `today` is the day of the run, in epoch milliseconds. */
function dated(count, today) {
  const { courses } = makeCatalogue(count);
  const names = new Map();
  for (const { topics: own, topicText } of courses)
    own.forEach((topic, at) => names.set(topic, title(topicText.split(', ')[at])));
  return {
    names,
    courses: courses.map((course) => ({
      ...course,
      sessions: course.sessions.map((session, at) => {
        const day = 20 + months.indexOf(session.month) * 30 + ((course.id * 7 + at) % 28);
        const start = new Date(Math.floor(today / DAY) * DAY + day * DAY + 10 * 3_600_000);
        return { ...session, start, left: (course.id + at * 5) % 17 };
      }),
    })),
  };
}

const instant = (date) => `${date.toISOString().slice(0, 19)}Z`;

/** The catalogue as a feed. */
export function feedOf(count, today) {
  const { courses, names } = dated(count, today);
  const providers = [...new Set(courses.map(({ provider }) => provider))];
  return {
    schemaVersion: '1.0',
    publisher: { id: 'bench', name: 'The academy' },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    generatedAt: instant(new Date(today)),
    expires: instant(new Date(today + 30 * DAY)),
    language: 'en',
    timeZone: 'Europe/London',
    taxonomies: [
      { id: 'area', title: 'Area', terms: areas.map((id) => ({ id, title: areaNames[id] })) },
      {
        id: 'topic',
        title: 'Topic',
        terms: topics.map((id) => ({ id, title: names.get(id) ?? title(id) })),
      },
    ],
    organisations: providers.map((name) => ({
      id: slug(name),
      name: title(name),
      kind: 'provider',
    })),
    places: areas.map((id) => ({ id, name: `${areaNames[id]} Hub`, area: id })),
    courses: courses.map(({ id, sessions, ...course }) => ({
      id: `c${id}`,
      title: course.title,
      summary: course.summary,
      provider: `org/${slug(course.provider)}`,
      topics: course.topics,
      levels: [course.level],
      sessions: sessions.map(({ mode, area, start, left }, at) => ({
        id: `s${at}`,
        mode,
        ...((mode === 'in-person' || mode === 'blended') && { place: `place/${area}` }),
        ...(mode !== 'on-demand' && {
          start: instant(start),
          end: instant(new Date(start.getTime() + 6 * 3_600_000)),
          placesLeft: left,
        }),
      })),
    })),
  };
}

const dateWords = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });

/** The catalogue as flat records: what a card shows and what a filter asks, in words, and nothing else. */
export function recordsOf(count, today) {
  const { courses, names } = dated(count, today);
  const once = (list) => [...new Set(list)];
  return courses.map(({ id, title: name, summary, topics: own, provider, level, sessions }) => {
    const ahead = sessions.filter(({ mode }) => mode !== 'on-demand');
    const next = ahead.sort((a, b) => a.start - b.start)[0];
    return {
      id,
      title: name,
      summary,
      topic: own.map((topic) => names.get(topic)),
      provider: title(provider),
      level: levelNames[level],
      area: once(
        sessions
          .filter(({ mode }) => mode === 'in-person' || mode === 'blended')
          .map(({ area }) => areaNames[area]),
      ),
      mode: once(sessions.map(({ mode }) => modeNames[mode])),
      when: once(ahead.map(({ start }) => monthWords.format(start))),
      date: next ? dateWords.format(next.start) : 'No date yet',
      places: next ? next.left : 0,
    };
  });
}
