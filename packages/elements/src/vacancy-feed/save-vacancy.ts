import { textOf } from '@esca/domain';
import type { Entry, Vacancy } from '@esca/feed';
import { saveButton, type SaveContext, type SavedItems } from '../shared/saved/saved-controller.js';

/** The moment of saving, and the language of the title that is kept. */
export interface SaveMoment extends SaveContext {
  readonly lang: string;
}

/** The button that keeps a vacancy on the visitor's list. */
export function saveVacancy(saved: SavedItems, entry: Entry<Vacancy>, moment: SaveMoment): unknown {
  const { record, origin, ref } = entry;
  const title = textOf(record.title, moment.lang, origin.language);
  return saveButton(saved, { ref, title, found: { kind: 'vacancy', entry } }, moment);
}
