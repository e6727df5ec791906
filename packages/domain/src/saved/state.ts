import type { Ref } from '@esca/feed';
import type { ProgressState } from '../pathway/progress.js';

/** What a saved thing looked like when it was last seen, to tell what has changed since. */
export interface SeenFacts {
  /** State of availability, or of a vacancy. */
  readonly state?: string;
  /** Its date, or a course's next date, in epoch milliseconds. */
  readonly start?: number;
  /** When a vacancy closes, in epoch milliseconds. */
  readonly closes?: number;
}

/** Something that a visitor has saved. */
export interface SavedItem {
  /** Full name. */
  readonly ref: Ref;
  /** Its title, so that it can still be named when it is gone. */
  readonly title: string;
  /** When it was saved, in epoch milliseconds. */
  readonly at: number;
  readonly seen: SeenFacts;
  /** Its names in other schemes, by which it is found again under another id. */
  readonly identifiers?: readonly string[];
  /** When a manager was asked, in epoch milliseconds. */
  readonly asked?: number;
}

/** Everything that is kept on the device, as one JSON text. */
export interface DeviceState {
  readonly v: 1;
  readonly saved: readonly SavedItem[];
  /** How far the visitor says to have come, by full name of the step. */
  readonly progress: Readonly<Record<Ref, ProgressState>>;
  /** Last visits by what was visited, in epoch milliseconds. */
  readonly visits: Readonly<Record<string, number>>;
  /** Small choices, such as a view. */
  readonly choices: Readonly<Record<string, string>>;
}

/** The one key of the device's storage. */
export const DEVICE_KEY = 'esca:1';
/** The longest text that is kept; two bytes a character where browsers count so. */
export const DEVICE_LIMIT = 200_000;
/** So many things can be saved. */
export const MOST_SAVED = 500;

/** Nothing kept yet. */
export const EMPTY_STATE: DeviceState = {
  v: 1,
  saved: [],
  progress: {},
  visits: {},
  choices: {},
};

const FULL_REF =
  /^[a-z0-9][a-z0-9._-]{0,79}:(course|pathway|vacancy|bulletin|org|place)\/[a-z0-9][a-z0-9._-]{0,79}(#[a-z0-9][a-z0-9._-]{0,79})?$/;
const PROGRESS: ReadonlySet<unknown> = new Set(['held', 'doing', 'here', 'aiming']);

/** Whether a text is the full name of a record or of a part of one. */
export function isFullRef(text: unknown): text is Ref {
  return typeof text === 'string' && FULL_REF.test(text);
}

type Unknown = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Unknown) : {};
const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15;

function readSeen(value: unknown): SeenFacts {
  const { state, start, closes } = objectOf(value);
  return {
    ...(typeof state === 'string' && { state: state.slice(0, 40) }),
    ...(isMoment(start) && { start }),
    ...(isMoment(closes) && { closes }),
  };
}

function readItem(value: unknown): SavedItem[] {
  const { ref, title, at, seen, identifiers, asked } = objectOf(value);
  if (!isFullRef(ref)) return [];
  const names = Array.isArray(identifiers)
    ? identifiers.filter((name): name is string => typeof name === 'string').slice(0, 5)
    : [];
  return [
    {
      ref,
      title: typeof title === 'string' ? title.slice(0, 300) : ref,
      at: isMoment(at) ? at : 0,
      seen: readSeen(seen),
      ...(names.length && { identifiers: names }),
      ...(isMoment(asked) && { asked }),
    },
  ];
}

/** The entries of a table whose values are as they should be; keys can be anything, so it has no prototype. */
function readTable<T>(
  value: unknown,
  accepts: (value: unknown, key: string) => boolean,
): Record<string, T> {
  const kept = Object.create(null) as Record<string, T>;
  for (const [key, inner] of Object.entries(objectOf(value)).slice(0, 1000)) {
    if (key.length <= 300 && accepts(inner, key)) kept[key] = inner as T;
  }
  return kept;
}

/**
 * Reads what was kept. What cannot be read is left out, and a text that is no JSON counts as nothing kept. What a newer
 * version of the library has written is `undefined`: it must be left alone.
 */
export function readDeviceState(text: string | null | undefined): DeviceState | undefined {
  let value: Unknown;
  try {
    value = objectOf(JSON.parse(text ?? '{}'));
  } catch {
    return EMPTY_STATE;
  }
  if (typeof value['v'] === 'number' && value['v'] > 1) return undefined;
  const seen = new Set<Ref>();
  const list = Array.isArray(value['saved']) ? value['saved'] : [];
  return {
    v: 1,
    saved: list
      .flatMap(readItem)
      .filter(({ ref }) => !seen.has(ref) && seen.add(ref))
      .slice(0, MOST_SAVED),
    progress: readTable<ProgressState>(
      value['progress'],
      (inner, key) => PROGRESS.has(inner) && isFullRef(key),
    ),
    visits: readTable<number>(value['visits'], isMoment),
    choices: readTable<string>(
      value['choices'],
      (inner) => typeof inner === 'string' && inner.length <= 300,
    ),
  };
}

/** The text to keep, or `undefined` when it would be too long. */
export function writeDeviceState(state: DeviceState): string | undefined {
  const text = JSON.stringify(state);
  return text.length > DEVICE_LIMIT ? undefined : text;
}
