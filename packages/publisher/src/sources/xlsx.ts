import { problemsOf, type ProblemList } from './problems.js';
import type { Importer, SourceFile } from './source.js';
import type { Table, TableReading } from './tables.js';
import { importTables } from './tabular.js';
import { readSheet, readStrings, type SheetStyles } from './xlsx-sheet.js';
import { attribute, children, descendants, readXml, type XmlNode } from './xml.js';
import { readZip, unpack, type ZipEntry } from './zip.js';

interface Workbook {
  bytes: Uint8Array;
  entries: Map<string, ZipEntry>;
  file: string;
}

function part(book: Workbook, name: string): Uint8Array | undefined {
  const entry = book.entries.get(name.toLowerCase().replace(/^\//, ''));
  return entry ? unpack(book.bytes, entry) : undefined;
}

function xmlPart(book: Workbook, name: string, problems: ProblemList): XmlNode | undefined {
  const bytes = part(book, name);
  if (!bytes) return undefined;
  const reading = readXml({ name: book.file, bytes });
  for (const one of reading.problems)
    problems.add(one.code, one.severity, {}, `${name}: ${one.detail ?? ''}`);
  return reading.root;
}

// Formats that Excel does not spell out in the file.
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** Whether a number format shows a date or a time: letters of one, outside quotes and brackets. */
export function isDateFormat(code: string): boolean {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare);
}

function readStyles(root: XmlNode | undefined): SheetStyles {
  const custom = new Map<number, string>();
  for (const format of root ? descendants(root, 'numFmt') : [])
    custom.set(Number(attribute(format, 'numFmtId')), attribute(format, 'formatCode') ?? '');
  const cells = children(root, 'cellXfs')[0];
  return {
    dates: children(cells, 'xf').map((xf) => {
      const id = Number(attribute(xf, 'numFmtId') ?? 0);
      const code = custom.get(id);
      return code === undefined ? isBuiltInDate(id) : isDateFormat(code);
    }),
  };
}

/** Reads a workbook: its visible sheets, their visible rows, cells as the editor sees them. */
export function readXlsx(file: SourceFile): TableReading {
  const problems = problemsOf(file.name);
  const refuse = (detail: string): TableReading => {
    problems.add('I808', 'error', {}, detail);
    return { tables: [], problems: problems.all(), refused: true };
  };
  const zip = readZip(file.bytes);
  if ('refused' in zip) return refuse(zip.refused);
  const book: Workbook = { bytes: file.bytes, entries: zip.entries, file: file.name };
  const root = xmlPart(book, 'xl/workbook.xml', problems);
  if (!root) return refuse('its list of sheets cannot be read');
  const targets = new Map<string, string>();
  for (const link of children(
    xmlPart(book, 'xl/_rels/workbook.xml.rels', problems),
    'Relationship',
  )) {
    const target = attribute(link, 'Target') ?? '';
    if ((attribute(link, 'Type') ?? '').endsWith('/worksheet'))
      targets.set(
        attribute(link, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      );
  }
  const flag = attribute(children(root, 'workbookPr')[0], 'date1904');
  const epoch = flag === '1' || flag === 'true' ? 1904 : 1900;
  const styles = readStyles(xmlPart(book, 'xl/styles.xml', problems));
  const sharedPart = part(book, 'xl/sharedStrings.xml');
  const shared = sharedPart ? readStrings(sharedPart) : [];
  if (shared === undefined) return refuse('it holds a document type declaration');
  const tables: Table[] = [];
  for (const sheet of descendants(root, 'sheet')) {
    const name = attribute(sheet, 'name') ?? '';
    const state = attribute(sheet, 'state') ?? 'visible';
    const target = targets.get(sheet.attributes.get('r:id') ?? attribute(sheet, 'id') ?? '');
    if (target === undefined) continue;
    if (state !== 'visible') {
      problems.add('I836', 'note', { sheet: name }, name);
      continue;
    }
    const bytes = part(book, target);
    const table =
      bytes && readSheet(bytes, { file: file.name, sheet: name, epoch, shared, styles, problems });
    if (table) tables.push(table);
    else problems.add('I808', 'error', { sheet: name }, `the sheet ${name} cannot be read`);
  }
  return { tables, problems: problems.all(), ...(tables.length === 0 ? { refused: true } : {}) };
}

/** A workbook on its own as a feed. */
export const importXlsx: Importer = (file, context) => {
  const reading = readXlsx(file);
  if (reading.refused)
    return { format: 'xlsx', feed: {}, problems: reading.problems, refused: true };
  const result = importTables(reading.tables, context);
  return { ...result, format: 'xlsx', problems: [...reading.problems, ...result.problems] };
};
