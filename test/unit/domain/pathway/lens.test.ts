import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { capabilityGaps, capabilityLens, compareSteps, readGraph } from '@esca/domain';
import { pathway } from './graphs.js';

const source = pathway('a b c', 'a>b');
Object.assign(source.nodes[0]!, {
  capabilities: [
    { domain: 'skills', level: 'social-worker' },
    { domain: 'values', level: 'advanced' },
  ],
  duties: ['Visits', { en: 'Reports', cy: 'Adroddiadau' }],
  facts: [{ label: 'Caseload', value: '12', asOf: '2026-10-01' }],
  salary: { min: 35000 },
});
Object.assign(source.nodes[1]!, {
  capabilities: [
    { domain: 'leadership', level: 'experienced' },
    { domain: 'skills', level: 'experienced' },
    { domain: 'values', level: 'experienced' },
  ],
  duties: [{ en: 'Reports', cy: 'Adroddiadau' }, 'Supervision'],
  facts: [{ label: 'Caseload', value: '8' }],
  salary: { min: 45000 },
});
const graph = readGraph(source);
const courses = [
  { ref: 'course/any', record: { domains: ['skills'] } },
  { ref: 'course/right', record: { domains: ['skills'], levels: ['experienced'] } },
  { ref: 'course/low', record: { domains: ['skills'], levels: ['entry'] } },
  { ref: 'course/other', record: { domains: ['values'] } },
  { ref: 'course/none', record: {} },
] as Parameters<typeof capabilityLens>[2];

describe('the capability lens', () => {
  it('gives every step its level and the courses that build it', () => {
    assert.deepEqual(
      capabilityLens(graph, 'skills', courses).map(({ node, level, courses: list }) => [
        node.id,
        level,
        list,
      ]),
      [
        ['a', 'social-worker', ['course/any']],
        ['b', 'experienced', ['course/any', 'course/right']],
        ['c', undefined, []],
      ],
    );
  });

  it('lists what is still to build between two steps, and nothing that is there', () => {
    assert.deepEqual(capabilityGaps(graph, 'a', 'b', courses), [
      {
        domain: 'skills',
        have: 'social-worker',
        need: 'experienced',
        courses: ['course/any', 'course/right'],
      },
      { domain: 'leadership', have: undefined, need: 'experienced', courses: [] },
    ]);
    assert.deepEqual(capabilityGaps(graph, 'a', 'ghost', courses), []);
  });
});

describe('comparing steps', () => {
  it('sets duties, pay, capabilities and figures side by side', () => {
    const table = compareSteps(graph, ['a', 'b', 'ghost', 'a']);
    assert.deepEqual(
      table.nodes.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(table.duties, [
      { name: 'Visits', values: [true, undefined], differs: true },
      { name: { en: 'Reports', cy: 'Adroddiadau' }, values: [true, true], differs: false },
      { name: 'Supervision', values: [undefined, true], differs: true },
    ]);
    assert.equal(table.pay.differs, true);
    assert.deepEqual(
      table.capabilities.map(({ name, values }) => [name, ...values]),
      [
        ['values', 'advanced', 'experienced'],
        ['skills', 'social-worker', 'experienced'],
        ['leadership', undefined, 'experienced'],
      ],
    );
    assert.deepEqual(
      table.facts.map(({ values }) => values.map((fact) => fact?.value)),
      [['12', '8']],
    );
  });

  it('takes three at most', () => {
    const four = readGraph(pathway('a b c d'));
    assert.equal(compareSteps(four, ['a', 'b', 'c', 'd']).nodes.length, 3);
  });
});
