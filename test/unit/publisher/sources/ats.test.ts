import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codes, importAll, textFile } from '../../../helpers/importing.js';

const fixture = (name: string) => ({
  name,
  bytes: readFileSync(new URL(`../../../fixtures/ats/${name}`, import.meta.url)),
});
const job = (inner: string): string =>
  `<jobs><job><job_id>7</job_id><job_title>Social worker</job_title>${inner}</job></jobs>`;

test('a real single advert of a council becomes a vacancy', async () => {
  const { feed, problems, shape } = await importAll([fixture('TribePadJobSingleLocation.xml')], {
    jobUrl: 'https://jobs.example.org/{id}',
  });
  assert.deepEqual([...problems, ...shape], []);
  assert.deepEqual(feed?.vacancies, [
    {
      id: '550',
      title: "Newly Qualified Social Worker (Children's Services)",
      url: 'https://jobs.example.org/550',
      reference: 'orbis/TP/12/550',
      employer: 'org/east-sussex-county-council',
      places: ['place/lewes'],
      salary: { min: 28802, max: 31112, period: 'year' },
      positions: 30,
      posted: '2019-04-01',
      closes: '2019-05-12',
    },
  ]);
});

test('exact, yearly and hourly salaries of real adverts', async () => {
  const salaryOf = async (name: string) =>
    (await importAll([fixture(name)])).feed?.vacancies?.[0]?.salary;
  assert.deepEqual(await salaryOf('TribePadSalaryExact.xml'), {
    min: 23000,
    max: 23000,
    period: 'year',
  });
  assert.deepEqual(await salaryOf('TribePadSalaryRange.xml'), {
    min: 15000,
    max: 19999,
    period: 'year',
  });
  assert.deepEqual(await salaryOf('TribePadSalaryHourlyRange.xml'), {
    min: 9.68,
    max: 11.2,
    period: 'hour',
  });
});

test('numbers of categories are looked up in the options file, whichever comes first', async () => {
  const advert = textFile('jobs.xml', job('<job_category>204</job_category>'));
  for (const files of [
    [advert, fixture('TribePadJobOptionsXml.xml')],
    [fixture('TribePadJobOptionsXml.xml'), advert],
  ]) {
    const { feed } = await importAll(files);
    assert.equal(feed?.vacancies?.[0]?.service, 'social-work-adults');
  }
  assert.ok(codes((await importAll([advert])).problems).includes('I857'));
});

test('an evergreen advert has no closing date and no problem', async () => {
  const { feed, problems } = await importAll([
    textFile('jobs.xml', job('<expiry_date>0000-00-00</expiry_date><evergreen>1</evergreen>')),
  ]);
  assert.equal(feed?.vacancies?.[0]?.evergreen, true);
  assert.equal(feed.vacancies[0]?.closes, undefined);
  assert.deepEqual(problems, []);
});

test('salaries that are no figure: bad is named, 0 is not stated, a grade stands alone, pence are pounds', async () => {
  const read = async (inner: string) => {
    const { feed, problems } = await importAll([textFile('jobs.xml', job(inner))]);
    return [feed?.vacancies?.[0]?.salary, codes(problems)];
  };
  assert.deepEqual(await read('<salary_from>bad</salary_from>'), [undefined, ['I856']]);
  assert.deepEqual(await read('<salary_from>0</salary_from><salary_to>0</salary_to>'), [
    undefined,
    [],
  ]);
  assert.deepEqual(await read('<grade>SCP 30</grade>'), [{ grade: 'SCP 30' }, []]);
  assert.deepEqual(await read('<salary_from>1250p</salary_from>'), [
    { min: 12.5, period: 'hour' },
    [],
  ]);
});

test('a closing date in the words is a suggestion, never written', async () => {
  const { feed, problems } = await importAll([
    textFile(
      'jobs.xml',
      job(
        '<description>&amp;lt;p&amp;gt;Closing date: 12 May 2027&amp;lt;/p&amp;gt;&amp;lt;ul&amp;gt;&amp;lt;li&amp;gt;Care &amp;amp;amp; support&amp;lt;/li&amp;gt;&amp;lt;/ul&amp;gt;</description>',
      ),
    ),
  ]);
  assert.equal(feed?.vacancies?.[0]?.closes, undefined);
  assert.equal(feed?.vacancies?.[0]?.description, 'Closing date: 12 May 2027\n\n- Care & support');
  assert.deepEqual(
    problems.map((one) => [one.code, one.detail, one.place?.line]),
    [['I854', '2027-05-12', 1]],
  );
});

test("locations are split on the system's own separator only", async () => {
  const split = await importAll([
    textFile('jobs.xml', job('<location_city>Lewes, Eastbourne</location_city>')),
  ]);
  assert.deepEqual(split.feed?.vacancies?.[0]?.places, ['place/lewes', 'place/eastbourne']);
  const whole = await importAll([
    textFile('jobs.xml', job('<location>Chelmsford, Essex</location>')),
  ]);
  assert.deepEqual(whole.feed?.vacancies?.[0]?.places, ['place/chelmsford-essex']);
});

test('another shape is read with a profile', async () => {
  const xml =
    '<export><post ref="A1"><what>Social worker</what><when><until>01/03/2027</until></when></post></export>';
  const { feed } = await importAll([textFile('export.xml', xml)], {
    profile: {
      xml: { record: 'post', fields: { id: '@ref', title: 'what', closes: 'when/until' } },
    },
  });
  assert.deepEqual(feed?.vacancies, [
    { id: 'a1', title: 'Social worker', reference: 'A1', closes: '2027-03-01' },
  ]);
});

test('a record without a title is named with its line and left out', async () => {
  const { feed, problems } = await importAll([
    textFile(
      'jobs.xml',
      '<jobs>\n<job><job_id>1</job_id><job_title>One</job_title></job>\n<job><job_id>2</job_id></job>\n</jobs>',
    ),
  ]);
  assert.equal(feed?.vacancies?.length, 1);
  assert.deepEqual(
    problems.map((one) => [one.code, one.place?.line]),
    [['I871', 3]],
  );
});

test('a vacancy that two files have is named with the later file', async () => {
  const jobs = '<jobs><job><id>7</id><title>Social worker</title></job></jobs>';
  const { problems } = await importAll([textFile('a.xml', jobs), textFile('b.xml', jobs)]);
  assert.deepEqual(
    problems.filter(({ code }) => code === 'I833').map(({ place }) => place?.file),
    ['b.xml'],
  );
});
