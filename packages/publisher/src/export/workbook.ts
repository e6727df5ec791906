import { strToU8, zipSync } from 'fflate';
import { columnLetter } from '../sources/tables.js';
import type { CellValue } from './cells.js';
import type { Tab } from './tables.js';

/** More than this no cell of a workbook can hold. */
export const longestCell = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escape = (text: string): string =>
  text
    // The format's own way to write what would otherwise be read as its escape.
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function cellXml(value: CellValue, at: string, style: number): string {
  if (value === '') return '';
  const look = style === 0 ? '' : ` s="${String(style)}"`;
  if (typeof value === 'number') return `<c r="${at}"${look}><v>${String(value)}</v></c>`;
  return `<c r="${at}"${look} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
}

/** A sheet whose first row stays in sight and is bold; text keeps its line breaks. */
function sheetXml({ rows }: Tab): string {
  const width = (index: number): number =>
    Math.min(48, Math.max(10, ...rows.slice(0, 200).map((row) => String(row[index] ?? '').length)));
  const columns = (rows[0] ?? []).map((_, index) => {
    const number = String(index + 1);
    return `<col min="${number}" max="${number}" width="${String(width(index) + 2)}" customWidth="1"/>`;
  });
  const body = rows.map((cells, row) => {
    const number = String(row + 1);
    const text = cells
      .map((cell, index) => cellXml(cell, `${columnLetter(index)}${number}`, row === 0 ? 1 : 2))
      .join('');
    return `<row r="${number}">${text}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>${body.join('')}</sheetData></worksheet>`;
}

const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

/** Tabs as an Excel workbook. The same tabs give the same bytes. */
export function writeWorkbook(tabs: readonly Tab[]): Uint8Array {
  const numbers = tabs.map((_, index) => String(index + 1));
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/styles.xml', 'styles')}${numbers.map((number) => part(`xl/worksheets/sheet${number}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${tabs.map(({ kind }, index) => `<sheet name="${kind}" sheetId="${numbers[index] ?? ''}" r:id="rId${numbers[index] ?? ''}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${LINKS}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rIdStyles" Type="${LINKS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  };
  tabs.forEach((tab, index) => {
    files[`xl/worksheets/sheet${numbers[index] ?? ''}.xml`] = sheetXml(tab);
  });
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  // One fixed day, so that the bytes do not tell when they were written.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2020, 0, 1) });
}
