import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Parser } from 'htmlparser2';
import Papa from 'papaparse';
import { unguardCell, writeCsv } from '@esca/domain';
import { cleanText, parseFeed, type Feed, type Text } from '@esca/feed';
import { issueEmail } from '../../../packages/publisher/src/bulletin/email.js';
import { issueMessage } from '../../../packages/publisher/src/bulletin/eml.js';
import { issueText } from '../../../packages/publisher/src/bulletin/text.js';
import { teamsCards } from '../../../packages/publisher/src/bulletin/teams.js';
import { buildSite } from '../../../packages/publisher/src/site/build.js';
import { CORPUS, supply, type Channel } from '../../helpers/hostile.js';
import { hostileFeed } from '../../helpers/hostile-feed.js';
import { outgoing } from './bulletin/sample-issue.js';
import { fakeLibrary } from './site/sample-feed.js';

/*
 * The hostile corpus through everything that the publisher writes. Pages and e-mail are judged by the elements and
 * attributes that a parser finds in them, structured data by its types, calendars and messages by their lines, tables by
 * their cells. Words are there as they were written, white space aside; images and colours are nowhere.
 */

const SEED = Number(process.env.SEED ?? 20_261_116);
console.log(`# seed ${String(SEED)}`);
const used = new Map<Channel, Set<string>>();
const next = supply(SEED);
const feeds: Feed[] = [];
const pick = (channel: Channel): string => {
  const value = next(channel);
  if (!used.has(channel)) used.set(channel, new Set());
  used.get(channel)!.add(value);
  return value;
};
while (
  !(Object.keys(CORPUS) as Channel[]).every((each) => (used.get(each)?.size ?? 0) >= CORPUS[each])
)
  feeds.push(hostileFeed(pick, 20));

