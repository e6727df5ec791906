import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Requirement } from '@esca/feed';
import { answerRequirement, type Profile } from '@esca/domain';

const profile: Profile = {
  held: new Set(['me:course/a']),
  level: 'experienced',
  months: 24,
  monthsInPost: 6,
  registered: new Set(['swe']),
};
const full = (ref: string) => (ref.includes(':') ? ref : `me:${ref}`);
const met: Requirement = { is: 'held', ref: 'course/a' };
const missing: Requirement = { is: 'held', ref: 'course/b' };
const unknown: Requirement = { is: 'note', text: 'A good reference' };

describe('requirements', () => {
  const rows: [string, Requirement, string][] = [
    ['held', met, 'met'],
    ['not held', missing, 'missing'],
    ['another publisher', { is: 'held', ref: 'you:course/a' }, 'missing'],
    ['a lower level', { is: 'level', level: 'social-worker' }, 'met'],
    ['a higher level', { is: 'level', level: 'advanced' }, 'missing'],
    ['time served', { is: 'experience', months: 24 }, 'met'],
    ['time in post', { is: 'experience', months: 12, since: 'in-post' }, 'missing'],
    ['registered', { is: 'registered', body: 'swe' }, 'met'],
    ['not registered', { is: 'registered', body: 'nmc' }, 'missing'],
    ['words', unknown, 'unknown'],
    ['all, one missing', { is: 'all', of: [met, unknown, missing] }, 'missing'],
    ['all, one unknown', { is: 'all', of: [met, unknown] }, 'unknown'],
    ['all of none', { is: 'all', of: [] }, 'unknown'],
    ['any, one met', { is: 'any', of: [missing, met] }, 'met'],
    ['any, perhaps', { is: 'any', of: [missing, unknown] }, 'unknown'],
    ['any, none', { is: 'any', of: [missing, missing] }, 'missing'],
    ['two of three', { is: 'any', atLeast: 2, of: [met, met, missing] }, 'met'],
    [
      'two of three, one unknown',
      { is: 'any', atLeast: 2, of: [met, unknown, missing] },
      'unknown',
    ],
    ['two of three, too few', { is: 'any', atLeast: 2, of: [met, missing, missing] }, 'missing'],
    ['a kind of the future', { is: 'vetted' } as unknown as Requirement, 'unknown'],
    ['a part left out', { is: 'held' }, 'unknown'],
  ];
  for (const [name, requirement, state] of rows)
    it(`answers ${name} with ${state}`, () => {
      assert.equal(answerRequirement(requirement, profile, full).state, state);
    });

  it('knows nothing of a person who has said nothing', () => {
    for (const [, requirement] of rows.slice(0, 9))
      assert.equal(answerRequirement(requirement, {}, full).state, 'unknown');
  });

  it('answers parts too, and stops in a nest without end', () => {
    const nest: Requirement = { is: 'all', of: [met] };
    nest.of!.push(nest);
    const answer = answerRequirement(nest, profile, full);
    assert.equal(answer.state, 'unknown');
    assert.equal(answer.parts[0]!.state, 'met');
  });
});
