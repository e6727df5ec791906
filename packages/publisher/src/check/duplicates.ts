import type { Entry, Text } from '@esca/feed';
import { wordsOf } from './accessibility.js';
import type { CheckContext } from './context.js';

/** W301: records of two publishers that look like one thing. They are never merged on looks; a person decides. */
export function checkDuplicates(context: CheckContext): void {
  look(context, context.catalogue.courses);
  look(context, context.catalogue.vacancies);
}

function look(context: CheckContext, entries: readonly Entry<{ title: Text }>[]): void {
  const known = new Map<string, Entry<{ title: Text }>>();
  for (const entry of entries) {
    for (const title of wordsOf(entry.record.title)) {
      const key = title
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
        .split(' ')
        .sort()
        .join(' ');
      if (key === '') continue;
      const other = known.get(key);
      if (other === undefined) known.set(key, entry);
      else if (other.origin.publisher.id !== entry.origin.publisher.id) {
        context.add('W301', 'warning', entry.record, 'title', `${title} (${other.ref})`);
        break;
      }
    }
  }
}
