import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, importAll, textFile } from '../../../helpers/importing.js';

test('places.csv, courses.csv and feed.csv are one feed; names of places and terms are understood', async () => {
  const { feed, problems } = await importAll([
    textFile(
      'courses.csv',
      'Course id,Title,Topics,Mode,Start date,Start time,End time,Place\nmca,MCA,Law,in-person,14/01/2027,9.30am,4.30pm,Harlow Hub\n,,,in-person,21/01/2027,,,harlow-hub\n',
    ),
    textFile('places.csv', 'Name;Postcode\nHarlow hub;cm201wg\n'),
    textFile(
      'terms.csv',
      'Taxonomy,Term id,Title,Synonyms\ntopic,law-and-rights,Law and rights,law; legal\n',
    ),
    textFile(
      'feed.csv',
      'Key,Value,Value (Welsh)\nLanguage,en,\nTitle,Learning,Dysgu\nSample,yes,\n',
    ),
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(feed?.title, { en: 'Learning', cy: 'Dysgu' });
  assert.deepEqual(feed.places, [{ id: 'harlow-hub', name: 'Harlow hub', postcode: 'CM20 1WG' }]);
  assert.deepEqual(feed.courses, [
    {
      id: 'mca',
      title: 'MCA',
      topics: ['law-and-rights'],
      sessions: [
        {
          id: '2027-01-14',
          mode: 'in-person',
          start: '2027-01-14T09:30:00+00:00',
          end: '2027-01-14T16:30:00+00:00',
          place: 'place/harlow-hub',
        },
        { id: '2027-01-21', mode: 'in-person', start: '2027-01-21', place: 'place/harlow-hub' },
      ],
    },
  ]);
});

test('rows and lines are right though cells hold line breaks', async () => {
  const { problems } = await importAll([
    textFile(
      'courses.csv',
      'Title,Description,Capacity,Mode\nA,"one\ntwo\nthree",,online\nB,,many,online\n',
    ),
  ]);
  assert.deepEqual(
    problems.map((one) => [one.code, one.place?.row, one.place?.line, one.place?.column]),
    [['I826', 3, 5, 'C (Capacity)']],
  );
});

test('Welsh twins of texts and lists; costs with labels; requirements; words for dates', async () => {
  const csv =
    'Title,Title (Welsh),Cost,Cost label,Cost label (cy),Requires,Mode,Start date\nA,B,free; £95,Staff; Partners,Staff Cymru; Partneriaid,registered: swe | Registered; any 1 of (level: experienced; experience: 2 years since qualifying),online,Spring 2027\n';
  const { feed, problems } = await importAll([textFile('courses.csv', csv)]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    feed?.courses,
    [
      {
        id: 'a',
        title: { en: 'A', cy: 'B' },
        requires: [
          { is: 'registered', body: 'swe', text: 'Registered' },
          {
            is: 'any',
            atLeast: 1,
            of: [
              { is: 'level', level: 'experienced' },
              { is: 'experience', months: 24, since: 'qualifying' },
            ],
          },
        ],
        costs: [
          { amount: 0, label: { en: 'Staff', cy: 'Staff Cymru' } },
          { amount: 95, label: { en: 'Partners', cy: 'Partneriaid' } },
        ],
        sessions: [{ id: 'spring-202', mode: 'online', dateText: 'Spring 2027' }],
      },
    ].map((course) => ({
      ...course,
      sessions: [{ ...course.sessions[0], id: feed?.courses?.[0]?.sessions?.[0]?.id }],
    })),
  );
});

test('columns of the national course directory', async () => {
  const csv =
    'COURSE_NAME,YOUR_REFERENCE,DELIVERY_MODE,START_DATE,FLEXIBLE_START_DATE,VENUE_NAME,COST,COST_DESCRIPTION,DURATION,DURATION_UNIT,ENTRY_REQUIREMENTS,WHO_THIS_COURSE_IS_FOR,WHERE_NEXT,LARS_QAN,STUDY_MODE\nCare,C1,Classroom,,yes,Town hall,155.00,per person,6,Months,GCSE English,Carers,A diploma,60123456,Part time\n';
  const { feed, problems } = await importAll([textFile('upload.csv', csv)]);
  assert.deepEqual(problems, []);
  const course = feed?.courses?.[0];
  assert.equal(course?.id, 'c1');
  assert.deepEqual(course.costs, [{ amount: 155, label: 'per person' }]);
  assert.deepEqual(
    [course.duration, course.eligibility, course.identifiers, course.requires],
    [
      'P6M',
      'Carers',
      [{ scheme: 'lars', value: '60123456' }],
      [{ is: 'note', text: 'GCSE English' }],
    ],
  );
  assert.deepEqual(
    [course.sessions?.[0]?.dateText, course.sessions?.[0]?.place, course.sessions?.[0]?.mode],
    ['Flexible start date', 'place/town-hall', 'in-person'],
  );
  assert.equal((course as unknown as Record<string, unknown>)['x-study-mode'], 'Part time');
});

test('an internal and an external advert of one job are one vacancy', async () => {
  const { feed, problems } = await importAll([
    textFile(
      'jobs.csv',
      'Job ID,Business Title,Posting Type,Salary From,Salary To,Salary Frequency\n1,Clerk,Internal,0,0,Annual\n1,Clerk,External,0,0,Annual\n2,Nurse,External,41000,45000,Annual\n',
    ),
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    feed?.vacancies?.map((one) => [one.id, one.openTo, one.salary]),
    [
      ['1', ['internal', 'external'], { period: 'year' }],
      ['2', ['external'], { min: 41000, max: 45000, period: 'year' }],
    ].map(([id, openTo, salary]) => [id, openTo, salary]),
  );
});

test("other people's columns and words are read with a profile", async () => {
  const { feed, problems } = await importAll(
    [textFile('export.csv', 'Report of 2026\n\nWhat,How,Am Tag\nMCA,room,01/14/2027\n')],
    {
      profile: {
        dateOrder: 'mdy',
        tables: [
          {
            kind: 'courses',
            headerRow: 3,
            columns: { What: 'title', How: 'mode', 'Am Tag': 'start date' },
            values: { mode: { room: 'in-person' } },
          },
        ],
      },
    },
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(feed?.courses, [
    {
      id: 'mca',
      title: 'MCA',
      sessions: [{ id: '2027-01-14', mode: 'in-person', start: '2027-01-14' }],
    },
  ]);
});

test('a second row with one id, an unknown column and contradictions are named', async () => {
  const { problems } = await importAll([
    textFile('places.csv', 'Place id,Name,Colour\na,A,red\na,B,blue\n'),
    textFile(
      'courses.csv',
      'Course id,Title,Mode,Start date\nx,X,online,14/01/2027\nx,Y,online,15/01/2027\n',
    ),
  ]);
  assert.deepEqual(codes(problems).sort(), ['I815', 'I833', 'I835']);
});

test('an apostrophe in front of a formula is taken away; a formula in a text cell stays text', async () => {
  const { feed } = await importAll([textFile('places.csv', "Place id,Name\na,'=1+1\nb,=cmd()\n")]);
  assert.deepEqual(
    feed?.places?.map((one) => one.name),
    ['=1+1', '=cmd()'],
  );
});

test('a table that is no template is refused with its columns', async () => {
  const { problems, refused } = await importAll([textFile('simple.csv', 'a,b,c\n1,2,3\n')]);
  assert.deepEqual(
    problems.map((one) => [one.code, one.detail, one.place?.row]),
    [['I813', 'a, b, c', 1]],
  );
  assert.deepEqual(refused, ['simple.csv']);
});

test('lists are split before their words are looked up, so that two words never pass for one', async () => {
  const { feed, problems } = await importAll([
    textFile(
      'courses.csv',
      'Course id,Title,Levels,Domains\na,A,newly-qualified; social-worker,"Rights, justice and economic wellbeing"\nb,B,"newly-qualified\nsocial worker","values, rights"\nc,C,newly qualified social worker\nd,D,"newly qualified, social worker"\n',
    ),
  ]);
  assert.deepEqual(codes(problems), []);
  assert.deepEqual(
    feed?.courses?.map(({ levels }) => levels),
    [
      ['newly-qualified', 'social-worker'],
      ['newly-qualified', 'social-worker'],
      ['newly-qualified'],
      ['newly-qualified', 'social-worker'],
    ],
  );
  assert.deepEqual(
    feed?.courses?.map(({ domains }) => domains),
    [['rights'], ['values', 'rights'], undefined, undefined],
  );
});
