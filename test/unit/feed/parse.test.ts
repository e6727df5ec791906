import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed, parseFeedInSlices, type Feed } from '@esca/feed';
import {
  buildBulletin,
  buildCourse,
  buildFeed,
  buildNode,
  buildPathway,
  buildSession,
  buildVacancy,
} from '../../helpers/build.js';

/** Reads a feed with faults that its type does not allow. */
const read = (parts: object): ReturnType<typeof parseFeed> =>
  parseFeed({ ...buildFeed(), ...parts });
const codes = (parts: object): string[] => read(parts).problems.map(({ code }) => code);
const pointers = (parts: object): string[] => read(parts).problems.map(({ path }) => path);

test('a valid feed is read without problems and without losses', () => {
  const feed = buildFeed({
    courses: [buildCourse({ sessions: [buildSession()] })],
    pathways: [buildPathway()],
    vacancies: [buildVacancy()],
    bulletins: [buildBulletin()],
  });
  const parsed = parseFeed(feed);
  assert.deepEqual(parsed.problems, []);
  assert.deepEqual(parsed.feed, feed);
  assert.deepEqual([parsed.records, parsed.dropped], [4, 0]);
});

for (const [name, value] of [
  ['null', null],
  ['a string', 'courses'],
  ['a list', [buildCourse()]],
  ['an object without any list', { schemaVersion: '1.0', title: 'A page' }],
] as const) {
  test(`${name} is no feed`, () => {
    const parsed = parseFeed(value);
    assert.equal(parsed.refused, 'format');
    assert.equal(parsed.feed, undefined);
  });
}

test('a feed without any list that says who publishes it is empty', () => {
  const publisher = { id: 'north', name: 'North' };
  const { feed, records, refused } = parseFeed({ schemaVersion: '1.0', publisher });
  assert.deepEqual([feed?.publisher, records, refused], [publisher, 0, undefined]);
});

test('a feed of another major version is refused, a newer minor version is read', () => {
  assert.equal(read({ schemaVersion: '2.0' }).refused, 'version');
  assert.equal(read({ schemaVersion: '999.0' }).refused, 'version');
  assert.equal(read({ schemaVersion: '999' }).refused, 'version');
  assert.equal(read({ schemaVersion: '1', courses: [] }).refused, undefined);
  const newer = read({ schemaVersion: '1.9', courses: [{ ...buildCourse(), colour: 'red' }] });
  assert.deepEqual(newer.problems, []);
  assert.deepEqual(newer.feed?.courses, [buildCourse()]);
});

test('a head with gaps gets stand-ins and its records are read', () => {
  const parsed = parseFeed({ courses: [buildCourse()] });
  assert.equal(parsed.feed?.courses?.length, 1);
  assert.ok(parsed.problems.every(({ code }) => code === 'V121' || code === 'V122'));
});

test('a bad record goes with a problem that points at it, and the others stay', () => {
  const parsed = read({
    courses: [buildCourse(), { id: 'Bad Id', title: 'x' }, { id: 'no-title' }, 7],
  });
  assert.deepEqual(parsed.feed?.courses, [buildCourse()]);
  assert.deepEqual([parsed.records, parsed.dropped], [4, 3]);
  assert.deepEqual(
    parsed.problems.map(({ code, path }) => `${code} ${path}`),
    ['V103 /courses/1/id', 'V102 /courses/1/id', 'V102 /courses/2/title', 'V101 /courses/3'],
  );
});

test('a bad optional field goes alone', () => {
  const parsed = read({
    courses: [{ ...buildCourse(), cpdHours: -1, url: 'javascript:alert(1)' }],
  });
  assert.deepEqual(parsed.feed?.courses, [buildCourse()]);
  assert.deepEqual(
    parsed.problems.map(({ code, path }) => `${code} ${path}`),
    ['V112 /courses/0/cpdHours', 'V110 /courses/0/url'],
  );
});

for (const url of [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<b>x',
  'vbscript:x',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'https:evil.example',
  'https://user:secret@a.example/',
  'https://user@a.example/',
  '//a.example/',
  '/relative',
  ' ',
]) {
  test(`the address ${JSON.stringify(url)} is not linked`, () => {
    assert.equal(read({ courses: [{ ...buildCourse(), url }] }).feed?.courses?.[0]?.url, undefined);
  });
}

