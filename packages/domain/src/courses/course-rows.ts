import type { Course, Entry, Links, Origin, Session } from '@esca/feed';
import {
  availabilityContext,
  availabilityGroup,
  sessionAvailability,
  type AvailabilityContext,
} from '../availability/session.js';
import { addBit, bitsOf, forEachCommon, type Bits } from '../facets/bits.js';
import { withRowFacets, type FacetIndex } from '../facets/build.js';
import { treeOf } from '../facets/tree.js';
import { addDays, addMonths } from '../time/civil-date.js';
import { civilDateOf } from '../time/zone.js';
import { costOf } from './course-facets.js';

/** A session of a course, or the place of one: every course has one row more than sessions, for when none is left. */
interface Row {
  readonly course: number;
  readonly session: Session | undefined;
  readonly origin: Origin;
  readonly mode: readonly string[];
  readonly area: readonly string[];
  readonly cost: readonly string[];
}

/** The rows of all courses: what does not change with the clock. */
export interface CourseRows {
  readonly rows: readonly Row[];
  /** For each row its course. */
  readonly courses: Uint32Array;
  readonly areas: ReturnType<typeof treeOf>;
  /** The row of a session. */
  readonly rowOf: Map<Session, number>;
}

/** What the clock says of the rows. */
export interface RowClock {
  /** Rows that can be shown: sessions ahead, and the last row of courses without any. */
  readonly live: Bits;
  /** For each row when it begins, in minutes since 2000, and large numbers for what has no date. */
  readonly begins: Int32Array;
  /** For each row how many places are left, 0 when that is not known. */
  readonly places: Int32Array;
  /** For each course the soonest of its rows; kept when it has been asked for. */
  soonest?: Int32Array;
  /** For each course the row with most places; kept when it has been asked for. */
  mostPlaces?: Int32Array;
}

/** Beginning of what is taken at any time, of what is dated only in words, and of nothing at all. */
export const NO_DATE = 0x7ffffff0;
/** Behind every other key. */
export const LAST_KEY = 0x7fffffff;
const MINUTES_2000 = Date.UTC(2000, 0, 1) / 60_000;
const MODES = ['in-person', 'online', 'blended', 'work-based', 'on-demand'] as const;
const STEPS = 64;

/** Lists the rows of the courses. Online and on-demand sessions are in no area. */
export function* listRows(
  courses: readonly Entry<Course>[],
  origins: readonly Origin[],
  links: Links,
): Generator<void, CourseRows> {
  const areas = treeOf(origins, 'area');
  const rows: Row[] = [];
  const rowOf = new Map<Session, number>();
  for (let course = 0; course < courses.length; course++) {
    if (course % STEPS === STEPS - 1) yield;
    const { record, origin } = courses[course]!;
    for (const session of record.sessions ?? []) {
      const anywhere = session.mode === 'online' || session.mode === 'on-demand';
      const place = session.place && !anywhere ? links.find(session.place, origin) : undefined;
      const area = place?.kind === 'place' ? place.entry.record.area : undefined;
      // Those of a table have no names, and are never shown: their cards' sessions follow.
      if (session.id) rowOf.set(session, rows.length);
      rows.push({
        course,
        session,
        origin,
        mode: [session.mode],
        area: area === undefined ? [] : [area],
        cost: costOf(session.costs ?? record.costs),
      });
    }
    // A course without sessions may yet be held anywhere, so it stays when an area is all that is asked for.
    rows.push({ course, session: undefined, origin, mode: [], area: areas.values, cost: [] });
  }
  const ofRows = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) ofRows[row] = rows[row]!.course;
  return { rows, courses: ofRows, areas, rowOf };
}

/** What the clock says of the rows, and what they can be filtered by at that time. */
export interface RowMoment {
  readonly clock: RowClock;
  /** For each row its periods: its month, and those that reach from today. */
  readonly when: readonly (readonly string[] | undefined)[];
  readonly availability: readonly (readonly string[] | undefined)[];
}

