import { highlight, type Query } from '@esca/domain';
import { html, type TemplateResult } from 'lit';

/** A text with the words marked that a query found. */
export function marked(
  text: string,
  query: Query | undefined,
): string | (string | TemplateResult)[] {
  const ranges = query ? highlight(text, query) : [];
  if (ranges.length === 0) return text;
  const pieces: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...pieces, text.slice(at)];
}
