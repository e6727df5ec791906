import { MAX_DOCUMENTS, type SearchIndex } from './search-index.js';
import { alternativesOf } from './synonyms.js';

/**
 * The file: eight numbers (mark, version, checksum of all that follows it, documents, terms, and the bytes of the next
 * three sections), the words (UTF-8, one a line, then an empty line and the synonyms as JSON), for each term how many
 * documents it has and in how many bytes of gaps (seven-bit groups), the gaps, the impacts, and zeros up to a multiple of four bytes. Numbers are little-endian, as is every machine that runs a browser.
 */
const MARK = 0x61637365;
const VERSION = 1;
const HEAD = 8 * 4;

/** An index as bytes, for `loadSearchIndex`. The texts are not in it. */
export function saveSearchIndex(index: SearchIndex): ArrayBuffer {
  const { terms, postings, gaps, impacts, synonyms, count } = index;
  const words = new TextEncoder().encode(`${terms.join('\n')}\n\n${JSON.stringify(synonyms)}`);
  const frequencies: number[] = [];
  const put = (value: number): void => {
    for (; value > 127; value >>= 7) frequencies.push((value & 127) | 128);
    frequencies.push(value);
  };
  for (let term = 0; term < terms.length; term++) {
    put(postings[term + 1]! - postings[term]!);
    put((index.bytes[term + 1] ?? gaps.length) - index.bytes[term]!);
  }
  const length = words.length + frequencies.length + gaps.length + impacts.length;
  const buffer = new ArrayBuffer(HEAD + length + (-length & 3));
  const bytes = new Uint8Array(buffer);
  bytes.set(words, HEAD);
  bytes.set(frequencies, HEAD + words.length);
  bytes.set(gaps, HEAD + words.length + frequencies.length);
  bytes.set(impacts, HEAD + length - impacts.length);
  const head = new Uint32Array(buffer, 0, 8);
  head.set([MARK, VERSION, 0, count, terms.length, words.length, frequencies.length, gaps.length]);
  head[2] = checksumOf(buffer);
  return buffer;
}

/**
 * An index from the bytes of `saveSearchIndex`. The large arrays are views of the buffer, so leave it as it is. Throws
 * when the bytes are of another version, cut short or damaged. `texts` serve phrases, as in `buildSearchIndex`.
 */
export function loadSearchIndex(buffer: ArrayBuffer, texts?: SearchIndex['texts']): SearchIndex {
  const bytes = new Uint8Array(buffer);
  const [mark, version, sum, count, termCount, ...lengths] =
    bytes.length < HEAD || bytes.length & 3 ? [] : new Uint32Array(buffer, 0, 8);
  check(mark === MARK);
  if (version !== VERSION)
    throw new Error(
      `[esca] This search index has version ${version}, not ${VERSION}: build it again.`,
    );
  check(checksumOf(buffer) === sum && count! <= MAX_DOCUMENTS);
  let from = HEAD;
  const [words, frequencies, gaps] = lengths.map((length) =>
    bytes.subarray(from, (from += length)),
  );

  const [list, synonymList] = new TextDecoder().decode(words).split('\n\n');
  const terms = list ? list.split('\n') : [];
  check(terms.length === termCount);
  const synonyms = JSON.parse(synonymList!) as string[][];

  const postings = new Uint32Array(termCount! + 1);
  const starts = new Uint32Array(termCount!);
  let at = 0;
  const take = (): number => {
    let byte = frequencies![at++]!;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7)
      value |= ((byte = frequencies![at++]!) & 127) << shift;
    return value;
  };
  let end = 0;
  for (let term = 0; term < termCount!; term++) {
    postings[term + 1] = postings[term]! + take();
    starts[term] = end;
    end += take();
  }
  const impacts = bytes.subarray(from, from + postings[termCount!]!);
  check(at === frequencies!.length && end === gaps!.length);
  check(impacts.length === postings[termCount!] && bytes.length - from - impacts.length < 4);
  return {
    count: count!,
    terms,
    postings,
    bytes: starts,
    gaps: gaps!,
    impacts,
    synonyms,
    alternatives: alternativesOf(synonyms),
    texts,
    scratch: [],
  };
}

function check(sound: boolean): void {
  if (!sound) throw new Error('[esca] This search index is damaged: load it again, or build it.');
}

/** FNV-1a (Fowler, Noll and Vo) of everything after its own place, four bytes at a time. */
export function checksumOf(buffer: ArrayBuffer): number {
  let sum = 0x811c9dc5;
  const words = new Uint32Array(buffer, 12);
  // Counted, because this runs once over much data, before the engine has had time to make for-of quick.
  // eslint-disable-next-line @typescript-eslint/prefer-for-of
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ words[i]!, 0x01000193);
  return sum >>> 0;
}
