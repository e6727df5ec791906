/**
 * The one global of the library. Every copy of it on a page, whatever its version, finds the others through
 * `Symbol.for('esca')` and shares fetched text and the announcer with them; never models, which may differ from version
 * to version. The protocol has a number: a copy that speaks another one keeps a shelf of its own.
 */
const SHARED = Symbol.for('esca');
const PROTOCOL = 1;

/** A feed's text and when it came. */
export interface FetchedText {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A request that copies of the library wait for together. */
export interface SharedRequest {
  readonly answer: Promise<FetchedText>;
  /** How many wait. The last one who leaves an unfinished request ends it. */
  waiting: number;
  /** Set once the text is there. */
  done?: FetchedText;
  stop(): void;
}

/** What copies of the library share on a page. */
export interface SharedPage {
  readonly requests: Map<string, SharedRequest>;
  /** Speaks a sentence to a screen reader, politely; made by the first copy that needs it. */
  announce?: (words: string, lang: string) => void;
  /** How many lists of what a visitor keeps are on the page: with one, every widget lets things be saved. */
  lists?: number;
}

/** The shelf that copies of the library share. */
export function sharedPage(): SharedPage {
  const home = globalThis as unknown as { [SHARED]?: { [protocol: number]: SharedPage } };
  const shelves = (home[SHARED] ??= Object.create(null) as { [protocol: number]: SharedPage });
  return (shelves[PROTOCOL] ??= { requests: new Map() });
}
