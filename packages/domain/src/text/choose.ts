import type { LangTag, Text } from '@esca/feed';

/** A text and the language it is in, for the `lang` of the element that shows it. */
export interface ChosenText {
  readonly text: string;
  readonly lang: LangTag;
}

const language = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/**
 * Chooses the wording for a reader: the exact language, else the same language of another region, else the feed's
 * language, else the first there is. The reader of feeds has cleaned the text already.
 */
export function chooseText(text: Text, wanted: LangTag, feedLanguage: LangTag): ChosenText {
  if (typeof text === 'string') return { text, lang: feedLanguage };
  const tags = Object.keys(text);
  const tag =
    tags.find((key) => key.toLowerCase() === wanted.toLowerCase()) ??
    tags.find((key) => language(key) === language(wanted)) ??
    tags.find((key) => key.toLowerCase() === feedLanguage.toLowerCase()) ??
    tags.find((key) => language(key) === language(feedLanguage)) ??
    tags[0] ??
    feedLanguage;
  return { text: text[tag] ?? '', lang: tag };
}

/** The wording for a reader, when its language does not matter: for sorting, searching and exports. */
export function textOf(text: Text | undefined, wanted: LangTag, feedLanguage: LangTag): string {
  return text === undefined ? '' : chooseText(text, wanted, feedLanguage).text;
}
