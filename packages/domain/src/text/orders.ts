import type { Contract, Mode, WorkingPattern } from '@esca/feed';

/** Modes of attendance, in the order in which they are shown. */
export const MODES: readonly Mode[] = ['in-person', 'online', 'blended', 'work-based', 'on-demand'];

/** Contracts, in the order in which they are shown. */
export const CONTRACTS: readonly Contract[] = [
  'permanent',
  'fixed-term',
  'secondment',
  'apprenticeship',
  'placement',
  'casual',
  'volunteer',
  'other',
];

/** Working patterns, in the order in which they are shown. */
export const PATTERNS: readonly WorkingPattern[] = [
  'full-time',
  'part-time',
  'job-share',
  'flexible',
  'term-time',
  'compressed',
  'shifts',
  'out-of-hours',
];
