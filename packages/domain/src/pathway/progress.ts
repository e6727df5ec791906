import type { Ref } from '@esca/feed';

/** What a person says of a step. */
export type ProgressState = 'held' | 'doing' | 'here' | 'aiming';

/** What a person says of every step they marked, by full name. */
export type Progress = ReadonlyMap<Ref, ProgressState>;

/** A step that has been renamed or replaced since it was marked. */
export interface MovedProgress {
  readonly from: Ref;
  readonly to: Ref;
  readonly state: ProgressState;
}

/** When two marks meet on one step, the one that says most stays. */
const STRENGTH: readonly ProgressState[] = ['aiming', 'doing', 'here', 'held'];

/**
 * Moves saved progress along replacements, so that it outlives renamed and renewed steps. A ring of replacements leaves
 * the mark where it is.
 *
 * @param replacement What takes the place of a step; undefined for none, or for a step that is not known.
 */
export function migrateProgress(
  progress: Progress,
  replacement: (ref: Ref) => Ref | undefined,
): { progress: Progress; moved: readonly MovedProgress[] } {
  const kept = new Map<Ref, ProgressState>();
  const moved: MovedProgress[] = [];
  for (const [from, state] of progress) {
    const met = new Set<Ref>();
    let to = from;
    for (let next: Ref | undefined = from; next !== undefined; next = replacement(next)) {
      if (met.has(next)) {
        to = from;
        break;
      }
      met.add(next);
      to = next;
    }
    const other = kept.get(to);
    if (other === undefined || STRENGTH.indexOf(state) > STRENGTH.indexOf(other))
      kept.set(to, state);
    if (to !== from) moved.push({ from, to, state });
  }
  return { progress: kept, moved };
}

/** Marks a step, or with no state clears it. A person is in one place: a new "here" ends the one before. */
export function markProgress(progress: Progress, ref: Ref, state?: ProgressState): Progress {
  const next = new Map(progress);
  if (state === 'here')
    for (const [other, was] of next) if (was === 'here') next.set(other, 'held');
  if (state === undefined) next.delete(ref);
  else next.set(ref, state);
  return next;
}

/** The step a person is at; undefined when they have not said. */
export function hereIn(progress: Progress): Ref | undefined {
  for (const [ref, state] of progress) if (state === 'here') return ref;
  return undefined;
}
