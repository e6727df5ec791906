import { fullRef, wholeRef, type Catalogue, type Entry, type Origin } from './catalogue.js';
import type {
  Bulletin,
  BulletinItem,
  Course,
  Organisation,
  Pathway,
  PathwayNode,
  Place,
  Ref,
  Session,
  Term,
  Vacancy,
} from './types.js';

/** What a ref names. A part whose record is there but which itself is not is found as its record. */
export type Found =
  | { readonly kind: 'course'; readonly entry: Entry<Course> }
  | { readonly kind: 'session'; readonly entry: Entry<Course>; readonly session: Session }
  | { readonly kind: 'pathway'; readonly entry: Entry<Pathway> }
  | { readonly kind: 'node'; readonly entry: Entry<Pathway>; readonly node: PathwayNode }
  | { readonly kind: 'vacancy'; readonly entry: Entry<Vacancy> }
  | { readonly kind: 'bulletin'; readonly entry: Entry<Bulletin> }
  | { readonly kind: 'item'; readonly entry: Entry<Bulletin>; readonly item: BulletinItem }
  | { readonly kind: 'org'; readonly entry: Entry<Organisation> }
  | { readonly kind: 'place'; readonly entry: Entry<Place> };

/** A step of a pathway with its full name. */
export interface Step {
  readonly ref: Ref;
  readonly entry: Entry<Pathway>;
  readonly node: PathwayNode;
}

/** An announcement with its full name. */
export interface Announcement {
  readonly ref: Ref;
  readonly entry: Entry<Bulletin>;
  readonly item: BulletinItem;
}

/** How the records of a catalogue point at each other, both ways. */
export interface Links {
  /** What a ref names; a ref without publisher is the origin's, or the first source's that has it. */
  find(ref: Ref, origin?: Origin): Found | undefined;
  /** Courses that help with a step, or count towards it. */
  coursesOf(node: Ref): readonly Entry<Course>[];
  /** Steps that a course helps with, or counts towards. */
  nodesOf(course: Ref): readonly Step[];
  /** Vacancies for a step. */
  vacanciesOf(node: Ref): readonly Entry<Vacancy>[];
  /** Announcements of a record or of one of its parts. */
  bulletinsOf(ref: Ref): readonly Announcement[];
  /** A term of one of the origin's vocabularies. */
  term(origin: Origin, taxonomy: string, code: string): Term | undefined;
}

/** Resolves every reference once. */
export function linkCatalogue(catalogue: Catalogue): Links {
  const found = new Map<Ref, Found>();
  // The dates of courses are many and seldom asked for by name: they are looked for when they are.
  for (const entry of catalogue.courses) found.set(entry.ref, { kind: 'course', entry });
  for (const entry of catalogue.pathways) {
    found.set(entry.ref, { kind: 'pathway', entry });
    for (const node of entry.record.nodes) {
      found.set(`${entry.ref}#${node.id}`, { kind: 'node', entry, node });
    }
  }
  for (const entry of catalogue.vacancies) found.set(entry.ref, { kind: 'vacancy', entry });
  for (const entry of catalogue.bulletins) {
    found.set(entry.ref, { kind: 'bulletin', entry });
    for (const item of entry.record.items) {
      found.set(`${entry.ref}#${item.id}`, { kind: 'item', entry, item });
    }
  }
  for (const entry of catalogue.organisations) found.set(entry.ref, { kind: 'org', entry });
  for (const entry of catalogue.places) found.set(entry.ref, { kind: 'place', entry });

  const publishers = [...new Set(catalogue.origins.map((origin) => origin.publisher.id))];
  const lookUp = (ref: Ref): Found | undefined => {
    const [whole, part] = ref.split('#') as [Ref, string?];
    const name = catalogue.sameAs.get(whole) ?? whole;
    const record = found.get(name);
    if (part === undefined) return record;
    if (record?.kind !== 'course') return found.get(`${name}#${part}`) ?? record;
    const { entry } = record;
    const session = entry.record.sessions?.find(({ id }) => id === part);
    return session ? { kind: 'session', entry, session } : record;
  };
  const find = (ref: Ref, origin?: Origin): Found | undefined => {
    if (origin) return lookUp(fullRef(ref, origin));
    if (ref.slice(0, ref.indexOf('/')).includes(':')) return lookUp(ref);
    for (const publisher of publishers) {
      const first = lookUp(`${publisher}:${ref}`);
      if (first) return first;
    }
    return undefined;
  };

  const courses = new Map<Ref, Set<Entry<Course>>>();
  const nodes = new Map<Ref, Map<Ref, Step>>();
  const tie = (step: Step, course: Entry<Course>): void => {
    addTo(courses, step.ref, course);
    const steps = nodes.get(course.ref) ?? new Map<Ref, Step>();
    nodes.set(course.ref, steps.set(step.ref, step));
  };
  for (const entry of catalogue.pathways) {
    for (const node of entry.record.nodes) {
      for (const ref of node.courses ?? []) {
        const target = find(ref, entry.origin);
        if (target?.kind === 'course' || target?.kind === 'session') {
          tie({ ref: `${entry.ref}#${node.id}`, entry, node }, target.entry);
        }
      }
    }
  }
  for (const course of catalogue.courses) {
    for (const ref of course.record.leadsTo ?? []) {
      const target = find(ref, course.origin);
      if (target?.kind === 'node') {
        tie(
          { ref: `${target.entry.ref}#${target.node.id}`, entry: target.entry, node: target.node },
          course,
        );
      }
    }
  }

  const vacancies = new Map<Ref, Set<Entry<Vacancy>>>();
  for (const entry of catalogue.vacancies) {
    const role = entry.record.role && find(entry.record.role, entry.origin);
    if (role && role.kind === 'node') addTo(vacancies, `${role.entry.ref}#${role.node.id}`, entry);
  }

  const announcements = new Map<Ref, Set<Announcement>>();
  for (const entry of catalogue.bulletins) {
    for (const item of entry.record.items) {
      const target = item.ref && find(item.ref, entry.origin);
      if (!target) continue;
      const announcement = { ref: `${entry.ref}#${item.id}`, entry, item };
      const full = fullRef(item.ref!, entry.origin);
      for (const name of new Set([full, wholeRef(full), target.entry.ref])) {
        addTo(announcements, name, announcement);
      }
    }
  }

  const terms = new Map<Origin['taxonomies'], Map<string, Map<string, Term>>>();
  return {
    find,
    coursesOf: (ref) => [...(courses.get(ref) ?? [])],
    nodesOf: (ref) => [...(nodes.get(ref)?.values() ?? [])],
    vacanciesOf: (ref) => [...(vacancies.get(ref) ?? [])],
    bulletinsOf: (ref) => [...(announcements.get(ref) ?? [])],
    term(origin, taxonomy, code) {
      let known = terms.get(origin.taxonomies);
      if (!known) {
        known = new Map(
          origin.taxonomies.map((entry) => [
            entry.id,
            new Map(entry.terms.map((word) => [word.id, word])),
          ]),
        );
        terms.set(origin.taxonomies, known);
      }
      return known.get(taxonomy)?.get(code);
    },
  };
}

function addTo<T>(map: Map<Ref, Set<T>>, key: Ref, value: T): void {
  const present = map.get(key);
  if (present) present.add(value);
  else map.set(key, new Set([value]));
}
