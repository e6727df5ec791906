import { plainName } from './tables.js';

interface Index<T> {
  of: Map<string, T>;
  /** How many records of the list are in the index. */
  upTo: number;
}

/** A look-up that reads each record of a growing list once; a list from which something is taken must be a new list. */
function indexOver<T extends object>(
  keyOf: (record: T) => string | undefined,
): (list: readonly T[], key: string) => T | undefined {
  const indexes = new WeakMap<readonly T[], Index<T>>();
  return (list, key) => {
    let index = indexes.get(list);
    if (!index || index.upTo > list.length) {
      index = { of: new Map(), upTo: 0 };
      indexes.set(list, index);
    }
    for (; index.upTo < list.length; index.upTo++) {
      const record = list[index.upTo];
      const own = record && keyOf(record);
      if (record && own !== undefined && !index.of.has(own)) index.of.set(own, record);
    }
    return index.of.get(key);
  };
}

const findRecord = indexOver<{ id: string }>(({ id }) => id);

/** The first record with this id. Long lists are asked for every row, so the search does not walk them. */
export function findById<T extends { id: string }>(list: readonly T[], id: string): T | undefined {
  return findRecord(list, id) as T | undefined;
}

/** The first record whose name is the same but for case, spacing and punctuation. */
export const findByName = indexOver<{ id: string; name: unknown }>(({ name }) =>
  typeof name === 'string' ? plainName(name) : undefined,
);
