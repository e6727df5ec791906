import { plural } from '@esca/domain';
import type { Entry, Pathway } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { plain, type StepContext } from './step.templates.js';
import { areasOf, idOf, type Step } from './steps.js';

/** What the visitor chose, and how to change it. */
export interface Choices {
  value(name: string): string;
  list(name: string): readonly string[];
  isLocked(name: string): boolean;
  set(changes: Readonly<Record<string, string>>): void;
}

/** The choices that narrow what stands out. */
const NARROWING = ['audience', 'track', 'area', 'from', 'only', 'level'] as const;

/** What narrows, by name; a step that is open, a view or a route is no part of it. */
export const narrowed = (choices: Choices): Record<string, string> =>
  Object.fromEntries(
    [...NARROWING, 'topic'].flatMap((name) => {
      const value = chosenOf(choices, name);
      return value ? [[name, value]] : [];
    }),
  );

/** The values that take every choice away again, but for those that the page has fixed. */
const cleared = (choices: Choices): Record<string, string> =>
  Object.fromEntries(
    NARROWING.filter((name) => chosenOf(choices, name) && !choices.isLocked(name)).map((name) => [
      name,
      '',
    ]),
  );

/** What is chosen under a name. The start of a planned route is the planner's, and narrows nothing. */
const chosenOf = (choices: Choices, name: string): string =>
  name === 'from' && choices.value('to') ? '' : choices.value(name);

/** Whether anything is narrowed that the visitor may widen again. */
export const isNarrowed = (choices: Choices): boolean =>
  NARROWING.some((name) => chosenOf(choices, name) !== '' && !choices.isLocked(name));

/** Everything that narrows what stands out, and how much does. */
export function narrowing(
  steps: readonly Step[],
  choices: Choices,
  context: StepContext,
  wide: boolean,
): TemplateResult {
  const { strings, words, entry } = context;
  const { tracks } = entry.record;
  const audiences = (['adults', 'children'] as const).filter((one) =>
    steps.some(({ node }) => node.audience?.includes(one)),
  );
  const start = idOf(chosenOf(choices, 'from'));
  const starts = steps.filter(({ id, node }) => node.entry || id === start);
  const only = choices.list('only');
  const box = (name: string, label: string, any: boolean): TemplateResult | typeof nothing =>
    any
      ? html`<label class="box" part="filter">
          <input
            type="checkbox"
            name=${name}
            .checked=${only.includes(name)}
            @change=${(event: Event) => {
              const { checked } = event.target as HTMLInputElement;
              choices.set({
                only: [
                  ...choices.list('only').filter((one) => one !== name),
                  ...(checked ? [name] : []),
                ].join(' '),
              });
            }}
          />
          ${label}
        </label>`
      : nothing;
  // A browser that fills forms in reads, at every change, all controls of the form with all their options; without a form
  // those of the whole page.
  const controls = html`<form class="choices">
    ${select(
      'audience',
      strings.workforce,
      strings.anyWorkforce,
      audiences.map((one) => [one, words.audiences[one]]),
      choices,
    )}
    ${select('track', strings.track, strings.anyTrack, tracks.length > 1 ? tracks.map(({ id, title }) => [id, plain(title, context)]) : [], choices)}
    ${select(
      'from',
      strings.start,
      strings.anyStart,
      starts.map(({ id, node }) => [id, plain(node.title, context)]),
      // Whoever chooses a start here wants to see where it leads, not a route.
      { ...choices, value: () => start, set: ({ from = '' }) => choices.set({ from, to: '' }) },
    )}
    ${select(
      'area',
      strings.area,
      strings.anyArea,
      areasOf(entry).map(({ id, title }) => [id, plain(title, context)]),
      choices,
    )}
    ${box('vacancies', strings.onlyVacancies, only.length > 0 || steps.some(({ vacancies }) => vacancies.length))}
    ${box('training', strings.onlyTraining, only.length > 0 || steps.some(({ bookable }) => bookable))}
  </form>`;
  const matching = steps.filter(({ match }) => match).length;
  return html`<div
    class="narrowing controls"
    part="filters"
    role="group"
    aria-label=${strings.filters}
  >
    ${
      wide
        ? controls
        : html`<details ?open=${isNarrowed(choices)}>
            <summary>${strings.filters}</summary>
            ${controls}
          </details>`
    }
    <p part="status" class="matching">
      ${matchingLine(matching, steps.length, context)}
      ${
        isNarrowed(choices)
          ? html`<button
              type="button"
              class="link"
              part="clear"
              @click=${() => choices.set(cleared(choices))}
            >
              ${strings.clear}
            </button>`
          : nothing
      }
    </p>
  </div>`;
}

/** How many steps there are, and how many of them stand out. It is always there, so that a choice moves nothing below. */
export function matchingLine(
  n: number,
  of: number,
  { strings, words }: Pick<StepContext, 'strings' | 'words'>,
): string {
  if (n === of) return plural(strings.allSteps, n, words.lang);
  return n ? plural(strings.matching, n, words.lang, { of }) : strings.matchingNone;
}

function select(
  name: string,
  label: string,
  any: string,
  options: readonly (readonly [string, string])[],
  choices: Choices,
): TemplateResult | typeof nothing {
  if (!options.length || choices.isLocked(name)) return nothing;
  const chosen = choices.value(name);
  // A value that the address or the author gave and the list does not have is shown as it is, not as another.
  const known = !chosen || options.some(([value]) => value === chosen);
  return html`<label class="choice" part="filter">
    <span>${label}</span>
    <select
      name=${name}
      @change=${(event: Event) => choices.set({ [name]: (event.target as HTMLSelectElement).value })}
    >
      <option value="" .selected=${!chosen}>${any}</option>
      ${options.map(
        ([value, words]) =>
          html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
      )}
      ${known ? nothing : html`<option value=${chosen} .selected=${true}>${chosen}</option>`}
    </select>
  </label>`;
}

/** A choice of pathways, when the feed has several. */
export function chooser(
  entries: readonly Entry<Pathway>[],
  context: StepContext,
  choose: (ref: string) => void,
): TemplateResult | typeof nothing {
  if (entries.length < 2) return nothing;
  return html`<label class="choice controls">
    <span>${context.strings.choosePathway}</span>
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${entries.map(
        (entry) =>
          html`<option value=${entry.ref} .selected=${entry === context.entry}>
            ${plain(entry.record.title, { ...context, entry })}
          </option>`,
      )}
    </select>
  </label>`;
}

/** The switch between the two views; the list first, because it suits everybody. */
export function viewSwitch(
  view: 'map' | 'list',
  { strings }: StepContext,
  choose: (view: string) => void,
): TemplateResult {
  return html`<div
    class="switch controls"
    role="group"
    aria-label=${strings.views}
    aria-describedby="esca-same"
  >
    ${(['list', 'map'] as const).map(
      (one) =>
        html`<button
          type="button"
          class="view-${one}"
          aria-pressed=${view === one ? 'true' : 'false'}
          @click=${() => choose(one)}
        >
          ${one === 'map' ? strings.asMap : strings.asList}
        </button>`,
    )}
    <span class="unseen" id="esca-same">${strings.sameFacts}</span>
  </div>`;
}
