import { textBlocks } from '@esca/domain';
import { Html, markup } from '../site/html.js';
import { cleanLine } from './clean.js';
import { firstItems, itemsOf, shorten } from './outgoing.js';
import type {
  OutgoingIssue,
  OutgoingItem,
  OutgoingLink,
  OutgoingSection,
  Said,
} from './outgoing.js';

/** Most bytes of the page: mail programs clip what is longer. */
export const MOST_EMAIL_BYTES = 90_000;

const longestText = 3_000;

// No pure white and no pure black: programs that turn colours round for dark mode leave those unreadable most often.
const font = 'font-family:Arial,Helvetica,sans-serif;color:#1f2933;';
const css = {
  page: 'margin:0;padding:0;background-color:#eef1f4;',
  card: 'max-width:640px;background-color:#fcfcfa;',
  cell: `padding:12px 24px 0 24px;${font}font-size:16px;line-height:24px;text-align:left;`,
  last: `padding:24px;${font}font-size:14px;line-height:22px;text-align:left;`,
  h1: `margin:12px 0 8px 0;${font}font-size:26px;line-height:32px;font-weight:bold;`,
  h2: `margin:16px 0 4px 0;${font}font-size:21px;line-height:28px;font-weight:bold;`,
  h3: `margin:8px 0 4px 0;${font}font-size:17px;line-height:24px;font-weight:bold;`,
  p: `margin:0 0 8px 0;${font}font-size:16px;line-height:24px;`,
  small: `margin:0 0 8px 0;${font}font-size:14px;line-height:22px;`,
  list: `margin:0 0 8px 0;padding:0 0 0 24px;${font}font-size:16px;line-height:24px;`,
  link: 'color:#0b4f9e;text-decoration:underline;',
} as const;

/** Rules for programs that know style sheets; everything is readable without them. */
const sheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#101418!important}
.card{background-color:#1b2127!important}
.text,.text h1,.text h2,.text h3,.text p,.text li,.text ul{color:#e7eaed!important}
.text a{color:#9cc6ff!important}
}
[data-ogsc] .card{background-color:#1b2127!important}
[data-ogsc] .text,[data-ogsc] .text h1,[data-ogsc] .text h2,[data-ogsc] .text h3,[data-ogsc] .text p,[data-ogsc] .text li{color:#e7eaed!important}
[data-ogsc] .text a{color:#9cc6ff!important}
`;

/**
 * The issue as a page for mail programs: tables for layout only, styles in the tags, no image, no script, nothing that is
 * fetched. When it would be too large the last items give way to a link to the whole.
 */
export function issueEmail(issue: OutgoingIssue, most = MOST_EMAIL_BYTES): string {
  const whole = page(issue, false);
  if (Buffer.byteLength(whole) <= most) return whole;
  // Invariant: with `fits` items the page is small enough or has none; with `over` it is too large.
  let fits = 0;
  let over = itemsOf(issue).length;
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (Buffer.byteLength(page(firstItems(issue, middle), true)) <= most) fits = middle;
    else over = middle;
  }
  return page(firstItems(issue, fits), true);
}

function page(issue: OutgoingIssue, cut: boolean): string {
  const { lang, say, title } = issue;
  const body = markup`<!DOCTYPE html>
<html lang="${lang}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="robots" content="noindex">
<title>${title.text}</title>
<style>${Html.css(sheet)}</style>
</head>
<body class="page" style="${css.page}">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="${css.page}"><tr><td align="center" style="padding:16px 8px;">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<div role="main">
<div role="article" aria-roledescription="email" aria-label="${title.text}" lang="${lang}">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="${css.card}">
${row(markup`<h1 style="${css.h1}">${spoken(title, issue)}</h1>
<p style="${css.small}">${issue.meta.join(' · ')}<br>${spoken(issue.publisher, issue)}</p>
${paragraphs(issue.intro, issue)}${issue.notes.map((note) => markup`<p style="${css.small}">${note}</p>\n`)}`)}
${issue.sections.map((section) => sectionRows(section, issue))}${footer(issue, cut ? say.theRest : say.onTheWeb, cut ? say.shortened : undefined)}</table>
</div>
</div>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
  return body.text;
}

const row = (content: Html, style: string = css.cell): Html =>
  markup`<tr><td class="text" align="left" style="${style}">${content}</td></tr>\n`;

function sectionRows({ items, title }: OutgoingSection, issue: OutgoingIssue): Html {
  const heading =
    title === undefined ? '' : row(markup`<h2 style="${css.h2}">${spoken(title, issue)}</h2>`);
  const level = title === undefined ? 2 : 3;
  return markup`${heading}${items.map((item) => row(itemMarkup(item, level, issue)))}`;
}

function itemMarkup(item: OutgoingItem, level: 2 | 3, issue: OutgoingIssue): Html {
  const words = spoken(item.title, issue);
  const title = item.link === undefined ? words : anchor(item.link, words);
  const heading =
    level === 2
      ? markup`<h2 style="${css.h3}">${title}</h2>`
      : markup`<h3 style="${css.h3}">${title}</h3>`;
  const badges =
    item.badges.length === 0
      ? ''
      : markup`<p style="${css.small}"><strong>${item.badges.join(' · ')}</strong></p>\n`;
  const facts = item.facts.map((fact) => markup`<p style="${css.p}">${fact}</p>\n`);
  const links = item.links.map(
    (link) =>
      markup`<p style="${css.p}">${anchor(link, markup`${link.label}: ${item.title.text}`)}</p>\n`,
  );
  return markup`${heading}
${badges}${paragraphs(item.text, issue)}${facts}${links}`;
}

function footer(issue: OutgoingIssue, words: string, instead: string | undefined): Html {
  if (issue.link === undefined)
    return instead === undefined
      ? markup``
      : row(markup`<p style="${css.p}">${instead}</p>`, css.last);
  return row(markup`<p style="${css.p}">${anchor(issue.link, markup`${words}`)}</p>`, css.last);
}

/** A link; where it leaves the site its host stands beside it. */
function anchor({ host, href }: OutgoingLink, words: Html): Html {
  const beside = host === undefined ? '' : ` (${host})`;
  return markup`<a href="${href}" style="${css.link}">${words}</a>${beside}`;
}

function paragraphs(text: Said | undefined, issue: OutgoingIssue): Html {
  if (text === undefined) return markup``;
  const blocks = textBlocks(shorten(text.text, longestText)).map((block) =>
    block.kind === 'list'
      ? markup`<ul style="${css.list}">${block.items.map((item) => markup`<li>${spoken({ ...text, text: item }, issue)}</li>`)}</ul>\n`
      : markup`<p style="${css.p}">${block.text
          .split('\n')
          .map(
            (line, index) =>
              markup`${index === 0 ? '' : markup`<br>`}${spoken({ ...text, text: line }, issue)}`,
          )}</p>\n`,
  );
  return markup`${blocks}`;
}

/** Words in another language say so; words that run from right to left are kept apart from what surrounds them. */
function spoken({ lang, text }: Said, issue: OutgoingIssue): Html {
  const shown = cleanLine(text);
  const words = /[\u0590-\u08ff]/.test(shown) ? markup`<bdi>${shown}</bdi>` : markup`${shown}`;
  return lang.toLowerCase().split('-')[0] === issue.lang
    ? words
    : markup`<span lang="${lang}">${words}</span>`;
}