/** Works out what the clock says of the rows. */
export function* momentOf({ rows }: CourseRows, now: number): Generator<void, RowMoment> {
  const live = bitsOf(rows.length);
  const begins = new Int32Array(rows.length).fill(NO_DATE + 2);
  const places = new Int32Array(rows.length);
  const when: (readonly string[])[] = [];
  const availability: (readonly string[])[] = [];
  const contexts = new Map<Origin, AvailabilityContext>();
  const days = new Map<string, readonly [today: string, twoWeeks: string, month: string]>();
  let ahead = false;

  for (let row = 0; row < rows.length; row++) {
    if (row % STEPS === STEPS - 1) yield;
    const { session, origin } = rows[row]!;
    if (!session) {
      if (!ahead) addBit(live, row);
      availability[row] = ['undated'];
      ahead = false;
      continue;
    }
    const context = contexts.get(origin) ?? availabilityContext(origin, now);
    contexts.set(origin, context);
    const { state, start, zone, placesLeft } = sessionAvailability(session, context);
    if (state === 'past' || state === 'cancelled' || state === 'postponed') continue;
    ahead = true;
    addBit(live, row);
    const group = availabilityGroup(state);
    availability[row] = group ? [group] : [];
    places[row] = placesLeft ?? 0;
    if (start === undefined) {
      begins[row] = state === 'on-demand' ? NO_DATE : NO_DATE + 1;
      continue;
    }
    // What has begun comes after what has not, for nobody can join it any more.
    begins[row] = state === 'in-progress' ? NO_DATE - 1 : start / 60_000 - MINUTES_2000;
    let marks = days.get(zone);
    if (!marks) {
      const today = civilDateOf(context.now, zone);
      marks = [today, addDays(today, 14), addMonths(today, 1)];
      days.set(zone, marks);
    }
    const day = civilDateOf(start, zone);
    const periods = [day.slice(0, 7)];
    if (day >= marks[0] && day < marks[1]) periods.push('two-weeks');
    if (day >= marks[0] && day < marks[2]) periods.push('month');
    when[row] = periods;
  }

  return { clock: { live, begins, places }, when, availability };
}

/** The facets of the rows as they are at a moment, in place of those that they were. */
export function* rowFacets(
  facets: FacetIndex,
  { rows, courses, areas }: CourseRows,
  { clock, when, availability }: RowMoment,
): Generator<void, FacetIndex> {
  const months = [...new Set(when.flatMap((periods) => periods?.[0] ?? []))].sort();
  const none: readonly string[] = [];
  return yield* withRowFacets(facets, courses, clock.live, {
    area: { ...areas, of: (row) => rows[row]!.area },
    mode: { values: MODES, of: (row) => rows[row]!.mode },
    when: { values: ['two-weeks', 'month', ...months], of: (row) => when[row] ?? none },
    availability: {
      values: ['bookable', 'opens', 'waiting', 'undated'],
      of: (row) => availability[row] ?? none,
    },
    cost: { values: ['free', 'paid'], of: (row) => rows[row]!.cost },
  });
}

/**
 * For each course the least key of its rows: when the soonest begins, or how many places it has at most; of the rows that
 * pass, or of all, which is kept until the clock moves.
 */
export function bestOfRows(
  { courses }: CourseRows,
  clock: RowClock,
  count: number,
  { byPlaces = false, passing }: { byPlaces?: boolean; passing?: Bits | undefined } = {},
): Int32Array {
  const kept = byPlaces ? 'mostPlaces' : 'soonest';
  const known = passing ? undefined : clock[kept];
  if (known) return known;
  const best = new Int32Array(count).fill(LAST_KEY);
  const { begins, places, live } = clock;
  forEachCommon(passing ?? live, live, (row) => {
    const course = courses[row]!;
    best[course] = Math.min(best[course]!, byPlaces ? NO_DATE - places[row]! : begins[row]!);
  });
  if (!passing) clock[kept] = best;
  return best;
}
