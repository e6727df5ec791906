import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import type { SourceFile } from '../sources/source.js';
import { explainSystemError } from './errors.js';

/** A file whose bytes are read when they are asked for. One that cannot be read is said at once. */
export function fileOnDisk(name: string, path: string): SourceFile {
  accessSync(path, constants.R_OK);
  return {
    name,
    size: statSync(path).size,
    start: (length) => {
      const file = openSync(path, 'r');
      try {
        const bytes = new Uint8Array(length);
        return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
      } finally {
        closeSync(file);
      }
    },
    get bytes() {
      try {
        return readFileSync(path);
      } catch (error) {
        throw explainSystemError(error, name);
      }
    },
  };
}
