import { DAY_MS, civilDateOf, fill, formatDay, type Words } from '@esca/domain';
import type { FeedError } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { FeedSnapshot } from './feed-store.js';
import type { SharedStrings } from './shared.strings.js';

/** After this a list's age is the first thing that is said. */
const LONG_AGO = 90 * DAY_MS;
/** Clocks differ a little; a feed of tomorrow is a mistake. */
const AHEAD = 10 * 60_000;

/** What the banners of a widget depend on. */
export interface Standing {
  readonly strings: SharedStrings;
  readonly words: Words;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The page has stopped the reader's clock. */
  readonly stopped: boolean;
  /** It was stopped by the address, which the visitor should know. */
  readonly preview: boolean;
  /** Part of the address could not be used. */
  readonly dropped: boolean;
}

/** Everything a visitor should know about the list before reading it. */
export function banners(
  snapshot: FeedSnapshot,
  standing: Standing,
): TemplateResult | typeof nothing {
  const { strings, words, now, preview, stopped } = standing;
  const { origins } = snapshot.catalogue;
  const zone = origins[0]?.timeZone ?? 'Europe/London';
  const dated = (text: string, at: number): string =>
    fill(text, { date: formatDay(civilDateOf(at, zone), words) });
  const lines: string[] = [];
  if (preview) lines.push(dated(strings.preview, now));
  const expired = origins.filter((origin) => now > origin.expires);
  const oldest = Math.min(...expired.map((origin) => origin.generatedAt));
  if (expired.length > 0) {
    lines.push(dated(now - oldest > LONG_AGO ? strings.veryStale : strings.stale, oldest));
  } else if (snapshot.outdated.length > 0) {
    lines.push(dated(strings.outdated, snapshot.fetchedAt));
  }
  const newest = Math.max(...origins.map((origin) => origin.generatedAt));
  // A clock that is stopped shows another day by intent.
  if (!stopped && newest > now + AHEAD) lines.push(dated(strings.future, newest));
  if (snapshot.failed.length > 0) {
    lines.push(fill(strings.partial, { hosts: snapshot.failed.map(hostOf).join(', ') }));
  } else if (snapshot.partial) lines.push(strings.partialRecords);
  if (standing.dropped) lines.push(strings.addressDropped);
  if (lines.length === 0) return nothing;
  return html`<div part="banner" class="banner">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

const hostOf = (error: FeedError): string => {
  try {
    return new URL(error.url).host;
  } catch {
    return error.url;
  }
};
