import type { Id } from '@esca/feed';
import type { LayoutEdge, LayoutNode } from './layout.js';

/** The part of a layout that moving about needs. */
export interface Drawing {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly Pick<LayoutEdge, 'from' | 'to'>[];
}

/** A key press, as a keyboard event has it. */
export interface Press {
  readonly key: string;
  readonly ctrlKey?: boolean;
}

/**
 * Where a key leads from a step of the map: Up and Down to the previous and next step of the same stage in drawing order,
 * Right and Left to the first linked step in a later or earlier stage (nearest stage first, then from the top), Home and
 * End to the first and last of the stage, with Ctrl of the map. Right and Left change places when the page reads from
 * right to left.
 *
 * @returns The step to focus; undefined when the key leads nowhere.
 */
export function stepForKey(
  { nodes, edges }: Drawing,
  from: Id,
  { key, ctrlKey = false }: Press,
  rightToLeft = false,
): Id | undefined {
  const here = nodes.find(({ id }) => id === from);
  if (!here) return undefined;
  const inOrder = (list: readonly LayoutNode[], direction = 1) =>
    [...list].sort((a, b) => (a.layer - b.layer) * direction || a.order - b.order);
  const all = inOrder(nodes);
  const stage = all.filter(({ layer }) => layer === here.layer);

  const linked = (direction: number) => {
    const ids = new Set(
      edges.flatMap((edge) =>
        edge.from === from ? [edge.to] : edge.to === from ? [edge.from] : [],
      ),
    );
    const beyond = nodes.filter(
      ({ id, layer }) => ids.has(id) && (layer - here.layer) * direction > 0,
    );
    return inOrder(beyond, direction)[0];
  };
  const range = ctrlKey ? all : stage;
  const moves = new Map<string, () => LayoutNode | undefined>([
    ['ArrowUp', () => stage[here.order - 1]],
    ['ArrowDown', () => stage[here.order + 1]],
    ['ArrowRight', () => linked(rightToLeft ? -1 : 1)],
    ['ArrowLeft', () => linked(rightToLeft ? 1 : -1)],
    ['Home', () => range[0]],
    ['End', () => range.at(-1)],
  ]);
  return moves.get(key)?.()?.id;
}
