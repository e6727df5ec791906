import {
  civilDateOf,
  courseAvailability,
  fill,
  formatDay,
  formatDuration,
  planRoutes,
  plural,
  type Route,
  type RouteMove,
  type RoutePlan,
  type RequirementAnswer,
} from '@esca/domain';
import { fullRef, type Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { safeHref } from '../shared/link.templates.js';
import { courseLine } from '../shared/records/course-line.templates.js';
import { requirementLine } from '../shared/records/requirement.templates.js';
import { heading } from '../shared/text.templates.js';
import { recordOutLink } from './outbound.js';
import { firstCourse, lengthOf } from './route-facts.js';
import { planText } from './route-text.js';
import { asking, laneClass, plain, said, siteLink } from './step.templates.js';
import { idOf, stepChoice, type ToolContext } from './tool.js';

/** From here to there: two ways, each with what it takes and what is live on it. */
export function routeTool(context: ToolContext): TemplateResult {
  const { say } = context;
  const [from, to] = ends(context);
  const set = (changes: Readonly<Record<string, string>>): void => {
    context.set(changes);
    const [start, end] = ends(context);
    if (start && end) context.tell(outcome(start, end, context));
  };
  // A form for the same reason as the choices above the map have one.
  return html`<p class="muted">${say.routeHelp}</p>
    <form class="choices controls">
      ${stepChoice(say.from, from, say.choose, context, (id) => set({ from: id }))}
      ${stepChoice(say.to, to, say.choose, context, (id) => set({ to: id }))}
      ${
        from && to
          ? html`<button type="button" @click=${() => set({ from: to, to: from })}>
              ${say.swap}
            </button>`
          : nothing
      }
    </form>
    ${context.answer(() => (from && to ? routes(from, to, context) : nothing))}`;
}

const ends = ({ value }: ToolContext): [from: string, to: string] => [
  idOf(value('from')),
  idOf(value('to')),
];

/** What was planned last, and from what: the map and the planner ask for the same. */
let last: { readonly from: readonly unknown[]; readonly plan: RoutePlan } | undefined;

/** The ways from one step to another, as things stand today. */
export function plan(from: string, to: string, context: ToolContext): RoutePlan {
  const { graph, entry, now, profile } = context;
  const today = civilDateOf(now, entry.origin.timeZone);
  const key = [graph, from, to, today, profile];
  if (!last || key.some((part, at) => part !== last!.from[at])) {
    const fullName = (ref: Ref): Ref => fullRef(ref, entry.origin);
    last = { from: key, plan: planRoutes(graph, from, to, { today, profile, fullName }) };
  }
  return last.plan;
}

/** The ways with their names, or why there is none. */
function waysOf(
  from: string,
  to: string,
  context: ToolContext,
): string | readonly [route: Route, title: string, which: 'fewest' | 'practice'][] {
  const { say, steps } = context;
  const { fewest, practice, same, problem } = plan(from, to, context);
  const name = (id: string): string => {
    const step = steps.find((one) => one.id === id);
    return step ? plain(step.node.title, context) : id;
  };
  if (problem || !fewest || !practice)
    return fill(say.problems[problem ?? 'no-way'], { from: name(from), to: name(to) });
  return same
    ? [[fewest, say.both, 'fewest']]
    : [
        [fewest, say.fewest, 'fewest'],
        [practice, say.practice, 'practice'],
      ];
}

/** What a choice has led to, for whoever does not see it come. */
function outcome(from: string, to: string, context: ToolContext): string {
  const ways = waysOf(from, to, context);
  return typeof ways === 'string'
    ? ways
    : ways.map(([route, title]) => `${title}: ${lengthOf(route, context)}.`).join(' ');
}

function routes(from: string, to: string, context: ToolContext): TemplateResult {
  const ways = waysOf(from, to, context);
  if (typeof ways === 'string') return html`<p class="missing">${ways}</p>`;
  return html`<div class="routes ${ways.length > 1 ? 'two' : ''}">
      ${ways.map((way) => routeView(...way, context))}
    </div>
    <p class="guide">${context.say.guide}</p>`;
}

function routeView(
  route: Route,
  title: string,
  which: 'fewest' | 'practice',
  context: ToolContext,
): TemplateResult {
  const { say, words, level } = context;
  const shown = context.route === which;
  const end = route.moves.at(-1)!.to;
  const link = shareLink(context);
  const text = (): string => planText(route, link, context);
  const subject = fill(say.planSubject, { title: plain(end.title, context) });
  const copy = async (what: string, done: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(what);
      context.tell(done);
    } catch {
      context.tell(say.copyFailed);
    }
  };
  return html`<section class="route" part="result">
    ${heading(level + 1, title, { part: 'group-title' })}
    <p>
      <strong>${lengthOf(route, context)}</strong>
      ${
        route.notStated && route.months
          ? html`<span class="muted">(${plural(say.notStated, route.notStated, words.lang)})</span>`
          : nothing
      }
    </p>
    ${route.leavesPractice ? html`<p>${say.leaves}</p>` : nothing}
    <ol class="way">
      ${route.moves.map((move, at) => moveView(move, at, context))}
    </ol>
    <p class="deeds controls" part="actions">
      ${
        context.mapShown
          ? html`<button
              type="button"
              aria-pressed=${shown ? 'true' : 'false'}
              @click=${() => context.showRoute(which)}
            >
              ${say.showRoute}
            </button>`
          : nothing
      }
      <button type="button" @click=${() => copy(link, say.shareDone)}>${say.share}</button>
      <button type="button" @click=${() => copy(text(), say.copyDone)}>${say.copy}</button>
      <a class="button" href=${mailto(subject, text())}>${say.send}</a>
      <button type="button" @click=${() => window.print()}>${say.print}</button>
    </p>
  </section>`;
}

