import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import {
  issueMarkdown,
  escapeMarkdown,
} from '../../../../packages/publisher/src/bulletin/markdown.js';
import {
  bytesOf,
  escapeCardText,
  MOST_CARD_BYTES,
  teamsCards,
  teamsMessage,
} from '../../../../packages/publisher/src/bulletin/teams.js';
import { feedWith, hostile, mixed, outgoing, uncleaned } from './sample-issue.js';

const baseUrl = 'https://learn.example.org/';
const require = createRequire(import.meta.url);
interface Token {
  type: string;
  content: string;
  children: Token[] | null;
  attrs: [string, string][] | null;
}
const Markdown = require('markdown-it') as new (options: object) => {
  parse(text: string, env: object): Token[];
};
const markdown = new Markdown({ html: true, linkify: true });
interface Parser {
  parse(json: unknown, context: { eventCount: number }): void;
  validateProperties(): { validationEvents: unknown[] };
}
const cards = require('adaptivecards/dist/adaptivecards.min.js') as {
  AdaptiveCard: new () => Parser;
  SerializationContext: new () => { eventCount: number };
};

/** Every object in a card. */
function objects(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objects);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objects)];
}

const flat = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
const types = (text: string): string[] => flat(markdown.parse(text, {})).map(({ type }) => type);
const inert = ['paragraph_open', 'paragraph_close', 'inline', 'text', 'text_special', 'softbreak'];

