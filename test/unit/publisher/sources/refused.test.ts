import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readXml } from '../../../../packages/publisher/src/sources/xml.js';
import { readZip, unpack } from '../../../../packages/publisher/src/sources/zip.js';
import { sniff } from '../../../../packages/publisher/src/sources/sniff.js';
import type { SourceFile } from '../../../../packages/publisher/src/sources/source.js';
import { textFile } from '../../../helpers/importing.js';

/* What is refused before any library sees it. */

for (const [what, prolog] of [
  ['of its own', '<!DOCTYPE rss [<!ENTITY x "y">]>'],
  ['from elsewhere', '<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd">'],
  ['in small letters', '<!doctype rss>'],
  ['after a comment', '<!-- a --><!DOCTYPE rss>'],
] as const)
  test(`a document type ${what} is refused with its line`, () => {
    const { root, problems } = readXml(
      textFile('a.xml', `<?xml version="1.0"?>\n${prolog}<rss>x</rss>`),
    );
    assert.equal(root, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['I810'],
    );
  });

test('a document type that only stands in a comment or in text is none', () => {
  const { root, problems } = readXml(
    textFile('a.xml', '<rss><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE x>]]></rss>'),
  );
  assert.equal(root?.name, 'rss');
  assert.deepEqual(problems, []);
});

/** An archive of one file whose directory gives another size than comes out. */
function lying(size: number): Uint8Array {
  const bytes = Uint8Array.from(zipSync({ a: strToU8('x'.repeat(50_000)) }));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return bytes;
}

for (const size of [0, 10, 49_999, 50_001])
  test(`a file that says ${String(size)} bytes and unpacks to 50,000 is refused`, () => {
    const bytes = lying(size);
    const reading = readZip(bytes);
    assert.ok('entries' in reading);
    assert.equal(unpack(bytes, reading.entries.get('a')!), undefined);
  });

test('a large file is known by its beginning, and what follows may be in any alphabet', () => {
  const filling = 'Ŵ🎓'.repeat(200_000);
  const large = (text: string): SourceFile => textFile('a', text);
  const formats: [string, unknown][] = [
    [`Title,Summary\nA,"${filling}"\n`, 'csv'],
    [`{"@context":"https://schema.org","@graph":[{"name":"${filling}"}]}`, 'jsonld'],
    [`[{"@type":"ceterms:Course","ceterms:name":"${filling}"}]`, 'ctdl'],
    [`{"schemaVersion":"1.0","title":"${filling}"}`, 'json'],
    [`{"title":"${filling}","schemaVersion":"1.0"}`, 'json'],
    [`BEGIN:VCALENDAR\r\nX-A:${filling}\r\nEND:VCALENDAR\r\n`, 'ical'],
  ];
  for (const [text, format] of formats)
    assert.deepEqual(sniff(large(text)), { format }, text.slice(0, 40));
  assert.deepEqual(sniff(large(' '.repeat(600_000))), { refused: 'I800' });
});

test('a workbook under the name of a text file is refused, and says which name it needs', () => {
  const bytes = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') });
  assert.deepEqual(sniff({ name: 'courses.csv', bytes }), { refused: 'I874' });
  assert.deepEqual(sniff({ name: 'courses.xlsx', bytes }), { format: 'xlsx' });
  assert.deepEqual(sniff({ name: 'https://example.org/export', bytes }), { format: 'xlsx' });
});
