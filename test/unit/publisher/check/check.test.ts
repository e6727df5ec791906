import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainProblem } from '@esca/feed';
import { checkDocuments } from '../../../../packages/publisher/src/check/check.js';
import {
  htmlReport,
  jsonReport,
  textReport,
} from '../../../../packages/publisher/src/check/report.js';

const now = Date.parse('2026-11-16T09:00:00Z');

function feed(lists: Record<string, unknown>): Record<string, unknown> {
  return {
    schemaVersion: '1.0',
    publisher: { id: 'essex', name: 'Essex' },
    licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    generatedAt: '2026-11-16T08:00:00Z',
    language: 'en',
    courses: [],
    ...lists,
  };
}

function found(lists: Record<string, unknown>, ...more: Record<string, unknown>[]): string[] {
  const documents = [feed(lists), ...more].map((value, index) => ({
    name: `${String(index)}.json`,
    url: `https://host${String(index)}.example/feed.json`,
    value,
  }));
  return checkDocuments(documents, now).problems.map(({ code, path }) => `${code} ${path}`);
}

const course = {
  id: 'mca',
  title: 'Mental capacity',
  topics: ['law'],
  interestUrl: 'https://a.example/',
};
const topics = [{ id: 'topic', title: 'Topic', terms: [{ id: 'law', title: 'Law' }] }];
const base = { courses: [course], taxonomies: topics };
const pathway = {
  id: 'sw',
  title: 'Social work',
  tracks: [{ id: 't', title: 'T' }],
  stages: [{ id: 's', title: 'S' }],
  nodes: [
    { id: 'a', kind: 'role', title: 'A' },
    { id: 'b', kind: 'role', title: 'B' },
  ],
  edges: [],
};
const session = { id: 's1', mode: 'online', start: '2027-01-14T09:30:00Z' };
const vacancy = {
  id: 'v',
  title: 'Social worker',
  url: 'https://a.example/',
  closes: '2026-12-01',
  salary: { min: 30000, max: 40000 },
};
const bulletin = {
  id: 'b',
  title: 'News',
  issued: '2026-11-10',
  items: [{ id: 'i', title: 'Item' }],
};
const place = { id: 'hub', name: 'Hub', accessibility: 'Step-free' };

test('a good feed has no problems', () => {
  assert.deepEqual(
    found({
      ...base,
      pathways: [pathway],
      vacancies: [vacancy],
      bulletins: [bulletin],
      places: [place],
    }),
    [],
  );
});

