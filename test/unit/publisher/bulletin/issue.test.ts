import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { issueEmail } from '../../../../packages/publisher/src/bulletin/email.js';
import { issueMarkdown } from '../../../../packages/publisher/src/bulletin/markdown.js';
import { itemsOf } from '../../../../packages/publisher/src/bulletin/outgoing.js';
import { teamsCards } from '../../../../packages/publisher/src/bulletin/teams.js';
import { issueText, wrap } from '../../../../packages/publisher/src/bulletin/text.js';
import { buildSite } from '../../../../packages/publisher/src/site/build.js';
import { fakeLibrary } from '../site/sample-feed.js';
import { elements, textOf } from './parsed.js';
import { feedWith, hostile, mixed, mixedOrder, now, outgoing, uncleaned } from './sample-issue.js';

const baseUrl = 'https://learn.example.org/';

/** The words of a heading without the host that stands beside a link. */
const withoutHost = (heading: Element): string =>
  textOf(heading).replace(/ \(\S*\.example.*\)$/, '');

test('every form has the same items in the same order', async () => {
  const issue = await outgoing(feedWith(mixed), { baseUrl });
  assert.deepEqual(
    itemsOf(issue).map(({ title }) => title.text),
    mixedOrder,
  );
  const email = elements(parseDocument(issueEmail(issue)))
    .filter(({ name }) => name === 'h2' || name === 'h3')
    .map(withoutHost);
  const card = teamsCards(issue).flatMap(({ body }) =>
    body
      .filter(({ type }) => type === 'Container')
      .map(({ items }) => (items as { text: string }[])[0]?.text ?? ''),
  );
  const text = [...issueText(issue).matchAll(/^\* (.*?)( \[.*)?$/gm)].map(([, title]) => title);
  const markdown = [...issueMarkdown(issue).matchAll(/^##+ \[?([^\]\n]*)/gm)].map(
    ([, title]) => title,
  );
  const headings = ['Coming up', 'New courses', 'Wellbeing'];
  for (const [form, titles] of Object.entries({ email, card, text, markdown }))
    assert.deepEqual(
      titles.filter((title) => !headings.includes(title ?? '')),
      mixedOrder,
      form,
    );
});

test('the page of the site and its news feed have that order as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'esca-issue-'));
  try {
    const out = join(folder, 'site');
    await buildSite({
      feed: feedWith(mixed),
      out,
      baseUrl,
      for: 'public',
      now,
      config: {},
      library: fakeLibrary(join(folder, 'library')),
    });
    const read = (path: string): string => readFileSync(join(out, path), 'utf8');
    const page = elements(parseDocument(read('b/b1/index.html')))
      .filter(({ name }) => name === 'h2')
      .map(withoutHost);
    const news = JSON.parse(read('rss/bulletins.json')) as { items: { title: string }[] };
    const order = (titles: string[]): string[] =>
      titles.filter((title) => mixedOrder.includes(title));
    assert.deepEqual(order(page), mixedOrder);
    assert.deepEqual(order(news.items.map(({ title }) => title)), mixedOrder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what an item announces is said as it stands at the time of writing', async () => {
  const issue = await outgoing(feedWith(mixed), { baseUrl });
  const facts = Object.fromEntries(itemsOf(issue).map((item) => [item.title.text, item.facts]));
  assert.deepEqual(facts['Mental capacity'], [
    'Thursday 3 December 2026, 9:30am to 4:30pm · Harlow hub, West',
    '2 places left, as at 16 November',
  ]);
  assert.deepEqual(facts['Closed job'], ['Closed']);
  assert.match(facts['Team manager']?.join('') ?? '', /Closing soon: Friday 20 November/);
  assert.deepEqual(issue.notes, ['Places and closing dates are as at Wednesday 18 November 2026.']);
});

test('items lead to the pages of the site, else to their own addresses', async () => {
  const links = async (base?: string): Promise<(string | undefined)[]> =>
    itemsOf(await outgoing(feedWith(mixed), base === undefined ? {} : { baseUrl: base })).map(
      ({ link }) => link?.href,
    );
  assert.deepEqual(await links(baseUrl), [
    'http://plain.example.net/',
    'https://partner.example.net/page',
    'https://learn.example.org/v/job/',
    'https://learn.example.org/c/mca/#s1',
    'https://learn.example.org/v/shut/',
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual((await links()).slice(2, 5), [
    'https://extra.example.net/',
    undefined,
    'https://jobs.example.org/2',
  ]);
});

test('a link that leaves the site tells its host, and that it is not secure', async () => {
  const [star, free, job] = itemsOf(await outgoing(feedWith(mixed), { baseUrl }));
  assert.equal(star?.link?.host, 'plain.example.net, http');
  assert.equal(free?.link?.host, 'partner.example.net');
  assert.equal(job?.link?.host, undefined);
  assert.equal(job?.links[0]?.host, 'extra.example.net');
});

test('in Welsh the words, the names of groups and the pages are Welsh', async () => {
  const issue = await outgoing(feedWith(mixed), { baseUrl, lang: 'cy' });
  assert.equal(issue.title.text, 'Newyddion yr wythnos');
  assert.deepEqual(
    issue.sections.map(({ title }) => title?.text),
    ['Ar y gweill', undefined, 'Cyrsiau newydd', 'Lles'],
  );
  assert.equal(issue.link?.href, 'https://learn.example.org/cy/b/b1/');
  assert.match(issueEmail(issue), /<span lang="en">Stretch<\/span>/);
});

test('an issue that is past keeps what is over, and says that it is past', async () => {
  const feed = feedWith(mixed);
  const [issue] = feed.bulletins ?? [];
  const past = await outgoing({
    ...feed,
    bulletins: issue ? [{ ...issue, until: '2026-11-17' }] : [],
  });
  assert.match(past.notes[0] ?? '', /past its date/);
  const over = itemsOf(past).find(({ title }) => title.text === 'Over already');
  assert.deepEqual(over?.badges, ['Over']);
});

test('plain text has lines of at most 72 characters but for addresses', async () => {
  const text = 'word '.repeat(60) + '\u{1f600}'.repeat(200);
  const issue = await outgoing(
    feedWith([{ id: 'a', title: text, text, url: `https://a.example/${'x'.repeat(99)}` }]),
  );
  for (const line of issueText(issue).split('\n'))
    assert.ok([...line].length <= 72 || /^ *https:\/\/\S+$/.test(line), line);
  assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(issueText(issue)), 'no character is cut');
});

test('wrapping keeps every word and its order', () => {
  const text = 'a bb ccc dddd eeeeeeeeeeeeeeee f';
  for (let width = 4; width < 40; width++) {
    const lines = wrap(text, width, '* ', '  ');
    assert.ok(
      lines.every((line) => line.length <= width),
      String(width),
    );
    assert.equal(lines.join('').replace(/[ *]/g, ''), text.replaceAll(' ', ''));
  }
});

test('no form lets a control character or a mark of direction through', async () => {
  const plain = await outgoing(
    feedWith(hostile.map((text, index) => ({ id: `i${String(index)}`, title: text, text }))),
  );
  const bad = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  const cards = JSON.stringify(teamsCards(plain));
  for (const written of [issueEmail(plain), issueText(plain), issueMarkdown(plain), cards])
    assert.ok(!bad.test(written));
  assert.ok(!/\\u00[01]|\\u202e|\\ud8/.test(cards));
});

test('even a text that nobody cleaned stays text in the page', async () => {
  const issue = await outgoing(feedWith(mixed));
  for (const text of hostile) {
    const names = elements(parseDocument(issueEmail(uncleaned(issue, text)))).map(
      ({ name }) => name,
    );
    for (const name of ['script', 'img', 'b', 'at', 'a'])
      assert.ok(!names.includes(name), `${name}: ${text}`);
  }
});
