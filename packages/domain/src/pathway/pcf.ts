import { PCF_LEVELS, type PcfLevel } from '@esca/feed';

/** The place of a level of the framework, from 0; -1 for none or one unknown. */
export function levelRank(level: PcfLevel | undefined): number {
  return level === undefined ? -1 : PCF_LEVELS.indexOf(level);
}

/** The highest of some levels; undefined when there is none. */
export function highestLevel(levels: readonly PcfLevel[] = []): PcfLevel | undefined {
  return PCF_LEVELS[Math.max(-1, ...levels.map(levelRank))];
}
