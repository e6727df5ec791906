import type { PathwayLayout } from '@esca/domain';
import type { Id } from '@esca/feed';

/** Room above the first lane for the names of the stages, and around the drawing, in `em`. */
const HEAD = 2.6;
const MARGIN = 0.75;

/** Room above every lane for its name, below it, and between columns, steps and lines, in `em`. */
export const SCREEN = { laneHead: 2, laneFoot: 1.6, column: 3.5, row: 0.9, line: 0.8 };
/** On paper everything is on one page, so it stands closer. */
export const PAPER = { laneHead: 1.7, laneFoot: 0.6, column: 2.2, row: 0.4, line: 0.6 };

/**
 * Puts the parts of a drawing in their places. They are set one by one because a page may forbid style attributes.
 */
export function placeAll(canvas: HTMLElement, layout: PathwayLayout, space: typeof SCREEN): void {
  const em = parseFloat(getComputedStyle(canvas).fontSize);
  const { laneHead, laneFoot } = space;
  const [left, top] = [MARGIN * em, (HEAD + laneHead) * em];
  const boxes = new Map(layout.nodes.map((node) => [node.id, node]));
  const put = (element: HTMLElement, x: number, y: number): void => {
    element.style.left = `${left + x}px`;
    element.style.top = `${top + y}px`;
  };
  for (const button of canvas.querySelectorAll<HTMLElement>('.node')) {
    const box = boxes.get(button.dataset['step']!);
    if (box) put(button.parentElement!, box.x, box.y);
  }
  canvas.querySelectorAll<HTMLElement>('.column').forEach((head, at) => {
    const { x, width, gap } = layout.columns[at]!;
    put(head, x, -top);
    head.style.width = `${width + Math.max(0, gap - em)}px`;
  });
  canvas.querySelectorAll<HTMLElement>('.band').forEach((band, at) => {
    const { y, height } = layout.lanes[at]!;
    band.style.top = `${top + y - laneHead * em}px`;
    band.style.height = `${height + (laneHead + laneFoot / 2) * em}px`;
  });
  canvas.querySelectorAll<HTMLElement>('.lines').forEach((all) => put(all, 0, 0));
  canvas.style.width = `${layout.width + 2 * left}px`;
  canvas.style.height = `${layout.height + top + 1.2 * em}px`;
}

/** Which steps of a drawing that stands in its place lie in what its region and the window show of it. */
export function inSight(canvas: HTMLElement, { nodes }: PathwayLayout): (id: Id) => boolean {
  const region = canvas.parentElement!.getBoundingClientRect();
  const { left, top } = canvas.querySelector('.lines')!.getBoundingClientRect();
  const [west, east] = [Math.max(0, region.left) - left, Math.min(innerWidth, region.right) - left];
  const [north, south] = [
    Math.max(0, region.top) - top,
    Math.min(innerHeight, region.bottom) - top,
  ];
  const seen = new Set<Id>();
  for (const { id, x, y, width, height } of nodes)
    if (x + width > west && x < east && y + height > north && y < south) seen.add(id);
  return (id) => seen.has(id);
}
