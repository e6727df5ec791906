import { strToU8, zipSync } from 'fflate';

/** A cell: text, a number with an optional style, or a piece of XML. */
export type Cell = string | number | { xml: string } | undefined;

/** A sheet of a test workbook. */
export interface Sheet {
  name: string;
  rows: Cell[][];
  state?: 'hidden' | 'veryHidden';
  merges?: string[];
  hiddenRows?: number[];
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const letter = (index: number): string =>
  (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') +
  String.fromCharCode(65 + (index % 26));

function cellXml(cell: Cell, at: string): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${at}"`);
  if (typeof cell === 'number') return `<c r="${at}"><v>${String(cell)}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
}

function sheetXml(sheet: Sheet): string {
  const rows = sheet.rows.map((cells, index) => {
    const number = index + 1;
    const hidden = sheet.hiddenRows?.includes(number) === true ? ' hidden="1"' : '';
    return `<row r="${String(number)}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${letter(column)}${String(number)}`)).join('')}</row>`;
  });
  const merges = sheet.merges
    ? `<mergeCells>${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    : '';
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`;
}

/** A number shown as a date: style 1 of every test workbook. */
export const dateCell = (serial: number): Cell => ({
  xml: `<c s="1"><v>${String(serial)}</v></c>`,
});

/** Writes a small workbook as Excel would lay it out. */
export function workbook(sheets: Sheet[], { date1904 = false, extra = {} } = {}): Uint8Array {
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${escape(sheet.name)}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"${sheet.state ? ` state="${sheet.state}"` : ''}/>`,
  );
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${String(index + 1)}.xml"/>`,
  );
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships>${links.join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      '<?xml version="1.0"?><styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ),
    ...extra,
  };
  sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${String(index + 1)}.xml`] = strToU8(sheetXml(sheet));
  });
  return zipSync(files);
}
