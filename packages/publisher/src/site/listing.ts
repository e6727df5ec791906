import { courseAvailability, isListed, vacancyState } from '@esca/domain';
import type { CourseAvailability } from '@esca/domain';
import type {
  Audience,
  Bulletin,
  Catalogue,
  Course,
  Entry,
  Found,
  Origin,
  Place,
  Session,
  Vacancy,
} from '@esca/feed';
import { instantOf } from '@esca/domain';
import type { Site } from './context.js';

/** A choice of records: of an area and of a workforce. */
export interface Choice {
  area?: string;
  audience?: 'adults' | 'children';
}

/** Whether what is for these workforces is for this one too. */
export function suits(
  list: readonly Audience[] | undefined,
  audience: Choice['audience'],
): boolean {
  if (audience === undefined || list === undefined || list.length === 0) return true;
  return list.includes('all') || list.includes(audience);
}

/** The place that a session, meeting or vacancy names. */
export function placeOf(
  site: Pick<Site, 'links'>,
  ref: string | undefined,
  origin: Origin,
): Entry<Place> | undefined {
  const found = ref === undefined ? undefined : site.links.find(ref, origin);
  return found?.kind === 'place' ? found.entry : undefined;
}

/** Whether a place lies in an area or in one below it. */
export function liesIn(
  site: Pick<Site, 'links'>,
  place: Entry<Place> | undefined,
  area: string,
): boolean {
  let code = place?.record.area;
  for (let steps = 0; code !== undefined && place !== undefined && steps < 10; steps++) {
    if (code === area) return true;
    code = site.links.term(place.origin, 'area', code)?.broader;
  }
  return false;
}

/** Lists that many pages ask for, kept for as long as the site is being built. */
const kept = new WeakMap<Catalogue, Map<string, unknown>>();

function once<T>({ catalogue }: Dated, key: string, make: () => T): T {
  const lists = kept.get(catalogue) ?? new Map<string, unknown>();
  kept.set(catalogue, lists);
  if (!lists.has(key)) lists.set(key, make());
  return lists.get(key) as T;
}

/** Courses of a choice: those that meet there, or that are not dated yet, and that the workforce may join. */
export function coursesOf(site: Site, choice: Choice): readonly Entry<Course>[] {
  const { area = '', audience = '' } = choice;
  return once(site, `courses ${area} ${audience}`, () => chooseCourses(site, choice));
}

/** Records and the moment at which they are looked at, which stands still during a build. */
type Dated = Pick<Site, 'catalogue' | 'now'>;
/** The same, with what they refer to. */
type Linked = Dated & Pick<Site, 'links'>;

let last: { entry: Entry<Course>; now: number; availability: CourseAvailability } | undefined;

/**
 * What can be said of a course on this site. A page asks several times and in every language, one course after the other, so
 * only the last answer is kept.
 */
export function availabilityOf({ now }: Dated, entry: Entry<Course>): CourseAvailability {
  if (last?.entry !== entry || last.now !== now)
    last = { entry, now, availability: courseAvailability(entry, now) };
  return last.availability;
}

/** Every course in the order in which a reader meets them: by the next date, those without one last. */
export function coursesByDate(site: Dated): readonly Entry<Course>[] {
  return once(site, 'courses by date', () => {
    const dates = new Map(
      site.catalogue.courses.map((entry) => {
        const { next } = availabilityOf(site, entry);
        return [entry, next === undefined ? 9e15 : (next.availability.start ?? 8e15)];
      }),
    );
    return [...dates].sort((a, b) => a[1] - b[1]).map(([entry]) => entry);
  });
}

function chooseCourses(site: Site, { area, audience }: Choice): Entry<Course>[] {
  return coursesByDate(site).filter(({ record, origin }) => {
    if (
      !suits(record.audience, audience) &&
      !(record.alsoOpenTo ?? []).some((one) => one === audience || one === 'all')
    )
      return false;
    if (area === undefined) return true;
    const sessions = (record.sessions ?? []).filter((session) =>
      isAhead(session, origin, site.now),
    );
    return (
      sessions.length === 0 ||
      sessions.some((session) =>
        placesOf(session).some((ref) => liesIn(site, placeOf(site, ref, origin), area)),
      )
    );
  });
}

function placesOf(session: Session): string[] {
  return [session.place, ...(session.meetings ?? []).map(({ place }) => place)].filter(
    (place): place is string => place !== undefined,
  );
}

/** Whether a session is still to come or going on. */
export function isAhead(session: Session, origin: Origin, now: number): boolean {
  const end = session.end ?? session.start;
  return end === undefined || instantOf(end, session.timeZone ?? origin.timeZone, 'end') > now;
}

/** Open vacancies of a choice, the one that closes first in front. */
export function vacanciesOf(site: Linked, choice: Choice = {}): Entry<Vacancy>[] {
  const { area, audience } = choice;
  return openVacancies(site).filter(({ record, origin }) => {
    if (!suits(record.audience, audience)) return false;
    return (
      area === undefined ||
      (record.places ?? []).some((ref) => liesIn(site, placeOf(site, ref, origin), area))
    );
  });
}

/** Whether a vacancy has been posted. Before that nobody may learn of it, so it has no page. */
export function isPosted(entry: Entry<Vacancy>, now: number): boolean {
  return vacancyState(entry, now).hidden !== 'early';
}

/** Vacancies that a list shows now. */
export function openVacancies(site: Dated): readonly Entry<Vacancy>[] {
  return once(site, 'vacancies', () => findOpen(site));
}

function findOpen(site: Dated): Entry<Vacancy>[] {
  const closing = ({ record, origin }: Entry<Vacancy>): number =>
    record.closes === undefined
      ? Number.POSITIVE_INFINITY
      : instantOf(record.closes, origin.timeZone, 'end');
  return site.catalogue.vacancies
    .filter((entry) => isListed(vacancyState(entry, site.now)))
    .sort((a, b) => closing(a) - closing(b) || (a.ref < b.ref ? -1 : 1));
}

/** Whether something that a bulletin announces concerns an area: it is there, or it is nowhere in particular. */
export function concerns(site: Site, found: Found | undefined, area: string): boolean {
  if (found?.kind === 'course' || found?.kind === 'session') {
    const sessions =
      found.kind === 'session' ? [found.session] : (found.entry.record.sessions ?? []);
    const { origin } = found.entry;
    const places = sessions.flatMap(placesOf).map((ref) => placeOf(site, ref, origin));
    return places.length === 0 || places.some((place) => liesIn(site, place, area));
  }
  if (found?.kind === 'vacancy') {
    const { origin, record } = found.entry;
    const places = (record.places ?? []).map((ref) => placeOf(site, ref, origin));
    return places.length === 0 || places.some((place) => liesIn(site, place, area));
  }
  return true;
}

/** Issues that are out, newest first. */
export function issuesOf(site: Dated, choice: Choice = {}): Entry<Bulletin>[] {
  const issued = ({ record, origin }: Entry<Bulletin>): number =>
    instantOf(record.issued, origin.timeZone);
  return site.catalogue.bulletins
    .filter((entry) => issued(entry) <= site.now && suits(entry.record.audience, choice.audience))
    .sort((a, b) => issued(b) - issued(a) || (a.ref < b.ref ? -1 : 1));
}
