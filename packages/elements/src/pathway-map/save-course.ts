import { textOf } from '@esca/domain';
import type { Ref } from '@esca/feed';
import { nothing } from 'lit';
import { saveButton, type SavedItems } from '../shared/saved/saved-controller.js';
import type { StepContext } from './step.templates.js';

/** A button that saves a course; nothing for what is no course of the feed. */
export function saveCourse(
  saved: SavedItems,
  ref: Ref,
  { links, reader, now, words }: Pick<StepContext, 'links' | 'reader' | 'now' | 'words'>,
): unknown {
  const found = links.find(ref);
  if (found?.kind !== 'course') return nothing;
  const { record, origin } = found.entry;
  const title = textOf(record.title, reader.lang, origin.language);
  return saveButton(saved, { ref, title, found }, { now, words });
}
