import { readFileSync } from 'node:fs';
import type { Problem } from '@esca/feed';
import {
  importContext,
  importFiles,
  type ImportedFiles,
} from '../../packages/publisher/src/sources/import-files.js';
import type { ImportContext, SourceFile } from '../../packages/publisher/src/sources/source.js';

/** Monday, 16 November 2026, 09:00 in London. */
export const NOW = Date.UTC(2026, 10, 16, 9);

/** A file of text for a test. */
export const textFile = (name: string, text: string): SourceFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});

/** Imports files at a fixed time for a fixed publisher. */
export function importAll(
  files: SourceFile[],
  more: Partial<ImportContext> = {},
): Promise<ImportedFiles> {
  const publisher = { id: 'essex', name: 'Essex' };
  return importFiles(files, importContext(NOW, { publisher, ...more }), {
    licence: 'https://example.org/licence',
  });
}

/** Codes of problems, for short comparisons. */
export const codes = (problems: readonly Problem[]): string[] => problems.map((one) => one.code);

/** A file of `test/fixtures`. */
export const fixture = (path: string): SourceFile => ({
  name: path,
  bytes: readFileSync(new URL(`../fixtures/${path}`, import.meta.url)),
});
