import type { WordsLang } from '../text/words.js';
import { requestEn } from './en.js';

/** What a person asks for. */
export type RequestKind = 'manager' | 'waiting-list' | 'interest';

/** Words of the messages that a person sends. They load with the dialogue, not with the page. */
export interface RequestWords {
  readonly lang: WordsLang;
  readonly greeting: string;
  readonly subject: Readonly<Record<RequestKind, string>>;
  readonly opening: Readonly<Record<RequestKind, string>>;
  readonly labels: Readonly<Record<RequestField, string>>;
  readonly line: string;
  /** When a message is too long for a link. */
  readonly cut: string;
}

/** Fields of a request, by the names that a feed's `request.fields` uses. */
export type RequestField =
  | 'course'
  | 'date'
  | 'place'
  | 'mode'
  | 'alternatives'
  | 'hours'
  | 'cost'
  | 'cover'
  | 'why'
  | 'link';

/** The words of a language; Welsh is fetched when it is asked for. */
export function loadRequestWords(lang: string): RequestWords | Promise<RequestWords> {
  return /^cy\b/i.test(lang) ? import('./cy.js').then((module) => module.requestCy) : requestEn;
}
