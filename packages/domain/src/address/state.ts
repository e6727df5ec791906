import { isLocked } from './locked.js';
import { stateOf, type Attribute } from './rules.js';
import { cleanRows, type Attributes, type Cleaned, type Dropped } from './clean.js';
import { parameter, parameters } from './query.js';
import type { Widget } from './names.js';

/** How one widget marks its own parameters in an address. */
export interface StateKey {
  /** `state-key`; the tag without `esca-` when absent; empty on our own pages, where names stand bare. */
  readonly key?: string;
  /** The value of `locked`: filters that the visitor, and so the address, may not change. */
  readonly locked?: string;
}

function prefixOf(widget: Widget, key: string = widget): string {
  return key === '' ? '' : `${key}.`;
}

/** The rows that the visitor can change, by the name they have in the address. */
function stateRows(widget: Widget, prefix: string): Map<string, Attribute<string>> {
  return new Map(stateOf(widget).map((row) => [prefix + row.name, row]));
}

/**
 * Reads a widget's state from a query or a fragment. An empty value means that the visitor took the author's choice
 * back. Parameters of others are not looked at; ours that are unknown, broken or locked are left out and reported.
 */
export function readState(
  widget: Widget,
  address: string,
  { key, locked }: StateKey = {},
): Cleaned {
  const prefix = prefixOf(widget, key);
  const rows = stateRows(widget, prefix);
  const pairs: [string, string][] = [];
  const dropped: Dropped[] = [];
  for (const { name, value } of parameters(address)) {
    const row = rows.get(name);
    // With bare names we cannot tell a stranger's parameter from a mistaken one of ours, so only a prefix is reported.
    if (!row) {
      if (prefix && name.startsWith(prefix)) dropped.push({ name, value, why: 'unknown' });
    } else if (isLocked(row.name, locked)) {
      dropped.push({ name: row.name, value, why: 'locked' });
    } else pairs.push([row.name, value]);
  }
  const cleaned = cleanRows(stateOf(widget), pairs);
  return { attributes: cleaned.attributes, dropped: [...dropped, ...cleaned.dropped] };
}

/**
 * Writes a widget's state into a query or a fragment and gives the new one, with the `?` or `#` it came with (`?` when
 * it came with none), or an empty string when nothing is left. Only values that differ from the author's are written;
 * the parameters of others keep their order and their spelling.
 *
 * On our own pages (an empty key) the author's values themselves came from the address, so there everything that
 * differs from the default stays in it.
 */
export function writeState(
  widget: Widget,
  address: string,
  values: Attributes,
  author: Attributes,
  { key }: StateKey = {},
): string {
  const prefix = prefixOf(widget, key);
  const rows = stateRows(widget, prefix);
  const kept = parameters(address)
    .filter(({ name }) => !rows.has(name))
    .map(({ raw }) => raw);
  for (const [name, row] of rows) {
    const usual = row.default ?? '';
    const value = values[row.name] ?? usual;
    const authors = author[row.name] ?? usual;
    if (value !== authors || (prefix === '' && value !== usual)) kept.push(parameter(name, value));
  }
  const mark = address.startsWith('#') ? '#' : '?';
  return kept.length > 0 ? mark + kept.join('&') : '';
}
