import {
  boolean,
  day,
  id,
  list,
  number,
  oneOf,
  ref,
  set,
  shape,
  string,
  text,
  url,
  when,
} from '../checks.js';
import { report } from '../trail.js';
import { before, requirements } from './course.js';
import { salary } from './pathway.js';
import { audience, level } from './scalars.js';
import { entity } from './support.js';
import type { Caseload, Contract, Vacancy, WorkingPattern } from '../types.js';

const caseload = shape<Caseload>(
  {
    unit: oneOf('children', 'families', 'adults', 'cases'),
    typical: number({ min: 0 }),
    max: number({ min: 0 }),
    protected: boolean,
    asOf: day,
    text,
  },
  ['unit'],
);

export const vacancy = shape<Vacancy>(
  {
    ...entity,
    title: text,
    url,
    applyUrl: url,
    reference: string,
    summary: text,
    description: text,
    employer: ref,
    audience: set(audience),
    service: id,
    team: text,
    role: ref,
    levels: set(level),
    openTo: set(id),
    places: set(ref),
    workplace: oneOf('on-site', 'hybrid', 'remote'),
    salary,
    hours: number({ above: 0, max: 60 }),
    hoursText: text,
    contract: oneOf<Contract>(
      'permanent',
      'fixed-term',
      'secondment',
      'casual',
      'apprenticeship',
      'placement',
      'volunteer',
      'other',
    ),
    contractUntil: day,
    patterns: set(
      oneOf<WorkingPattern>(
        'full-time',
        'part-time',
        'job-share',
        'flexible',
        'term-time',
        'compressed',
        'shifts',
        'out-of-hours',
      ),
    ),
    positions: number({ min: 1, whole: true }),
    posted: when,
    closes: when,
    evergreen: boolean,
    interviews: list(when, 50),
    starts: day,
    status: oneOf('open', 'paused', 'filled', 'withdrawn', 'closed'),
    caseload,
    requires: requirements,
    benefits: list(text, 50),
  },
  ['id', 'title'],
  (clean, trail) => {
    if (clean.closes && clean.posted && before(clean.closes, clean.posted)) {
      report(trail, 'T406', 'error', clean.posted, 'posted');
      delete clean.posted;
    }
    if (clean.closes && clean.evergreen) {
      // A date is the safer of two facts that contradict each other.
      report(trail, 'T407', 'error', undefined, 'evergreen');
      delete clean.evergreen;
    }
    return clean;
  },
);
