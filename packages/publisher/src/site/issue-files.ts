import type { Bulletin, Entry } from '@esca/feed';

/** The other forms of each issue by path: e-mail, plain text and Teams card. */
export function issueFiles(_issues: readonly Entry<Bulletin>[]): Map<string, string> {
  return new Map();
}
