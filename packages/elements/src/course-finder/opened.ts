import type { Course, Entry, Ref } from '@esca/feed';
import type { VisitorState } from '../shared/visitor-state.js';
import { courseOf, nameOf } from './question.js';

/**
 * Which courses are open. Several can be; the last one opened is in the address, so that going back closes it and a
 * copied address opens it.
 */
export class OpenedCourses {
  readonly #visitor: VisitorState;
  readonly #open = new Set<Ref>();
  #followed = '';

  /** The course that the address or the author names. */
  named: Entry<Course> | undefined;
  /** The session that a link named, to be marked among the others. */
  session = '';

  constructor(visitor: VisitorState) {
    this.#visitor = visitor;
  }

  /** Takes over what the address or the author names now. */
  follow(courses: readonly Entry<Course>[]): void {
    const value = this.#visitor.value('course');
    this.named = value ? courseOf(value, courses) : undefined;
    if (value === this.#followed) return;
    this.#followed = value;
    this.#open.clear();
    if (this.named) this.#open.add(this.named.ref);
    this.session = value.split('#')[1] ?? '';
  }

  has(ref: Ref): boolean {
    return this.#open.has(ref);
  }

  open(entry: Entry<Course>, courses: readonly Entry<Course>[], session = ''): void {
    this.#open.add(entry.ref);
    this.session = session;
    this.#followed = nameOf(entry, courses);
    this.#visitor.set({ course: this.#followed });
  }

  close(entry: Entry<Course>): void {
    this.#open.delete(entry.ref);
    if (this.named?.ref !== entry.ref) return;
    this.#followed = '';
    this.#visitor.set({ course: '' });
  }
}
