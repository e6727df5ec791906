import { textBlocks } from '@esca/domain';
import type { OutgoingIssue, OutgoingItem, OutgoingLink, Said } from './outgoing.js';

/** The issue in Markdown. Only the publisher's own structure makes headings, lists and links; texts of the feed are only text. */
export function issueMarkdown(issue: OutgoingIssue): string {
  const { say } = issue;
  const parts: string[] = [
    `# ${escapeMarkdown(issue.title.text)}`,
    escapeMarkdown(issue.meta.join(' · ')),
    escapeMarkdown(issue.publisher.text),
    ...blocks(issue.intro),
    ...issue.notes.map((note) => `*${escapeMarkdown(note)}*`),
  ];
  for (const { items, title } of issue.sections) {
    if (title !== undefined) parts.push(`## ${escapeMarkdown(title.text)}`);
    for (const item of items) parts.push(...itemParts(item, title === undefined ? '##' : '###'));
  }
  if (issue.link !== undefined) parts.push(link(issue.link, say.onTheWeb));
  return `${parts.join('\n\n')}\n`;
}

function itemParts(item: OutgoingItem, mark: string): string[] {
  const title =
    item.link === undefined ? escapeMarkdown(item.title.text) : link(item.link, item.title.text);
  const badges = item.badges.map((badge) => `**${escapeMarkdown(badge)}**`).join(' · ');
  return [
    `${mark} ${title}`,
    ...(badges === '' ? [] : [badges]),
    ...blocks(item.text),
    ...item.facts.map((fact) => escapeMarkdown(fact)),
    ...(item.links.length === 0
      ? []
      : [item.links.map((one) => `- ${link(one, one.label)}`).join('\n')]),
  ];
}

function blocks(text: Said | undefined): string[] {
  if (text === undefined) return [];
  return textBlocks(text.text).map((block) =>
    block.kind === 'list'
      ? block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')
      : block.text
          .split('\n')
          .map((line) => escapeMarkdown(line))
          .join('  \n'),
  );
}

function link({ host, href }: OutgoingLink, words: string): string {
  const beside = host === undefined || host === words ? '' : ` (${escapeMarkdown(host)})`;
  return `[${escapeMarkdown(words)}](<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>)${beside}`;
}

/**
 * Text in which nothing is syntax, for one line of CommonMark or of GitHub's dialect, which makes links of bare addresses
 * too. A backslash before punctuation is shown by no reader.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~!&@]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replace(/www\./gi, (found) => found.replace('.', '\\.'))
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
