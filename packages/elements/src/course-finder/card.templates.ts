import {
  courseAvailability,
  courseSentence,
  chooseText,
  fill,
  formatCost,
  formatDay,
  plural,
  textOf,
  readableCode,
  type CourseAvailability,
  type SessionChoice,
  type TextRange,
} from '@esca/domain';
import type { Course, Entry, Ref, Session, Text } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { safeHref } from '../shared/link.templates.js';
import {
  nextDate,
  sentenceOptions,
  whereOf,
  type CourseContext,
} from '../shared/records/course-line.templates.js';
import { askButton, askKinds, courseAsks } from '../shared/request/ask.js';
import { saveButton, type SavedItems, type SaveTarget } from '../shared/saved/saved-controller.js';
import { recordHref } from '../shared/records/openers.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedText, heading } from '../shared/text.templates.js';
import type { FinderStrings } from './course-finder.strings.js';
import { markedText } from './highlight.templates.js';

/** What is worked out once for a course and said wherever it stands. */
export interface CourseFacts {
  readonly availability: CourseAvailability;
  /** The next date with its time, how it is held, and where. */
  readonly date: string | undefined;
  /** Whether there are places. */
  readonly sentence: string;
}

/** What cards are made with. */
export interface CardContext extends CourseContext {
  readonly text: FinderStrings;
  /** Level of a card's heading. */
  readonly level: number;
  /** The places of a text that a search found. */
  readonly marked: (text: string) => readonly TextRange[];
  readonly facts: (entry: Entry<Course>) => CourseFacts;
  readonly opened: { has(ref: Ref): boolean };
  /** Opens the details of a course, or closes them. */
  readonly toggle: (entry: Entry<Course>) => void;
  /** The visitor follows the name of a course. */
  readonly select: (event: Event, entry: Entry<Course>) => void;
  /** What the visitor keeps on the device. */
  readonly saved: SavedItems;
  /** Which courses are chosen to compare; absent where nothing can be compared. */
  readonly compared: readonly Ref[] | undefined;
  readonly compare: (entry: Entry<Course>, chosen: boolean) => void;
}

/** So many courses can be compared. */
export const MOST_COMPARED_COURSES = 3;

/** A card names so many steps that a course counts towards; its details name all. */
const FEW_STEPS = 3;

/** Works out what is said of a course. `passes` tells which of its sessions the filters look for. */
export function courseFacts(
  entry: Entry<Course>,
  context: CourseContext,
  passes: (session: Session) => boolean,
): CourseFacts {
  const availability = courseAvailability(entry, context.now, passes);
  return {
    availability,
    date: nextDate(availability, entry, context, heldIn),
    sentence: courseSentence(availability, context.words, sentenceOptions(entry, context)),
  };
}

/** How a session is held, and where, in a few words. */
function heldIn(choice: SessionChoice, entry: Entry<Course>, context: CourseContext): string {
  const mode = context.words.modes[choice.session.mode];
  const where = whereOf(choice, entry, context);
  return where === mode ? mode : `${mode}, ${where}`;
}

/** A text of the feed with the words marked that were searched for. */
function foundText(
  value: Text | undefined,
  { origin }: Entry<Course>,
  { reader, marked }: CardContext,
): unknown {
  if (value === undefined) return nothing;
  const { text, lang } = chooseText(value, reader.lang, origin.language);
  const same = lang.split('-')[0] === reader.wordsLang.split('-')[0];
  return html`<bdi lang=${same ? nothing : lang}>${markedText(text, marked(text))}</bdi>`;
}

/** The name of a course, which opens it: a link where the course has a page, else a button. */
export function courseTitle(entry: Entry<Course>, context: CardContext): TemplateResult {
  const { record, origin, ref } = entry;
  const href = safeHref(recordHref(ref, origin, record.url));
  const words = foundText(record.title, entry, context);
  const select = (event: Event): void => context.select(event, entry);
  return href === undefined
    ? html`<button type="button" class="link" part="title" @click=${select}>${words}</button>`
    : html`<a part="title" href=${href} @click=${select}>${words}</a>`;
}

/** What sort of thing it is and for whom. */
export function courseKind(entry: Entry<Course>, context: CardContext): TemplateResult {
  const { record, origin } = entry;
  const { words, reader, links } = context;
  const format = record.format && links.term(origin, 'format', record.format);
  const [audience = 'all', another] = record.audience ?? [];
  const also = record.alsoOpenTo?.[0];
  return html`${
      record.format
        ? html`<span
            >${format ? feedText(format.title, origin, reader) : readableCode(record.format)}</span
          >`
        : nothing
    } <span>${words.audiences[another ? 'all' : audience]}</span>${
      also ? [' ', html`<span class="badge">${words.alsoOpenTo[also]}</span>`] : nothing
    }`;
}

/** When it is next held, and whether there are places. */
export function courseDates(entry: Entry<Course>, context: CardContext): TemplateResult {
  const { date, sentence, availability } = context.facts(entry);
  return html`${date === undefined ? nothing : [html`<span class="date">${date}</span>`, ' ']}<span
      part="availability"
      class="availability ${availability.state}"
      >${sentence}</span
    >`;
}

