import {
  DEVICE_KEY,
  EMPTY_STATE,
  civilDateOf,
  fill,
  formatDay,
  openDeviceStore,
  readDeviceState,
  removeItem,
  saveItem,
  type DeviceState,
  type StoreResult,
} from '@esca/domain';
import type { Ref } from '@esca/feed';
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { announce } from '../announcer.js';
import { DEVICE_EVENT, SaveEvent } from '../events.js';
import {
  type SaveContext,
  type SavedHost,
  type SavedItems,
  type SaveTarget,
} from './saved-controller.js';
import { en, type SavingStrings } from './saved.strings.js';
import { saving } from './saved.styles.js';

/*
 * What is kept on the device. There is one copy of this for all widgets of a copy of the library; copies, and tabs,
 * hear of each other's changes.
 */

const store = openDeviceStore(() => window.localStorage);
let state: DeviceState | undefined;
let kept: ReadonlySet<Ref> = new Set();
let usable: boolean | undefined;
/** The last thing that could not be saved, and why. */
let trouble: { readonly ref: Ref; readonly why: 'full' | 'off' } | undefined;

function forgetCopy(): void {
  state = undefined;
  usable = undefined;
}

const tell = (): void => void window.dispatchEvent(new Event(DEVICE_EVENT));

window.addEventListener(DEVICE_EVENT, forgetCopy);
window.addEventListener('storage', ({ key }) => {
  // A key of null means that everything was cleared.
  if (key === DEVICE_KEY || key === null) tell();
});

/** Whether the device lets us read, and what is there is not a newer version's. Nothing is written to find out. */
export function isUsable(): boolean {
  if (usable === undefined) {
    try {
      usable = readDeviceState(window.localStorage.getItem(DEVICE_KEY)) !== undefined;
    } catch {
      usable = false;
    }
  }
  return usable;
}

/** Why nothing of an earlier visit is there, when something should be: for those who show all of it. */
export function deviceTrouble(): 'off' | 'newer' | 'corrupt' | undefined {
  try {
    const text = window.localStorage.getItem(DEVICE_KEY);
    if (!isUsable()) return 'newer';
    if (text !== null) JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof SyntaxError ? 'corrupt' : 'off';
  }
}

/** What is kept now. */
export function readDevice(): DeviceState {
  if (!state) {
    state = isUsable() ? store.read() : EMPTY_STATE;
    kept = new Set(state.saved.map(({ ref }) => ref));
  }
  return state;
}

/** Changes what is kept, and has every widget look again. */
export function updateDevice(change: (state: DeviceState) => DeviceState): StoreResult {
  const result = store.update(change);
  tell();
  return result;
}

/** Forgets everything that is kept. */
export function forgetDevice(): void {
  store.clear();
  tell();
}

/** Whether something is on the list. */
export function isKept(ref: Ref): boolean {
  readDevice();
  return kept.has(ref);
}

const visits = new Map<string, number | undefined>();

/**
 * Notes a visit, and gives when the one before was: on this page, however often it is asked. Nothing is noted, and
 * `undefined` given, unless the visitor has asked for it with {@link followVisits}.
 */
export function lastVisit(what: string, now: number): number | undefined {
  const { choices, visits: noted } = readDevice();
  if (choices['visits'] !== 'on') return undefined;
  if (!visits.has(what)) {
    visits.set(what, noted[what]);
    // Told later: this is asked while a widget draws.
    void Promise.resolve().then(() =>
      updateDevice((before) => ({ ...before, visits: { ...before.visits, [what]: now } })),
    );
  }
  return visits.get(what);
}

/** Whether visits are noted. */
export const followsVisits = (): boolean => readDevice().choices['visits'] === 'on';

/** Begins or ends noting visits; an end forgets those that were noted. */
export function followVisits(on: boolean): StoreResult {
  visits.clear();
  return updateDevice((before) => {
    const { visits: _choice, ...choices } = before.choices;
    return on
      ? { ...before, choices: { ...choices, visits: 'on' } }
      : { ...before, choices, visits: {} };
  });
}

