import type { Course, Feed } from '@esca/feed';
import {
  buildCourse,
  buildFeed,
  buildNode,
  buildPathway,
  buildSession,
  buildVacancy,
} from './build.js';

/** When the tests of the finder read their feed: the day on which it was written. */
export const NOW = '2026-11-16T12:00:00Z';

const course = (id: string, title: string, parts: Partial<Course> = {}): Course =>
  buildCourse({ id, title, ...parts });

/** Courses that have one of everything that a visitor can filter by, in four quadrants and online. */
export const courseFeed = (more: readonly Course[] = []): Feed =>
  buildFeed({
    taxonomies: [
      {
        id: 'area',
        title: 'Area',
        terms: [
          { id: 'essex', title: 'Essex' },
          { id: 'west', title: { en: 'West', cy: 'Y Gorllewin' }, broader: 'essex' },
          { id: 'mid', title: 'Mid', broader: 'essex' },
          { id: 'south', title: 'South', broader: 'essex' },
        ],
      },
      {
        id: 'topic',
        title: 'Topic',
        terms: [
          { id: 'mental-capacity', title: 'Mental capacity', synonyms: ['MCA'] },
          { id: 'wellbeing', title: 'Wellbeing' },
        ],
      },
      { id: 'format', title: 'Type', terms: [{ id: 'workshop', title: 'Workshop' }] },
    ],
    organisations: [
      {
        id: 'team',
        name: 'Bookings team',
        kind: 'council',
        email: 'bookings@academy.example.org',
        phone: '01632 960100',
      },
    ],
    places: [
      {
        id: 'harlow',
        name: 'Harlow Hub',
        area: 'west',
        lat: 51.77,
        lon: 0.1,
        accessibility: 'Step-free from the car park.',
      },
      { id: 'chelmsford', name: 'Chelmsford Centre', area: 'mid', lat: 51.73, lon: 0.47 },
      { id: 'basildon', name: 'Basildon Building', area: 'south', lat: 51.57, lon: 0.49 },
    ],
    courses: [
      course('mca', 'Mental Capacity Act: foundation', {
        summary: 'Understand the five principles.',
        format: 'workshop',
        topics: ['mental-capacity'],
        audience: ['adults'],
        alsoOpenTo: ['children'],
        cpdHours: 6,
        approval: 'manager',
        leadsTo: ['pathway/social-work#senior'],
        levels: ['social-worker'],
        requires: [{ is: 'held', ref: 'course/first-aid' }],
        contact: 'org/team',
        joining: 'Bring your laptop.',
        bookingUrl: 'https://book.example/mca',
        costs: [
          { amount: 0, label: 'staff' },
          { amount: 95, label: 'partners' },
        ],
        modified: '2026-11-02T09:00:00Z',
        sessions: [
          buildSession({
            id: 'full',
            mode: 'in-person',
            place: 'place/harlow',
            start: '2026-11-24T09:30:00Z',
            end: '2026-11-24T16:30:00Z',
            capacity: 20,
            placesLeft: 0,
            waitingList: 'open',
          }),
          buildSession({
            id: 'mid',
            mode: 'in-person',
            place: 'place/chelmsford',
            start: '2026-12-09T09:30:00Z',
            end: '2026-12-09T16:30:00Z',
            placesLeft: 8,
          }),
        ],
      }),
      course('bia', 'Best interests assessor', {
        summary: 'Train as an assessor of mental capacity.',
        topics: ['mental-capacity'],
        audience: ['adults'],
        cpdHours: 30,
        costs: [{ amount: 400 }],
        sessions: [buildSession({ id: 'online', start: '2026-11-20T09:30:00Z', placesLeft: 2 })],
      }),
      course('first-aid', 'First aid', {
        costs: [{ amount: 0 }],
        audience: ['all'],
        cpdHours: 3,
        sessions: [
          buildSession({
            id: 'south',
            mode: 'in-person',
            place: 'place/basildon',
            start: '2026-12-01T09:30:00Z',
            placesLeft: 1,
          }),
        ],
      }),
      course('tea', 'Tea and talk', {
        topics: ['wellbeing'],
        audience: ['children'],
        interestUrl: 'https://book.example/tea',
        cadence: { everyMonths: 3 },
      }),
      ...more,
    ],
    pathways: [buildPathway({ nodes: [buildNode('senior', { title: 'Senior practitioner' })] })],
    vacancies: [
      buildVacancy({
        title: 'Senior practitioner, West',
        role: 'pathway/social-work#senior',
        closes: '2026-12-01',
      }),
    ],
  });

/** So many further courses with dates after all others, for pages. */
export const manyCourses = (count: number): Course[] =>
  Array.from({ length: count }, (_, at) =>
    course(`extra-${at}`, `Extra ${String(at).padStart(3, '0')}`, {
      sessions: [
        buildSession({
          id: 'one',
          start: new Date(Date.UTC(2027, 0, 1 + at, 10)).toISOString(),
          placesLeft: 5,
        }),
      ],
    }),
  );
