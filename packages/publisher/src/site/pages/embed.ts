import { attributesOf, embedAddress } from '@esca/domain';
import {
  bullets,
  filled,
  plain,
  recordLink,
  sentence,
  shown,
  toFile,
  toPage,
  inLanguage,
} from '../context.js';
import type { PageContext } from '../context.js';
import type { Html } from '../html.js';
import { markup } from '../html.js';
import { coursesOf, issuesOf, suits, vacanciesOf } from '../listing.js';
import type { Choice } from '../listing.js';
import { absoluteUrl } from '../paths.js';
import type { Area, EmbedPage } from '../presets.js';
import { courseListData, vacancyListData } from '../structured-data.js';
import { issueBody } from './bulletins.js';
import { courseItem } from './courses.js';
import { pathwaySteps } from './pathways.js';
import type { PageParts } from './shell.js';
import { vacancyItem } from './vacancies.js';
import { listPath, mostOnPage, type ListKind } from './whole-list.js';

/** Words that name what a widget lists. */
export const titles = {
  'course-finder': 'courses',
  'pathway-map': 'pathways',
  'vacancy-feed': 'vacancies',
  'bulletin-card': 'bulletins',
  'my-list': 'myList',
} as const;

/** Path of an embed page without its language. */
export function embedPath({ preset, widget }: EmbedPage): string {
  return `${embedAddress('', { widget, preset })}index.html`;
}

/** Path of its oEmbed answer without its language. */
export function oembedPath({ preset, widget }: EmbedPage): string {
  return `oembed/${widget}${preset === '' ? '' : `/${preset}`}.json`;
}

/** What an embed page is called: "Vacancies: West, Adults". */
export function embedTitle(page: PageContext, embed: EmbedPage, areas: readonly Area[]): string {
  const title = page.say[titles[embed.widget]];
  const { area, audience } = embed.attributes;
  const named = areas.find(({ code }) => code === area)?.title;
  const parts = [
    named === undefined ? undefined : plain(page, named, page.site.main),
    audience === 'adults' || audience === 'children' ? page.words.audiences[audience] : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length === 0 && embed.preset !== '')
    return embed.attributes['label'] ?? `${title}: ${embed.preset}`;
  return parts.length === 0 ? title : `${title}: ${parts.join(', ')}`;
}

/**
 * An embed page: the records as plain, readable HTML inside the element, which a script then upgrades. Without that
 * script nothing is missing.
 */
export function embedPage(page: PageContext, embed: EmbedPage, areas: readonly Area[]): PageParts {
  const { site } = page;
  const { widget } = embed;
  const title = embedTitle(page, embed, areas);
  const choice = choiceOf(embed);
  const attributes: Record<string, string> = {
    src: toFile(page, 'feed/feed.json'),
    'heading-level': '1',
    sync: 'query',
    'state-key': '',
    lang: page.lang,
    ...embed.attributes,
  };
  // Names are walked in the order of the one list of attributes, so that nothing else can stand in the tag.
  const written = attributesOf(widget)
    .filter(({ name }) => Object.hasOwn(attributes, name))
    .map(({ name }) => markup` ${name}="${attributes[name]}"`);
  const content = markup`<h1>${title}</h1>
${widgetContent(page, widget, choice)}`;
  const oembed = absoluteUrl(
    site.baseUrl,
    inLanguage(oembedPath(embed), page.lang, site.languages),
  );
  return {
    title,
    embed: true,
    main: element(widget, written, content),
    data:
      widget === 'course-finder'
        ? courseListData(page, coursesOf(site, choice).slice(0, mostOnPage))
        : widget === 'vacancy-feed'
          ? vacancyListData(page, vacanciesOf(site, choice).slice(0, mostOnPage))
          : [],
    head: markup`<link rel="alternate" type="application/json+oembed" href="${oembed}" title="${title}">
<link rel="alternate" type="application/json" href="${toFile(page, 'feed/feed.json')}">
<meta name="esca-publisher" content="${site.main.publisher.id}">
<meta name="esca-feed-hosts" content="${site.feedHosts.join(' ')}">
${site.script === undefined ? '' : markup`<script type="module" src="${toFile(page, site.script)}"></script>\n`}${site
      .modules(widget)
      .map((path) => markup`<link rel="modulepreload" href="${toFile(page, path)}">\n`)}`,
    twin: embedPath(embed),
    hidden: embed.preset !== '' || widget === 'my-list',
  };
}

