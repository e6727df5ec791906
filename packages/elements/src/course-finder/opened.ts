import type { Course, Entry, Ref } from '@esca/feed';
import { SelectEvent } from '../shared/events.js';
import { isModified } from '../shared/records/openers.js';
import { HEAD, type FinderPort } from './finder-port.js';
import { courseOf, nameOf } from './question.js';

/**
 * Which courses are open. Several can be; the last one opened is in the address, so that going back closes it and a
 * copied address opens it. The page is asked before one opens.
 */
export class OpenedCourses {
  readonly #finder: FinderPort;
  readonly #open = new Set<Ref>();
  #followed = '';

  /** The course that the address or the author names. */
  named: Entry<Course> | undefined;
  /** What is named is not here, and will not come. */
  lost = false;
  /** The session that a link named, to be marked among the others. */
  session = '';

  constructor(finder: FinderPort) {
    this.#finder = finder;
  }

  /** Takes over what the address or the author names now. */
  follow(courses: readonly Entry<Course>[]): void {
    const value = this.#finder.visitor.value('course');
    const before = this.named;
    this.named = value ? courseOf(value, courses) : undefined;
    this.lost = !!value && !this.named && !this.#finder.seek(value);
    // Of a large catalogue the course may come later than its name.
    if (value === this.#followed && (before || !this.named)) return;
    this.#followed = value;
    this.#open.clear();
    if (this.named) this.#open.add(this.named.ref);
    this.session = value.split('#')[1] ?? '';
  }

  has(ref: Ref): boolean {
    return this.#open.has(ref);
  }

  /** Shows the details of a course, or hides them. */
  readonly toggle = (entry: Entry<Course>): void => {
    if (this.#open.has(entry.ref)) this.#hide(entry);
    else if (this.#asks(entry)) this.#show(entry);
  };

  /** The visitor follows the name of a course. */
  readonly select = (event: Event, entry: Entry<Course>): void => {
    if (isModified(event)) return;
    event.preventDefault();
    if (this.#asks(entry)) this.#show(entry);
  };

  /** Closes a course that stands above the list; with it goes the button that had focus. */
  readonly close = async (entry: Entry<Course>): Promise<void> => {
    this.#hide(entry);
    await this.#finder.focus(HEAD);
  };

  /** Another widget of the page leads to a course or one of its dates: it is shown, and focus goes there. */
  find(ref: Ref): boolean {
    const { host, courses, seek, visitor } = this.#finder;
    const [name = '', session] = ref.split('#');
    const entry = courseOf(name, courses());
    if (host.limit > 0) return false;
    if (!entry) {
      const comes = seek(ref);
      if (comes) visitor.set({ course: ref });
      return comes;
    }
    this.#show(entry, session);
    void host.updateComplete.then(() => {
      const cards = [...host.renderRoot.querySelectorAll<HTMLElement>('[data-ref]')];
      const card = cards.find((one) => one.dataset['ref'] === entry.ref);
      card?.querySelector<HTMLElement>('[tabindex]')?.focus();
      card?.scrollIntoView({ block: 'nearest' });
    });
    return true;
  }

  #asks(entry: Entry<Course>): boolean {
    return this.#finder.host.dispatchEvent(new SelectEvent('course', entry.ref));
  }

  #show(entry: Entry<Course>, session = ''): void {
    const { rooms, courses, visitor } = this.#finder;
    rooms.forget();
    this.#open.add(entry.ref);
    this.session = session;
    this.#followed = nameOf(entry, courses());
    visitor.set({ course: this.#followed });
  }

  #hide(entry: Entry<Course>): void {
    this.#open.delete(entry.ref);
    const named = this.named?.ref === entry.ref;
    if (named) this.#followed = '';
    this.#finder.visitor.set(named ? { course: '' } : {});
  }
}