test('plain http is kept with a warning', () => {
  const parsed = read({ courses: [buildCourse({ url: 'http://a.example/' })] });
  assert.equal(parsed.feed?.courses?.[0]?.url, 'http://a.example/');
  assert.deepEqual(
    parsed.problems.map(({ code, severity }) => `${code} ${severity}`),
    ['V111 warning'],
  );
});

for (const [start, real] of [
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-04-31', false],
  ['2026-11-16T09:00:00Z', true],
  ['2026-11-16T09:00+01:00', true],
  ['2026-11-16T09:00:00', false],
  ['2026-11-16T24:00:00Z', false],
  ['2026-06-30T23:59:60Z', false],
  ['0', false],
  ['16/11/2026', false],
] as const) {
  test(`${start} is ${real ? 'a date' : 'no date'}`, () => {
    const session = { ...buildSession(), start, end: undefined, dateText: 'soon' };
    assert.equal(
      read({ courses: [buildCourse({ sessions: [session as never] })] }).feed?.courses?.[0]
        ?.sessions?.[0]?.start,
      real ? start : undefined,
    );
  });
}

test('a session without a date goes, unless it is on demand or says when in words', () => {
  const session = { id: 'a', mode: 'online' };
  const parsed = read({
    courses: [
      buildCourse({
        sessions: [
          session,
          { ...session, id: 'b', mode: 'on-demand' },
          { ...session, id: 'c', dateText: 'Spring 2027' },
        ] as never,
      }),
    ],
  });
  assert.deepEqual(
    parsed.feed?.courses?.[0]?.sessions?.map(({ id }) => id),
    ['b', 'c'],
  );
  assert.deepEqual(
    parsed.problems.map(({ code }) => code),
    ['T401'],
  );
});

test('an end before its start, and a closing before its opening, go', () => {
  const parsed = read({
    courses: [
      buildCourse({
        sessions: [
          buildSession({
            end: '2027-01-13T16:30:00Z',
            bookingOpens: '2026-12-01',
            bookingCloses: '2026-11-01',
          }),
        ],
      }),
    ],
  });
  const session = parsed.feed?.courses?.[0]?.sessions?.[0];
  assert.deepEqual([session?.end, session?.bookingCloses], [undefined, undefined]);
  assert.deepEqual(
    parsed.problems.map(({ code }) => code),
    ['T404', 'T405'],
  );
});

test('more places left than there are is a warning and nothing is lost', () => {
  const parsed = read({
    courses: [buildCourse({ sessions: [buildSession({ capacity: 10, placesLeft: 12 })] })],
  });
  assert.equal(parsed.feed?.courses?.[0]?.sessions?.[0]?.placesLeft, 12);
  assert.deepEqual(
    parsed.problems.map(({ severity }) => severity),
    ['warning'],
  );
});

test('of two records with one name the first is kept', () => {
  const parsed = read({ courses: [buildCourse(), buildCourse({ title: 'Another' })] });
  assert.deepEqual(parsed.feed?.courses, [buildCourse()]);
  assert.deepEqual(
    parsed.problems.map(({ code }) => code),
    ['R208'],
  );
});

test('the same id may stand once in each source', () => {
  assert.deepEqual(
    codes({ courses: [buildCourse({ source: 'a' }), buildCourse({ source: 'b' })] }),
    [],
  );
});

test('an unknown word is left out, and "other" where there is one', () => {
  const parsed = read({
    courses: [{ ...buildCourse(), approval: 'committee' }],
    vacancies: [{ ...buildVacancy(), contract: 'zero-hours' }],
  });
  assert.equal(parsed.feed?.courses?.[0]?.approval, undefined);
  assert.equal(parsed.feed?.vacancies?.[0]?.contract, 'other');
});

test('a requirement of an unknown kind keeps its words as a note', () => {
  const requires = [{ is: 'blessing', text: 'Ask the panel' }, { is: 'blessing' }, { is: 'level' }];
  const parsed = read({ courses: [{ ...buildCourse(), requires }] });
  assert.deepEqual(parsed.feed?.courses?.[0]?.requires, [{ is: 'note', text: 'Ask the panel' }]);
});

test('requirements nested without end stop at three', () => {
  let requirement: object = { is: 'note', text: 'deep' };
  for (let depth = 0; depth < 10_000; depth++) requirement = { is: 'all', of: [requirement] };
  assert.ok(codes({ courses: [{ ...buildCourse(), requires: [requirement] }] }).includes('V115'));
});

