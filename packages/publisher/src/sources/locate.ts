import type { SourcePlace } from '@esca/feed';
import type { ImportResult, RecordPlace } from './source.js';

/** The place in a source file of a JSON pointer into the imported document. */
export type Locator = (pointer: string) => SourcePlace | undefined;

/** Follows pointers through a document whose records were put there by importers that remember places. */
export function createLocator(document: unknown, results: readonly ImportResult[]): Locator {
  const maps = results.flatMap((result) => result.places ?? []);
  const placeOf = (value: unknown): RecordPlace | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    for (const map of maps) {
      const place = map.get(value);
      if (place) return place;
    }
    return undefined;
  };
  return (pointer) => {
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    let value: unknown = document;
    let found: RecordPlace | undefined;
    let rest: string[] = [];
    for (let index = 0; index < keys.length; index++) {
      value = (value as Record<string, unknown> | undefined)?.[keys[index] ?? ''];
      const place = placeOf(value);
      if (place) [found, rest] = [place, keys.slice(index + 1)];
      if (value === undefined || value === null) break;
    }
    if (!found) return undefined;
    const { columns = {}, ...place } = found;
    const column = columnFor(columns, rest);
    return column === undefined ? place : { ...place, column };
  };
}

/** The label of the longest field path that is known: `salary/min`, else `salary`, else any below it. */
function columnFor(
  columns: Readonly<Record<string, string>>,
  keys: readonly string[],
): string | undefined {
  for (let length = keys.length; length > 0; length--) {
    const path = keys.slice(0, length).join('/');
    const alias = path === 'costs' ? 'cost' : path;
    if (Object.hasOwn(columns, alias)) return columns[alias];
  }
  return undefined;
}
