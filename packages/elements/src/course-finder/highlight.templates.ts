import type { TextRange } from '@esca/domain';
import { html, type TemplateResult } from 'lit';

/** A text with some of its places marked. */
export function markedText(
  text: string,
  ranges: readonly TextRange[],
): string | (string | TemplateResult)[] {
  if (ranges.length === 0) return text;
  const pieces: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...pieces, text.slice(at)];
}
