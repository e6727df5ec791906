import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pathway } from '@esca/feed';
import { readGraph } from '@esca/domain';
import { cutCycles } from '../../../../packages/domain/src/pathway/acyclic.js';
import { breakLines } from '../../../../packages/domain/src/pathway/chains.js';
import { assignLevels } from '../../../../packages/domain/src/pathway/layers.js';
import {
  career,
  complete,
  covered,
  crossed,
  layout,
  overlaps,
  pathway,
  randomFrom,
  randomPathway,
  ring,
  seed,
} from './graphs.js';

const at = (drawing: ReturnType<typeof layout>, id: string) =>
  drawing.nodes.find((node) => node.id === id)!;

describe(`layout (seed ${seed})`, () => {
  it('puts stages in columns and tracks in lanes', () => {
    const drawing = layout(career());
    assert.deepEqual(
      drawing.columns.map(({ stage }) => stage),
      ['1', '2', '3', '4'],
    );
    assert.deepEqual(
      drawing.lanes.map(({ track }) => track),
      ['practice', 'strategic'],
    );
    for (const node of drawing.nodes) {
      const lane = drawing.lanes[node.lane]!;
      assert.ok(node.y >= lane.y && node.y + node.height <= lane.y + lane.height, node.id);
      const column = drawing.columns[node.layer]!;
      assert.ok(node.x >= column.x && node.x + node.width <= column.x + column.width, node.id);
    }
    assert.ok(at(drawing, 'senior').y < at(drawing, 'manager').y);
  });

  it('puts qualifications beside their role, in from its edge and right below it', () => {
    const drawing = layout(career());
    const role = at(drawing, 'sw');
    for (const id of ['bia', 'pe']) assert.equal(at(drawing, id).x, role.x + 24);
    assert.equal(at(drawing, 'bia').y, role.y + role.height + 16);
    assert.deepEqual(
      drawing.edges.filter(({ shape }) => shape === 'beside').map(({ to }) => to),
      ['bia', 'pe'],
    );
  });

  it('leaves a qualification in the lane and stage that its author gave it', () => {
    const drawing = layout(pathway('a@1/x *q@1/y *r@2/x', 'a?q a?r'));
    assert.ok(drawing.edges.every(({ shape }) => shape !== 'beside'));
    assert.equal(at(drawing, 'q').lane, 1);
    assert.equal(at(drawing, 'r').layer, 1);
  });

  it('computes stages by the longest way, never past the last', () => {
    const layers = (source: Pathway) => layout(source).nodes.map(({ layer }) => layer);
    assert.deepEqual(layers(pathway('a b c d', 'a>b b>c a>c c>d')), [0, 1, 2, 3]);
    const two = pathway('a b c d', 'a>b b>c c>d');
    two.stages = [
      { id: '1', title: 'One' },
      { id: '2', title: 'Two' },
    ];
    assert.deepEqual(layers(two), [0, 1, 1, 1]);
    assert.deepEqual(layers(pathway('a b c', 'a~b b>c')), [0, 0, 1]);
  });

  it('moves a late starter next to what follows it', () => {
    const drawing = layout(pathway('a b c d late', 'a>b b>c c>d late>d'));
    assert.equal(at(drawing, 'late').layer, 2);
  });

  it('cuts a ring at the move that leads back, and still draws it', () => {
    const drawing = layout(ring());
    assert.deepEqual(
      drawing.edges
        .filter(({ points }) => points[0]!.x > points.at(-1)!.x)
        .map(({ from, to }) => `${from}>${to}`),
      ['c>a'],
    );
    assert.deepEqual(cutCycles(readGraph(pathway('a b', 'a~b b~a'))), []);
  });

  it('uncrosses what can be uncrossed, and counts what cannot', () => {
    assert.equal(layout(crossed()).crossings, 0);
    assert.equal(layout(career()).crossings, 0);
    // K(n,n) has (n choose 2) squared, whatever the order.
    assert.equal(layout(complete(4)).crossings, 36);
  });

  it('gives two moves between the same steps lines of their own', () => {
    const [first, second] = layout(pathway('a b', 'a>b a?b')).edges;
    assert.notEqual(first!.points[0]!.y, second!.points[0]!.y);
    assert.equal(Math.sign(first!.points[0]!.y - second!.points[0]!.y), -1);
    assert.equal(Math.sign(first!.points.at(-1)!.y - second!.points.at(-1)!.y), -1);
  });

  it('draws the empty pathway, the single step and the steps that nothing links', () => {
    assert.deepEqual(
      { ...layout(pathway('')), nodes: 0 },
      { nodes: 0, edges: [], columns: [], lanes: [], width: 0, height: 0, crossings: 0 },
    );
    const alone = layout(pathway('a'));
    assert.deepEqual([alone.width, alone.height >= 48], [160, true]);
    assert.deepEqual(overlaps(layout(pathway('a b c d')).nodes), []);
  });

  it('holds its promises on graphs of chance', () => {
    const random = randomFrom(seed);
    for (let run = 0; run < 120; run++) {
      const count = 1 + Math.floor(random() * 40);
      const source = randomPathway(random, count, Math.floor(random() * count * 3));
      const sizes = new Map(
        source.nodes.map(({ id }) => [
          id,
          { width: 60 + random() * 150, height: 20 + random() * 90 },
        ]),
      );
      const options = { size: ({ id }: { id: string }) => sizes.get(id)! };
      const drawing = layout(source, options);
      const name = `seed ${seed}, run ${run}`;
      assert.deepEqual(
        drawing.nodes.map(({ id }) => id),
        source.nodes.map(({ id }) => id),
        name,
      );
      assert.equal(drawing.edges.length, readGraph(source).moves.length, name);
      assert.deepEqual(overlaps(drawing.nodes), [], name);
      assert.deepEqual(covered(drawing), [], name);
      assert.deepEqual(layout(structuredClone(source), options), drawing, name);

      // Labels keep to gaps between columns and to themselves; everything keeps to the drawing.
      const labels = drawing.edges.flatMap(({ label }, number) =>
        label ? { id: `${number}`, x: label.x - 25, y: label.y - 8, width: 50, height: 16 } : [],
      );
      const boxes = [
        ...drawing.nodes,
        ...labels.map((label) => ({ ...drawing.nodes[0]!, ...label })),
      ];
      assert.deepEqual(overlaps(boxes), [], name);
      // Nor do the frames of labels and steps touch.
      for (const label of labels)
        for (const { x, y, width, height } of drawing.nodes)
          assert.ok(
            y >= label.y + 16 ||
              y + height <= label.y ||
              x >= label.x + 53 ||
              x + width <= label.x - 3,
            name,
          );
      for (const { x, y, width, height } of drawing.nodes)
        assert.ok(
          x >= 0 && y >= 0 && x + width <= drawing.width && y + height <= drawing.height,
          name,
        );
      for (const { points } of drawing.edges)
        for (const { x, y } of points)
          assert.ok(x >= 0 && y >= 0 && x <= drawing.width && y <= drawing.height, name);

      // Drawing order is a numbering from the top of every column.
      drawing.columns.forEach((_, layer) => {
        const column = drawing.nodes.filter((node) => node.layer === layer);
        column.sort((a, b) => a.y - b.y);
        assert.deepEqual(
          column.map(({ order }) => order),
          [...column.keys()],
          name,
        );
      });

      // Never worse than the order that came, with lanes kept apart.
      const graph = readGraph(source);
      const chains = breakLines(graph, assignLevels(graph, cutCycles(graph)));
      const unordered = chains.columns.map((list) =>
        [...list].sort((a, b) => chains.lane[a]! - chains.lane[b]!),
      );
      assert.ok(drawing.crossings <= slowCrossings(unordered, chains.near[1]), name);
    }
  });

  it('comes within a tenth of the best order of all, where all can be tried', () => {
    const random = randomFrom(seed);
    for (let run = 0; run < 40; run++) {
      // Three columns of up to four steps, lines between neighbours only.
      const width = [0, 0, 0].map(() => 2 + Math.floor(random() * 3));
      const columns = width.map((count, column) =>
        Array.from({ length: count }, (_, row) => `${column}-${row}`),
      );
      const edges = [0, 1].flatMap((column) =>
        columns[column]!.flatMap((from) =>
          columns[column + 1]!.filter(() => random() < 0.5).map((to) => `${from}>${to}`),
        ),
      );
      const source = pathway(
        columns.flatMap((list, column) => list.map((id) => `${id}@${column}`)).join(' '),
        edges.join(' '),
      );
      const graph = readGraph(source);
      const chains = breakLines(graph, assignLevels(graph, cutCycles(graph)));
      let fewest = Infinity;
      for (const a of orders(chains.columns[0]!))
        for (const b of orders(chains.columns[1]!))
          for (const c of orders(chains.columns[2]!))
            fewest = Math.min(fewest, slowCrossings([a, b, c], chains.near[1]));
      const found = layout(source).crossings;
      assert.ok(found <= fewest * 1.1, `seed ${seed}, run ${run}: ${found} against ${fewest}`);
    }
  });
});

/** Every pair of links looked at, in the most obvious way. */
function slowCrossings(columns: readonly (readonly number[])[], next: number[][]): number {
  const place = new Map(columns.flatMap((list) => list.map((vertex, row) => [vertex, row])));
  let total = 0;
  for (const list of columns)
    for (const [row, a] of list.entries())
      for (const b of list.slice(row + 1))
        for (const endA of next[a]!)
          for (const endB of next[b]!) if (place.get(endA)! > place.get(endB)!) total++;
  return total;
}

function orders(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first) =>
    orders(list.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}
