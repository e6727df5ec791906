import { format } from 'prettier';
import type { Cadence, Course, Session, Vacancy } from '@esca/feed';
import type { Words } from '@esca/domain';
import {
  courseAvailability,
  courseSentence,
  en,
  loadWords,
  vacancySentence,
  vacancyState,
} from '@esca/domain';
import { entry } from '../entry.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');

const session = (more: Partial<Session>): Session => ({
  id: 's',
  mode: 'in-person',
  start: '2027-01-07T09:30:00Z',
  end: '2027-01-07T16:00:00Z',
  ...more,
});
const later = session({
  id: 'later',
  start: '2027-01-14T09:30:00Z',
  end: '2027-01-14T16:00:00Z',
  placesLeft: 9,
});

type CourseRow = readonly [state: string, when: string, sessions: Session[], cadence?: Cadence];

/** A row per state of a session or course, in the order in which the rules are tried. */
const COURSE_ROWS: readonly CourseRow[] = [
  ['cancelled', 'The publisher says so', [session({ status: 'cancelled' })]],
  ['postponed', 'The publisher says so', [session({ status: 'postponed' })]],
  [
    'past',
    'Its end, else its start, is over',
    [session({ start: '2026-11-30', end: '2026-11-30' })],
  ],
  ['on-demand', 'On demand, without a start', [{ id: 's', mode: 'on-demand' }]],
  ['in-progress', 'It has started', [session({ start: '2026-11-30', end: '2027-03-01' })]],
  ['opens', 'Booking opens later', [session({ bookingOpens: '2026-12-07' })]],
  ['closed', 'Booking has closed', [session({ bookingCloses: '2026-11-30' })]],
  ['check', 'No count, a count over seven days old, or a feed past its date', [session({})]],
  ['waiting', 'None left, waiting list open', [session({ placesLeft: 0, waitingList: 'open' })]],
  [
    'waiting-full',
    'None left, waiting list closed',
    [session({ placesLeft: 0, waitingList: 'closed' })],
  ],
  ['full', 'None left, no waiting list', [session({ placesLeft: 0 })]],
  ['full, later date', 'None left, a later date has places', [session({ placesLeft: 0 }), later]],
  ['last', 'One left', [session({ placesLeft: 1 })]],
  ['few', 'Two or three left', [session({ placesLeft: 2 })]],
  ['open', 'More than three left', [session({ placesLeft: 8 })]],
  ['expected', 'No session ahead, a date is expected', [], { nextExpected: '2027-03-01' }],
  ['expected, by cadence', 'No session ahead, it runs regularly', [], { everyMonths: 4 }],
  ['undated', 'No session ahead, nothing known', []],
];

const VACANCY_ROWS: readonly (readonly [when: string, vacancy: Partial<Vacancy>])[] = [
  ['The publisher says so', { status: 'filled' }],
  ['The publisher says so', { status: 'withdrawn' }],
  ['The publisher says so, or its closing moment has come', { status: 'closed' }],
  ['The publisher says so', { status: 'paused' }],
  ['Posted later, or without a closing date and over 60 days old', { posted: '2027-01-01' }],
  ['Closes within 72 hours', { closes: '2026-12-04T09:00:00Z' }],
  ['Closes later', { closes: '2026-12-11T23:59:00Z' }],
  ['No closing date by intent', { evergreen: true }],
  ['No closing date stated', {}],
];

function courseSays([state, , sessions, cadence]: CourseRow, words: Words): string {
  if (['cancelled', 'postponed', 'past'].includes(state)) {
    return words.availability[state as 'past'];
  }
  const record: Course = { id: 'c', title: 'Course', sessions, ...(cadence && { cadence }) };
  const found = courseAvailability(entry('course', record), NOW);
  const name = state.split(',')[0];
  if (found.state !== name) throw new Error(`${found.state} instead of ${state}`);
  const where = (): string => (words.lang === 'cy' ? 'Gorllewin' : 'West');
  return courseSentence(found, words, { now: NOW, where });
}

/** The page `docs/availability.md`. */
export async function availabilityPage(): Promise<string> {
  const cy = await loadWords('cy');
  const courses = COURSE_ROWS.map(
    (row) => `| ${row[0]} | ${row[1]} | ${courseSays(row, en)} | ${courseSays(row, cy)} |`,
  );
  const vacancies = VACANCY_ROWS.map(([when, more]) => {
    const state = vacancyState(entry<Vacancy>('vacancy', { id: 'v', title: 'Post', ...more }), NOW);
    const [english, welsh] = [en, cy].map((words) => vacancySentence(state, words, { now: NOW }));
    return `| ${state.state} | ${when} | ${english} | ${welsh} |`;
  });
  const page = [
    '# What the widgets say about places and closing dates',
    '',
    'Built by `UPDATE=1 npm run unit` and compared by a test; do not edit it by hand. The moment of reading is Tuesday',
    '1 December 2026, 10am. The first rule that applies decides.',
    '',
    '## Sessions and courses',
    '',
    '| State | When | English | Welsh |',
    '| --- | --- | --- | --- |',
    ...courses,
    `| withdrawn | Something saved that is gone | ${en.availability.withdrawn} | ${cy.availability.withdrawn} |`,
    '',
    'Numbers of places carry the day on which they were true. Once they are over seven days old, or the feed is past its',
    'date, words take their place.',
    '',
    '## Vacancies',
    '',
    '| State | When | English | Welsh |',
    '| --- | --- | --- | --- |',
    ...vacancies,
    '',
  ].join('\n');
  // The tables are padded as every page of the docs is.
  return format(page, { parser: 'markdown', printWidth: 100, singleQuote: true });
}
