/** A paragraph, or a list, of plain text. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Splits plain text as the feed writes it: a blank line ends a paragraph, a line that begins with `- ` is a list item. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const end = (): void => {
    if (lines.length) blocks.push({ kind: 'paragraph', text: lines.join('\n') });
    if (items.length) blocks.push({ kind: 'list', items });
    lines = [];
    items = [];
  };
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.trim();
    const item = /^- (.*)/.exec(line)?.[1];
    if (!line) end();
    else if (item === undefined) {
      if (items.length) end();
      lines.push(line);
    } else {
      if (lines.length) end();
      items.push(item.trim());
    }
  }
  end();
  return blocks;
}
