import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pathway } from '@esca/feed';
import { readGraph } from '@esca/domain';
import { layout, overlaps, pathway, randomFrom } from './graphs.js';

const many = (count: number, name: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => name(at)).join(' ');

/** Lays out, and holds it to a second of the processor's time, so that a busy machine does not fail the test. */
function timed(source: Pathway) {
  const start = process.cpuUsage();
  const drawing = layout(source);
  const { user } = process.cpuUsage(start);
  const taken = user / 1000;
  assert.equal(drawing.nodes.length, readGraph(source).nodes.length);
  assert.deepEqual(overlaps(drawing.nodes), []);
  assert.ok(taken < 1000, `took ${Math.round(taken)} ms`);
  return drawing;
}

describe('hostile pathways', () => {
  it('drops and reports what leads nowhere, to itself or twice', () => {
    const graph = readGraph(pathway('a b', 'a>a a>ghost ghost>b a>b a>b a?b'));
    assert.deepEqual(
      graph.moves.map(({ move }) => `${move.from} ${move.kind} ${move.to}`),
      ['a progression b', 'a option b'],
    );
    assert.deepEqual(
      graph.problems.map(({ code, path }) => `${code} ${path}`),
      ['R210 /edges/0', 'R206 /edges/1', 'R206 /edges/2', 'R210 /edges/4'],
    );
  });

  it('says nothing of moves to steps that were left out on purpose', () => {
    const graph = readGraph(pathway('a b', 'a>b'), ({ id }) => id === 'a');
    assert.deepEqual([graph.moves.length, graph.problems.length, graph.loose], [0, 0, ['a']]);
  });

  it('keeps the first of two steps with one id', () => {
    const graph = readGraph(pathway('a a b', 'a>b'));
    assert.deepEqual([graph.nodes.length, graph.problems[0]?.code], [2, 'R208']);
  });

  it('takes names of the language itself for ordinary ids', () => {
    const drawing = timed(
      pathway('__proto__ constructor toString', '__proto__>constructor constructor>toString'),
    );
    assert.deepEqual(
      drawing.nodes.map(({ layer }) => layer),
      [0, 1, 2],
    );
  });

  it('survives two hundred steps in one stage, linked at random', () => {
    const random = randomFrom(7);
    const node = () => `n${Math.floor(random() * 200)}`;
    const drawing = timed(
      pathway(
        many(200, (at) => `n${at}@1`),
        many(400, () => `${node()}>${node()}`),
      ),
    );
    assert.equal(drawing.columns.length, 1);
    assert.ok(drawing.edges.every(({ shape }) => shape === 'inside'));
  });

  it('draws four hundred moves between two steps as the few that differ', () => {
    const drawing = timed(
      pathway(
        'a b',
        many(400, (at) => (at % 2 ? 'a' : 'b') + '>~?!'[at % 4] + (at % 2 ? 'b' : 'a')),
      ),
    );
    assert.equal(drawing.edges.length, 4);
  });

  it('survives one great ring, a complete graph and a chain of a thousand', () => {
    const round = timed(
      pathway(
        many(200, (at) => `n${at}`),
        many(200, (at) => `n${at}>n${(at + 1) % 200}`),
      ),
    );
    assert.equal(round.columns.length, 200);
    timed(
      pathway(
        many(21, (at) => `n${at}`),
        many(420, (at) => `n${Math.floor(at / 20)}>n${(at + Math.floor(at / 20)) % 21}`),
      ),
    );
    const chain = timed(
      pathway(
        many(1000, (at) => `n${at}`),
        many(999, (at) => `n${at}>n${at + 1}`),
      ),
    );
    assert.equal(chain.columns.length, 1000);
  });

  it('survives four hundred long lines over two hundred stages', () => {
    const random = randomFrom(9);
    const low = () => Math.floor(random() * 20);
    timed(
      pathway(
        many(200, (at) => `n${at}@${String(at).padStart(3, '0')}`),
        many(400, () => `n${low()}>n${199 - low()}`),
      ),
    );
  });

  it('lays out a thousand steps', () => {
    const random = randomFrom(11);
    const edges = many(1600, () => {
      const from = Math.floor(random() * 960);
      return `n${from}>n${from + 1 + Math.floor(random() * 39)}`;
    });
    timed(
      pathway(
        many(1000, (at) => `n${at}@${String(Math.floor(at / 40)).padStart(2, '0')}`),
        edges,
      ),
    );
  });

  it('draws titles of any length alike, for only sizes count', () => {
    const source = pathway('a b', 'a>b');
    const long = structuredClone(source);
    for (const node of long.nodes) node.title = 'x'.repeat(2000);
    assert.deepEqual(layout(long), layout(source));
  });
});
