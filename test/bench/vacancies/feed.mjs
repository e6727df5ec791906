/** Vacancies and bulletins from the generator's words, in numbers as asked, none of them closed when the page is read. */
import { areas, makeCatalogue, randomFrom, topics } from '../catalogue.mjs';
import { areaNames } from '../journey/feed.mjs';

const DAY = 86_400_000;
const instant = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
const day = (time) => new Date(time).toISOString().slice(0, 10);
export const services = [
  'adults-community',
  'childrens-assessment',
  'hospital',
  'fostering',
  'mental-health',
  'reviewing',
];
const contracts = ['permanent', 'permanent', 'permanent', 'fixed-term', 'secondment', 'casual'];
const patterns = ['full-time', 'part-time', 'job-share', 'flexible'];
const levels = ['newly-qualified', 'social-worker', 'experienced', 'advanced', 'strategic'];
const title = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** `today` is the day of the run, in epoch milliseconds. */
export function vacancyFeed({ vacancies, bulletins, today }) {
  const { courses } = makeCatalogue(Math.max(vacancies, bulletins * 5), 3);
  const random = randomFrom(11);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return {
    schemaVersion: '1.0',
    publisher: { id: 'bench', name: 'The academy' },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    generatedAt: instant(today),
    expires: instant(today + 30 * DAY),
    language: 'en',
    timeZone: 'Europe/London',
    taxonomies: [
      { id: 'area', title: 'Area', terms: areas.map((id) => ({ id, title: areaNames[id] })) },
      { id: 'topic', title: 'Topic', terms: topics.map((id) => ({ id, title: title(id) })) },
      {
        id: 'service',
        title: 'Service',
        terms: services.map((id) => ({ id, title: title(id.replaceAll('-', ' ')) })),
      },
    ],
    organisations: [{ id: 'council', name: 'Example County Council', kind: 'council' }],
    places: areas.map((id) => ({ id, name: `${areaNames[id]} Hub`, area: id })),
    vacancies: courses.slice(0, vacancies).map(({ id, title: name, summary, level }) => {
      const least = 24_000 + Math.floor(random() * 40) * 1_000;
      return {
        id: `v${id}`,
        title: `Social worker, ${name.toLowerCase()}`,
        reference: `REQ${10_000 + id}`,
        summary,
        employer: 'org/council',
        audience: [pick(['adults', 'children'])],
        service: pick(services),
        levels: [levels.includes(level) ? level : pick(levels)],
        places: [`place/${pick(areas)}`],
        workplace: pick(['on-site', 'hybrid', 'remote']),
        salary: { min: least, max: least + 4_000 },
        hours: 37,
        contract: pick(contracts),
        patterns: [pick(patterns)],
        posted: day(today - Math.floor(random() * 20) * DAY),
        closes: day(today + (2 + Math.floor(random() * 60)) * DAY),
      };
    }),
    bulletins: Array.from({ length: bulletins }, (_, at) => ({
      id: `b${at}`,
      title: `The bulletin, ${day(today - at * 7 * DAY)}`,
      number: String(bulletins - at),
      issued: day(today - at * 7 * DAY),
      intro: courses[at].summary,
      items: courses.slice(at * 5, at * 5 + 5).map(({ id, title: name, summary }, item) => ({
        id: `i${item}`,
        title: name,
        text: summary,
        url: `https://news.example/${id}`,
      })),
    })),
  };
}
