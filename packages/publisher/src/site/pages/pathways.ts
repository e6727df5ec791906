import {
  courseAvailability,
  courseSentence,
  formatDay,
  formatDuration,
  formatSalary,
} from '@esca/domain';
import type { Entry, Pathway, PathwayEdge, PathwayNode } from '@esca/feed';
import { blocks, bullets, facts, filled, plain, recordLink, sentence, shown } from '../context.js';
import type { PageContext } from '../context.js';
import type { Html } from '../html.js';
import { markup } from '../html.js';
import { openVacancies } from '../listing.js';
import { pathwayData } from '../structured-data.js';
import { requirementList, sentenceOptions } from './courses.js';
import type { PageParts } from './shell.js';

/** The page of one pathway: its steps by stage, each with what is before and after it, its training and its vacancies. */
export function pathwayPage(page: PageContext, entry: Entry<Pathway>): PageParts {
  const { record, origin } = entry;
  return {
    title: plain(page, record.title, origin),
    description: plain(page, record.summary ?? record.description, origin),
    main: markup`<h1>${shown(page, record.title, origin)}</h1>
${record.summary === undefined ? '' : markup`<p class="lead">${shown(page, record.summary, origin)}</p>\n`}${blocks(page, record.description, origin)}${pathwaySteps(page, entry, true)}`,
    data: pathwayData(page, entry),
  };
}

/** The steps of a pathway under headings; in short form for the embed page, which the map takes the place of. */
export function pathwaySteps(page: PageContext, entry: Entry<Pathway>, whole: boolean): Html {
  const { record, origin } = entry;
  const staged = record.stages.map((stage) => ({
    title: shown(page, stage.title, origin),
    nodes: record.nodes.filter((node) => node.stage === stage.id),
  }));
  const known = new Set(record.stages.map(({ id }) => id));
  const rest = record.nodes.filter(({ stage }) => stage === undefined || !known.has(stage));
  if (rest.length > 0) staged.push({ title: markup`${page.say.otherSteps}`, nodes: rest });
  return markup`${staged
    .filter(({ nodes }) => nodes.length > 0)
    .map(
      ({ title, nodes }) => markup`<section>
<h2>${title}</h2>
${nodes.map((node) => step(page, entry, node, whole))}</section>
`,
    )}`;
}

function step(page: PageContext, entry: Entry<Pathway>, node: PathwayNode, whole: boolean): Html {
  const { say, site, words } = page;
  const { record, origin, ref } = entry;
  const full = `${ref}#${node.id}`;
  const courses = site.links.coursesOf(full);
  const vacancies = site.links.vacanciesOf(full).filter((one) => openVacancies(site).includes(one));
  const next = node.replacedBy === undefined ? undefined : site.links.find(node.replacedBy, origin);
  const heading = whole
    ? shown(page, node.title, origin)
    : recordLink(page, full, shown(page, node.title, origin));
  const moves = (edges: readonly PathwayEdge[], end: 'from' | 'to'): Html =>
    bullets(edges.flatMap((edge) => move(page, entry, edge, end)));
  const list = (title: string, content: Html): Html =>
    content.text.trim() === '' ? markup`` : markup`<h4>${title}</h4>\n${content}`;
  const period = [node.validFrom, node.validUntil].map((day) =>
    day === undefined ? '' : formatDay(day, words, { weekday: false }),
  );
  return markup`<section id="${node.id}">
<h3>${heading}</h3>
<p class="meta">${words.nodeKinds[node.kind]}${node.duration === undefined ? '' : ` · ${formatDuration(node.duration, words)}`}${period.some((day) => day !== '') ? ` · ${period.join(' – ')}` : ''}</p>
${node.summary === undefined ? '' : markup`<p>${shown(page, node.summary, origin)}</p>\n`}${
    next?.kind === 'node'
      ? markup`<p class="note">${sentence(say.replacedBy, { title: recordLink(page, `${next.entry.ref}#${next.node.id}`, shown(page, next.node.title, next.entry.origin)) })}</p>\n`
      : ''
  }${list(
    say.toHere,
    moves(
      record.edges.filter(({ to }) => to === node.id),
      'from',
    ),
  )}${list(
    say.fromHere,
    moves(
      record.edges.filter(({ from }) => from === node.id),
      'to',
    ),
  )}${
    whole
      ? markup`${facts([[say.salary, formatSalary(node.salary, words, origin.language)]])}${list(say.requires, requirementList(page, node.requires, origin))}${list(say.duties, bullets((node.duties ?? []).map((one) => shown(page, one, origin))))}${list(say.support, bullets((node.support ?? []).map((one) => shown(page, one, origin))))}${facts(
          (node.facts ?? []).map(
            ({ asOf, label, value }) =>
              [
                plain(page, label, origin),
                markup`${shown(page, value, origin)}${asOf === undefined ? '' : ` (${formatDay(asOf, words, { weekday: false })})`}`,
              ] as const,
          ),
        )}${list(say.stories, markup`${(node.stories ?? []).map(({ by, text }) => markup`<blockquote>${blocks(page, text, origin)}${by === undefined ? '' : markup`<p class="meta">${shown(page, by, origin)}</p>`}</blockquote>\n`)}`)}`
      : ''
  }${list(
    say.helpful,
    bullets(
      courses.map(
        (course) =>
          markup`${recordLink(page, course.ref, shown(page, course.record.title, course.origin))}: ${courseSentence(courseAvailability(course, site.now), words, sentenceOptions(page, course.origin))}`,
      ),
    ),
  )}${list(say.openNow, bullets(vacancies.map((job) => recordLink(page, job.ref, shown(page, job.record.title, job.origin)))))}</section>
`;
}

function move(
  page: PageContext,
  entry: Entry<Pathway>,
  edge: PathwayEdge,
  end: 'from' | 'to',
): Html[] {
  const { record, origin, ref } = entry;
  const other = record.nodes.find(({ id }) => id === edge[end]);
  if (other === undefined) return [];
  const notes = [
    page.words.moveKinds[edge.kind],
    ...(edge.how === undefined ? [] : [page.words.moveHows[edge.how]]),
    ...(edge.typical === undefined
      ? []
      : [filled(page.say.usual, { time: formatDuration(edge.typical, page.words) ?? '' })]),
  ];
  const conditions = requirementList(page, edge.conditions, origin);
  return [
    markup`${recordLink(page, `${ref}#${other.id}`, shown(page, other.title, origin))} <span class="meta">(${notes.join(', ')})</span>${edge.label === undefined ? '' : markup` ${shown(page, edge.label, origin)}`}${conditions}`,
  ];
}