/** A small choice of the visitor's. */
export const choice = (name: string): string => readDevice().choices[name] ?? '';

/** Keeps a small choice; an empty one is forgotten. */
export function choose(name: string, value: string): StoreResult {
  return updateDevice((before) => {
    const { [name]: _former, ...choices } = before.choices;
    return { ...before, choices: value ? { ...choices, [name]: value } : choices };
  });
}

let welsh: SavingStrings | undefined;
let fetching = false;

/** Words about saving; `undefined` while Welsh is on its way. */
function savingStrings(lang: string): SavingStrings | undefined {
  if (lang !== 'cy') return en;
  if (!welsh && !fetching) {
    fetching = true;
    void import('./saved.strings.cy.js')
      .then(({ cy }) => cy)
      .catch(() => en)
      .then((strings) => {
        welsh = strings;
        tell();
      });
  }
  return welsh;
}

/** Saves something or takes it off the list, unless the page cancels; says what came of it. */
export function toggle(
  host: SavedHost,
  { ref, title, name = title, found }: SaveTarget,
  { now, words }: SaveContext,
): void {
  const saved = !isKept(ref);
  if (!host.dispatchEvent(new SaveEvent(ref, saved))) return;
  const result = store.update((before) =>
    saved ? saveItem(before, ref, title, found, now) : removeItem(before, ref),
  );
  forgetCopy();
  // A list that has as many things as it may have takes no more.
  const why = result !== 'kept' ? result : isKept(ref) === saved ? undefined : 'full';
  trouble = why && { ref, why };
  const strings = savingStrings(words.lang) ?? en;
  const said = why ? strings[why] : saved ? strings.announceSaved : strings.announceTaken;
  announce(fill(said, { title: name }), words.lang);
  tell();
}

/** When the visitor last asked for a record, or for a part of it. */
function lastAsked(ref: Ref): number | undefined {
  const times = readDevice().saved.flatMap(({ ref: own, asked }) =>
    asked !== undefined && (own === ref || own.startsWith(`${ref}#`)) ? [asked] : [],
  );
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** The day on which the visitor asked, where they asked. */
function askedNote(
  { ref, found }: SaveTarget,
  { now, words }: SaveContext,
  strings: SavingStrings,
): TemplateResult | typeof nothing {
  const at = lastAsked(ref);
  if (at === undefined) return nothing;
  const zone = found.entry.origin.timeZone;
  const date = formatDay(civilDateOf(at, zone), words, {
    today: civilDateOf(now, zone),
    form: 'on',
  });
  return html`<span class="asked">${fill(strings.asked, { date })}</span>`;
}

/** The button itself, and when the visitor asked for what it saves. */
export function saveButton(
  saved: SavedItems,
  target: SaveTarget,
  context: SaveContext,
): TemplateResult | typeof nothing {
  const strings = savingStrings(context.words.lang);
  if (!strings) return nothing;
  const { ref, title, name = title } = target;
  const has = isKept(ref);
  return html`<button
      type="button"
      class="save controls"
      aria-pressed=${has ? 'true' : 'false'}
      aria-label=${fill(has ? strings.savedName : strings.saveName, { title: name })}
      @click=${() => saved.toggle(target, context)}
    >
      <svg viewBox="0 0 12 15" aria-hidden="true"><path d="M1.5 1h9v12.5L6 10l-4.5 3.5z" /></svg>
      ${has ? strings.saved : strings.save}</button
    >${trouble?.ref === ref ? html`<span class="save-trouble">${strings[trouble.why]}</span>` : nothing}
    ${askedNote(target, context, strings)}`;
}

const dressed = new WeakMap<Node, Set<CSSResult>>();

/** Gives a widget styles that came later than it did; each once. */
export function dress(host: SavedHost, styles: CSSResult = saving): void {
  const root = host.renderRoot;
  if (!(root instanceof ShadowRoot)) return;
  const present = dressed.get(root) ?? new Set();
  if (present.has(styles)) return;
  dressed.set(root, present.add(styles));
  if (styles.styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet];
}
