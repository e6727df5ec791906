import { availabilityContext, sessionAvailability } from '@esca/domain';
import type { CheckContext } from './context.js';
import { wordsOf } from './accessibility.js';

/** One question about the content as a whole, with the records that answer it. */
export interface HealthLine {
  question: string;
  /** Names of records, at most ten. */
  examples: string[];
  count: number;
}

/** What an academy would want to know about its offer: not faults, but gaps. */
export function contentHealth(context: CheckContext): HealthLine[] {
  const { catalogue, links, now } = context;
  const lines: HealthLine[] = [];
  const line = (question: string, names: string[]): void => {
    if (names.length > 0)
      lines.push({ question, examples: names.slice(0, 10), count: names.length });
  };
  const full: string[] = [];
  const undated: string[] = [];
  const taught = new Map<string, number>();
  for (const { record, origin } of catalogue.courses) {
    const here = availabilityContext(origin, now);
    const states = (record.sessions ?? []).map((session) => ({
      session,
      state: sessionAvailability(session, here).state,
    }));
    const ahead = states.filter(({ state }) => !['past', 'cancelled', 'postponed'].includes(state));
    const taken = ahead.filter(({ state }) => ['full', 'waiting', 'waiting-full'].includes(state));
    const name = wordsOf(record.title)[0] ?? record.id;
    if (ahead.length > 0 && taken.length * 2 >= ahead.length) full.push(name);
    if (ahead.length === 0 && record.cadence === undefined) undated.push(name);
    for (const { session } of ahead) {
      const place = session.place === undefined ? undefined : links.find(session.place, origin);
      const area = place?.kind === 'place' ? place.entry.record.area : undefined;
      if (area !== undefined) taught.set(area, (taught.get(area) ?? 0) + 1);
    }
  }
  line('Courses of which at least half of the coming sessions are full', full);
  line('Courses with no coming date and no word on when they usually run', undated);
  const steps: string[] = [];
  for (const { record, ref } of catalogue.pathways) {
    for (const node of record.nodes) {
      if (links.coursesOf(`${ref}#${node.id}`).length === 0)
        steps.push(wordsOf(node.title)[0] ?? node.id);
    }
  }
  line('Steps of a pathway that no course leads to', steps);
  const areas = catalogue.origins.flatMap(
    ({ taxonomies }) => taxonomies.find(({ id }) => id === 'area')?.terms ?? [],
  );
  const wider = new Set(areas.map(({ broader }) => broader));
  line('Areas without a coming session', [
    ...new Set(
      areas
        .filter(({ id }) => !taught.has(id) && !wider.has(id))
        .map(({ title, id }) => wordsOf(title)[0] ?? id),
    ),
  ]);
  const media = catalogue.bulletins
    .flatMap(({ record }) => record.items)
    .filter(
      (item) =>
        item.media !== undefined &&
        item.media.kind !== 'document' &&
        item.media.transcript === undefined,
    );
  line(
    'Podcasts and videos without a transcript',
    media.map((item) => wordsOf(item.title)[0] ?? item.media?.src ?? item.id),
  );
  return lines;
}
