import { absoluteUrl } from '../paths.js';
import { inLanguage, pageUrl, toFile, toPage } from '../context.js';
import type { PageContext } from '../context.js';
import { Html, markup } from '../html.js';

/** What a page says in its head and body. */
export interface PageParts {
  title: string;
  description?: string;
  main: Html;
  /** Path without language of this page, when it has twins in the other languages. */
  twin?: string;
  /** Structured data, one block each. */
  data?: readonly object[];
  /** More markup for the head. */
  head?: Html;
  /** True for pages that are not to be found by search engines. */
  hidden?: boolean;
  /** True for pages that are shown inside others. */
  embed?: boolean;
}

/** Sections that the navigation offers. */
export const sections = {
  courses: 'e/course-finder/index.html',
  pathways: 'e/pathway-map/index.html',
  vacancies: 'e/vacancy-feed/index.html',
  bulletins: 'e/bulletin-card/index.html',
  myList: 'e/my-list/index.html',
} as const;
/** The same in the order of the menu. */
export const navigation = Object.entries(sections) as [keyof typeof sections, string][];

/** What is saved on these pages stands on the page of the list; a bulletin would ask its reader questions first. */
const saving: readonly string[] = ['courses', 'pathways', 'vacancies'];
/** Whoever comes by the menu of the site, and not in a frame, may save. */
const asked = (key: string): string => (saving.includes(key) ? '?storage=device' : '');

/** A whole page as text. */
export function wholePage(page: PageContext, parts: PageParts): string {
  const { lang, say, site } = page;
  const publisher = site.main.publisher.name;
  const name =
    typeof publisher === 'string'
      ? publisher
      : (publisher[lang] ?? Object.values(publisher)[0] ?? '');
  const { twin } = parts;
  const twins =
    twin === undefined
      ? []
      : site.languages.map((one) => ({ lang: one, path: inLanguage(twin, one, site.languages) }));
  const nav = navigation.filter(([, path]) => site.written(path));
  const content = markup`<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title === name ? name : `${parts.title} – ${name}`}</title>
${parts.description === undefined || parts.description === '' ? '' : markup`<meta name="description" content="${short(parts.description)}">\n`}${
    parts.hidden === true ? markup`<meta name="robots" content="noindex">\n` : ''
  }<link rel="stylesheet" href="${toFile(page, site.styles)}">
<link rel="icon" href="${toFile(page, site.icon)}" type="image/svg+xml">
${parts.embed === true ? markup`<script src="${toFile(page, site.frameScript)}"></script>\n` : ''}${
    twin === undefined
      ? ''
      : markup`<link rel="canonical" href="${pageUrl(page, twin)}">
${
  site.languages.length < 2
    ? ''
    : twins.map(
        ({ lang: one, path }) =>
          markup`<link rel="alternate" hreflang="${one}" href="${absoluteUrl(site.baseUrl, path)}">\n`,
      )
}`
  }${parts.head}${(parts.data ?? []).map((block) => markup`<script type="application/ld+json">${Html.json(block)}</script>\n`)}</head>
<body${parts.embed === true ? markup` class="embed"` : ''}>
<a class="skip" href="#main">${say.skip}</a>
<header>
<nav aria-label="${say.pages}"><ul>
<li><a href="${toPage(page, 'index.html')}">${say.home}</a></li>
${nav.map(([key, path]) => markup`<li><a href="${toPage(page, path)}${asked(key)}"${path === twin ? markup` aria-current="page"` : ''}>${say[key]}</a></li>\n`)}</ul></nav>
</header>
<main id="main" tabindex="-1">
${parts.main}</main>
<footer>
${
  twins.length < 2
    ? ''
    : markup`<nav aria-label="${say.languages}"><ul>${twins
        .filter((other) => other.lang !== lang)
        .map(
          ({ lang: one, path }) =>
            markup`<li><a href="${toFile(page, path)}" lang="${one}" hreflang="${one}">${say.otherLanguage}</a></li>`,
        )}</ul></nav>\n`
}<p>${name}. ${licences(page)}</p>
</footer>
</body>
</html>
`;
  return `<!doctype html>\n${content.text}`;
}

/** Licences of the feeds on this site; none is relabelled. */
function licences(page: PageContext): Html {
  const found = [...new Set(page.site.catalogue.origins.map(({ licence }) => licence))].filter(
    (one) => /^https?:\/\//.test(one),
  );
  return markup`${found.map((address, index) => markup`${index > 0 ? ', ' : ''}<a href="${address}" rel="license">${page.say.licence}${found.length > 1 ? ` ${String(index + 1)}` : ''}</a>`)}`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
