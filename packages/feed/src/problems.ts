/** How much a problem costs: an error loses the smallest wrong thing, a warning and a note lose nothing. */
export type Severity = 'error' | 'warning' | 'note';

/** Where a problem stands in the file that a record was imported from. Rows and lines count from 1. */
export interface SourcePlace {
  file?: string;
  sheet?: string;
  row?: number;
  /** The column's letter and heading, as an editor sees them. */
  column?: string;
  line?: number;
}

/** Something that is wrong with a feed. {@link explainProblem} says it in words. */
export interface Problem {
  /** V shape, R references, W merging, T time, M money, A accessibility, P privacy, I import; then a number. */
  code: string;
  severity: Severity;
  /** JSON pointer (RFC 6901) into the document. */
  path: string;
  /** The value or name at fault, short. */
  detail?: string;
  /** Where it came from, when it was imported. */
  place?: SourcePlace;
}

/** A problem, without a `detail` when there is none. */
export function problem(code: string, severity: Severity, path: string, detail?: string): Problem {
  return detail === undefined
    ? { code, severity, path }
    : { code, severity, path, detail: detail.slice(0, 120) };
}
