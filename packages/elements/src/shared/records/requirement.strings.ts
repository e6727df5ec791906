import type { Plural } from '@esca/domain';

/** Words for what must be true first, the same wherever something is required. */
export const en = {
  level: 'Working at the level: {level}',
  experience: '{time} of experience',
  qualifying: '{time} of experience since qualifying',
  registration: '{time} of experience since registration',
  'in-post': '{time} in your present post',
  registered: 'Registered with {body}',
  allOf: 'All of these:',
  anyOf: { one: 'One of these:', other: 'At least {n} of these:' } as Plural,
};

export type RequirementStrings = typeof en;