test('a card holds only elements that Teams knows, and its buttons only open https addresses', async () => {
  const issue = await outgoing(
    feedWith([...mixed, { id: 'm', title: 'Mail', url: 'https://ok.example/' }]),
    { baseUrl },
  );
  const [card, ...rest] = teamsCards(issue);
  assert.equal(rest.length, 0);
  assert.equal(card?.version, '1.5');
  for (const one of objects(card)) {
    const { type } = one;
    if (typeof type !== 'string') continue;
    assert.ok(
      ['AdaptiveCard', 'TextBlock', 'Container', 'ActionSet', 'Action.OpenUrl'].includes(type),
      type,
    );
    if (type === 'Action.OpenUrl') {
      assert.match(String(one['url']), /^https:\/\//);
      assert.ok(String(one['title']).length > 0 && String(one['title']).length <= 120);
    } else assert.equal(one['url'], undefined);
    if (type === 'TextBlock') assert.equal(one['wrap'], true);
  }
  assert.ok(!JSON.stringify(card).includes('http://plain'), 'an address without TLS has no button');
});

test('the library for Adaptive Cards takes every card without complaint', async () => {
  const items = hostile.map((text, index) => ({ id: `i${String(index)}`, title: text, text }));
  const issue = await outgoing(feedWith([...mixed, ...items]), { baseUrl });
  for (const one of teamsCards(issue)) {
    const context = new cards.SerializationContext();
    const card = new cards.AdaptiveCard();
    card.parse(JSON.parse(JSON.stringify(one)), context);
    assert.equal(context.eventCount, 0);
    assert.deepEqual(card.validateProperties().validationEvents, []);
  }
});

test('a long issue becomes several cards of at most 28 kB with every item once and in order', async () => {
  const items = Array.from({ length: 60 }, (_, index) => ({
    id: `i${String(index)}`,
    title: `Number ${String(index)} ${'\\'.repeat(300)}`,
    text: '👍\\'.repeat(2_000),
    group: index % 2 === 0 ? 'new' : 'wellbeing',
    url: `https://a.example/${'x'.repeat(1_900)}`,
  }));
  const issue = await outgoing(feedWith(items), { baseUrl });
  const all = teamsCards(issue);
  assert.ok(all.length > 1);
  for (const card of all) assert.ok(bytesOf(teamsMessage(card)) <= MOST_CARD_BYTES);
  const numbers = all.flatMap(({ body }) =>
    body
      .filter(({ type }) => type === 'Container')
      .map(({ items: inside }) =>
        Number(/Number (\d+)/.exec((inside as { text: string }[])[0]?.text ?? '')?.[1]),
      ),
  );
  const even = Array.from({ length: 30 }, (_, index) => index * 2);
  assert.deepEqual(numbers, [...even, ...even.map((number) => number + 1)]);
  assert.match(String(all[1]?.body[0]?.['text']), /part 2 of/);
});

test('an item that no card could hold keeps its name, and the others keep their words', async () => {
  const far = `https://a.example/${'x'.repeat(1_900)}`;
  const huge = {
    id: 'huge',
    title: 'Huge',
    text: 'a\n\n'.repeat(800),
    url: far,
    media: { kind: 'video' as const, src: far, transcript: far, captions: far },
  };
  const feed = feedWith([huge, ...mixed]);
  const [first] = feed.bulletins ?? [];
  assert.ok(first !== undefined);
  const intro = 'b\n\n'.repeat(800);
  const all = teamsCards(
    await outgoing({ ...feed, bulletins: [{ ...first, intro }] }, { baseUrl }),
  );
  for (const card of all) assert.ok(bytesOf(teamsMessage(card)) <= MOST_CARD_BYTES);
  const written = JSON.stringify(all);
  for (const words of ['"Huge"', '"Saying no"', '"Forty minutes."'])
    assert.ok(written.includes(words));
});

test('the envelope is what a Workflows webhook takes', async () => {
  const [card] = teamsCards(await outgoing(feedWith(mixed)));
  assert.ok(card !== undefined);
  assert.deepEqual(teamsMessage(card), {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  });
});

test('no text of a feed is Markdown in a card', () => {
  for (const text of hostile) {
    const escaped = escapeCardText(text.replaceAll('\r\n', '\n'));
    const found = types(escaped).filter((type) => !inert.includes(type));
    // Bare addresses are linked by some readers; the address is then what is read.
    const links = flat(markdown.parse(escaped, {})).filter(({ type }) => type === 'link_open');
    for (const { attrs } of links)
      assert.match(attrs?.[0]?.[1] ?? '', /^(https?:\/\/(www\.)?evil\.example|mailto:me@evil)/);
    assert.deepEqual(
      found.filter((type) => !type.startsWith('link_')),
      [],
      text,
    );
  }
});

test('no text of a feed is Markdown in Markdown, not even an address', () => {
  for (const text of hostile.flatMap((one) => one.split(/\r?\n/))) {
    const tokens = flat(markdown.parse(escapeMarkdown(text), {}));
    const links = tokens.filter(
      ({ attrs, type }) => type === 'link_open' && !attrs?.[0]?.[1]?.startsWith('mailto:'),
    );
    assert.deepEqual(links, [], text);
    assert.deepEqual(
      tokens.filter(({ type }) => !inert.includes(type) && !type.startsWith('link_')),
      [],
      text,
    );
  }
});

test('escaped text reads as it was written', () => {
  for (const text of [
    '2 * 3 = 6 [sic] a_b (UK) #1 ~ `x` | \\ <b> &amp; !',
    '-5 °C',
    '1. one',
    '+44 20',
  ]) {
    const read = (escaped: string): string =>
      flat(markdown.parse(escaped, {}))
        .filter(({ type }) => type === 'text' || type === 'text_special')
        .map(({ content }) => content)
        .join('');
    assert.equal(read(escapeMarkdown(text)), text);
    assert.equal(read(escapeCardText(text)).replaceAll('\u2060', ''), text);
  }
});

test('hostile issues make no links and no markup in Markdown', async () => {
  const issue = await outgoing(feedWith(mixed));
  for (const text of hostile) {
    const written = issueMarkdown(uncleaned({ ...issue, sections: [] }, text));
    const tokens = flat(markdown.parse(written, {}));
    for (const { attrs, type } of tokens) {
      assert.ok(!/^(html_|image|code|fence|table|hr)/.test(type), `${type}: ${text}`);
      if (type === 'link_open') assert.match(attrs?.[0]?.[1] ?? '', /^mailto:/);
    }
  }
});

test('addresses in Markdown cannot end their link', async () => {
  const issue = await outgoing(
    feedWith([{ id: 'a', title: 'A', url: 'https://a.example/x)>[y](javascript:1)?q=<b>\\>' }]),
  );
  const links = flat(markdown.parse(issueMarkdown(issue), {})).filter(
    ({ type }) => type === 'link_open',
  );
  assert.equal(links.length, 1);
  assert.match(links[0]?.attrs?.[0]?.[1] ?? '', /^https:\/\/a\.example\//);
});
