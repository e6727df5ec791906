import type { LangTag, Request } from '@esca/feed';
import { cleanText } from '@esca/feed';
import { textOf } from '../text/choose.js';
import { fill } from '../text/fill.js';
import type { RequestFacts } from './facts.js';
import type { RequestField, RequestKind, RequestWords } from './words.js';

/** A message that the person reads, changes and sends. */
export interface RequestMessage {
  readonly subject: string;
  /** Plain text, lines parted by line feeds. */
  readonly body: string;
}

const ORDER: readonly RequestField[] = [
  'course',
  'date',
  'place',
  'mode',
  'alternatives',
  'hours',
  'cost',
  'cover',
  'why',
  'link',
];

/**
 * Writes the message: the feed's own opening words when it has some and a manager is asked, else ours, then one line per
 * fact.
 */
export function requestMessage(
  kind: RequestKind,
  facts: RequestFacts,
  words: RequestWords,
  request?: Request,
  language: LangTag = 'en',
): RequestMessage {
  const own = kind === 'manager' ? textOf(request?.wording, words.lang, language) : '';
  const lines = ORDER.flatMap((field) => {
    const value = facts[field];
    return value ? [fill(words.line, { label: words.labels[field], value: cleanText(value) })] : [];
  });
  return {
    subject: fill(words.subject[kind], { course: facts.course ?? '' }).replace(/\s+/g, ' '),
    body: [words.greeting, own || words.opening[kind], lines.join('\n')].join('\n\n'),
  };
}
