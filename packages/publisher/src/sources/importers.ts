import { SOURCE_FORMATS, type SourceFormat } from '@esca/feed';
import { importAts } from './ats.js';
import { readCsv } from './csv.js';
import { importCtdl } from './ctdl.js';
import type { Importer, SourceFile } from './source.js';
import type { TableReading } from './tables.js';
import { readXlsx } from './xlsx.js';
import { importFeed } from './feed-json.js';
import { importHtml } from './html.js';
import { importIcal } from './ical.js';
import { importJsonFeed } from './json-feed.js';
import { importJsonld } from './jsonld.js';
import { importRpde } from './rpde.js';
import { importRss } from './rss.js';
import { importXcri } from './xcri.js';

const IMPORTERS: Partial<Record<SourceFormat, Importer>> = {
  json: importFeed,
  ats: importAts,
  rss: importRss,
  atom: importRss,
  jsonfeed: importJsonFeed,
  ical: importIcal,
  jsonld: importJsonld,
  html: importHtml,
  ctdl: importCtdl,
  xcri: importXcri,
  rpde: importRpde,
};

/** The importer of a format that is no table. */
export const importerFor = (format: SourceFormat): Importer | undefined => IMPORTERS[format];

/** Whether files of a format are tables, which only make sense together with other tables. */
export const isTableFormat = (format: SourceFormat): boolean =>
  format === 'csv' || format === 'xlsx';

/** Reads a file of tables. */
export const readTables = (file: SourceFile, format: SourceFormat): TableReading =>
  format === 'xlsx' ? readXlsx(file) : readCsv(file);

/** Every format by the name that `--as` takes. */
export const FORMATS: readonly SourceFormat[] = SOURCE_FORMATS;
