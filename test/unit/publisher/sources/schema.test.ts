import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, fixture, importAll, textFile } from '../../../helpers/importing.js';

const json = (value: unknown) => textFile('data.jsonld', JSON.stringify(value));

test('the examples of schema.org become a vacancy and a course', async () => {
  const job = (await importAll([fixture('jsonld/eg-0028.jsonld')])).feed?.vacancies?.[0];
  assert.deepEqual(
    [job?.title, job?.salary, job?.hours, job?.patterns],
    [
      'Software Engineer',
      { min: 100000, max: 100000, currency: 'USD', period: 'year' },
      40,
      ['full-time'],
    ],
  );
  const course = (await importAll([fixture('jsonld/eg-0334.jsonld')])).feed?.courses?.[0];
  assert.deepEqual(
    course?.sessions?.map((one) => [one.mode, one.costs?.[0]?.amount]),
    [
      ['on-demand', 395],
      ['on-demand', 440],
    ],
  );
});

test('graphs, type lists, references by @id, ranges of pay and many locations', async () => {
  const { feed, problems } = await importAll([
    json({
      '@graph': [
        { '@id': '#org', '@type': 'Organization', name: 'Ashmere Council' },
        {
          '@type': ['JobPosting', 'Thing'],
          title: 'Practice &amp; quality lead',
          hiringOrganization: { '@id': '#org' },
          employmentType: ['FULL_TIME', 'TEMPORARY'],
          baseSalary: {
            '@type': 'MonetaryAmount',
            currency: 'GBP',
            value: { minValue: 41000, maxValue: 45000, unitText: 'YEAR' },
          },
          jobLocation: [
            { '@type': 'Place', address: { addressLocality: 'Harlow', postalCode: 'CM20 1WG' } },
            { '@type': 'Place', address: 'Basildon' },
          ],
          datePosted: '2026-11-01',
          validThrough: '2026-12-01T23:59',
        },
      ],
    }),
  ]);
  assert.deepEqual(problems, []);
  const job = feed?.vacancies?.[0];
  assert.equal(job?.title, 'Practice & quality lead');
  assert.equal(job.employer, 'org/ashmere-council');
  assert.deepEqual(job.salary, { min: 41000, max: 45000, period: 'year' });
  assert.deepEqual(job.places, ['place/harlow-cm20-1wg', 'place/basildon']);
  assert.deepEqual([job.contract, job.closes], ['fixed-term', '2026-12-01T23:59:00+00:00']);
});

test('an event is a course with one session', async () => {
  const { feed } = await importAll([
    json({
      '@type': 'EducationEvent',
      name: 'Conference',
      startDate: '2027-03-01T09:00:00Z',
      endDate: '2027-03-01T16:00:00Z',
      eventStatus: 'https://schema.org/EventCancelled',
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      maximumAttendeeCapacity: 50,
      offers: { price: '0', url: 'https://example.org/book' },
    }),
  ]);
  assert.deepEqual(feed?.courses, [
    {
      id: 'conference',
      title: 'Conference',
      sessions: [
        {
          id: '2027-03-01',
          mode: 'online',
          start: '2027-03-01T09:00:00Z',
          end: '2027-03-01T16:00:00Z',
          capacity: 50,
          costs: [{ amount: 0 }],
          bookingUrl: 'https://example.org/book',
          status: 'cancelled',
        },
      ],
    },
  ]);
});

test("a page's blocks are read with comments and control characters; a broken one is a note with its line", async () => {
  const page =
    '<html>\n<script type="application/ld+json">{"@type":"Course", // a comment\n"name":"A\u0001 course",}</script>\n<script type="application/ld+json">{"@type":</script></html>';
  const { feed, problems } = await importAll([textFile('page.html', page)]);
  assert.equal(feed?.courses?.[0]?.title, 'A course');
  assert.deepEqual(
    problems.map((one) => [one.code, one.severity, one.place?.line]),
    [['I859', 'note', 4]],
  );
  const news = await importAll([fixture('jsonld/JSONLD_with_JS_comment.html')]);
  assert.deepEqual(
    news.problems.map((one) => [one.code, one.detail]),
    [['I858', 'only NewsArticle']],
  );
});

test('an XCRI catalogue: machine dates, venue, price, award and headings', async () => {
  const { feed, problems } = await importAll([fixture('xcri/PG_Generic_XCRI-CAP-1.2.xml')]);
  assert.deepEqual(problems, []);
  const course = feed?.courses?.[0];
  assert.equal(course?.id, 'pg064');
  assert.match(
    JSON.stringify(course.description),
    /What you will learn\\n\\nStudents will develop/,
  );
  assert.deepEqual(course.accreditation?.[0]?.credits, 180);
  const session = course.sessions?.[0];
  assert.deepEqual(
    [session?.start, session?.end, session?.mode, session?.capacity, session?.costs],
    ['2015-09-01', '2017-07-01', 'in-person', 50, [{ amount: 6000, label: 'per stage' }]],
  );
  const mlo = await importAll([fixture('xcri/mlo_test.xml')]);
  assert.equal(mlo.feed?.courses?.[0]?.sessions?.[0]?.title, '2008 entry');
});

