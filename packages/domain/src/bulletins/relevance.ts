import type { Audience, Code, Links, Ref } from '@esca/feed';
import { vacancyStep } from '../vacancies/joins.js';
import type { IssueItem } from './items.js';

/** What a reader is interested in; what is left out is not asked for. */
export interface Interests {
  readonly audience?: Audience;
  readonly topics?: readonly Code[];
  /** Areas with all that lie in them. */
  readonly areas?: readonly Code[];
  /** Full name of a step of a pathway. */
  readonly step?: Ref;
}

/**
 * Whether an item is for a reader. One for all, without topics, in no area or for no step is for everybody: nobody misses
 * what the feed says too little of.
 */
export function isRelevant(item: IssueItem, interests: Interests, links?: Links): boolean {
  const { audience, topics = [], areas = [], step } = interests;
  const meets = <T>(has: readonly T[], wanted: readonly T[]): boolean =>
    !wanted.length || !has.length || has.some((one) => wanted.includes(one));
  return (
    (!audience ||
      audience === 'all' ||
      item.audience.includes('all') ||
      item.audience.includes(audience)) &&
    meets(item.topics, topics) &&
    (!links ||
      ((!areas.length || meets(areasOf(item, links), areas)) &&
        (!step || meets(stepsOf(item, links), [step]))))
  );
}

/** The areas in which the target of an item takes place; none when one of its dates is anywhere. */
function areasOf({ live }: IssueItem, links: Links): readonly Code[] {
  const found = live?.found;
  const places =
    found?.kind === 'vacancy'
      ? (found.entry.record.places ?? [])
      : found?.kind === 'session'
        ? [found.session.place]
        : found?.kind === 'course'
          ? (found.entry.record.sessions ?? []).map(({ place }) => place)
          : [];
  const areas = places.map((ref) => {
    const place = ref === undefined ? undefined : links.find(ref, found?.entry.origin);
    return place?.kind === 'place' ? place.entry.record.area : undefined;
  });
  return areas.every((area) => area !== undefined) ? areas : [];
}

/** The steps of pathways that the target of an item belongs to. */
function stepsOf({ live }: IssueItem, links: Links): readonly Ref[] {
  const found = live?.found;
  switch (found?.kind) {
    case 'course':
    case 'session':
      return links.nodesOf(found.entry.ref).map(({ ref }) => ref);
    case 'vacancy': {
      const step = vacancyStep(found.entry, links);
      return step === undefined ? [] : [step];
    }
    case 'node':
      return [`${found.entry.ref}#${found.node.id}`];
    default:
      return [];
  }
}
