import {
  plural,
  fill,
  readableCode,
  vacancyAreas,
  vacancySentence,
  vacancyState,
} from '@esca/domain';
import { fullRef, type Course, type Entry, type Requirement, type Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { courseLine } from '../shared/records/course-line.templates.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedText } from '../shared/text.templates.js';
import type { PanelStrings } from './panel.strings.js';
import type { PanelDeeds } from './panel.templates.js';
import { plain, siteLink, type StepContext } from './step.templates.js';
import type { Step } from './steps.js';

/** So many vacancies are named; the others are counted. */
const NAMED = 3;

/** Full names of the courses that requirements name, at any depth. */
function heldRefs(requirements: readonly Requirement[] | undefined, depth = 0): string[] {
  if (!requirements || depth > 4) return [];
  return requirements.flatMap(({ ref, of }) => [...(ref ? [ref] : []), ...heldRefs(of, depth + 1)]);
}

/** Courses that must be done and that help, each as it stands now. */
export function courses(
  step: Step,
  context: StepContext,
  say: PanelStrings,
  { save }: PanelDeeds,
  part: (name: string, content: unknown) => TemplateResult,
): unknown {
  const { links, entry, host, words, reader, now } = context;
  const refs = new Set(heldRefs(step.node.requires).map((ref) => fullRef(ref, entry.origin)));
  const required = [...refs].flatMap((ref) => {
    const found = links.find(ref);
    return found?.kind === 'course' ? [found.entry] : [];
  });
  const helpful = step.courses.filter((course) => !required.includes(course));
  const lines = (list: readonly Entry<Course>[]): TemplateResult =>
    html`<ul class="records">
      ${list.map(
        (course) =>
          html`<li part="item">
            ${courseLine(course, { host, links, words, reader, now })}
            ${
              course.record.approval
                ? html`<span class="muted">${words.approvals[course.record.approval]}</span>`
                : nothing
            }
            ${save?.(course)}
          </li>`,
      )}
    </ul>`;
  if (!required.length && !helpful.length)
    return part(
      say.helpful,
      html`<p>${step.node.courses?.length ? say.noFeed : say.noCourses}</p>`,
    );
  const href = siteLink('course-finder', context, { step: step.ref });
  return html`${required.length ? part(say.required, lines(required)) : nothing}
  ${
    helpful.length
      ? part(
          say.helpful,
          html`${lines(helpful)}
          ${href ? html`<p class="controls"><a href=${href}>${say.finder}</a></p>` : nothing}`,
        )
      : nothing
  }`;
}

/** How many vacancies there are and the first of them by area; without any, the usual way here. */
export function vacancies(step: Step, context: StepContext, say: PanelStrings): TemplateResult {
  const { words } = context;
  const { length } = step.vacancies;
  if (!length) {
    const usual = step.from.find(({ move }) => move.kind === 'progression') ?? step.from[0];
    const how = usual?.move.how;
    return html`<p>
      ${say.noVacancies}
      ${
        usual
          ? fill(how ? say.typical : say.typicalPlain, {
              title: plain(usual.node.title, context),
              how: how
                ? words.moveHows[how].charAt(0).toLowerCase() + words.moveHows[how].slice(1)
                : '',
            })
          : nothing
      }
    </p>`;
  }
  return html`<p>${plural(say.vacancyCount, length, words.lang)}</p>
    <ul class="records">
      ${spread(step.vacancies, context).map((vacancy) => vacancyLine(vacancy, context))}
    </ul>
    ${length > NAMED ? html`<p>${more(length - NAMED, step, context, say)}</p>` : nothing}`;
}

/** How many vacancies are not named, with the way to them where the feed is on a published site. */
function more(n: number, step: Step, context: StepContext, say: PanelStrings): unknown {
  const href = siteLink('vacancy-feed', context, { step: step.ref });
  const said = plural(say.vacancyMore, n, context.words.lang);
  return href ? html`<a href=${href}>${said}</a>` : said;
}

/** The first few, one from each area before a second from any, soonest closing first. */
function spread(all: readonly Entry<Vacancy>[], { links, now }: StepContext): Entry<Vacancy>[] {
  const closing = (entry: Entry<Vacancy>): number => vacancyState(entry, now).closesAt ?? Infinity;
  const seen = new Map<string, number>();
  return [...all]
    .sort((a, b) => closing(a) - closing(b))
    .map((entry) => {
      const area = vacancyAreas(entry, links)[0] ?? '';
      const turn = seen.get(area) ?? 0;
      seen.set(area, turn + 1);
      return { entry, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .slice(0, NAMED)
    .map(({ entry }) => entry);
}

function vacancyLine(entry: Entry<Vacancy>, context: StepContext): TemplateResult {
  const { host, links, reader, words, now } = context;
  const { ref, record, origin } = entry;
  const areas = vacancyAreas(entry, links).map((code) => {
    const term = links.term(origin, 'area', code);
    return term ? feedText(term.title, origin, reader) : readableCode(code);
  });
  const state = vacancyState(entry, now);
  return html`<li part="item">
    ${recordLink(host, { kind: 'vacancy', ref, title: record.title, origin, url: record.url }, reader)}
    <span class="meta">
      ${areas.map((area) => html`<span>${area}</span>`)}
      <span class="availability ${state.state}">${vacancySentence(state, words, { now })}</span>
    </span>
  </li>`;
}