test('XCRI sentinels, contradicting years and withdrawn records', async () => {
  const presentation = (start: string) =>
    `<presentation>${start}<attendanceMode identifier="ON">x</attendanceMode></presentation>`;
  const xml = `<catalog xmlns="http://xcri.org/profiles/1.2/catalog"><provider><title>P</title>\n<course><identifier>a</identifier><title>A</title>${presentation('<start dtf="1900-01-01"/>')}${presentation('<start dtf="2027-01-14T00:00:00">January 2026</start>')}</course>\n<course recstatus="3"><identifier>b</identifier><title>B</title></course></provider></catalog>`;
  const { feed, problems, gone } = await importAll([textFile('c.xml', xml)]);
  assert.deepEqual(
    feed?.courses?.[0]?.sessions?.map((one) => [one.mode, one.start, one.dateText]),
    [
      ['online', undefined, 'Ask the provider'],
      ['online', '2027-01-14', undefined],
    ],
  );
  assert.deepEqual(
    problems.map((one) => [one.code, one.place?.line]),
    [
      ['I818', 2],
      ['I865', 2],
    ],
  );
  assert.deepEqual(gone, ['course/b']);
});

test('RPDE: a session and its series in two files are one course; deleted items are gone', async () => {
  const page = (items: unknown[]) =>
    textFile(
      'page.json',
      JSON.stringify({ items, next: 'https://example.org/2', license: 'https://example.org/l' }),
    );
  const session = fixture('rpde/scheduledsession-split_example_1.json');
  const alone = await importAll([session]);
  assert.ok(codes(alone.problems).includes('I871'));
  const series = page([
    {
      state: 'updated',
      kind: 'SessionSeries',
      id: 's',
      modified: 1,
      data: {
        '@type': 'SessionSeries',
        '@id': 'https://opensessions.io/api/session-series/1402CBP20150217',
        name: 'Hula hoop',
      },
    },
    { state: 'deleted', kind: 'SessionSeries', id: 'old', modified: 2 },
  ]);
  for (const files of [
    [session, series],
    [series, session],
  ]) {
    const { feed, gone } = await importAll(files);
    assert.deepEqual(
      feed?.courses?.map((one) => [one.title, one.sessions?.[0]?.placesLeft]),
      [['Hula hoop', 0]],
    );
    assert.deepEqual(gone, ['course/old']);
  }
  assert.deepEqual(codes((await importAll([fixture('rpde/slot_example_1.json')])).problems), [
    'I860',
    'I858',
    'I873',
  ]);
});

test('a CTDL pathway: kinds, edges, levels and conditions', async () => {
  const { feed, problems, shape } = await importAll([fixture('ctdl/pathway.json')]);
  assert.deepEqual([...problems, ...shape], []);
  const pathway = feed?.pathways?.[0];
  assert.deepEqual(
    pathway?.nodes.map((node) => [node.id, node.kind, node.entry, node.goal]),
    [
      ['access-course', 'programme', true, undefined],
      ['social-work-degree', 'qualification', undefined, undefined],
      ['social-worker', 'role', undefined, true],
    ],
  );
  assert.deepEqual(
    pathway.edges.map((edge) => `${edge.from} ${edge.kind} ${edge.to}`),
    [
      'access-course progression social-work-degree',
      'social-work-degree progression social-worker',
      'social-work-degree prerequisite social-worker',
    ],
  );
  assert.deepEqual(pathway.nodes[2]?.requires?.[0], {
    is: 'any',
    of: [
      { is: 'held', ref: 'pathway/ce-p1#access-course' },
      { is: 'held', ref: 'pathway/ce-p1#social-work-degree' },
    ],
    atLeast: 1,
    text: 'One of the two',
  });
  assert.equal(pathway.stages[0]?.title, 'Entry');
});

test('a date that does not exist is named; the words stay', async () => {
  const { feed, problems } = await importAll([
    textFile(
      'a.jsonld',
      JSON.stringify([
        { '@type': 'Event', name: 'A', startDate: '2027-02-30', location: 'Hall' },
        { '@type': 'Event', name: 'B', startDate: 'Spring 2027', endDate: '1900-00-00' },
        { '@type': 'JobPosting', title: 'C', validThrough: '2027-02-30T12:00' },
      ]),
    ),
  ]);
  assert.deepEqual(
    problems.filter(({ code }) => code === 'I819').map(({ detail }) => detail),
    ['2027-02-30', '2027-02-30T12:00'],
  );
  assert.equal(feed?.courses?.[0]?.sessions?.[0]?.dateText, '2027-02-30');
});
