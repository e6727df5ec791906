import type { Line } from './lines.js';

/**
 * The `d` of an SVG path for a line: level inside columns, an even curve across each gap, round corners elsewhere.
 */
export function linePath({ shape, points }: Pick<Line, 'shape' | 'points'>): string {
  const [start, ...rest] = points;
  if (!start) return '';
  let path = `M${start.x} ${start.y}`;
  let last = start;
  rest.forEach((point, at) => {
    if (shape === 'across' && at % 2) {
      const middle = (last.x + point.x) / 2;
      path += `C${middle} ${last.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    } else {
      const next = shape === 'across' ? undefined : rest[at + 1];
      path += next ? corner(last, point, next) : `L${point.x} ${point.y}`;
    }
    last = point;
  });
  return path;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Up to a corner and round it, no wider than half of either side. */
function corner(last: Place, turn: Place, next: Place): string {
  const reach = (other: Place) => {
    const length = Math.hypot(other.x - turn.x, other.y - turn.y);
    const share = length ? Math.min(6, length / 2) / length : 0;
    return `${turn.x + (other.x - turn.x) * share} ${turn.y + (other.y - turn.y) * share}`;
  };
  return `L${reach(last)}Q${turn.x} ${turn.y} ${reach(next)}`;
}
