import { problem, type Problem, type Severity } from './problems.js';

/** Problems beyond this number are counted, not kept: a hostile feed must not fill the memory. */
const MOST_PROBLEMS = 1000;

/** Where the reader stands in a document, and what it has found so far. */
export interface Trail {
  readonly keys: (string | number)[];
  readonly problems: Problem[];
  /** Keep `x-` keys, as tools do that write the feed again. Readers that only show it leave them out. */
  readonly extensions?: boolean;
}

/** Writes the keys as a JSON pointer (RFC 6901). */
export function pointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => '/' + String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

/** Notes a problem where the reader stands, or at a key below. */
export function report(
  trail: Trail,
  code: string,
  severity: Severity,
  detail?: unknown,
  key?: string | number,
): void {
  if (trail.problems.length >= MOST_PROBLEMS) return;
  const keys = key === undefined ? trail.keys : [...trail.keys, key];
  trail.problems.push(problem(code, severity, pointer(keys), describe(detail)));
}

function describe(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}
