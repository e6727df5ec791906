import { problem, type Problem, type Severity, type SourcePlace } from '@esca/feed';
import { LIMITS } from './source.js';

/** Collects what was wrong with one file. */
export interface ProblemList {
  /** Notes one problem. */
  add(code: string, severity: Severity, place?: SourcePlace, detail?: string, path?: string): void;
  /** Everything so far, at most a thousand and then a count. */
  all(): Problem[];
}

/** A list for one file; every place gets the file's name. */
export function problemsOf(file: string): ProblemList {
  const list: Problem[] = [];
  let more = 0;
  return {
    add(code, severity, place = {}, detail, path = '') {
      if (list.length >= LIMITS.problems) {
        more++;
        return;
      }
      const short = detail?.replace(/\s+/g, ' ').trim();
      const shown = short !== undefined && short.length > 118 ? `${short.slice(0, 117)}…` : short;
      list.push({ ...problem(code, severity, path, shown), place: { file, ...place } });
    },
    all() {
      if (more === 0) return list;
      return [...list, { ...problem('I899', 'note', '', String(more)), place: { file } }];
    },
  };
}
