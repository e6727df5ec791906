import { explainProblem, type Problem } from '@esca/feed';
import { fileOf, placeWords } from '../check/report.js';
import type { CommandIo } from './command.js';
import { say } from './terminal.js';

/** Says the errors among the problems of a document, the first `most` of them, and gives how many there are. */
export function listErrors(
  io: CommandIo,
  name: string,
  problems: readonly Problem[],
  most = 20,
): number {
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const one of errors.slice(0, most))
    say(
      io,
      `${fileOf({ ...one, name })}: ${one.code} ${placeWords(one)}: ${explainProblem(one).message}`,
    );
  if (errors.length > most)
    say(io, `${name}: ${String(errors.length - most)} more errors. "esca check" lists all.`);
  return errors.length;
}
