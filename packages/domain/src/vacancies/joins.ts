import type { Entry, Links, Vacancy } from '@esca/feed';

/** Codes of the areas that a vacancy's bases lie in. */
export function vacancyAreas({ record, origin }: Entry<Vacancy>, links: Links): string[] {
  const areas = (record.places ?? []).flatMap((ref) => {
    const found = links.find(ref, origin);
    const area = found?.kind === 'place' ? found.entry.record.area : undefined;
    return area ? [area] : [];
  });
  return [...new Set(areas)];
}

/** The full name of the step that a vacancy is, when the map has it. */
export function vacancyStep({ record, origin }: Entry<Vacancy>, links: Links): string | undefined {
  const found = record.role ? links.find(record.role, origin) : undefined;
  return found?.kind === 'node' ? `${found.entry.ref}#${found.node.id}` : undefined;
}

/** The track of a vacancy's step: the full name of its pathway, `#`, the track's id. */
export function vacancyTrack({ record, origin }: Entry<Vacancy>, links: Links): string | undefined {
  const found = record.role ? links.find(record.role, origin) : undefined;
  return found?.kind === 'node' && found.node.track
    ? `${found.entry.ref}#${found.node.track}`
    : undefined;
}
