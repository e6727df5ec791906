/**
 * From text to the words that are compared. Case, accents, ligatures and apostrophes are folded away, so "Children’s",
 * "childrens" and "CHILDREN'S" are one word, and a plural finds its singular. The same steps serve the index and the query.
 */

const NOT_ASCII = /[\u0080-\uffff]/;
/** Marks and apostrophes vanish inside a word; everything else that is no letter or number ends it. */
const VANISHING = /[\p{M}'’ʼ]/gu;
const BETWEEN_ASCII = /[^a-z0-9]+/;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;
const ES_PLURAL = /(?:ss|x|ch|sh)es$/;

/**
 * Text in the form in which it is compared: compatibility forms taken apart, marks dropped, case folded. Folding twice
 * changes nothing. The length may differ from the text's ("ß" becomes "ss"), so never carry positions across.
 */
export function fold(text: string): string {
  if (!NOT_ASCII.test(text)) {
    const lower = text.toLowerCase();
    return lower.includes("'") ? lower.replaceAll("'", '') : lower;
  }
  // Up and down again, because only upper case takes "ß" and "ı" apart; a final sigma is a sigma.
  return text
    .normalize('NFKD')
    .replace(VANISHING, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/** The words of a text, folded, in order and with repeats; not yet stemmed. */
export function splitWords(text: string): string[] {
  const folded = fold(text);
  const words = folded.split(NOT_ASCII.test(folded) ? BETWEEN_WORDS : BETWEEN_ASCII);
  // A text that begins or ends with a separator leaves an empty word there and nowhere else.
  if (words[0] === '') words.shift();
  if (words[words.length - 1] === '') words.pop();
  return words;
}

/**
 * A folded word without its plural ending (the "S stemmer" of Harman 1991, and "es" after a hissing sound). More would
 * conflate words that a person keeps apart. Stemming twice changes nothing.
 */
export function stem(word: string): string {
  const length = word.length;
  if (length < 4 || !word.endsWith('s') || 'siu'.includes(word.charAt(length - 2))) return word;
  if (length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.slice(0, ES_PLURAL.test(word) ? -2 : -1);
}
