import { setFlagsFromString } from 'node:v8';
import type { SourceFile } from '../sources/source.js';

/** From so many bytes of input on the size of the heap matters more than the time that the collector takes. */
const much = 8 * 1024 * 1024;
let told = false;

/**
 * Keeps the heap close to what is in use when there is much to read. Left to itself the engine lets it grow to twice that
 * before it looks for what is gone, and 100,000 courses would take two gigabytes where one is enough.
 */
export function holdMemory(bytes: number): void {
  // The flag belongs to the engine, not to Node; others than these releases have not been tried.
  if (told || bytes < much || !/^v2[0-4]\./.test(process.version)) return;
  told = true;
  setFlagsFromString('--heap-growing-percent=25');
}

/** How many bytes files have together, as far as that is known without reading them. */
export const sizeOfAll = (files: readonly SourceFile[]): number =>
  files.reduce((sum, { size = 0 }) => sum + size, 0);
