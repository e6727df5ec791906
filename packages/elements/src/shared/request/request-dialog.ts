import type { CourseContext } from '../records/course-line.templates.js';
import type { Ask } from './ask.js';

/** Opens the dialogue in which a visitor writes a request. Settles when it is open. */
export async function openRequest(
  _context: CourseContext,
  _ask: Ask,
  _opener: HTMLElement,
): Promise<void> {}