/** Who provides it: the organisation named, or the publisher. */
export function courseProvider(
  { record, origin }: Entry<Course>,
  { links, reader }: CardContext,
): unknown {
  const found = record.provider === undefined ? undefined : links.find(record.provider, origin);
  return found?.kind === 'org'
    ? feedText(found.entry.record.name, found.entry.origin, reader)
    : feedText(origin.publisher.name, origin, reader);
}

/** Hours, approval, cost, provider and what it counts towards. */
function courseMeta(entry: Entry<Course>, context: CardContext): TemplateResult {
  const { record, origin, ref } = entry;
  const { words, text, links } = context;
  const next = context.facts(entry).availability.next?.session;
  const cost = formatCost(next?.costs ?? record.costs, words, origin.language);
  const steps = links.nodesOf(ref);
  return html`<p part="meta" class="meta">
      ${
        record.cpdHours === undefined
          ? nothing
          : html`<span>${plural(words.cpdHours, record.cpdHours, words.lang)}</span>`
      }
      <span>${words.approvals[next?.approval ?? record.approval ?? 'none']}</span>
      ${cost === undefined ? nothing : html`<span>${cost}</span>`}
      <span>${courseProvider(entry, context)}</span>
      ${
        record.modified
          ? html`<span
              >${fill(text.updated, {
                date: formatDay(record.modified.slice(0, 10), words, { weekday: false }),
              })}</span
            >`
          : nothing
      }
    </p>
    ${
      steps.length > 0
        ? html`<div part="meta" class="steps">
            <span class="muted">${text.countsTowards}</span>
            ${steps
              .slice(0, FEW_STEPS)
              .map(({ entry: pathway, node, ref: step }) =>
                recordLink(
                  context.host,
                  { kind: 'node', ref: step, title: node.title, origin: pathway.origin },
                  context.reader,
                  'meta',
                ),
              )}
            ${
              steps.length > FEW_STEPS
                ? html`<span class="muted"
                    >${fill(text.moreSteps, { n: steps.length - FEW_STEPS })}</span
                  >`
                : nothing
            }
          </div>`
        : nothing
    }`;
}

/**
 * Buttons for keeping a course or one of its dates, and for asking about it. Of a whole course one question is enough; a
 * date has its own, and is named by `when`.
 */
export function courseActions(
  entry: Entry<Course>,
  context: CardContext,
  choice?: SessionChoice,
  when?: string,
): TemplateResult {
  const { saved, text, reader } = context;
  const { session } = choice ?? {};
  const { availability } = context.facts(entry);
  const kinds = choice ? askKinds(choice.availability.state) : courseAsks(availability);
  const title = textOf(entry.record.title, reader.lang, entry.origin.language);
  const target: SaveTarget = session
    ? {
        ref: `${entry.ref}#${session.id}`,
        title,
        name: [title, when].filter(Boolean).join(', '),
        found: { kind: 'session', entry, session },
      }
    : { ref: entry.ref, title, found: { kind: 'course', entry } };
  return html`${(choice ? kinds : kinds.slice(0, 1)).map((kind) =>
    askButton(context, { entry, session, kind, ...(when && { when }) }, text),
  )}${saveButton(saved, target, context)}`;
}

/** One course of the list, with its details when it is open. Few elements, because all of them are painted again at every letter that is typed. */
export function courseCard(
  entry: Entry<Course>,
  context: CardContext,
  details: unknown = nothing,
): TemplateResult {
  const { record, origin, ref } = entry;
  const { text, compared } = context;
  const open = context.opened.has(ref);
  const name = chooseText(record.title, context.reader.lang, origin.language).text;
  const chosen = compared?.includes(ref) ?? false;
  return html`<li part="result" class="card" data-ref=${ref}>
    ${heading(context.level, courseTitle(entry, context), { part: '', focusable: true })}
    <p part="meta" class="meta kind">${courseKind(entry, context)}</p>
    ${
      record.summary
        ? html`<p class="summary">${foundText(record.summary, entry, context)}</p>`
        : nothing
    }
    <p class="when">${courseDates(entry, context)}</p>
    ${courseMeta(entry, context)}
    <div part="actions" class="actions controls">
      <button
        type="button"
        class="expand"
        aria-expanded=${open ? 'true' : 'false'}
        aria-label=${fill(text.detailsOf, { title: name })}
        @click=${() => context.toggle(entry)}
      >
        ${text.details}
      </button>
      ${courseActions(entry, context)}
      ${
        compared
          ? html`<label class="compare"
              ><input
                type="checkbox"
                aria-label=${fill(text.compareOf, { title: name })}
                .checked=${chosen}
                ?disabled=${!chosen && compared.length >= MOST_COMPARED_COURSES}
                @change=${(event: Event) =>
                  context.compare(entry, (event.target as HTMLInputElement).checked)}
              />${text.compare}</label
            >`
          : nothing
      }
    </div>
    ${details}
  </li>`;
}
