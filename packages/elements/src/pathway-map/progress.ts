import {
  markProgress,
  migrateProgress,
  stepReplacement,
  type Profile,
  type Progress,
  type ProgressState,
} from '@esca/domain';
import type { Links, Ref } from '@esca/feed';
import type { SavedItems } from '../shared/saved/saved-controller.js';

/** What a visitor says of a step. */
export type Mark = ProgressState;

/** In the order in which they are offered. */
export const MARKS: readonly Mark[] = ['here', 'doing', 'held', 'aiming'];

const NONE: Progress = new Map();

/** What the visitor marked on this device, moved along where steps were renamed or replaced since. */
export function readProgress(saved: SavedItems, links: Links, now: number): Progress {
  if (!saved.enabled) return NONE;
  const kept = new Map(Object.entries(saved.device!.readDevice().progress));
  return kept.size ? migrateProgress(kept, stepReplacement(links, now)).progress : kept;
}

/** Keeps what the visitor says of a step, or forgets it. */
export function keepMark(saved: SavedItems, progress: Progress, ref: Ref, mark?: Mark): void {
  saved.device?.updateDevice((state) => ({
    ...state,
    progress: Object.fromEntries(markProgress(progress, ref, mark)),
  }));
}

/** What can be answered of requirements: without any mark nothing is known, which is not the same as nothing held. */
export function profileOf(progress: Progress): Profile {
  if (!progress.size) return {};
  const held = [...progress].flatMap(([ref, mark]) =>
    mark === 'held' || mark === 'here' ? [ref] : [],
  );
  return { held: new Set(held) };
}

/** Under which name the view is kept that the visitor chose. */
const VIEW = 'pathway-view';

/** The view that the visitor chose on this device. */
export const keptView = (saved: SavedItems): string | undefined =>
  saved.device?.readDevice().choices[VIEW];

/** Keeps the view that the visitor chose. */
export function keepView(saved: SavedItems, view: string): void {
  saved.device?.updateDevice((state) => ({
    ...state,
    choices: { ...state.choices, [VIEW]: view },
  }));
}
