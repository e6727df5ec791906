import { formatDay } from '@esca/domain';
import type { Entry, Text } from '@esca/feed';
import { bullets, filled, plain, recordLink, section, shown, toFile, toPage } from '../context.js';
import type { PageContext } from '../context.js';
import type { Html } from '../html.js';
import { markup } from '../html.js';
import { coursesByDate, issuesOf, openVacancies } from '../listing.js';
import type { Area, EmbedPage } from '../presets.js';
import type { GonePage } from '../record.js';
import type { SharedFile } from '../shared-files.js';
import { pageWords } from '../words.js';
import { builderPath } from './builder.js';
import { embedPath, embedTitle, titles } from './embed.js';
import { listPath } from './whole-list.js';
import { navigation, sections } from './shell.js';
import type { PageParts } from './shell.js';

/** Up to so many records of a kind are listed on the first page. */
const mostListed = 500;

type Titled = { id: string; title: Text };

/** Files that the first page links to, by what they are. */
export interface SharedFiles {
  calendars: readonly SharedFile[];
  news: readonly SharedFile[];
}

/** What calendars and news feeds are called by those who subscribe to them, by the ending of the file. */
const formats: Record<string, string> = { ics: 'iCalendar', xml: 'RSS', json: 'JSON Feed' };

/** The first page: what is published here, with links to all of it. */
export function homePage(
  page: PageContext,
  embeds: readonly EmbedPage[],
  areas: readonly Area[],
  files: SharedFiles,
): PageParts {
  const { say, site } = page;
  const publisher = plain(page, site.main.publisher.name, site.main);
  const title =
    site.main.title === undefined
      ? filled(say.siteTitle, { publisher })
      : plain(page, site.main.title, site.main);
  const { courses, pathways } = site.catalogue;
  const links = (entries: readonly Entry<Titled>[]): Html =>
    bullets(
      entries
        .slice(0, mostListed)
        .map((entry) => recordLink(page, entry.ref, shown(page, entry.record.title, entry.origin))),
    );
  const list = (name: string, content: Html): Html => section(name, content, undefined, 'columns');
  return {
    title,
    description: say.siteIntro,
    twin: 'index.html',
    head: markup`<link rel="alternate" type="application/json" href="${toFile(page, 'feed/feed.json')}">
${files.news
  .filter(({ path }) => path.endsWith('.xml'))
  .slice(0, 3)
  .map(
    (file) =>
      markup`<link rel="alternate" type="application/rss+xml" href="${toFile(page, file.path)}" title="${fileTitle(page, file, areas)}">\n`,
  )}`,
    main: markup`<h1>${title}</h1>
<p class="lead">${say.siteIntro}</p>
${list(say.courses, courses.length > mostListed ? markup`<p><a href="${toPage(page, listPath('courses', 1))}">${say.allCourses}</a> (${courses.length})</p>\n` : links(coursesByDate(site)))}${list(say.pathways, links(pathways))}${list(say.vacancies, links(openVacancies(site)))}${list(say.bulletins, links(issuesOf(site)))}${section(say.embedIntro, embedLists(page, embeds, areas))}${section(
      say.data,
      bullets([
        markup`<a href="${toFile(page, 'feed/feed.json')}">${say.feed}</a>`,
        ...(site.written(builderPath)
          ? [markup`<a href="${toPage(page, builderPath)}">${say.builder}</a>`]
          : []),
      ]),
    )}${section(say.calendars, fileLists(page, files.calendars, areas))}${section(say.newsFeeds, fileLists(page, files.news, areas))}`,
  };
}

/** Embed pages by widget, each with its presets below it. */
function embedLists(page: PageContext, embeds: readonly EmbedPage[], areas: readonly Area[]): Html {
  const link = (embed: EmbedPage): Html =>
    markup`<a href="${toPage(page, embedPath(embed))}">${embedTitle(page, embed, areas)}</a>`;
  return markup`${embeds
    .filter(({ preset }) => preset === '')
    .map((plainOne) => {
      const presets = embeds.filter((one) => one.widget === plainOne.widget && one !== plainOne);
      return markup`<h3>${link(plainOne)}</h3>
${presets.length === 0 ? '' : markup`<div class="columns">${bullets(presets.map(link))}</div>\n`}`;
    })}`;
}

function fileTitle(
  page: PageContext,
  { choice, widget }: SharedFile,
  areas: readonly Area[],
): string {
  return embedTitle(page, { widget, preset: '', attributes: { ...choice } }, areas);
}

/** Files by what they list. Those who want one know it by name, so the lists are closed until somebody looks. */
function fileLists(page: PageContext, files: readonly SharedFile[], areas: readonly Area[]): Html {
  const link = (file: SharedFile): Html =>
    markup`<a href="${toFile(page, file.path)}">${fileTitle(page, file, areas)} (${formats[file.path.slice(file.path.lastIndexOf('.') + 1)]})</a>`;
  return markup`${[...new Set(files.map(({ widget }) => widget))].map(
    (widget) =>
      markup`<details class="columns"><summary>${page.say[titles[widget]]}</summary>
${bullets(files.filter((file) => file.widget === widget).map(link))}</details>
`,
  )}`;
}

/** The page for addresses that lead nowhere. A host has one for all languages, so it says the same in each. */
export function missingPage(page: PageContext): PageParts {
  const { say, site } = page;
  const body = (own: PageContext): Html => markup`<p>${own.say.notFoundHelp}</p>
${bullets([markup`<a href="${toPage(own, 'index.html')}">${own.say.home}</a>`, ...navigation.map(([key, path]) => markup`<a href="${toPage(own, path)}">${own.say[key]}</a>`)])}`;
  return {
    title: say.notFound,
    hidden: true,
    main: markup`<h1>${say.notFound}</h1>
${body(page)}${site.languages
      .filter((lang) => lang !== page.lang)
      .map(
        (lang) => markup`<section lang="${lang}">
<h2>${pageWords[lang].notFound}</h2>
${body({ ...page, lang, say: pageWords[lang] })}</section>
`,
      )}`,
  };
}

const listByFolder: Record<string, keyof typeof sections> = {
  c: 'courses',
  v: 'vacancies',
  p: 'pathways',
  b: 'bulletins',
};

/** The short page of a record that is gone: what it was, until when, and what to look at instead. */
export function gonePage(page: PageContext, gone: GonePage): PageParts {
  const { say, site, words } = page;
  const title = plain(page, gone.title, site.main);
  const list = listByFolder[gone.path.split('/')[0] ?? ''] ?? 'courses';
  const next = gone.replacedBy === undefined ? undefined : site.links.find(gone.replacedBy);
  const instead =
    next !== undefined && 'title' in next.entry.record
      ? recordLink(page, next.entry.ref, shown(page, next.entry.record.title, next.entry.origin))
      : markup`<a href="${toPage(page, sections[list])}">${say[list]}</a>`;
  return {
    title: filled(say.goneTitle, { title }),
    hidden: true,
    twin: gone.path,
    main: markup`<h1>${filled(say.goneTitle, { title })}</h1>
<p>${filled(say.goneText, { date: formatDay(gone.since, words) })}</p>
<p>${say.goneInstead}${instead}</p>
`,
  };
}
