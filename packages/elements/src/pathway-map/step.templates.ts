import { chooseText, fill, formatDay, plural, type Words } from '@esca/domain';
import type { Entry, Links, Pathway, PathwayNode, Text } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { siteOf } from '../shared/records/openers.js';
import type { RequirementContext } from '../shared/records/requirement.templates.js';
import { feedText, type Reader } from '../shared/text.templates.js';
import type { PathwayStrings } from './pathway-map.strings.js';
import type { Mark } from './progress.js';
import type { Step } from './steps.js';

/** A capability that steps are seen through; the same object for as long as it is the same. */
export interface StepLens {
  readonly title: string;
  /** The level that a step asks for, in words. */
  level(node: PathwayNode): string | undefined;
}

/** What steps are described with. */
export interface StepContext {
  readonly host: HTMLElement;
  readonly entry: Entry<Pathway>;
  readonly links: Links;
  readonly words: Words;
  readonly reader: Reader;
  readonly strings: PathwayStrings;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Level of headings below the widget's own. */
  readonly level: number;
  /** The step that is open. */
  readonly opened: Step | undefined;
  /** The capability that every step is seen through: each says which level it asks for. */
  readonly lens?: StepLens | undefined;
  /** What the visitor says of a step. */
  mark(step: Step): Mark | undefined;
  /** The visitor opens a step. */
  open(id: string): void;
}

/** What requirements of a step or a move are worded with: a step of this map opens in it. */
export function asking(context: StepContext): RequirementContext {
  const { entry } = context;
  const steps = `${entry.ref}#`;
  return {
    ...context,
    origin: entry.origin,
    opens: (step) =>
      step.startsWith(steps) ? () => context.open(step.slice(steps.length)) : undefined,
  };
}

/** A text of the pathway, in plain words. */
export const plain = (text: Text, { entry, reader }: StepContext): string =>
  chooseText(text, reader.lang, entry.origin.language).text;

/** A text of the pathway, marked when it is in another language. */
export const said = (text: Text | undefined, { entry, reader }: StepContext): unknown =>
  feedText(text, entry.origin, reader);

/** Since when and until when a step is in use, and what comes in its place; nothing for a step that simply is. */
export function statusOf({ status, replacedBy }: Step, context: StepContext): string | undefined {
  const { strings, words } = context;
  const dated = (template: string, day: string): string =>
    fill(template, { date: formatDay(day, words, { weekday: false }) });
  const parts =
    status.is === 'future'
      ? [dated(strings.fromDate, status.from)]
      : status.is === 'past'
        ? [strings.past]
        : status.until
          ? [dated(strings.untilDate, status.until)]
          : [];
  if (replacedBy && status.is !== 'future')
    parts.push(fill(strings.replaced, { title: plain(replacedBy.title, context) }));
  return parts.join(', ') || undefined;
}

/**
 * A widget's page with these choices made, on the site that the feed is published on; nothing when the feed lies elsewhere.
 */
export function siteLink(
  widget: 'course-finder' | 'pathway-map' | 'vacancy-feed',
  { entry }: StepContext,
  choices: Readonly<Record<string, string>>,
): string | undefined {
  const site = siteOf(entry.origin.url);
  return site && `${site}e/${widget}/?${new URLSearchParams(choices).toString()}`;
}

/** What both views say of a step beside its name, one fact each, in one order. */
export function factsOf(step: Step, context: StepContext): unknown[] {
  const { strings, words, entry } = context;
  const { node, track, stage, place, to, across } = step;
  const mark = context.mark(step);
  const level = context.lens?.level(node);
  const ways = to.length + across.filter(({ move }) => move.from === step.id).length;
  return [
    node.kind === 'role' ? undefined : words.nodeKinds[node.kind],
    track && said(track.title, context),
    place > 0 &&
      html`${fill(strings.stage, { n: place, of: entry.record.stages.length })}:
      ${said(stage?.title, context)}`,
    mark && strings.marks[mark],
    node.entry && strings.startHere,
    node.goal && strings.goal,
    statusOf(step, context),
    level && `${context.lens!.title}: ${level}`,
    // A step that nothing leads to either is the end of nothing.
    ways
      ? plural(strings.ways, ways, words.lang)
      : step.from.length + across.length > 0 && strings.noWays,
  ].filter(Boolean);
}

/** How many courses and vacancies there are now; said in full, shown in short. */
export function countsOf(step: Step, { strings, words }: StepContext): TemplateResult[] {
  const count = (kind: 'courses' | 'vacancies', n: number): TemplateResult[] =>
    n
      ? [
          html`<span class="count ${kind}"
            >${plural(strings[kind], n, words.lang)}<span class="unseen"
              >${strings[kind === 'courses' ? 'coursesMore' : 'vacanciesMore']}</span
            ></span
          >`,
        ]
      : [];
  return [...count('courses', step.bookable), ...count('vacancies', step.vacancies.length)];
}

/** The class that gives a step or a lane the colour of its track. */
export function laneClass(entry: Entry<Pathway>, track: string | undefined): string {
  const at = entry.record.tracks.findIndex(({ id }) => id === track);
  const kinds = ['practice', 'education', 'strategic', 'support'];
  return at < 0 ? '' : `lane-${entry.record.tracks[at]!.kind ?? kinds[at % 4]}`;
}

/** Names of steps with how each move is made: "Team manager (by application), …". */
export function movesLine(
  title: string,
  moves: readonly { move: Step['to'][number]['move']; node: PathwayNode }[],
  context: StepContext,
): TemplateResult | typeof nothing {
  if (!moves.length) return nothing;
  return html`<div class="line">
    <dt>${title}</dt>
    <dd>
      <ul>
        ${moves.map(
          ({ move, node }) =>
            html`<li>
              ${said(node.title, context)}<span class="muted">
                (${howOf(move, context)})${move.label ? html`: ${said(move.label, context)}` : nothing}</span
              >
            </li>`,
        )}
      </ul>
    </dd>
  </div>`;
}

/** What kind of move it is and how it is made: "usual next step, by application". */
export const howOf = ({ kind, how }: Step['to'][number]['move'], { words }: StepContext): string =>
  [words.moveKinds[kind], how && words.moveHows[how]]
    .filter(Boolean)
    .map((text) => lowerFirst(text!))
    .join(', ');

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