const root = mkdtempSync(join(tmpdir(), 'esca-hostile-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

const scripts = /^(https:\/\/learn\.example\.org\/|\.{0,2}\/|[\w.-]+\/|[\w.-]+\.js)/;

/** Written into every image and colour that would be fetched, and into nothing else. */
const LOOKS = /evil\.example\/seen-|[\w"]\/seen-\d|expression\(|display:none!|position:fixed;inset/;

/** Without white space, and without what no page may hold. */
const squashed = (text: string): string => text.replace(/[\s\ufffe\uffff]+/g, '');
const inEnglish = (text: Text | undefined): string =>
  squashed(typeof text === 'string' ? text : (text?.en ?? ''));

/** Every title is among the words, letter by letter. */
function says(words: string, titles: readonly (Text | undefined)[], where: string): void {
  const all = squashed(words);
  for (const title of titles)
    assert.ok(all.includes(inEnglish(title)), `${where}: ${JSON.stringify(title)}`);
}

/**
 * What is wrong with a page. `data` gets the text of every block of structured data, `words` everything else that can be
 * read.
 */
function judge(
  html: string,
  data: (text: string) => void = () => undefined,
  words: (text: string) => void = () => undefined,
): string[] {
  const found: string[] = [];
  if (LOOKS.test(html)) found.push(`an image or a colour: ${LOOKS.exec(html)![0]}`);
  let inData = '';
  let isData = false;
  new Parser({
    onopentag(name, attributes) {
      if (
        /^(object|embed|applet|base|math|foreignobject|animate|set|frame|frameset|img|image|picture|source|track)$/.test(
          name,
        )
      )
        found.push(`<${name}>`);
      isData = name === 'script' && attributes.type === 'application/ld+json';
      inData = '';
      if (name === 'script' && !isData && !(attributes.src && scripts.test(attributes.src)))
        found.push(`<script ${JSON.stringify(attributes)}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on|^srcdoc$|^poster$|^background$|^srcset$/i.test(key))
          found.push(`<${name} ${key}=${value}>`);
        if (key === 'style' && /url\(|expression|@import|fixed/i.test(value))
          found.push(`<${name} ${key}=${value}>`);
        if (!/^(href|src|action|formaction|poster|xlink:href|data)$/.test(key)) continue;
        let url: URL | undefined;
        try {
          url = new URL(value, 'https://learn.example.org/academy/');
        } catch {
          if (key !== 'href') found.push(`<${name} ${key}=${value}>`);
          continue;
        }
        if (
          url.username ||
          !['https:', 'http:', 'mailto:', 'tel:', 'webcal:'].includes(url.protocol)
        )
          found.push(`<${name} ${key}=${value}>`);
        if (
          url.protocol === 'mailto:' &&
          /[?&]b?cc=|%0[ad].*bcc/i.test(value.split(/[?&]body=/)[0]!)
        )
          found.push(`<${name} ${key}=${value}>`);
      }
    },
    ontext(text) {
      if (isData) inData += text;
      else words(text);
    },
    onclosetag(name) {
      if (name === 'script' && isData) data(inData);
    },
  }).end(html);
  return found;
}

test('the corpus has at least 5,000 distinct strings', () => {
  const total = [...used.values()].reduce((sum, { size }) => sum + size, 0);
  assert.ok(total >= 5_000, String(total));
});

test('the control: the same strings as markup break the rules', () => {
  const found = judge([...used.get('text')!].join('\n')).join('\n');
  assert.match(found, / on\w+=/i);
  assert.match(found, /<(object|embed|math|base)>/);
  assert.match(
    judge([...used.get('link')!].map((href) => `<a href='${href}'>x</a>`).join('')).join('\n'),
    /script:/i,
  );
  const drawn = (channel: Channel, markup: (value: string) => string): string =>
    judge([...used.get(channel)!].map(markup).join('')).join('\n');
  assert.match(
    drawn('image', (src) => `<img src='${src}'>`),
    /an image or a colour.*\n<img>/s,
  );
  assert.match(
    drawn('colour', (colour) => `<p style='color:${colour}'>`),
    /an image or a colour.*style=.*url\(/s,
  );
});

/** Every line of a calendar begins with a name that we write, and so nobody else has begun one. */
const CALENDAR =
  /^((BEGIN|END):V(CALENDAR|TIMEZONE|EVENT|ALARM)|(BEGIN|END):(STANDARD|DAYLIGHT)|(VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|RRULE|EXDATE|SUMMARY|DESCRIPTION|LOCATION|URL|STATUS|TRANSP|ACTION|TRIGGER)[;:]|$)/;

test('a site made of hostile records: pages, structured data, feeds, calendars', async () => {
  let pages = 0;
  let blocks = 0;
  let named = 0;
  for (const [index, feed] of feeds.entries()) {
    const out = join(root, `site-${String(index)}`);
    // The publisher writes what the reader has kept.
    const clean = parseFeed(feed).feed!;
    const texts: string[] = [];
    const names = new Set<string>();
    await buildSite({
      feed: clean,
      out,
      baseUrl: 'https://learn.example.org/academy/',
      for: 'public',
      now: Date.parse('2026-11-16T12:00:00Z'),
      config: {},
      library: fakeLibrary(join(root, 'library')),
    });
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      // Names of files come from ids, and must be harmless in a path and in an address.
      assert.match(file.slice(out.length + 1), /^[\w./~@+-]+$/, file);
      if (file.endsWith('.html')) {
        pages++;
        const html = readFileSync(file, 'utf8');
        const data = (text: string): void => {
          blocks++;
          // Text that a parser has not decoded: a block of data ends only where we end it.
          assert.doesNotMatch(text, /<|\u2028|\u2029/);
          const parsed = JSON.parse(text, (key, value: unknown) => {
            assert.doesNotMatch(key, /^(image|logo|thumbnailUrl|photo)$/);
            if (key === 'name' && typeof value === 'string') names.add(squashed(value));
            return value;
          }) as { '@context'?: string };
          assert.equal(parsed['@context'], 'https://schema.org');
        };
        assert.deepEqual(
          judge(html, data, (text) => texts.push(text)),
          [],
          file,
        );
      } else if (file.endsWith('.json') && !file.includes('/r/')) {
        const json = readFileSync(file, 'utf8');
        JSON.parse(json);
        assert.doesNotMatch(json, LOOKS, file);
      } else if (file.endsWith('.ics')) {
        const logical = readFileSync(file, 'utf8')
          .replace(/\r\n[ \t]/g, '')
          .split('\r\n');
        for (const line of logical) assert.match(line, CALENDAR, `${file}: ${line}`);
        assert.equal(logical.filter((line) => line === 'END:VCALENDAR').length, 1);
      } else if (file.endsWith('.xml')) {
        const xml = readFileSync(file, 'utf8');
        assert.doesNotMatch(xml, LOOKS, file);
        new Parser(
          {
            onopentag(name, attributes) {
              assert.ok(!/^(script|img|iframe|svg|object)$/i.test(name), `${file}: <${name}>`);
              assert.ok(!Object.keys(attributes).some((key) => /^on/i.test(key)), file);
            },
          },
          { xmlMode: true },
        ).end(xml);
      }
    }
    const { courses, vacancies, pathways } = clean;
    const titles = [...courses!, ...vacancies!, ...pathways![0]!.nodes].map(({ title }) => title);
    says(texts.join(''), titles, `pages of feed ${String(index)}`);
    named += courses!.filter(({ title }) => names.has(inEnglish(title))).length;
  }
  assert.ok(named > 20, `${String(named)} courses have their own name in structured data`);
  assert.ok(pages > 100 && blocks > 0, `${String(pages)} pages, ${String(blocks)} blocks of data`);
});

test('a table of every string: no cell is a formula, and each is what was written', () => {
  const strings = [...used.values()].flatMap((each) => [...each]);
  const file = writeCsv(strings.map((text) => [text]));
  const { data } = Papa.parse<string[]>(file.slice(1), { delimiter: ',', newline: '\r\n' });
  for (const [nth, text] of strings.entries()) {
    const [cell, ...others] = data[nth]!;
    assert.deepEqual(others, []);
    if (!/^[+-]?\d[\d ]*([.,]\d+)?$/.test(cell!)) assert.doesNotMatch(cell!, /^\s*[=+\-@＝＋－＠]/);
    assert.equal(unguardCell(cell!), cleanText(text));
  }
});

test('an issue made of hostile items: e-mail, message, plain text, cards', async () => {
  for (const feed of feeds) {
    const issue = await outgoing(feed, { baseUrl: 'https://learn.example.org/' });
    const titles = parseFeed(feed).feed!.bulletins![0]!.items.map(({ title }) => title);
    let words = '';
    assert.deepEqual(
      judge(issueEmail(issue), undefined, (text) => (words += text)),
      [],
    );
    says(words, titles, 'e-mail');
    const message = issueMessage(issue, Date.parse('2026-11-16T12:00:00Z'));
    const [head] = message.split('\r\n\r\n');
    assert.ok(!head!.split('\r\n').some((line) => /^(bcc|cc|to):.*evil/i.test(line)));

    const plain = issueText(issue);
    says(plain, titles, 'plain text');
    assert.doesNotMatch(plain, LOOKS);
    assert.doesNotMatch(plain, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    for (const card of teamsCards(issue)) {
      const links: string[] = [];
      JSON.stringify(card, (key, value: unknown) => {
        assert.doesNotMatch(key, /^(backgroundImage|iconUrl)$/);
        if (key === 'type') assert.doesNotMatch(String(value), /^(Image|ImageSet|Media)$/);
        if (key === 'url' && typeof value === 'string') links.push(value);
        if (key === 'text' && typeof value === 'string')
          assert.doesNotMatch(value, /(?<!\\)\]\((?!https:)/, value);
        return value;
      });
      for (const link of links) assert.match(link, /^(https?:|mailto:)/);
    }
  }
});
