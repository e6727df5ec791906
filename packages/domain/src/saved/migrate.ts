import type { Catalogue, Entity, Entry, Found, Links, Ref } from '@esca/feed';
import { fullRef } from '@esca/feed';
import { migrateProgress } from '../pathway/progress.js';
import { instantOf } from '../time/zone.js';
import type { DeviceState, SavedItem } from './state.js';

/** A saved thing and what has become of it. */
export interface ResolvedItem {
  readonly item: SavedItem;
  /** Its full name now. */
  readonly ref: Ref;
  /** The record; absent when it is gone or not loaded. */
  readonly found?: Found;
  /**
   * `here` as it was; `moved` under another name; `gone` because its publisher removed it; `unknown` because no loaded feed
   * has it.
   */
  readonly status: 'here' | 'moved' | 'gone' | 'unknown';
}

/** Records by their names in other schemes. */
export type IdentifierIndex = ReadonlyMap<string, Ref>;

/** Finds records by their names in other schemes; of two with one name the first source's is found. */
export function identifierIndex(catalogue: Catalogue): IdentifierIndex {
  const index = new Map<string, Ref>();
  const add = (kind: string, entries: readonly Entry<Entity>[]): void => {
    for (const { ref, record } of entries) {
      for (const { scheme, value } of record.identifiers ?? []) {
        const name = `${kind} ${scheme} ${value}`;
        if (!index.has(name)) index.set(name, ref);
      }
    }
  };
  add('course', catalogue.courses);
  add('pathway', catalogue.pathways);
  add('vacancy', catalogue.vacancies);
  add('bulletin', catalogue.bulletins);
  return index;
}

const kindOf = (ref: Ref): string => /:(\w+)\//.exec(ref)?.[1] ?? '';

/** Says what has taken the place of a step that is no longer in use, for `migrateProgress`. */
export function stepReplacement(links: Links, clock: number): (ref: Ref) => Ref | undefined {
  return (ref) => {
    const found = links.find(ref);
    if (found?.kind !== 'node' || !found.node.replacedBy) return undefined;
    const { validUntil, replacedBy } = found.node;
    const { origin } = found.entry;
    if (validUntil && instantOf(validUntil, origin.timeZone, 'end') > clock) return undefined;
    const next = fullRef(replacedBy, origin);
    return links.find(next)?.kind === 'node' ? next : undefined;
  };
}

/** The step at the end of a chain of replacements; the first itself when the chain is a ring. */
function lastStep(first: Ref, replacement: (ref: Ref) => Ref | undefined): Ref {
  const met = new Set([first]);
  let ref = first;
  for (let next = replacement(ref); next !== undefined; next = replacement(next)) {
    if (met.has(next)) return first;
    met.add(next);
    ref = next;
  }
  return ref;
}

/** Whether what was found is what the name says, and not the whole of a part that is missing. */
function isWhole(found: Found, ref: Ref): boolean {
  const part = found.kind === 'session' || found.kind === 'node' || found.kind === 'item';
  return part === ref.includes('#');
}

function refOf(found: Found): Ref {
  if (found.kind === 'session') return `${found.entry.ref}#${found.session.id}`;
  if (found.kind === 'node') return `${found.entry.ref}#${found.node.id}`;
  return found.kind === 'item' ? `${found.entry.ref}#${found.item.id}` : found.entry.ref;
}

/** Finds a saved thing again: by its name, by what replaced it, or by its names in other schemes. */
export function resolveItem(
  item: SavedItem,
  catalogue: Pick<Catalogue, 'removed'>,
  links: Links,
  identifiers: IdentifierIndex,
  clock: number,
): ResolvedItem {
  const direct = links.find(item.ref);
  if (direct && isWhole(direct, item.ref)) {
    const own = refOf(direct);
    const ref = direct.kind === 'node' ? lastStep(own, stepReplacement(links, clock)) : own;
    const found = ref === own ? direct : (links.find(ref) ?? direct);
    return { item, ref, found, status: ref === item.ref ? 'here' : 'moved' };
  }
  const [whole = '', part] = item.ref.split('#');
  for (const name of item.identifiers ?? []) {
    const other = identifiers.get(`${kindOf(item.ref)} ${name}`);
    if (!other) continue;
    const ref = part === undefined ? other : `${other}#${part}`;
    const found = links.find(ref);
    if (found && isWhole(found, ref)) return { item, ref, found, status: 'moved' };
  }
  // A part that is missing from a record that is there has been taken out of it.
  const gone =
    direct !== undefined || catalogue.removed.has(item.ref) || catalogue.removed.has(whole);
  return { item, ref: item.ref, status: gone ? 'gone' : 'unknown' };
}

/**
 * What is kept, under the names that things have now. Nothing is lost: what cannot be found keeps its old name. Of two
 * things that have become one the first is kept.
 */
export function migrateState(
  state: DeviceState,
  catalogue: Catalogue,
  links: Links,
  clock: number,
): DeviceState {
  const identifiers = identifierIndex(catalogue);
  const taken = new Set<Ref>();
  const saved = state.saved.flatMap((item) => {
    const { ref } = resolveItem(item, catalogue, links, identifiers, clock);
    if (taken.has(ref)) return [];
    taken.add(ref);
    return [ref === item.ref ? item : { ...item, ref }];
  });
  const marks = new Map(Object.entries(state.progress));
  const progress = Object.fromEntries(
    migrateProgress(marks, stepReplacement(links, clock)).progress,
  );
  return { ...state, saved, progress };
}
