import type { ProgressState } from '@esca/domain';

/** What a visitor says of a step. */
export type Mark = ProgressState;

/** In the order in which they are offered. */
export const MARKS: readonly Mark[] = ['here', 'doing', 'held', 'aiming'];