function moveView(
  { move, to, requirements: all, alongside, blockers, courses, ref }: RouteMove,
  at: number,
  context: ToolContext,
): TemplateResult {
  const { say, words, level, entry, panelSay } = context;
  const [before, after] = fill(say.step, { n: at + 1 }).split('{title}');
  // What the move and the step both ask for is said once.
  const asked = all.map(({ requirement }) => JSON.stringify(requirement));
  const requirements = all.filter((_, place) => asked.indexOf(asked[place]!) === place);
  const how = [
    words.moveKinds[move.kind],
    move.how && words.moveHows[move.how],
    move.typical && fill(say.after, { time: formatDuration(move.typical, words) }),
  ].filter(Boolean);
  return html`<li class=${laneClass(entry, to.track)}>
    ${heading(
      level + 2,
      html`${before}<button
          type="button"
          class="link"
          part="title"
          @click=${() => context.open(to.id)}
        >
          ${said(to.title, context)}</button
        >${after}`,
      { part: 'group-title' },
    )}
    <p class="muted">${how.join(' · ')}</p>
    ${move.label ? html`<p>${said(move.label, context)}</p>` : nothing}
    ${blockers.map((blocker) =>
      blocker.is === 'missing'
        ? nothing
        : html`<p class="blocker">
            ${
              blocker.is === 'future'
                ? fill(say.future, { date: formatDay(blocker.from, words, { weekday: false }) })
                : say.past
            }
          </p>`,
    )}
    ${
      requirements.length
        ? html`<p class="label">${say.needs}</p>
            <ul class="needs">
              ${requirements.map((one) => answer(one, context, panelSay))}
            </ul>`
        : nothing
    }
    ${
      alongside.length
        ? html`<p class="label">${say.beside}</p>
            <ul class="bullets">
              ${alongside.map(
                ({ node, held, months }) =>
                  html`<li>
                    <button type="button" class="link" @click=${() => context.open(node.id)}>
                      ${said(node.title, context)}
                    </button>
                    ${held ? `(${say.held})` : months && node.duration ? `(${formatDuration(node.duration, words)})` : nothing}
                  </li>`,
              )}
            </ul>`
        : nothing
    }
    ${nextCourse(courses, ref, context)}
  </li>`;
}

function answer(
  one: RequirementAnswer,
  context: ToolContext,
  panelSay: ToolContext['panelSay'],
): TemplateResult {
  const { say } = context;
  return html`<li class=${one.state}>
    <span class="state">${say[one.state]}:</span>
    ${requirementLine(one.requirement, asking(context), panelSay.requirement)}
  </li>`;
}

function nextCourse(courses: readonly Ref[], step: Ref, context: ToolContext): TemplateResult {
  const { say, host, links, words, reader, now } = context;
  const course = firstCourse(courses, step, context);
  if (!course) return html`<p class="muted">${say.noCourse}</p>`;
  const { state } = courseAvailability(course, now);
  const undated = state === 'undated' || state === 'expected';
  const { interestUrl } = course.record;
  return html`<p class="label">${say.nextCourse}</p>
    <div class="records course">
      ${courseLine(course, { host, links, words, reader, now })}
      ${
        undated && safeHref(interestUrl)
          ? recordOutLink(
              host,
              'course',
              course.ref,
              interestUrl,
              fill(say.interest, { title: plain(course.record.title, context) }),
              course.origin,
            )
          : nothing
      }
      ${context.save(course.ref)}
    </div>`;
}

/** An address that shows this route: this page's own where it keeps it, else the published map. */
function shareLink(context: ToolContext): string {
  const { entry, host, value } = context;
  const kept = host.getAttribute('sync');
  if (kept === 'query' || kept === 'hash') return location.href;
  const { id } = entry.record;
  const choices = { pathway: id, from: idOf(value('from')), to: idOf(value('to')) };
  return siteLink('pathway-map', context, choices) ?? location.href;
}

/** Half a character would not encode at all; lines of a mail end in CR LF. */
const encode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\n/g, '\r\n'));

/** Longer links are refused by mail programs. */
const LONGEST = 1900;

/** A link that opens the person's own mail program with the outline in it. Nothing is sent. */
function mailto(subject: string, body: string): string {
  const link = (text: string): string => `mailto:?subject=${encode(subject)}&body=${encode(text)}`;
  const lines = body.split('\n');
  while (lines.length > 1 && link(lines.join('\n')).length > LONGEST) lines.splice(-3, 1);
  return link(lines.join('\n'));
}
