import {
  changesSince,
  factsOf,
  findClashes,
  identifierIndex,
  resolveItem,
  savedRow,
  textOf,
  totalCpdHours,
  type Clash,
  type DeviceState,
  type IdentifierIndex,
  type ResolvedItem,
  type SavedChange,
  type SavedContext,
  type SavedItem,
  type SavedRow,
} from '@esca/domain';
import type { Catalogue, Found, Origin, Ref, Text } from '@esca/feed';
import type { SelectKind } from '../shared/events.js';

/** Where a saved thing stands in the list. */
export type Group = 'courses' | 'steps' | 'vacancies' | 'bulletins' | 'others';

/** One saved thing with all that is said of it. */
export interface Thing {
  readonly resolved: ResolvedItem;
  readonly item: SavedItem;
  /** Its title as it is now, in plain words. */
  readonly title: string;
  /** The same with its date, which tells dates of one course from each other and from the course. */
  readonly name: string;
  readonly row: SavedRow;
  readonly changes: readonly SavedChange[];
  /** State of availability, for its colour. */
  readonly state: string;
  readonly group: Group;
}

/** The list as it is shown. */
export interface Things {
  readonly groups: readonly { readonly name: Group; readonly things: readonly Thing[] }[];
  readonly resolved: readonly ResolvedItem[];
  readonly changed: number;
  readonly clashes: readonly Clash[];
  readonly hours: number;
}

const GROUPS: Readonly<Record<string, Group>> = {
  course: 'courses',
  session: 'courses',
  node: 'steps',
  pathway: 'steps',
  vacancy: 'vacancies',
  bulletin: 'bulletins',
  item: 'bulletins',
};

const ORDER: readonly Group[] = ['courses', 'steps', 'vacancies', 'bulletins', 'others'];

/** The title of what was found. */
export function titleOf(found: Found): Text | undefined {
  switch (found.kind) {
    case 'node':
      return found.node.title;
    case 'item':
      return found.item.title ?? found.entry.record.title;
    case 'org':
    case 'place':
      return found.entry.record.name;
    default:
      return found.entry.record.title;
  }
}

/** The same in plain words, in the reader's language. */
export function plainTitle(found: Found, lang: string): string {
  return textOf(titleOf(found), lang, found.entry.origin.language);
}

/** Which event stands for what was found; a pathway and what is no record of ours are opened by their link. */
export const selectKind = (found: Found): SelectKind | undefined =>
  (
    ({
      course: 'course',
      session: 'session',
      node: 'node',
      vacancy: 'vacancy',
      bulletin: 'issue',
      item: 'item',
    }) as Partial<Record<string, SelectKind>>
  )[found.kind];

let indexed: { readonly of: Catalogue; readonly index: IdentifierIndex } | undefined;

/** Reads what is kept against the feed as it is now. */
export function readThings(
  state: DeviceState,
  catalogue: Catalogue,
  context: SavedContext,
  lang: string,
): Things {
  if (indexed?.of !== catalogue) indexed = { of: catalogue, index: identifierIndex(catalogue) };
  const { index } = indexed;
  const { links, now } = context;
  const things = state.saved.map((item): Thing => {
    const resolved = resolveItem(item, catalogue, links, index, now);
    const { found, status } = resolved;
    const facts = found && factsOf(found, now);
    const title = (found && plainTitle(found, lang)) || item.title;
    const row = savedRow(resolved, context);
    return {
      resolved,
      item,
      title,
      name: found?.kind === 'session' && row.date ? `${title}, ${row.date}` : title,
      row,
      changes: changesSince(resolved, now),
      state: facts?.state ?? (status === 'gone' ? 'withdrawn' : ''),
      group: (found && GROUPS[found.kind]) ?? 'others',
    };
  });
  const start = ({ resolved: { found } }: Thing): number =>
    (found && factsOf(found, now).start) ?? Infinity;
  const ordered = things
    .map((thing) => ({ thing, at: start(thing) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ thing }) => thing);
  const resolved = ordered.map((thing) => thing.resolved);
  return {
    groups: ORDER.map((name) => ({
      name,
      things: ordered.filter(({ group }) => group === name),
    })).filter((group) => group.things.length > 0),
    resolved,
    changed: things.filter(({ changes }) => changes.length > 0).length,
    clashes: findClashes(resolved),
    hours: totalCpdHours(resolved),
  };
}

/**
 * The list under the names that records have now, where only their name has changed: the save buttons of other widgets
 * then know them. A step that was replaced keeps its name until the visitor has seen that.
 */
export function renamed(state: DeviceState, resolved: readonly ResolvedItem[]): DeviceState {
  const names = new Map(
    resolved
      .filter(({ status, found }) => status === 'moved' && found?.kind !== 'node')
      .map(({ item, ref }) => [item.ref, ref] as const),
  );
  if (names.size === 0) return state;
  const taken = new Set<Ref>();
  return {
    ...state,
    saved: state.saved.flatMap((item) => {
      const ref = names.get(item.ref) ?? item.ref;
      if (taken.has(ref)) return [];
      taken.add(ref);
      return [{ ...item, ref }];
    }),
  };
}

/** The origin of what was found. */
export const originOf = (found: Found): Origin => found.entry.origin;
