import type { Pathway, PathwayEdge, PathwayNode } from '@esca/feed';
import {
  layoutPathway,
  readGraph,
  type LayoutNode,
  type LayoutOptions,
  type PathwayLayout,
} from '@esca/domain';

export { randomFrom, seed } from '../search/random.js';

/**
 * A pathway from two lists of words: nodes as `id`, `id@stage`, `id@stage/track`, with a `*` in front of a qualification;
 * moves as `from>to`, with `~` for sideways, `?` for optional and `!` for what must come first in place of `>`.
 */
export function pathway(nodes: string, edges = '', more: Partial<Pathway> = {}): Pathway {
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  const kinds = { '>': 'progression', '~': 'lateral', '?': 'option', '!': 'prerequisite' } as const;
  const parsed = words(nodes).map((word): PathwayNode => {
    const [, star, id, stage, track] = /^(\*?)([^@/]+)(?:@([^/]*))?(?:\/(.*))?$/.exec(word)!;
    return {
      id: id!,
      kind: star ? 'qualification' : 'role',
      title: id!,
      ...(stage && { stage }),
      ...(track && { track }),
    };
  });
  const named = (names: readonly (string | undefined)[]) =>
    [...new Set(names)].filter((id) => id !== undefined).map((id) => ({ id, title: id }));
  return {
    id: 'p',
    title: 'A pathway',
    tracks: named(parsed.map(({ track }) => track)),
    stages: named(parsed.map(({ stage }) => stage)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    nodes: parsed,
    edges: words(edges).map((word): PathwayEdge => {
      const [, from, sign, to] = /^([^>~?!]+)([>~?!])(.+)$/.exec(word)!;
      return { from: from!, to: to!, kind: kinds[sign as keyof typeof kinds] };
    }),
    ...more,
  };
}

//   nq ─ sw ─ ┬ senior ─ principal      practice
//              └ manager ─ head          strategic
/** A career that parts after the second stage, with two qualifications beside the social worker. */
export const career = (): Pathway =>
  pathway(
    'nq@1/practice sw@2/practice senior@3/practice principal@4/practice manager@3/strategic head@4/strategic ' +
      '*bia@2/practice *pe@2/practice',
    'nq>sw sw>senior senior>principal sw>manager manager>head senior~manager manager~senior ' +
      'sw?bia sw?pe pe!senior head>principal',
    {
      tracks: [
        { id: 'practice', title: 'Practice', kind: 'practice' },
        { id: 'strategic', title: 'Lead', kind: 'strategic' },
      ],
    },
  );

//   a ─ c      crossed as it comes: a goes to d, b to c
//     ╳
//   b ─ d
/** Four steps whose lines cross until one column is turned over. */
export const crossed = (): Pathway => pathway('a b c d', 'a>d b>c');

//   a → b → c → a, and c → d
/** A ring of three with a way out. */
export const ring = (): Pathway => pathway('a b c d', 'a>b b>c c>a c>d');

/** Two stages of `size` steps each, every step linked with every other: no order has fewer crossings. */
export function complete(size: number): Pathway {
  const ids = (letter: string) => Array.from({ length: size }, (_, at) => `${letter}${at}`);
  return pathway(
    [...ids('a'), ...ids('b')].join(' '),
    ids('a')
      .flatMap((from) => ids('b').map((to) => `${from}>${to}`))
      .join(' '),
  );
}

/** A pathway of chance: stages, tracks, kinds and moves of every sort, some of them nonsense. */
export function randomPathway(random: () => number, count: number, moves: number): Pathway {
  const int = (most: number) => Math.floor(random() * most);
  const stages = 1 + int(6);
  const tracks = 1 + int(4);
  const made = pathway('', '', {
    stages: Array.from({ length: stages }, (_, at) => ({ id: `s${at}`, title: `s${at}` })),
    tracks: Array.from({ length: tracks }, (_, at) => ({ id: `t${at}`, title: `t${at}` })),
  });
  made.nodes = Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    title: `n${at}`,
    kind: random() < 0.3 ? 'qualification' : 'role',
    ...(random() < 0.7 && { stage: `s${int(stages)}` }),
    ...(random() < 0.7 && { track: `t${int(tracks)}` }),
  }));
  const kinds = ['progression', 'prerequisite', 'option', 'lateral'] as const;
  made.edges = Array.from({ length: moves }, () => ({
    from: `n${int(count + 1)}`,
    to: `n${int(count)}`,
    kind: kinds[int(4)]!,
  }));
  return made;
}

/** Lays out with steps of one size and labels on every move, unless told otherwise. */
export function layout(source: Pathway, more: Partial<LayoutOptions> = {}): PathwayLayout {
  return layoutPathway(readGraph(source), {
    size: () => ({ width: 160, height: 48 }),
    labelSize: () => ({ width: 50, height: 16 }),
    ...more,
  });
}

/** Pairs of steps that share a place. */
export function overlaps(nodes: readonly LayoutNode[]): string[] {
  const found: string[] = [];
  nodes.forEach((a, at) => {
    for (const b of nodes.slice(at + 1))
      if (
        a.x < b.x + b.width &&
        b.x < a.x + a.width &&
        a.y < b.y + b.height &&
        b.y < a.y + a.height
      )
        found.push(`${a.id} ${b.id}`);
  });
  return found;
}

/** Steps that a line runs through, tried at many places along it; a line may touch an edge, and its own two ends. */
export function covered({ edges, nodes }: PathwayLayout): string[] {
  const found = new Set<string>();
  for (const { points, from, to } of edges)
    for (let at = 1; at < points.length; at++)
      for (let share = 0; share <= 1; share += 1 / 16) {
        const [p, q] = [points[at - 1]!, points[at]!];
        const x = p.x + (q.x - p.x) * share;
        const y = p.y + (q.y - p.y) * share;
        for (const node of nodes)
          if (
            x > node.x + 0.01 &&
            x < node.x + node.width - 0.01 &&
            y > node.y + 0.01 &&
            y < node.y + node.height - 0.01
          )
            found.add(`${from}>${to} ${node.id}`);
      }
  return [...found];
}