function element(widget: EmbedPage['widget'], attributes: readonly Html[], content: Html): Html {
  switch (widget) {
    case 'course-finder':
      return markup`<esca-course-finder${attributes}>\n${content}</esca-course-finder>\n`;
    case 'pathway-map':
      return markup`<esca-pathway-map${attributes}>\n${content}</esca-pathway-map>\n`;
    case 'vacancy-feed':
      return markup`<esca-vacancy-feed${attributes}>\n${content}</esca-vacancy-feed>\n`;
    case 'bulletin-card':
      return markup`<esca-bulletin-card${attributes}>\n${content}</esca-bulletin-card>\n`;
    case 'my-list':
      return markup`<esca-my-list${attributes}>\n${content}</esca-my-list>\n`;
  }
}

/** The choice that a preset makes; of several values the first, because a plain page has no filters. */
function choiceOf({ attributes }: EmbedPage): Choice {
  const { area, audience } = attributes;
  return {
    ...(area !== undefined && { area: area.split(' ')[0] ?? area }),
    ...((audience === 'adults' || audience === 'children') && { audience }),
  };
}

/** The way to what one page cannot hold. */
function theRest(page: PageContext, kind: ListKind, count: number): Html {
  const { say } = page;
  const more = count - mostOnPage;
  if (more <= 0) return markup``;
  const words = kind === 'courses' ? say.moreCourses : say.moreVacancies;
  return markup`<p><a href="${toPage(page, listPath(kind, 1))}">${say.allOf}</a> (${filled(words, { count: String(more) })})</p>\n`;
}

function widgetContent(page: PageContext, widget: EmbedPage['widget'], choice: Choice): Html {
  const { say, site } = page;
  switch (widget) {
    case 'course-finder': {
      const courses = coursesOf(site, choice);
      if (courses.length === 0) return markup`<p>${say.noCourses}</p>\n`;
      return markup`<ul class="list">
${courses.slice(0, mostOnPage).map((entry) => courseItem(page, entry, 2))}</ul>
${theRest(page, 'courses', courses.length)}`;
    }
    case 'vacancy-feed': {
      const vacancies = vacanciesOf(site, choice);
      if (vacancies.length === 0) return markup`<p>${say.noVacancies}</p>\n`;
      return markup`<ul class="list">
${vacancies.slice(0, mostOnPage).map((entry) => vacancyItem(page, entry, 2))}</ul>
${theRest(page, 'vacancies', vacancies.length)}`;
    }
    case 'pathway-map': {
      const pathways = site.catalogue.pathways.filter(({ record }) =>
        suits(record.audience, choice.audience),
      );
      if (pathways.length === 0) return markup`<p>${say.noPathways}</p>\n`;
      return markup`${pathways.map(
        (
          entry,
        ) => markup`<p class="lead">${recordLink(page, entry.ref, shown(page, entry.record.title, entry.origin))}</p>
${pathwaySteps(page, entry, false)}`,
      )}`;
    }
    case 'bulletin-card': {
      const [latest, ...earlier] = issuesOf(site, choice);
      if (latest === undefined) return markup`<p>${say.noBulletins}</p>\n`;
      const list = earlier
        .slice(0, 100)
        .map((entry) => recordLink(page, entry.ref, shown(page, entry.record.title, entry.origin)));
      return markup`<p class="lead">${recordLink(page, latest.ref, shown(page, latest.record.title, latest.origin))}</p>
${issueBody(page, latest, 2)}${list.length === 0 ? '' : markup`<h2>${say.archive}</h2>\n${bullets(list)}`}`;
    }
    case 'my-list':
      return markup`<p>${sentence(say.needsScript, {})}</p>\n`;
  }
}
