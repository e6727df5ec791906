import type { Entry, Origin } from '@esca/feed';

/** An academy in Essex whose feed was written on 1 December 2026 at six in the morning. */
export const origin: Origin = {
  url: 'https://academy.example/feed/feed.json',
  site: 'essex',
  publisher: { id: 'essex', name: 'Essex Social Care Academy', url: 'https://academy.example/' },
  language: 'en',
  timeZone: 'Europe/London',
  generatedAt: Date.parse('2026-12-01T06:00:00Z'),
  expires: Date.parse('2026-12-15T06:00:00Z'),
  refreshMinutes: 60,
  licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  taxonomies: [],
};

/** A record as it stands in a catalogue. */
export function entry<T extends { id: string }>(
  kind: string,
  record: T,
  more: Partial<Origin> = {},
): Entry<T> {
  const from = { ...origin, ...more };
  return { ref: `${from.publisher.id}:${kind}/${record.id}`, record, origin: from };
}
