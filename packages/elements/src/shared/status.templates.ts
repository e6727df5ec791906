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
  /** The reader's clock stands still at this instant, because the address says so. */
  readonly preview: number | undefined;
  /** Part of the address could not be used. */
  readonly dropped: boolean;
}

/** Whether what is shown may be out of date: past its expiry, or shown after a refresh that failed. */
export function isStale(snapshot: FeedSnapshot, now: number): boolean {
  return snapshot.outdated || snapshot.catalogue.origins.some((origin) => now > origin.expires);
}

/** Everything a visitor should know about the list before reading it. */
export function banners(
  snapshot: FeedSnapshot,
  standing: Standing,
): TemplateResult | typeof nothing {
  const { strings, words, now, preview } = standing;
  const { origins } = snapshot.catalogue;
  const zone = origins[0]?.timeZone ?? 'Europe/London';
  const dated = (text: string, at: number): string =>
    fill(text, { date: formatDay(civilDateOf(at, zone), words) });
  const lines: string[] = [];
  if (preview !== undefined) lines.push(dated(strings.preview, preview));
  const expired = origins.filter((origin) => now > origin.expires);
  const oldest = Math.min(...expired.map((origin) => origin.generatedAt));
  if (expired.length > 0) {
    lines.push(dated(now - oldest > LONG_AGO ? strings.veryStale : strings.stale, oldest));
  } else if (snapshot.outdated) {
    lines.push(dated(strings.outdated, snapshot.fetchedAt));
  }
  const newest = Math.max(...origins.map((origin) => origin.generatedAt));
  // A preview is of another day by intent.
  if (preview === undefined && newest > now + AHEAD) lines.push(dated(strings.future, newest));
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

/** The polite line under the author's content when nothing could be loaded. */
export function failure(
  error: FeedError,
  strings: SharedStrings,
  retry: () => void,
): TemplateResult {
  const words =
    error.code === 'version'
      ? strings.failedVersion
      : error.code === 'no-source'
        ? strings.failedSource
        : strings.failed;
  return html`<div part="banner" class="banner">
    <p>
      ${words}
      ${
        error.code === 'version' && error.url
          ? html`<a href=${new URL('/', error.url).href}>${strings.publisherPage}</a>`
          : nothing
      }
    </p>
    ${
      error.code === 'no-source' || error.code === 'version'
        ? nothing
        : html`<p><button type="button" @click=${retry}>${strings.retry}</button></p>`
    }
  </div>`;
}
