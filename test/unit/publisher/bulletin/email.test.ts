import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from 'htmlparser2';
import { issueEmail, MOST_EMAIL_BYTES } from '../../../../packages/publisher/src/bulletin/email.js';
import {
  headerLine,
  issueMessage,
  quotedPrintable,
} from '../../../../packages/publisher/src/bulletin/eml.js';
import { itemsOf } from '../../../../packages/publisher/src/bulletin/outgoing.js';
import { issueText } from '../../../../packages/publisher/src/bulletin/text.js';
import { elements, textOf } from './parsed.js';
import { feedWith, hostile, mixed, now, outgoing } from './sample-issue.js';

const baseUrl = 'https://learn.example.org/';

test('the page has language, headings in order, and tables that are no data', async () => {
  const all = elements(parseDocument(issueEmail(await outgoing(feedWith(mixed), { baseUrl }))));
  assert.equal(all.find(({ name }) => name === 'html')?.attribs['lang'], 'en');
  assert.ok(
    all
      .filter(({ name }) => name === 'table')
      .every(({ attribs }) => attribs['role'] === 'presentation'),
  );
  const levels = all.flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name[1])] : []));
  assert.equal(levels[0], 1);
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.forEach((level, index) => {
    assert.ok(level <= (levels[index - 1] ?? 0) + 1, 'no level is skipped');
  });
  assert.ok(all.some(({ attribs, name }) => name === 'meta' && attribs['name'] === 'color-scheme'));
});

test('the page fetches nothing, runs nothing and leads only where it may', async () => {
  const items = hostile.map((text, index) => ({ id: `i${String(index)}`, title: text, text }));
  const page = issueEmail(await outgoing(feedWith([...mixed, ...items]), { baseUrl }));
  const all = elements(parseDocument(page));
  const allowed =
    'html head meta title style body table tbody tr td div h1 h2 h3 p br ul li a span strong bdi'.split(
      ' ',
    );
  for (const { attribs, name } of all) {
    assert.ok(allowed.includes(name), name);
    for (const [key, value] of Object.entries(attribs)) {
      assert.ok(!/^on|^src|^background$|^id$/.test(key), key);
      if (key === 'href') assert.match(value, /^(https?:\/\/|mailto:)/);
      if (key === 'style') assert.ok(!/url\(|expression|#fff|#000/i.test(value), value);
    }
  }
  const styles = all.find(({ name }) => name === 'style');
  assert.ok(!/url\(|@import/.test(styles === undefined ? '' : textOf(styles)));
});

test('a long issue is cut to 90 kB with a link to the whole', async () => {
  const items = Array.from({ length: 120 }, (_, index) => ({
    id: `i${String(index)}`,
    title: `Number ${String(index)}`,
    text: 'ŵ&'.repeat(900),
  }));
  const issue = await outgoing(feedWith(items), { baseUrl });
  const page = issueEmail(issue);
  assert.ok(Buffer.byteLength(page) <= MOST_EMAIL_BYTES);
  assert.ok(Buffer.byteLength(page) > MOST_EMAIL_BYTES * 0.9, 'as much as fits is there');
  const all = elements(parseDocument(page));
  const titles = all.filter(({ name }) => name === 'h2').map(textOf);
  assert.deepEqual(
    titles,
    itemsOf(issue)
      .slice(0, titles.length)
      .map(({ title }) => title.text),
  );
  const link = all.filter(({ name }) => name === 'a').at(-1);
  assert.equal(link?.attribs['href'], 'https://learn.example.org/b/b1/');
  assert.match(link === undefined ? '' : textOf(link), /shortened/);
});

test('one text of 20,000 characters does not push the others out', async () => {
  const long = { id: 'long', title: 'Long', text: 'w "'.repeat(6_600) };
  const page = issueEmail(await outgoing(feedWith([long, ...mixed])));
  assert.ok(Buffer.byteLength(page) < 50_000);
  assert.match(page, /Saying no/);
});

interface Part {
  headers: Map<string, string>;
  body: string;
}

/** Reads a message as a mail program would: unfolds headers, decodes what is encoded. */
function readPart(source: string): Part {
  const split = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, split)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { headers, body: source.slice(split + 4) };
}

function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/(?:=\?utf-8\?B\?[A-Za-z0-9+/=]*\?=)+/g, (run) =>
      Buffer.concat(
        [...run.matchAll(/\?B\?([^?]*)\?=/g)].map(([, word = '']) => Buffer.from(word, 'base64')),
      ).toString('utf8'),
    );
}

function decodeQuoted(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

test('a message has its headers once and both parts whole', async () => {
  const issue = await outgoing(feedWith(mixed), { baseUrl, lang: 'cy' });
  const source = issueMessage(issue, now);
  assert.ok(!/[^\r]\n|\r[^\n]/.test(source), 'lines end in CR LF');
  assert.ok(
    source.split('\r\n').every((line) => line.length <= 78 && /^[\t\x20-\x7e]*$/.test(line)),
  );
  const { body, headers } = readPart(source);
  assert.deepEqual(
    [...headers.keys()],
    ['from', 'subject', 'date', 'mime-version', 'content-language', 'x-unsent', 'content-type'],
  );
  assert.equal(headers.get('date'), 'Wed, 18 Nov 2026 12:00:00 +0000');
  assert.match(headers.get('from') ?? '', /@example\.invalid>$/);
  const boundary = /^multipart\/alternative; boundary="(.+)"$/.exec(
    headers.get('content-type') ?? '',
  )?.[1];
  assert.ok(boundary !== undefined);
  const parts = body
    .split(new RegExp(`(?:^|\r\n)--${boundary}(?:--)?\r\n`))
    .filter((part) => part !== '');
  const [plain, page] = parts.map(readPart);
  assert.equal(parts.length, 2);
  assert.equal(plain?.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(page?.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(decodeQuoted(plain?.body ?? '').replaceAll('\r\n', '\n'), issueText(issue));
  assert.equal(decodeQuoted(page?.body ?? '').replaceAll('\r\n', '\n'), issueEmail(issue));
});

test('no title can begin a header of its own or lengthen a line', () => {
  const titles = [
    ...hostile,
    'x\r\nBcc: a@evil.example',
    'x\nX: y',
    'x\u2028Bcc: a',
    '=?utf-8?B?QmNjOiBh?=',
    'long'.repeat(300),
    `${'ŵ'.repeat(200)} 👩‍👩‍👧`,
    '',
    'plain words '.repeat(30).trim(),
  ];
  for (const title of titles) {
    const line = headerLine('Subject', title);
    for (const [index, one] of line.split('\r\n').entries()) {
      assert.ok(one.length <= 76, one);
      assert.ok(index === 0 ? one.startsWith('Subject: ') : one.startsWith(' '), one);
      assert.match(one, /^[\x20-\x7e]*$/);
    }
    const read = decodeWords(readPart(`${line}\r\n\r\n`).headers.get('subject') ?? '');
    assert.ok(!/[\r\n]/.test(read));
    if (!/[\r\n\u2028\u0000\u202e\ud800-\ud83c]/.test(title)) assert.equal(read, title);
  }
});

test('quoted-printable keeps every character and the ends of lines', () => {
  for (const text of ['a=b \n\tx \n', 'ŵ'.repeat(100), ' '.repeat(80), '.\nFrom me\n', '']) {
    const written = quotedPrintable(text);
    assert.ok(written.split('\r\n').every((line) => line.length <= 76 && !/[ \t]$/.test(line)));
    assert.equal(decodeQuoted(written).replaceAll('\r\n', '\n'), text);
  }
});
