import { fullRef } from '@esca/feed';
import type { Entity, Entry, Found, Origin, Ref, Requirement } from '@esca/feed';
import type { CheckContext } from './context.js';

type FoundKind = Found['kind'];

/** Section 6 of the feed model: references that go nowhere, and codes that no taxonomy has. */
export function checkReferences(context: CheckContext): void {
  const { catalogue, links } = context;
  const publishers = new Set(catalogue.origins.map((origin) => origin.publisher.id));
  const toldCodes = new Set<string>();

  const ref = (
    name: Ref | undefined,
    origin: Origin,
    record: object,
    field: string,
    kinds: readonly FoundKind[],
  ): void => {
    if (name === undefined) return;
    const full = fullRef(name, origin);
    const found = links.find(full);
    if (found === undefined) {
      const whole = full.split('#', 1)[0] ?? full;
      if (catalogue.removed.has(whole)) context.add('R203', 'warning', record, field, name);
      else if (!publishers.has(full.slice(0, full.indexOf(':')))) {
        context.add('R202', 'warning', record, field, name);
      } else if (context.complete) context.add('R201', 'error', record, field, name);
      return;
    }
    const part = name.includes('#');
    if (
      part &&
      (found.kind === 'course' || found.kind === 'pathway' || found.kind === 'bulletin')
    ) {
      context.add('R204', 'warning', record, field, name);
    } else if (!kinds.includes(found.kind)) context.add('R205', 'error', record, field, name);
  };
  const code = (
    name: string | undefined,
    taxonomy: string,
    origin: Origin,
    record: object,
    field: string,
  ): void => {
    if (name === undefined || links.term(origin, taxonomy, name) !== undefined) return;
    const key = `${origin.publisher.id} ${taxonomy} ${name}`;
    if (toldCodes.has(key)) return;
    toldCodes.add(key);
    context.add('R207', 'warning', record, field, `${taxonomy}: ${name}`);
  };
  const requirements = (list: readonly Requirement[] | undefined, origin: Origin): void => {
    for (const one of list ?? []) {
      ref(one.ref, origin, one, 'ref', ['course', 'session', 'node', 'pathway']);
      code(one.body, 'register', origin, one, 'body');
      requirements(one.of, origin);
    }
  };
  const each = <T>(
    entries: readonly Entry<T>[],
    visit: (record: T, origin: Origin) => void,
  ): void => {
    for (const { record, origin } of entries) visit(record, origin);
  };

  each(catalogue.courses, (course, origin) => {
    ref(course.provider, origin, course, 'provider', ['org']);
    ref(course.contact, origin, course, 'contact', ['org']);
    for (const to of course.leadsTo ?? []) ref(to, origin, course, 'leadsTo', ['node', 'pathway']);
    code(course.format, 'format', origin, course, 'format');
    for (const topic of course.topics ?? []) code(topic, 'topic', origin, course, 'topics');
    for (const one of course.frameworks ?? []) code(one, 'framework', origin, course, 'frameworks');
    for (const one of course.openTo ?? []) code(one, 'open-to', origin, course, 'openTo');
    for (const one of course.accreditation ?? []) {
      code(one.framework, 'framework', origin, one, 'framework');
      code(one.creditScheme, 'credit-scheme', origin, one, 'creditScheme');
    }
    requirements(course.requires, origin);
    for (const session of course.sessions ?? []) {
      ref(session.place, origin, session, 'place', ['place']);
      for (const meeting of session.meetings ?? []) {
        ref(meeting.place, origin, meeting, 'place', ['place']);
      }
    }
  });
  each(catalogue.pathways, (pathway, origin) => {
    for (const node of pathway.nodes) {
      for (const one of node.courses ?? [])
        ref(one, origin, node, 'courses', ['course', 'session']);
      ref(node.contact, origin, node, 'contact', ['org']);
      ref(node.replacedBy, origin, node, 'replacedBy', ['node']);
      requirements(node.requires, origin);
    }
    for (const edge of pathway.edges) requirements(edge.conditions, origin);
    if (prerequisiteCycle(pathway.edges)) context.add('R212', 'warning', pathway, 'edges');
  });
  each(catalogue.vacancies, (vacancy, origin) => {
    ref(vacancy.employer, origin, vacancy, 'employer', ['org']);
    ref(vacancy.role, origin, vacancy, 'role', ['node']);
    for (const place of vacancy.places ?? []) ref(place, origin, vacancy, 'places', ['place']);
    code(vacancy.service, 'service', origin, vacancy, 'service');
    for (const one of vacancy.openTo ?? []) code(one, 'open-to', origin, vacancy, 'openTo');
    requirements(vacancy.requires, origin);
  });
  each(catalogue.bulletins, (bulletin, origin) => {
    for (const item of bulletin.items) {
      ref(item.ref, origin, item, 'ref', [
        'course',
        'session',
        'vacancy',
        'pathway',
        'node',
        'item',
        'bulletin',
      ]);
      code(item.group, 'group', origin, item, 'group');
      for (const topic of item.topics ?? []) code(topic, 'topic', origin, item, 'topics');
    }
  });
  each(catalogue.places, (place, origin) => {
    code(place.area, 'area', origin, place, 'area');
  });
  checkTerms(context);
}

/** Terms point at terms of their own taxonomy, and never in a ring. */
function checkTerms(context: CheckContext): void {
  for (const { feed } of context.feeds) {
    const sources = new Set((feed.sources ?? []).map(({ id }) => id));
    const records: Entity[] = [
      ...(feed.courses ?? []),
      ...(feed.pathways ?? []),
      ...(feed.vacancies ?? []),
      ...(feed.bulletins ?? []),
      ...(feed.organisations ?? []),
      ...(feed.places ?? []),
    ];
    for (const record of records) {
      if (record.source !== undefined && !sources.has(record.source)) {
        context.add('R214', 'warning', record, 'source', record.source);
      }
    }
    for (const taxonomy of feed.taxonomies ?? []) {
      const broader = new Map(taxonomy.terms.map((term) => [term.id, term.broader]));
      for (const term of taxonomy.terms) {
        for (const field of ['broader', 'replacedBy'] as const) {
          const to = term[field];
          if (to !== undefined && !broader.has(to))
            context.add('R207', 'warning', term, field, `${taxonomy.id}: ${to}`);
        }
        let up: string | undefined = term.broader;
        for (let steps = 0; up !== undefined && steps <= broader.size; steps++) {
          if (up === term.id) {
            context.add('R213', 'warning', term, 'broader', term.id);
            break;
          }
          up = broader.get(up);
        }
      }
    }
  }
}

/** Whether the moves that must come first form a ring: then no step of it could ever be reached. */
function prerequisiteCycle(edges: readonly { from: string; to: string; kind: string }[]): boolean {
  const next = new Map<string, string[]>();
  const waits = new Map<string, number>();
  for (const { from, to, kind } of edges) {
    if (kind !== 'prerequisite') continue;
    next.set(from, [...(next.get(from) ?? []), to]);
    waits.set(to, (waits.get(to) ?? 0) + 1);
    if (!waits.has(from)) waits.set(from, 0);
  }
  const free = [...waits].filter(([, count]) => count === 0).map(([id]) => id);
  let reached = 0;
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    reached++;
    for (const to of next.get(id) ?? []) {
      const left = (waits.get(to) ?? 1) - 1;
      waits.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return reached < waits.size;
}
