import { oneOf } from '../checks.js';
import type { Approval, Audience, Kind, Mode, PcfDomain, PcfLevel, Visibility } from '../types.js';

/**
 * Levels and domains of the Professional Capabilities Framework in their own order, which the schema cannot hold (its
 * enums come out sorted). A test compares both.
 */
export const PCF_LEVELS = [
  'entry',
  'readiness',
  'first-placement',
  'last-placement',
  'newly-qualified',
  'social-worker',
  'experienced',
  'advanced',
  'strategic',
] as const satisfies readonly PcfLevel[];

/** Purpose, practice, impact: three domains each. */
export const PCF_DOMAINS = [
  'professionalism',
  'values',
  'diversity',
  'rights',
  'knowledge',
  'reflection',
  'skills',
  'contexts',
  'leadership',
] as const satisfies readonly PcfDomain[];

export const level = oneOf<PcfLevel>(...PCF_LEVELS);
export const domain = oneOf<PcfDomain>(...PCF_DOMAINS);
export const audience = oneOf<Audience>('adults', 'children', 'all');
export const mode = oneOf<Mode>('in-person', 'online', 'on-demand', 'blended', 'work-based');
export const approval = oneOf<Approval>('none', 'manager', 'selection', 'nomination');
export const visibility = oneOf<Visibility>('public', 'partners', 'staff');
export const kind = oneOf<Kind>(
  'course',
  'pathway',
  'vacancy',
  'bulletin',
  'org',
  'place',
  'taxonomy',
);
