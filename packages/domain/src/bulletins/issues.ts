import type { Bulletin, Catalogue, Entry } from '@esca/feed';
import { readerNow } from '../availability/session.js';
import { instantOf } from '../time/zone.js';

type Issue = Entry<Bulletin>;

/** An issue in the archive. */
export interface ArchivedIssue {
  readonly entry: Issue;
  /** True when it is past its own date. */
  readonly past: boolean;
}

/** The issue to show, and whether it stands in for a current one that does not exist. */
export interface CurrentIssue {
  readonly entry: Issue;
  /** True when the issue is over and only shown because nothing has followed. */
  readonly fallback: boolean;
}

/** Moments of issues: each issue is compared with all others, over and over. */
const moments = new WeakMap<Issue, number>();

/** When an issue came or will come out, in epoch milliseconds. */
export function issuedAt(issue: Issue): number {
  let at = moments.get(issue);
  if (at === undefined) {
    at = instantOf(issue.record.issued, issue.origin.timeZone);
    moments.set(issue, at);
  }
  return at;
}

/** Whether an issue can be read: it is approved, and its day has come. */
export function isIssued(entry: Issue, clock: number): boolean {
  return !entry.record.draft && issuedAt(entry) <= readerNow(clock, entry.origin.generatedAt);
}

/** Whether an issue is past its own date. Without one it is never past. */
export function isPastIssue({ record, origin }: Issue, clock: number): boolean {
  const { until } = record;
  const now = readerNow(clock, origin.generatedAt);
  return until !== undefined && instantOf(until, origin.timeZone, 'end') <= now;
}

/** All issues that can be read, newest first. */
export function issueArchive(bulletins: Catalogue['bulletins'], clock: number): ArchivedIssue[] {
  return bulletins
    .filter((entry) => isIssued(entry, clock))
    .sort((a, b) => issuedAt(b) - issuedAt(a))
    .map((entry) => ({ entry, past: isPastIssue(entry, clock) }));
}

/** The newest issue that is not over, else the last there was; `undefined` only when none was ever issued. */
export function currentIssue(
  bulletins: Catalogue['bulletins'],
  clock: number,
): CurrentIssue | undefined {
  const issues = issueArchive(bulletins, clock);
  const current = issues.find(({ past }) => !past) ?? issues[0];
  return current && { entry: current.entry, fallback: current.past };
}
