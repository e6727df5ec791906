import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeStep, nearestStep, readGraph, startingPoints, stepStatus } from '@esca/domain';
import { career, pathway } from './graphs.js';

const today = '2026-12-01';
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('a step', () => {
  const graph = readGraph(career());

  it('says what it comes from, leads to and lies beside', () => {
    const senior = describeStep(graph, 'senior', today)!;
    assert.deepEqual(ids(senior.from.map(({ node }) => node)), ['sw', 'pe']);
    assert.deepEqual(ids(senior.to.map(({ node }) => node)), ['principal']);
    assert.deepEqual(ids(senior.across.map(({ node }) => node)), ['manager']);
    assert.deepEqual(ids(senior.equivalents), ['manager']);
    assert.equal(senior.stage?.id, '3');
    assert.equal(senior.track?.id, 'practice');
    assert.deepEqual(ids(describeStep(graph, 'sw', today)!.alongside), ['bia', 'pe']);
    assert.equal(describeStep(graph, 'ghost', today), undefined);
  });

  it('is current, not yet, or over, by the day', () => {
    const [node] = pathway('a').nodes;
    const dated = { ...node!, validFrom: '2027-09-01', validUntil: '2029-08-31' };
    assert.deepEqual(stepStatus(dated, '2027-08-31'), { is: 'future', from: '2027-09-01' });
    assert.deepEqual(stepStatus(dated, '2027-09-01'), { is: 'current', until: '2029-08-31' });
    assert.equal(stepStatus(dated, '2029-08-31').is, 'current');
    assert.equal(stepStatus(dated, '2029-09-01').is, 'past');
    assert.equal(stepStatus({ ...node!, replacedBy: 'pathway/p#b' }, today).is, 'past');
    assert.equal(
      stepStatus({ ...node!, replacedBy: 'pathway/p#b', validUntil: '2027-01-01' }, today).is,
      'current',
    );
  });

  it('follows replacements to the last, and is not caught in a ring of them', () => {
    const source = pathway('a b c x y');
    source.nodes[0]!.replacedBy = 'pathway/p#b';
    source.nodes[1]!.replacedBy = 'me:pathway/p#c';
    source.nodes[3]!.replacedBy = 'pathway/p#y';
    source.nodes[4]!.replacedBy = 'pathway/p#x';
    const renamed = readGraph(source);
    assert.equal(describeStep(renamed, 'a', today)!.replacedBy?.id, 'c');
    assert.deepEqual(ids(describeStep(renamed, 'c', today)!.replaces), ['b']);
    assert.equal(describeStep(renamed, 'x', today)!.replacedBy?.id, 'y');
  });

  it('offers the nearest step for an id that is not there', () => {
    const named = readGraph(pathway('senior-practitioner senior-manager newly-qualified'));
    assert.equal(nearestStep(named, 'senior-practitioner-adults')?.id, 'senior-practitioner');
    assert.equal(nearestStep(named, 'Newly-Qualified')?.id, 'newly-qualified');
    assert.equal(nearestStep(named, 'zebra'), undefined);
    assert.equal(nearestStep(named, ''), undefined);
  });

  it('is a place to start when it says so', () => {
    const source = career();
    source.nodes[0]!.entry = true;
    assert.deepEqual(ids(startingPoints(readGraph(source))), ['nq']);
  });
});
