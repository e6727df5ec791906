import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, fixture, importAll, textFile } from '../../../helpers/importing.js';

const withoutLinks = (list: string[]): string[] => list.filter((code) => code !== 'V111');

test('RSS 2.0, RDF and Atom become a bulletin with its items', async () => {
  for (const [name, count, title] of [
    ['rss/rss-20.xml', 2, 'First item title'],
    ['rss/rdf-10.xml', 2, 'Processing Inclusions with XSLT'],
    ['rss/atom-10.xml', 6, 'Comprehensive Entry Example'],
  ] as const) {
    const { feed, problems } = await importAll([fixture(name)]);
    const bulletin = feed?.bulletins?.[0];
    assert.deepEqual(withoutLinks(codes(problems)), [], name);
    assert.equal(bulletin?.items.length, count, name);
    assert.equal(bulletin?.items[0]?.title, title);
    assert.ok(!JSON.stringify(bulletin).includes('<'));
  }
});

test('relative links of Atom are resolved against xml:base, enclosures are media', async () => {
  const { feed } = await importAll([fixture('rss/atom-10.xml')]);
  const item = feed?.bulletins?.[0]?.items[0];
  assert.equal(item?.url, 'http://example.org/entry/1');
  assert.deepEqual(item?.media, {
    kind: 'audio',
    src: 'http://example.org/audio.mp3',
    type: 'audio/mpeg',
  });
});

test('a job feed becomes vacancies: closing date in UTC, pay only where it is a figure, pubDate not trusted', async () => {
  const { feed, problems } = await importAll([fixture('rss/less_items.rss')]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    feed?.vacancies?.map((one) => [one.id, one.closes, one.salary]),
    [
      ['634789', '2022-02-01T04:59:00+00:00', undefined],
      [
        '631517',
        '2022-02-01T04:59:00+00:00',
        { min: 59334, max: 77066, currency: 'USD', period: 'year' },
      ],
    ],
  );
});

test('an entry without title, link and text is named with its line', async () => {
  const { problems } = await importAll([fixture('rss/atommathml.xml')]);
  assert.deepEqual(
    problems.map((one) => [one.code, one.place?.line]),
    [['I871', 6]],
  );
});

test('what is not well formed, or declares a document type, is refused with its line', async () => {
  const broken = await importAll([fixture('rss/aaa_illformed.xml')]);
  assert.deepEqual(
    [broken.problems.map((one) => [one.code, one.place?.line]), broken.refused],
    [[['I809', 6]], ['rss/aaa_illformed.xml']],
  );
  const declared = await importAll([fixture('rss/always_strip_doctype.xml')]);
  assert.deepEqual(
    declared.problems.map((one) => [one.code, one.place?.line]),
    [['I810', 1]],
  );
  const deep = await importAll([
    textFile('deep.xml', `<rss>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</rss>`),
  ]);
  assert.deepEqual(codes(deep.problems), ['I811']);
});

test('JSON Feed becomes a bulletin too', async () => {
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'News',
    items: [
      {
        id: '1',
        url: 'https://example.org/1',
        title: 'One &amp; only',
        content_html: '<p>Hello</p>',
        date_published: '2026-11-10T09:00:00+00:00',
        attachments: [{ url: 'https://example.org/a.mp3', mime_type: 'audio/mpeg' }],
      },
    ],
  };
  const { feed, problems } = await importAll([textFile('feed.json', JSON.stringify(json))]);
  assert.deepEqual(problems, []);
  assert.deepEqual(feed?.bulletins, [
    {
      id: 'news',
      title: 'News',
      issued: '2026-11-10T09:00:00+00:00',
      items: [
        {
          id: '1',
          title: 'One & only',
          text: 'Hello',
          url: 'https://example.org/1',
          media: { kind: 'audio', src: 'https://example.org/a.mp3', type: 'audio/mpeg' },
        },
      ],
    },
  ]);
});