const rules: [name: string, expected: string, lists: Record<string, unknown>][] = [
  [
    'a mark that turns the direction',
    'V154 /courses/0/summary/en',
    { ...base, courses: [{ ...course, summary: { en: 'a\u202eb' } }] },
  ],
  ['a control character', 'V154 /courses/0/title', { courses: [{ ...course, title: 'a\u0007' }] }],
  ['a feed without a list', 'V155 ', { courses: undefined }],
  [
    'three capitals that are no currency',
    'M501 /courses/0/costs/0/currency',
    { ...base, courses: [{ ...course, costs: [{ amount: 1, currency: 'ABC' }] }] },
  ],
  [
    'a pattern named twice',
    'V153 /vacancies/0/patterns',
    { vacancies: [{ ...vacancy, patterns: ['flexible', 'flexible'] }] },
  ],
  ['an unknown field', 'V150 /courses/0/titel', { ...base, courses: [{ ...course, titel: 'x' }] }],
  ['a missing title', 'V102 /courses/0/title', { ...base, courses: [{ id: 'x' }] }],
  [
    'a target that is missing',
    'R201 /courses/0/leadsTo',
    { ...base, courses: [{ ...course, leadsTo: ['pathway/none#x'] }] },
  ],
  [
    'another publisher that is not merged',
    'R202 /courses/0/leadsTo',
    { ...base, courses: [{ ...course, leadsTo: ['harlow:pathway/none#x'] }] },
  ],
  [
    'a target that was removed',
    'R203 /bulletins/0/items/0/ref',
    {
      ...base,
      bulletins: [{ ...bulletin, items: [{ id: 'i', ref: 'course/old' }] }],
      removed: [{ ref: 'course/old', at: '2026-11-15T00:00:00Z' }],
    },
  ],
  [
    'a part that is missing',
    'R204 /bulletins/0/items/0/ref',
    { ...base, bulletins: [{ ...bulletin, items: [{ id: 'i', ref: 'course/mca#none' }] }] },
  ],
  [
    'a target of the wrong kind',
    'R205 /courses/0/provider',
    { ...base, places: [place], courses: [{ ...course, provider: 'place/hub' }] },
  ],
  [
    'a move from nowhere',
    'R206 /pathways/0/edges',
    { ...base, pathways: [{ ...pathway, edges: [{ from: 'x', to: 'a', kind: 'progression' }] }] },
  ],
  [
    'a code without a term',
    'R207 /courses/0/topics',
    { ...base, courses: [{ ...course, topics: ['none'] }] },
  ],
  ['two records of one name', 'R208 /courses/1', { ...base, courses: [course, course] }],
  [
    'a ring of prerequisites',
    'R212 /pathways/0/edges',
    {
      ...base,
      pathways: [
        {
          ...pathway,
          edges: [
            { from: 'a', to: 'b', kind: 'prerequisite' },
            { from: 'b', to: 'a', kind: 'prerequisite' },
          ],
        },
      ],
    },
  ],
  [
    'a session without date',
    'T401 /courses/0/sessions/0',
    { ...base, courses: [{ ...course, sessions: [{ id: 's', mode: 'online' }] }] },
  ],
  [
    'a date that does not exist',
    'T402 /courses/0/sessions/0/start',
    {
      ...base,
      courses: [{ ...course, sessions: [{ ...session, start: '2027-02-30', dateText: 'x' }] }],
    },
  ],
  [
    'a stand-in date',
    'T411 /courses/0/sessions/0/start',
    { ...base, courses: [{ ...course, sessions: [{ ...session, start: '1900-01-01' }] }] },
  ],
  [
    'the offset of the wrong season',
    'T412 /courses/0/sessions/0/start',
    {
      ...base,
      courses: [{ ...course, sessions: [{ ...session, start: '2027-06-14T09:30:00+00:00' }] }],
    },
  ],
  [
    'booking that closes too late',
    'T414 /courses/0/sessions/0/bookingCloses',
    { ...base, courses: [{ ...course, sessions: [{ ...session, bookingCloses: '2027-02-01' }] }] },
  ],
  [
    'interviews before closing',
    'T416 /vacancies/0/interviews',
    { ...base, vacancies: [{ ...vacancy, interviews: ['2026-11-20'] }] },
  ],
  [
    'a fixed term without end',
    'T418 /vacancies/0/contractUntil',
    { ...base, vacancies: [{ ...vacancy, contract: 'fixed-term' }] },
  ],
  ['a feed that has expired', 'T419 /expires', { ...base, expires: '2026-11-16T08:30:00Z' }],
  [
    'a course with nothing to come',
    'T420 /courses/0/sessions',
    { ...base, courses: [{ id: 'x', title: 'X', topics: ['law'] }] },
  ],
  [
    'pay that cannot be meant',
    'M503 /vacancies/0/salary/min',
    { ...base, vacancies: [{ ...vacancy, salary: { min: 30, max: 40000 } }] },
  ],
  [
    'pay of nothing',
    'M506 /vacancies/0/salary/min',
    { ...base, vacancies: [{ ...vacancy, salary: { min: 0, text: 'x' } }] },
  ],
  [
    'a podcast without transcript',
    'A601 /bulletins/0/items/0/media/transcript',
    {
      ...base,
      bulletins: [
        {
          ...bulletin,
          items: [{ id: 'i', media: { kind: 'podcast', src: 'https://a.example/p.mp3' } }],
        },
      ],
    },
  ],
  [
    'a person as contact',
    'P701 /organisations/0/email',
    { ...base, organisations: [{ id: 'o', name: 'O', email: 'jane.smith@essex.example' }] },
  ],
  [
    'a person in a text',
    'P702 /courses/0/joining',
    { ...base, courses: [{ ...course, joining: 'Ask jane.smith@essex.example' }] },
  ],
  [
    'a joining link',
    'P703 /courses/0/joining',
    {
      ...base,
      courses: [{ ...course, joining: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting' }],
    },
  ],
  [
    'an internal advert for all',
    'P706 /vacancies/0/openTo',
    {
      ...base,
      vacancies: [{ ...vacancy, openTo: ['staff'] }],
      taxonomies: [
        ...topics,
        { id: 'open-to', title: 'x', terms: [{ id: 'staff', title: 'Staff' }] },
      ],
    },
  ],
  [
    'an in-person session nowhere',
    'V135 /courses/0/sessions/0/place',
    { ...base, courses: [{ ...course, sessions: [{ ...session, mode: 'in-person' }] }] },
  ],
  [
    'markup in a text',
    'V141 /courses/0/summary',
    { ...base, courses: [{ ...course, summary: 'Hello <b>you</b>' }] },
  ],
];
for (const [name, expected, lists] of rules) {
  test(`${name} is found where it stands`, () => {
    const all = found(lists);
    assert.ok(all.includes(expected), all.join('\n'));
    assert.equal(all.filter((one) => one === expected).length, 1);
  });
}

test('what two publishers call by one name is left to a person', () => {
  const partner = {
    ...feed({
      courses: [{ ...course, id: 'other', title: 'CAPACITY: mental' }],
      taxonomies: topics,
    }),
    publisher: { id: 'partner', name: 'P' },
  };
  assert.ok(found(base, partner).some((one) => one.startsWith('W301')));
});

test('places are right even behind a record that was dropped', () => {
  const all = found({
    ...base,
    courses: [
      { id: 'BAD ID', title: 'x' },
      { ...course, leadsTo: ['pathway/none'] },
    ],
  });
  assert.ok(all.includes('R201 /courses/1/leadsTo'), all.join('\n'));
});

test('every form of the report has the place, the words and the fix, and the page escapes them', () => {
  const checked = checkDocuments(
    [
      {
        name: '<x>.json',
        url: 'https://a.example/',
        value: feed({ ...base, courses: [{ ...course, '<script>': 1 }] }),
      },
    ],
    now,
  );
  const [first] = checked.problems;
  assert.ok(first);
  const { fix } = explainProblem(first);
  assert.ok(textReport(checked).includes(fix));
  assert.equal(
    (JSON.parse(jsonReport(checked)) as { problems: { fix: string }[] }).problems[0]?.fix,
    fix,
  );
  const page = htmlReport(checked, now);
  assert.ok(!page.includes('<script>'));
  assert.ok(page.includes('&lt;x&gt;.json'));
});
