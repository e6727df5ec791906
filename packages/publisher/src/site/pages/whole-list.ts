import { filled, recordLink, shown, toPage } from '../context.js';
import type { PageContext } from '../context.js';
import { markup } from '../html.js';
import { coursesByDate, vacanciesOf } from '../listing.js';
import type { PageParts } from './shell.js';

/** At most so many records stand on one page; the rest are on pages of their own. */
export const mostOnPage = 500;

/** What there is a whole list of, when one page cannot hold it. */
export type ListKind = 'courses' | 'vacancies';

/** Path of a page of the list of all courses or vacancies. */
export function listPath(kind: ListKind, number: number): string {
  return number === 1 ? `all/${kind}/index.html` : `all/${kind}/${String(number)}/index.html`;
}

/** One page of the list of everything, for catalogues that one page cannot hold. */
export function wholeListPage(page: PageContext, kind: ListKind, number: number): PageParts {
  const { say, site } = page;
  const entries = kind === 'courses' ? coursesByDate(site) : vacanciesOf(site);
  const all = kind === 'courses' ? say.allCourses : say.allVacancies;
  const pages = Math.ceil(entries.length / mostOnPage);
  const pageOf = (one: number): string =>
    filled(say.pageOf, { page: String(one), pages: String(pages) });
  const others = Array.from({ length: pages }, (_, index) => index + 1);
  return {
    title: `${all}, ${pageOf(number)}`,
    twin: listPath(kind, number),
    main: markup`<h1>${all}</h1>
<p>${pageOf(number)}</p>
<ul>
${entries
  .slice((number - 1) * mostOnPage, number * mostOnPage)
  .map(
    (entry) =>
      markup`<li>${recordLink(page, entry.ref, shown(page, entry.record.title, entry.origin))}</li>\n`,
  )}</ul>
<nav aria-label="${all}"><ul>${others.map((one) =>
      one === number
        ? markup`<li><span aria-current="page">${one}</span></li>\n`
        : markup`<li><a href="${toPage(page, listPath(kind, one))}" aria-label="${pageOf(one)}">${one}</a></li>\n`,
    )}</ul></nav>
`,
  };
}
