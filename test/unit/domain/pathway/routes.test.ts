import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pathway } from '@esca/feed';
import { planRoutes, readGraph, type PlanOptions, type Route } from '@esca/domain';
import { career, pathway, randomFrom, seed } from './graphs.js';

const today = '2026-12-01';
const plan = (source: Pathway, from: string, to: string, more: Partial<PlanOptions> = {}) =>
  planRoutes(readGraph(source), from, to, { today, ...more });
const way = (route: Route | undefined) =>
  route && [route.moves[0]!.from.id, ...route.moves.map(({ to }) => to.id)].join(' ');

describe(`route planner (seed ${seed})`, () => {
  it('finds the fewest moves, and the way that stays in practice', () => {
    const source = career();
    source.edges = source.edges.filter(({ from }) => from !== 'senior');
    source.edges.push({ from: 'senior', to: 'expert', kind: 'progression' });
    source.edges.push({ from: 'expert', to: 'principal', kind: 'progression' });
    source.edges.push({ from: 'manager', to: 'principal', kind: 'option' });
    source.nodes.push({ id: 'expert', kind: 'role', title: 'Expert', track: 'practice' });
    const { fewest, practice, same } = plan(source, 'nq', 'principal');
    assert.equal(way(fewest), 'nq sw manager principal');
    assert.equal(way(practice), 'nq sw senior expert principal');
    assert.deepEqual(
      [same, fewest?.leavesPractice, practice?.leavesPractice],
      [false, true, false],
    );
  });

  it('says when the two are one', () => {
    const { same, fewest, practice } = plan(career(), 'nq', 'principal');
    assert.equal(way(fewest), 'nq sw senior principal');
    assert.ok(same && fewest === practice);
  });

  it('says why there is no way', () => {
    const problems = [
      ['ghost', 'sw'],
      ['nq', 'ghost'],
      ['nq', 'nq'],
      ['principal', 'nq'],
    ].map(([from, to]) => plan(career(), from!, to!).problem);
    assert.deepEqual(problems, ['unknown-from', 'unknown-to', 'already-there', 'no-way']);
  });

  it('adds up the time that is stated and counts what is not', () => {
    const source = pathway('a b c *d', 'a>b b>c c?d');
    source.edges[0]!.typical = 'P1Y6M';
    source.nodes[2]!.duration = 'P6M';
    source.nodes[3]!.duration = 'P3M';
    const route = plan(source, 'a', 'd').fewest!;
    // Eighteen months to b; b does not say; six in c; and three to complete the qualification at the end.
    assert.deepEqual([route.months, route.notStated], [27, 1]);
    assert.deepEqual(
      route.moves.map(({ months }) => months),
      [18, undefined, 6],
    );
  });

  it('names what is done beside the route, with what comes before that', () => {
    const source = pathway('a b *q *r', 'a>b q!b r!q');
    source.nodes[2]!.courses = ['course/one'];
    const [move] = plan(source, 'a', 'b', {
      profile: { held: new Set(['me:pathway/p#r']) },
      fullName: (ref) => `me:${ref}`,
    }).fewest!.moves;
    assert.deepEqual(
      move!.alongside.map(({ ref, held, courses }) => [ref, held, courses]),
      [
        ['me:pathway/p#q', false, ['me:course/one']],
        ['me:pathway/p#r', true, []],
      ],
    );
    assert.equal(move!.ref, 'me:pathway/p#b');
  });

  it('answers each move as things will stand when it is made', () => {
    const source = pathway('a@1 b@2 c@3', 'a>b b>c');
    source.stages[1]!.levels = ['social-worker', 'experienced'];
    source.edges[0]!.typical = source.edges[1]!.typical = 'P1Y';
    source.nodes[2]!.requires = [
      { is: 'held', ref: 'pathway/p#b' },
      { is: 'level', level: 'experienced' },
      { is: 'experience', months: 24 },
      { is: 'experience', months: 13, since: 'in-post' },
      { is: 'registered', body: 'swe' },
    ];
    const profile = { months: 0, level: 'entry', registered: new Set<string>() } as const;
    const last = plan(source, 'a', 'c', { profile }).fewest!.moves[1]!;
    assert.deepEqual(
      last.requirements.map(({ state }) => state),
      ['met', 'met', 'met', 'missing', 'missing'],
    );
    assert.deepEqual(
      last.blockers.map((blocker) => blocker.is === 'missing' && blocker.answer.requirement.is),
      ['experience', 'registered'],
    );
  });

  it('goes round a step that is over, and names one that is not there yet', () => {
    const source = pathway('a old new mid z', 'a>old old>z a>mid mid>new new>z');
    source.nodes[1]!.validUntil = '2026-08-31';
    source.nodes[2]!.validFrom = '2027-09-01';
    const { fewest } = plan(source, 'a', 'z');
    assert.equal(way(fewest), 'a mid new z');
    assert.deepEqual(
      fewest!.moves.flatMap(({ blockers }) => blockers.map(({ is, node }) => `${is} ${node.id}`)),
      ['future new'],
    );
    assert.equal(plan(source, 'a', 'old').fewest!.moves[0]!.blockers[0]!.is, 'past');
  });

  it('finishes where there are two to the fortieth ways', () => {
    //   n0 ─┬ a0 ┬─ n1 ─┬ a1 ┬─ … n40
    //       └ b0 ┘      └ b1 ┘
    const steps = Array.from({ length: 40 }, (_, at) => at);
    const source = pathway(
      steps.map((at) => `n${at} a${at} b${at}`).join(' ') + ' n40',
      steps
        .map((at) => `n${at}>a${at} n${at}>b${at} a${at}>n${at + 1} b${at}>n${at + 1}`)
        .join(' '),
    );
    assert.equal(plan(source, 'n0', 'n40').fewest!.moves.length, 80);
  });

  it('agrees with a search of every way on small graphs', () => {
    const random = randomFrom(seed);
    for (let run = 0; run < 200; run++) {
      const count = 3 + Math.floor(random() * 5);
      const ids = Array.from({ length: count }, (_, at) => `n${at}`);
      const source = pathway(
        ids.map((id) => `${id}/${random() < 0.4 ? 'lead' : 'do'}`).join(' '),
        ids
          .flatMap((from) =>
            ids.filter((to) => to !== from && random() < 0.35).map((to) => `${from}>${to}`),
          )
          .join(' '),
      );
      source.tracks = [
        { id: 'do', title: 'Do' },
        { id: 'lead', title: 'Lead', kind: 'strategic' },
      ];
      for (const edge of source.edges)
        if (random() < 0.5) edge.typical = `P${1 + Math.floor(random() * 30)}M`;
      const lead = new Set(
        source.nodes.filter(({ track }) => track === 'lead').map(({ id }) => id),
      );

      // [moves through the strategic track, moves, months], over all ways that meet no step twice.
      const ways: [number, number, number][] = [];
      const walk = (id: string, met: string[], cost: [number, number, number]) => {
        if (id === 'n1') ways.push(cost);
        else
          for (const edge of source.edges)
            if (edge.from === id && !met.includes(edge.to))
              walk(
                edge.to,
                [...met, edge.to],
                [
                  cost[0] + (lead.has(edge.to) ? 1 : 0),
                  cost[1] + 1,
                  cost[2] + Number(/\d+/.exec(edge.typical ?? '0')![0]),
                ],
              );
      };
      walk('n0', ['n0'], [0, 0, 0]);
      const { fewest, practice } = plan(source, 'n0', 'n1');
      const name = `seed ${seed}, run ${run}`;
      if (!ways.length) {
        assert.equal(fewest, undefined, name);
        continue;
      }
      const cost = (route: Route | undefined) => [
        route!.moves.filter(({ to }) => lead.has(to.id)).length,
        route!.moves.length,
        route!.months,
      ];
      const by = (order: readonly number[]) =>
        [...ways].sort((a, b) => {
          for (const at of order) if (a[at] !== b[at]) return a[at]! - b[at]!;
          return 0;
        })[0]!;
      assert.deepEqual(cost(fewest).slice(1), by([1, 2]).slice(1), name);
      assert.deepEqual(cost(practice), by([0, 1, 2]), name);
    }
  });
});
