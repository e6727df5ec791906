import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../docs/', import.meta.url));
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const read = (page: string): string => readFileSync(join(folder, page), 'utf8');

test('every picture of the docs is there, is small, and is said in words', () => {
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', file = '']) => ({
      page,
      words: words.replace(/\s+/g, ' '),
      file: join(folder, dirname(page), file),
    })),
  );
  assert.ok(named.length >= 5);
  for (const { page, words, file } of named) {
    assert.ok(words.length > 20, `${page}: ${words}`);
    assert.ok(statSync(file).size < 100_000, file);
  }
  const used = new Set(named.map(({ file }) => file));
  for (const file of readdirSync(join(folder, 'pictures')))
    assert.ok(used.has(join(folder, 'pictures', file)), `${file} is in no page`);
});

test('links between pages of the docs lead somewhere', () => {
  for (const page of pages)
    for (const [, target = ''] of read(page).matchAll(/[^!]\[[^\]]*\]\(([^)#:]+\.md)[)#]/g))
      assert.ok(existsSync(join(folder, dirname(page), target)), `${page}: ${target}`);
});

test('the table of conformance has every criterion of WCAG 2.2 A and AA once, and says what is missing', () => {
  const rows = [
    ...read('accessibility.md').matchAll(/^\| (\d\.\d\.\d+) [^|]+\| (A{1,2}) +\|(.+)\|$/gm),
  ];
  assert.equal(rows.length, 55);
  assert.equal(new Set(rows.map(([, number]) => number)).size, 55);
  assert.equal(rows.filter(([, , level]) => level === 'A').length, 31);
  for (const [whole, number, , rest = ''] of rows) {
    const cells = rest.split('|').map((cell) => cell.trim());
    const note = cells.pop();
    assert.equal(cells.length, 5, whole);
    for (const cell of cells) assert.ok(['supports', 'partly', '–'].includes(cell), whole);
    if (cells.includes('partly'))
      assert.ok(note && note.length > 20, `${number ?? ''} needs a note`);
  }
});
