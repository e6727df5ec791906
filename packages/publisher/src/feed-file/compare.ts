import { closeSync, openSync, readSync, statSync } from 'node:fs';

const pieceSize = 1 << 20;

/** Whether two files hold the same bytes. Only a megabyte of each is in memory. */
export function sameContent(path: string, other: string): boolean {
  if (statSync(path).size !== statSync(other).size) return false;
  const [a, b] = [Buffer.alloc(pieceSize), Buffer.alloc(pieceSize)];
  const files: number[] = [];
  try {
    files.push(openSync(path, 'r'), openSync(other, 'r'));
    for (let at = 0; ; at += pieceSize) {
      const [left, right] = [a, b].map((buffer, index) =>
        readSync(files[index]!, buffer, 0, pieceSize, at),
      );
      if (left !== right || !a.equals(b)) return false;
      if (left === 0) return true;
    }
  } finally {
    files.forEach(closeSync);
  }
}
