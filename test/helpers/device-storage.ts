/*
 * What is kept on a device, for tests and stories: a storage of their own in place of the browser's, which all pages of
 * a site share.
 */

const KEY = 'esca:1';
const methods = Storage.prototype;
const usual = Object.getOwnPropertyDescriptors(methods);

/** A storage in memory that can be told to fail. */
export interface PretendStorage {
  /** The text that is kept now. */
  text: string | null;
  /** How often something was written. */
  writes: number;
}

/** Has everything look again, as after a change in another tab. */
const tell = (): void => void window.dispatchEvent(new Event('esca-device'));

/**
 * Has the browser's storage keep things here. Its methods are replaced, and not `window.localStorage`: WebKit has compiled
 * that after some hundred uses, and goes on giving the one that it knows.
 */
export function pretendStorage(
  kept: unknown = undefined,
  how: 'works' | 'throws' | 'full' = 'works',
): PretendStorage {
  const text = typeof kept === 'string' ? kept : kept === undefined ? null : JSON.stringify(kept);
  const storage: PretendStorage = { text, writes: 0 };
  const reach = (): void => {
    if (how === 'throws') throw new DOMException('Not here.', 'SecurityError');
  };
  Object.assign(methods, {
    getItem(key: string) {
      reach();
      return key === KEY ? storage.text : null;
    },
    setItem(_key: string, value: string) {
      reach();
      if (how === 'full') throw new DOMException('There is no room.', 'QuotaExceededError');
      storage.text = value;
      storage.writes++;
    },
    removeItem() {
      reach();
      storage.text = null;
    },
  });
  tell();
  return storage;
}

/** Gives the browser's own storage back. */
export function usualStorage(): void {
  Object.defineProperties(methods, usual);
  tell();
}

const saved = (ref: string, title: string, seen: object = {}, more: object = {}) => ({
  ref: `essex:${ref}`,
  title,
  at: Date.parse('2026-11-10T10:00:00Z'),
  seen,
  ...more,
});

/** What a visitor has saved of `saved-list.feed.json`, and what it was like then. */
export const KEPT = {
  v: 1,
  progress: {},
  visits: {},
  choices: {},
  saved: [
    saved(
      'course/mca#2027-01-14',
      'Mental Capacity Act: foundation',
      { state: 'open', start: Date.parse('2027-01-14T09:30:00Z') },
      { asked: Date.parse('2026-11-12T10:00:00Z') },
    ),
    saved('course/bia#2027-01-14', 'Best interests assessor: refresher', {
      state: 'few',
      start: Date.parse('2027-01-07T09:30:00Z'),
    }),
    saved('course/safe#a', 'Safeguarding adults: working with self-neglect', {
      state: 'open',
      start: Date.parse('2027-03-02T09:30:00Z'),
    }),
    saved('pathway/sw#senior', 'Senior practitioner'),
    saved('vacancy/v1', 'Senior practitioner, older people', {
      state: 'open',
      closes: Date.parse('2026-11-21T00:00:00Z'),
    }),
    saved('bulletin/b1#podcast', 'Ten quiet minutes'),
    saved('course/old', 'Court skills, an older course'),
  ],
};
