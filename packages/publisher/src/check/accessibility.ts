import type { Text } from '@esca/feed';
import type { CheckContext } from './context.js';

/** A6xx: what would shut somebody out. */
export function checkAccessibility(context: CheckContext): void {
  const { add, catalogue, links } = context;
  for (const { record: bulletin } of catalogue.bulletins) {
    for (const { media } of bulletin.items) {
      if (media === undefined || media.kind === 'document') continue;
      if (media.transcript === undefined && media.captions === undefined) {
        add('A601', 'warning', media, 'transcript', media.src);
      } else if (media.kind === 'video' && media.captions === undefined) {
        add('A602', 'note', media, 'captions', media.src);
      }
    }
  }
  const title = (record: object, text: Text): void => {
    const shouted = wordsOf(text).find(
      (words) =>
        words.length > 12 && words === words.toUpperCase() && words !== words.toLowerCase(),
    );
    if (shouted !== undefined) add('A603', 'note', record, 'title', shouted);
  };
  for (const { record } of catalogue.vacancies) title(record, record.title);
  const venues = new Set<object>();
  for (const { record, origin } of catalogue.courses) {
    title(record, record.title);
    for (const { place } of record.sessions ?? []) {
      const found = place === undefined ? undefined : links.find(place, origin);
      if (found?.kind === 'place') venues.add(found.entry.record);
    }
  }
  for (const venue of venues) {
    if (!('accessibility' in venue)) add('A604', 'note', venue, 'accessibility');
  }
}

/** Every wording of a text. */
export function wordsOf(text: Text | undefined): string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [text] : Object.values(text);
}
