import { chooseText, textBlocks } from '@esca/domain';
import type { Origin, Text } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';

/** The reader's language, and the language that a widget's own words are in. */
export interface Reader {
  /** The page's language. */
  readonly lang: string;
  /** The language of the words around a text. */
  readonly wordsLang: string;
}

/** A feed's text, kept apart from what is around it, and marked when it is in another language. */
export function feedText(
  value: Text | undefined,
  origin: Origin,
  reader: Reader,
): TemplateResult | typeof nothing {
  if (value === undefined) return nothing;
  const { text, lang } = chooseText(value, reader.lang, origin.language);
  return inLanguage(text, lang, reader);
}

/** Words whose language is known. */
export function inLanguage(text: string, lang: string, reader: Reader): TemplateResult {
  const same = lang.split('-')[0] === reader.wordsLang.split('-')[0];
  return html`<bdi lang=${same ? nothing : lang}>${text}</bdi>`;
}

/** Paragraphs and lists of a longer text: a blank line parts paragraphs, `- ` begins a list item. */
export function feedBlocks(
  value: Text | undefined,
  origin: Origin,
  reader: Reader,
): TemplateResult | typeof nothing {
  if (value === undefined) return nothing;
  const { text, lang } = chooseText(value, reader.lang, origin.language);
  const same = lang.split('-')[0] === reader.wordsLang.split('-')[0];
  const blocks = textBlocks(text).map((block) =>
    block.kind === 'list'
      ? html`<ul class="bullets">
          ${block.items.map((item) => html`<li>${item}</li>`)}
        </ul>`
      : html`<p>
          ${block.text.split('\n').map((line, index) => (index > 0 ? html`<br />${line}` : line))}
        </p>`,
  );
  return html`<div class="blocks" dir="auto" lang=${same ? nothing : lang}>${blocks}</div>`;
}

/** A heading of a level that the page chooses; deeper ones stop at six. */
export function heading(
  level: number,
  content: unknown,
  {
    id,
    part = 'heading',
    focusable = false,
  }: { id?: string; part?: string; focusable?: boolean } = {},
): TemplateResult {
  const tab = focusable ? '-1' : nothing;
  const name = id ?? nothing;
  const look = part === 'heading' ? 'title' : nothing;
  // An attribute that is no number gives the usual level.
  switch (Number.isNaN(level) ? 2 : Math.min(6, Math.max(1, level))) {
    case 1:
      return html`<h1 id=${name} part=${part} class=${look} tabindex=${tab}>${content}</h1>`;
    case 2:
      return html`<h2 id=${name} part=${part} class=${look} tabindex=${tab}>${content}</h2>`;
    case 3:
      return html`<h3 id=${name} part=${part} class=${look} tabindex=${tab}>${content}</h3>`;
    case 4:
      return html`<h4 id=${name} part=${part} class=${look} tabindex=${tab}>${content}</h4>`;
    case 5:
      return html`<h5 id=${name} part=${part} class=${look} tabindex=${tab}>${content}</h5>`;
    default:
      return html`<h6 id=${name} part=${part} class=${look} tabindex=${tab}>${content}</h6>`;
  }
}
