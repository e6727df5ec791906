import type { Found, Ref } from '@esca/feed';
import { courseAvailability } from '../availability/course.js';
import { availabilityContext, sessionAvailability } from '../availability/session.js';
import { vacancyState } from '../vacancies/state.js';
import type { DeviceState, SavedItem, SeenFacts } from './state.js';
import { MOST_SAVED } from './state.js';

/** What a record looks like now, in the few facts whose change a visitor wants to hear of. */
export function factsOf(found: Found, clock: number): SeenFacts {
  switch (found.kind) {
    case 'course': {
      const { state, next } = courseAvailability(found.entry, clock);
      const start = next?.availability.start;
      return { state, ...(start !== undefined && { start }) };
    }
    case 'session': {
      const context = availabilityContext(found.entry.origin, clock);
      const { state, start } = sessionAvailability(found.session, context);
      return { state, ...(start !== undefined && { start }) };
    }
    case 'vacancy': {
      const { state, closesAt } = vacancyState(found.entry, clock);
      return { state, ...(closesAt !== undefined && { closes: closesAt }) };
    }
    default:
      return {};
  }
}

/** A record's names in other schemes. */
export function identifiersOf({ entry }: Found): string[] {
  return (entry.record.identifiers ?? [])
    .slice(0, 5)
    .map(({ scheme, value }) => `${scheme} ${value}`);
}

/** The list with one thing more; what is saved already stays as it is. */
export function saveItem(
  state: DeviceState,
  ref: Ref,
  title: string,
  found: Found,
  clock: number,
): DeviceState {
  if (isSaved(state, ref) || state.saved.length >= MOST_SAVED) return state;
  const identifiers = identifiersOf(found);
  const item: SavedItem = {
    ref,
    title: title.slice(0, 300),
    at: clock,
    seen: factsOf(found, clock),
    ...(identifiers.length && { identifiers }),
  };
  return { ...state, saved: [...state.saved, item] };
}

/** The list with one thing less. */
export function removeItem(state: DeviceState, ref: Ref): DeviceState {
  return { ...state, saved: state.saved.filter((item) => item.ref !== ref) };
}

/** Whether something is on the list. */
export function isSaved({ saved }: DeviceState, ref: Ref): boolean {
  return saved.some((item) => item.ref === ref);
}

/** Notes that a manager was asked. */
export function markAsked(state: DeviceState, ref: Ref, clock: number): DeviceState {
  return {
    ...state,
    saved: state.saved.map((item) => (item.ref === ref ? { ...item, asked: clock } : item)),
  };
}
