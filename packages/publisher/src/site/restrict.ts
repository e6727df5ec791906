import { fullRef } from '@esca/feed';
import type {
  Bulletin,
  Course,
  Entity,
  Feed,
  Pathway,
  Ref,
  Requirement,
  Vacancy,
  Visibility,
} from '@esca/feed';

const order: readonly Visibility[] = ['public', 'partners', 'staff'];

/** Whether a site for `audience` may hold what only `visibility` may see. */
function shows(audience: Visibility, visibility: Visibility | undefined): boolean {
  return order.indexOf(visibility ?? 'public') <= order.indexOf(audience);
}

/**
 * The feed as one audience may have it. What is above the audience is physically gone: records, sessions, steps and
 * items; references to them; announcements of them; sources and pathways that held nothing else. Returns the full names
 * of what was taken out, so that nothing else is said about them either.
 */
export function restrictFeed(
  feed: Feed,
  audience: Visibility,
): { feed: Feed; hidden: ReadonlySet<Ref> } {
  const hidden = new Set<Ref>();
  const publisherOf = publishers(feed);
  const name = (record: Entity, kind: string): Ref => `${publisherOf(record)}:${kind}/${record.id}`;
  const visible = <T extends Entity>(list: readonly T[] | undefined, kind: string): T[] =>
    (list ?? []).filter((record) => {
      if (shows(audience, record.visibility)) return true;
      hidden.add(name(record, kind));
      return false;
    });
  const parts = <T extends { id: string; visibility?: Visibility }>(
    list: readonly T[] | undefined,
    owner: Ref,
  ): T[] =>
    (list ?? []).filter((part) => {
      if (shows(audience, part.visibility)) return true;
      hidden.add(`${owner}#${part.id}`);
      return false;
    });

  // First what is hidden by its own word, then everything that points at it.
  const organisations = visible(feed.organisations, 'org');
  const places = visible(feed.places, 'place');
  const courses = visible(feed.courses, 'course').map((course): Course => {
    if (course.sessions === undefined) return course;
    const sessions = parts(course.sessions, name(course, 'course'));
    return sessions.length === course.sessions.length ? course : { ...course, sessions };
  });
  const pathways = visible(feed.pathways, 'pathway').flatMap((pathway): Pathway[] => {
    const nodes = parts(pathway.nodes, name(pathway, 'pathway'));
    if (nodes.length > 0) return [{ ...pathway, nodes }];
    hidden.add(name(pathway, 'pathway'));
    return [];
  });
  const vacancies = visible(feed.vacancies, 'vacancy');
  const bulletins = visible(feed.bulletins, 'bulletin').filter((bulletin) => {
    if (bulletin.draft !== true || audience === 'staff') return true;
    hidden.add(name(bulletin, 'bulletin'));
    return false;
  });

  const gone = (ref: Ref | undefined, record: Entity): boolean => {
    if (ref === undefined) return false;
    const full = fullRef(ref, { publisher: { id: publisherOf(record) } });
    return hidden.has(full) || hidden.has(full.split('#', 1)[0] ?? full);
  };
  const requirements = (list: readonly Requirement[], record: Entity): Requirement[] =>
    list.flatMap((one): Requirement[] => {
      if (gone(one.ref, record)) return [];
      return one.of === undefined ? [one] : [{ ...one, of: requirements(one.of, record) }];
    });

  const cleanCourse = (course: Course): Course => {
    // Nothing is hidden from most audiences; a second copy of every course would only take memory.
    if (hidden.size === 0) return course;
    const clean = { ...course };
    if (gone(clean.provider, course)) delete clean.provider;
    if (gone(clean.contact, course)) delete clean.contact;
    if (clean.leadsTo !== undefined)
      clean.leadsTo = clean.leadsTo.filter((ref) => !gone(ref, course));
    if (clean.requires !== undefined) clean.requires = requirements(clean.requires, course);
    if (clean.sessions !== undefined) {
      clean.sessions = clean.sessions.map((session) => {
        const { place, ...rest } = session;
        const kept = gone(place, course) ? rest : session;
        return kept.meetings === undefined
          ? kept
          : {
              ...kept,
              meetings: kept.meetings.map((meeting) => {
                const { place: room, ...other } = meeting;
                return gone(room, course) ? other : meeting;
              }),
            };
      });
    }
    return clean;
  };
  const cleanPathway = (pathway: Pathway): Pathway => {
    const ids = new Set(pathway.nodes.map(({ id }) => id));
    return {
      ...pathway,
      nodes: pathway.nodes.map((node) => {
        const clean = { ...node };
        if (clean.courses !== undefined)
          clean.courses = clean.courses.filter((ref) => !gone(ref, pathway));
        if (clean.requires !== undefined) clean.requires = requirements(clean.requires, pathway);
        if (gone(clean.contact, pathway)) delete clean.contact;
        if (gone(clean.replacedBy, pathway)) delete clean.replacedBy;
        return clean;
      }),
      edges: pathway.edges
        .filter(({ from, to }) => ids.has(from) && ids.has(to))
        .map((edge) =>
          edge.conditions === undefined
            ? edge
            : { ...edge, conditions: requirements(edge.conditions, pathway) },
        ),
    };
  };
  const cleanVacancy = (vacancy: Vacancy): Vacancy => {
    const clean = { ...vacancy };
    if (gone(clean.employer, vacancy)) delete clean.employer;
    if (gone(clean.role, vacancy)) delete clean.role;
    if (clean.places !== undefined)
      clean.places = clean.places.filter((ref) => !gone(ref, vacancy));
    if (clean.requires !== undefined) clean.requires = requirements(clean.requires, vacancy);
    return clean;
  };
  // An announcement of a hidden thing says what it is, so it goes whole.
  const cleanBulletins = bulletins.flatMap((bulletin): Bulletin[] => {
    const items = parts(bulletin.items, name(bulletin, 'bulletin')).filter((item) => {
      if (!gone(item.ref, bulletin)) return true;
      hidden.add(`${name(bulletin, 'bulletin')}#${item.id}`);
      return false;
    });
    if (items.length > 0) return [{ ...bulletin, items }];
    hidden.add(name(bulletin, 'bulletin'));
    return [];
  });

  const restricted: Feed = { ...feed };
  const put = <K extends keyof Feed>(
    list: K,
    records: NonNullable<Feed[K]> & readonly unknown[],
  ): void => {
    if (records.length > 0) restricted[list] = records;
    else delete restricted[list];
  };
  put('organisations', organisations);
  put('places', places);
  put('courses', courses.map(cleanCourse));
  put('pathways', pathways.map(cleanPathway));
  put('vacancies', vacancies.map(cleanVacancy));
  put('bulletins', cleanBulletins);
  if (feed.courses !== undefined && restricted.courses === undefined) restricted.courses = [];
  put(
    'removed',
    (feed.removed ?? []).filter(({ ref }) => !gone(ref, { id: '' })),
  );
  put('sources', usedSources(feed, restricted));
  return { feed: restricted, hidden };
}

/** Sources that still have records, or never had any. What only our own tools use of them is left out. */
function usedSources(before: Feed, after: Feed): NonNullable<Feed['sources']> {
  const had = sourcesIn(before);
  const has = sourcesIn(after);
  return (before.sources ?? [])
    .filter(({ id }) => has.has(id) || !had.has(id))
    .map((source) => {
      const {
        'x-input': _input,
        'x-expires': _expires,
        ...kept
      } = source as typeof source & {
        'x-input'?: unknown;
        'x-expires'?: unknown;
      };
      return kept;
    });
}

function sourcesIn(feed: Feed): Set<string | undefined> {
  const lists: (readonly Entity[] | undefined)[] = [
    feed.courses,
    feed.pathways,
    feed.vacancies,
    feed.bulletins,
    feed.organisations,
    feed.places,
  ];
  return new Set(lists.flatMap((list) => (list ?? []).map(({ source }) => source)));
}

/** Whose record it is: its source's publisher, else the feed's. */
function publishers(feed: Feed): (record: Entity) => string {
  const bySource = new Map((feed.sources ?? []).map(({ id, publisher }) => [id, publisher.id]));
  return ({ source }) => bySource.get(source ?? '') ?? feed.publisher.id;
}
