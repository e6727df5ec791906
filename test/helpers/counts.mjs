// How a step of `npm test` tells the whole how many of its tests passed: in the file that `ESCA_COUNTS` names, if any.
import { writeFileSync } from 'node:fs';

/** Writes the counts of a step. Does nothing when the step runs by itself. */
export function writeCounts({ passed, failed, skipped }) {
  const file = process.env.ESCA_COUNTS;
  if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
}
