/**
 * Counts the pairs of pieces of different lines that properly cross, in the drawing as each tool gives it. Lines are lists
 * of `[x, y]`. Pieces that only touch do not count, so a tool gains nothing from where it fastens its lines to a box.
 */
export function countCrossings(lines) {
  const pieces = [];
  lines.forEach((points, line) => {
    for (let at = 1; at < points.length; at++) {
      const [ax, ay] = points[at - 1];
      const [bx, by] = points[at];
      pieces.push({ line, ax, ay, bx, by, low: Math.min(ax, bx), high: Math.max(ax, bx) });
    }
  });
  pieces.sort((a, b) => a.low - b.low);
  let total = 0;
  for (let i = 0; i < pieces.length; i++) {
    const a = pieces[i];
    for (let j = i + 1; j < pieces.length && pieces[j].low <= a.high; j++)
      if (pieces[j].line !== a.line && cross(a, pieces[j])) total++;
  }
  return total;
}

function cross(a, b) {
  return (
    side(a, b.ax, b.ay) * side(a, b.bx, b.by) < 0 && side(b, a.ax, a.ay) * side(b, a.bx, a.by) < 0
  );
}

function side({ ax, ay, bx, by }, x, y) {
  const area = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return Math.abs(area) < 1e-6 ? 0 : Math.sign(area);
}