test('moves without ends, moves that are there twice and moves to themselves are cut', () => {
  const edge = { from: 'newly-qualified', to: 'senior', kind: 'progression' } as const;
  const pathway = buildPathway({
    edges: [edge, edge, { ...edge, to: 'nowhere' }, { ...edge, to: 'newly-qualified' }],
  });
  const parsed = read({ pathways: [pathway] });
  assert.deepEqual(parsed.feed?.pathways?.[0]?.edges, [edge]);
  assert.deepEqual(
    parsed.problems.map(({ code }) => code),
    ['R210', 'R206', 'R210'],
  );
});

test('a pathway without any move is a pathway', () => {
  assert.deepEqual(
    read({ pathways: [buildPathway({ edges: [] })] }).feed?.pathways?.[0]?.edges,
    [],
  );
});

test('control characters and marks that turn the writing direction do not reach a page', () => {
  const title = 'Safe\u202Egnp.exe\u0000\u0085 \u2066x\u2069 👩‍👧';
  assert.equal(
    read({ courses: [buildCourse({ title })] }).feed?.courses?.[0]?.title,
    'Safegnp.exe x 👩‍👧',
  );
});

test('half a surrogate pair becomes a replacement character', () => {
  assert.equal(
    read({ courses: [buildCourse({ title: 'a\ud800b' })] }).feed?.courses?.[0]?.title,
    'a\ufffdb',
  );
});

test('names of the language are names like any other, and reach no prototype', () => {
  const hostile = JSON.parse(
    `{"id":"constructor","title":{"__proto__":"x","en":"Safe"},"__proto__":{"polluted":true}}`,
  ) as object;
  const parsed = read({ courses: [hostile], __proto__: null });
  assert.deepEqual(parsed.feed?.courses, [{ id: 'constructor', title: { en: 'Safe' } }]);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test('what is beyond the limits is cut, and said', () => {
  const courses = Array.from({ length: 20_001 }, (_, index) => buildCourse({ id: `c${index}` }));
  const parsed = read({ courses });
  assert.equal(parsed.feed?.courses?.length, 20_000);
  assert.deepEqual(
    parsed.problems.map(({ code }) => code),
    ['V114'],
  );
  const sessions = Array.from({ length: 201 }, (_, index) => buildSession({ id: `s${index}` }));
  assert.equal(
    read({ courses: [buildCourse({ sessions })] }).feed?.courses?.[0]?.sessions?.length,
    200,
  );
  assert.equal(
    (
      read({ courses: [buildCourse({ title: 'x'.repeat(30_000) })] }).feed?.courses?.[0]
        ?.title as string
    ).length,
    20_000,
  );
});

test('a flood of problems is cut off', () => {
  assert.equal(read({ courses: Array.from({ length: 5000 }, () => 1) }).problems.length, 1000);
});

test('keys beginning with x- are kept for tools, when they are not too deep, and left out for pages', () => {
  let deep: object = {};
  for (let depth = 0; depth < 100; depth++) deep = { deep };
  const feed = {
    ...buildFeed({ courses: [{ ...buildCourse(), 'x-room': 'B1', 'x-deep': deep } as never] }),
    'x-sample': '2026-11-16',
  };
  assert.deepEqual(parseFeed(feed).feed?.courses, [buildCourse()]);
  const kept = parseFeed(feed, { extensions: true }).feed as Feed & Record<string, unknown>;
  assert.equal(kept['x-sample'], '2026-11-16');
  assert.deepEqual(kept.courses, [{ ...buildCourse(), 'x-room': 'B1' }]);
});

test('pointers escape what a JSON pointer must escape', () => {
  assert.deepEqual(
    pointers({ courses: [{ ...buildCourse(), title: { en: 'A', 'a/b~c': 'B' } }] }),
    ['/courses/0/title/a~1b~0c'],
  );
});

test('reading in slices gives the same and rests between records', async () => {
  const feed = buildFeed({ courses: [buildCourse(), buildCourse({ id: 'second' })] });
  let pauses = 0;
  const parsed = await parseFeedInSlices(feed, () => {
    pauses++;
    return Promise.resolve();
  });
  assert.deepEqual(parsed, parseFeed(feed));
  assert.equal(pauses, 2);
});

test('a node with a stage that does not exist has it computed', () => {
  const parsed = read({
    pathways: [buildPathway({ nodes: [buildNode('a', { stage: 'nowhere' })], edges: [] })],
  });
  assert.equal(parsed.feed?.pathways?.[0]?.nodes[0]?.stage, undefined);
});
