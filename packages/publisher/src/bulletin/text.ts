import { textBlocks } from '@esca/domain';
import type { OutgoingIssue, OutgoingItem, OutgoingLink, Said } from './outgoing.js';

/** The issue as plain text. Lines are at most `width` characters; only addresses may be longer, because cut ones do not work. */
export function issueText(issue: OutgoingIssue, width = 72): string {
  const { say } = issue;
  const lines: string[] = [
    ...heading(issue.title.text, '=', width),
    ...wrap(issue.meta.join(' · '), width),
    ...wrap(issue.publisher.text, width),
    '',
    ...paragraphs(issue.intro, '', width),
    ...issue.notes.flatMap((note) => wrap(note, width)),
    '',
  ];
  for (const { items, title } of issue.sections) {
    if (title !== undefined) lines.push(...heading(title.text, '-', width), '');
    for (const item of items) lines.push(...itemLines(item, width), '');
  }
  if (issue.link !== undefined) lines.push(`${say.onTheWeb}:`, issue.link.href, '');
  return `${lines.join('\n').trimEnd()}\n`;
}

function itemLines(item: OutgoingItem, width: number): string[] {
  const inset = '  ';
  const badges = item.badges.length === 0 ? '' : ` [${item.badges.join('; ')}]`;
  const lines = wrap(item.title.text + badges, width, '* ', inset);
  const text = paragraphs(item.text, inset, width);
  while (text.at(-1) === '') text.pop();
  lines.push(...text);
  for (const fact of item.facts) lines.push(...wrap(fact, width, inset, inset));
  if (item.link !== undefined) lines.push(address(item.link, inset));
  for (const link of item.links) {
    lines.push(...wrap(`${link.label}:`, width, inset, inset), address(link, inset));
  }
  return lines;
}

const address = ({ href }: OutgoingLink, inset: string): string =>
  inset + href.replace(/^(mailto|tel):/, '');

/** A heading with a line below it that is as long. */
function heading(text: string, mark: string, width: number): string[] {
  const lines = wrap(text, width);
  const longest = Math.max(...lines.map((line) => [...line].length));
  return [...lines, mark.repeat(longest)];
}

/** Paragraphs and lists, with an empty line after each. */
function paragraphs(text: Said | undefined, inset: string, width: number): string[] {
  if (text === undefined) return [];
  return textBlocks(text.text).flatMap((block) =>
    block.kind === 'list'
      ? [...block.items.flatMap((one) => wrap(one, width, `${inset}- `, `${inset}  `)), '']
      : [...block.text.split('\n').flatMap((line) => wrap(line, width, inset, inset)), ''],
  );
}

/** Lines of words; a word that is longer than a line is broken between its characters. */
export function wrap(text: string, width: number, first = '', rest = ''): string[] {
  const lines: string[] = [];
  let line = first;
  let length = first.length;
  let empty = true;
  const end = (): void => {
    lines.push(line);
    line = rest;
    length = rest.length;
    empty = true;
  };
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    let marks = [...word];
    if (!empty && length + 1 + marks.length > width) end();
    while (marks.length > width - length - (empty ? 0 : 1)) {
      line += marks.slice(0, width - length).join('');
      marks = marks.slice(width - length);
      end();
    }
    line += (empty ? '' : ' ') + marks.join('');
    length += marks.length + (empty ? 0 : 1);
    empty = false;
  }
  if (!empty || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
