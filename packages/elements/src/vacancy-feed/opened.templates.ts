import {
  courseAvailability,
  formatNumber,
  isListed,
  similarVacancies,
  sortVacancies,
  vacancyState,
  vacancyStep,
  type CourseAvailability,
} from '@esca/domain';
import type { Course, Entry, PathwayNode, Ref, Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { courseLine } from '../shared/records/course-line.templates.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { requirementList } from '../shared/records/requirement.templates.js';
import { feedBlocks, feedText, heading } from '../shared/text.templates.js';
import {
  card,
  caseload,
  days,
  moments,
  sources,
  stepLink,
  type Fact,
  type VacancyView,
} from './vacancy.templates.js';

/*
 * What one opened vacancy says beyond its card. Few of a list are opened, so this comes with the first.
 */

export { copyLink, deedsTemplate } from './deeds.templates.js';

/** At most so many of each. */
const MOST = { courses: 4, earlier: 3, similar: 4 };

/** States of a course that somebody can act on today, the best first. */
const SOONEST = 'open few last on-demand check opens waiting'.split(' ');

/** Facts that matter once somebody thinks of applying. */
export function moreFacts(entry: Entry<Vacancy>, view: VacancyView): Fact[] {
  const { record } = entry;
  const { strings } = view;
  const { interviews, posted, starts, positions, reference } = record;
  return [
    [strings.caseload, record.caseload && caseload(entry, view)],
    [strings.interviews, interviews?.length ? moments(entry, interviews, view) : undefined],
    [strings.starts, starts && days(entry, [starts], view)],
    [
      strings.positions,
      positions !== undefined && positions > 1 ? formatNumber(positions) : undefined,
    ],
    [strings.posted, posted && days(entry, [posted], view)],
    [strings.reference, reference],
    [strings.source, sources(entry, view).join('. ')],
  ];
}

/** The description, what is asked and given, the step with the training for it, and other vacancies. */
export function openedTemplate(
  entry: Entry<Vacancy>,
  listed: readonly Entry<Vacancy>[],
  view: VacancyView,
): TemplateResult {
  const { record, origin } = entry;
  const { strings, reader } = view;
  const listedNow = isListed(vacancyState(entry, view.now));
  const part = (title: string, content: unknown): TemplateResult =>
    html`<div class="part">${heading(view.level, title, { part: 'group-title' })} ${content}</div>`;
  const requires = requirementList(record.requires, { ...view, origin }, strings.requirement);
  return html`${
    record.description || record.summary
      ? part(
          strings.description,
          html`${record.summary ? html`<p>${feedText(record.summary, origin, reader)}</p>` : nothing}
          ${feedBlocks(record.description, origin, reader)}`,
        )
      : nothing
  }
  ${requires === nothing ? nothing : part(strings.requires, requires)}
  ${
    record.benefits?.length
      ? part(
          strings.benefits,
          html`<ul class="bullets">
            ${record.benefits.map((text) => html`<li>${feedText(text, origin, reader)}</li>`)}
          </ul>`,
        )
      : nothing
  }
  ${training(entry, view, part)} ${alternatives(entry, listed, listedNow, view, part)}`;
}

type Part = (title: string, content: unknown) => TemplateResult;

/** Courses, those with a date to book first. */
function best(courses: readonly Entry<Course>[], now: number, most: number): Entry<Course>[] {
  const rank = ({ state }: CourseAvailability): number => {
    const at = SOONEST.indexOf(state);
    return at < 0 ? SOONEST.length : at;
  };
  return courses
    .map((entry) => ({ entry, at: rank(courseAvailability(entry, now)) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** The step that the job is, the training for it, and where people come from who are not there yet. */
function training(
  entry: Entry<Vacancy>,
  view: VacancyView,
  part: Part,
): TemplateResult | typeof nothing {
  const { strings, links, now } = view;
  const step = vacancyStep(entry, links);
  const found = step === undefined ? undefined : links.find(step);
  if (step === undefined || found?.kind !== 'node') return nothing;
  const courses = links.coursesOf(step);
  const lines = (chosen: readonly Entry<Course>[]): TemplateResult =>
    html`<ul class="lines">
      ${chosen.map((course) => html`<li>${courseLine(course, view)}</li>`)}
    </ul>`;
  const earlier = earlierSteps(found.entry.ref, found.entry.record, found.node.id);
  const known = new Set(courses.map(({ ref }) => ref));
  const helpful = [...new Set(earlier.flatMap(({ ref }) => links.coursesOf(ref)))].filter(
    ({ ref }) => !known.has(ref),
  );
  return html`${part(strings.step, html`<p class="lead">${stepLink(entry, view)}</p>`)}
  ${part(
    strings.training,
    courses.length > 0
      ? lines(best(courses, now, MOST.courses))
      : html`<p class="muted">${strings.noTraining}</p>`,
  )}
  ${
    earlier.length > 0
      ? part(
          strings.notReady,
          html`<p>${strings.notReadySteps}</p>
            <ul class="bullets">
              ${earlier.map(
                ({ ref, node }) =>
                  html`<li>
                    ${recordLink(
                      view.host,
                      {
                        kind: 'node',
                        ref,
                        title: node.title,
                        origin: found.entry.origin,
                        url: node.url,
                      },
                      view.reader,
                      'link',
                    )}
                  </li>`,
              )}
            </ul>
            ${
              helpful.length > 0
                ? html`<p>${strings.notReadyCourses}</p>
                    ${lines(best(helpful, now, MOST.earlier))}`
                : nothing
            }`,
        )
      : nothing
  }`;
}

/** The steps from which a move leads to a step. */
function earlierSteps(
  pathway: Ref,
  {
    nodes,
    edges,
  }: {
    nodes: readonly PathwayNode[];
    edges: readonly { from: string; to: string; kind: string }[];
  },
  id: string,
): { ref: Ref; node: PathwayNode }[] {
  const from = new Set(
    edges.flatMap((edge) => (edge.to === id && edge.kind !== 'lateral' ? [edge.from] : [])),
  );
  return nodes
    .filter((node) => from.has(node.id))
    .map((node) => ({ ref: `${pathway}#${node.id}`, node }));
}

/** Vacancies like this one; for one that is over, the soonest to close when none is like it. */
function alternatives(
  entry: Entry<Vacancy>,
  listed: readonly Entry<Vacancy>[],
  open: boolean,
  view: VacancyView,
  part: Part,
): TemplateResult | typeof nothing {
  const { strings, links, words } = view;
  const sorted = sortVacancies(listed, 'closing', words);
  const alike = similarVacancies(entry, sorted, links).slice(0, MOST.similar);
  const chosen =
    alike.length > 0 || open
      ? alike
      : sorted
          .filter(({ ref }) => ref !== entry.ref)
          .slice(0, MOST.similar)
          .map((other) => ({ entry: other, why: undefined }));
  if (chosen.length === 0) return nothing;
  const inside = { ...view, level: view.level + 1 };
  return part(
    open ? strings.similar : strings.instead,
    html`<ul class="list alike">
      ${chosen.map((one) =>
        card(one.entry, inside, one.why === undefined ? '' : strings.likeness[one.why]),
      )}
    </ul>`,
  );
}
