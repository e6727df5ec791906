import { MAX_DOCUMENTS, type SearchBlock, type SearchIndex } from './search-index.js';
import { alternativesOf } from './synonyms.js';

/**
 * Two sorts of files, so that a reader who looks for two words need not load what is known of all others. Numbers are
 * little-endian, as is every machine that runs a browser; zeros fill each file up to a multiple of four bytes.
 *
 * The head: seven numbers (mark, version, checksum of all that follows it, documents, terms, and the bytes of the next
 * two sections), the words (UTF-8, one a line, then an empty line and the synonyms and blocks as JSON: of each block its
 * name, its first term and its checksum), and for each term how many documents it has and in how many bytes of gaps
 * (seven-bit groups).
 *
 * A block, with the postings of terms that follow one another: the gaps, then the impacts. How long it is and what sum it
 * has stand in the head, so that no other block of this index or of another can pass for it.
 */
const MARK = 0x61637365;
const VERSION = 3;
const HEAD = 7 * 4;
/** A block is closed when it has so many bytes: little enough for a slow line, and not too many files. */
const BLOCK_SIZE = 32 * 1024;
/** More postings than any catalogue has that a page could hold; keeps a forged file from asking for all memory. */
const MOST_BYTES = 1 << 27;

/** An index as files. */
export interface SearchFiles {
  /** The blocks, in order. */
  readonly blocks: readonly ArrayBuffer[];
  /** The head, once the blocks have names. */
  head(names: readonly string[]): ArrayBuffer;
}

/** An index as files, for `loadSearchIndex` and `addSearchBlock`. The texts are not in it. */
export function saveSearchIndex(index: SearchIndex, blockSize = BLOCK_SIZE): SearchFiles {
  const { terms, postings, gaps, impacts, synonyms, count } = index;
  const firsts: number[] = [];
  const blocks: ArrayBuffer[] = [];
  const endOf = (term: number): number => index.bytes[term] ?? gaps.length;
  for (let from = 0, to = 0; from < terms.length; from = to) {
    const [firstByte, firstPosting] = [endOf(from), postings[from]!];
    do to++;
    while (to < terms.length && endOf(to) - firstByte + postings[to]! - firstPosting < blockSize);
    firsts.push(from);
    blocks.push(
      fileOf(gaps.subarray(firstByte, endOf(to)), impacts.subarray(firstPosting, postings[to])),
    );
  }
  const frequencies: number[] = [];
  const put = (value: number): void => {
    for (; value > 127; value >>= 7) frequencies.push((value & 127) | 128);
    frequencies.push(value);
  };
  for (let term = 0; term < terms.length; term++) {
    put(postings[term + 1]! - postings[term]!);
    put(endOf(term + 1) - endOf(term));
  }
  return {
    blocks,
    head(names) {
      const more = JSON.stringify({
        synonyms,
        blocks: firsts.map((term, i) => [names[i], term, checksumOf(blocks[i]!, 0)]),
      });
      const words = new TextEncoder().encode(`${terms.join('\n')}\n\n${more}`);
      const numbers = [MARK, VERSION, 0, count, terms.length, words.length, frequencies.length];
      const head = Uint32Array.from(numbers);
      const file = fileOf(new Uint8Array(head.buffer), words, Uint8Array.from(frequencies));
      new Uint32Array(file, 0, 3)[2] = checksumOf(file);
      return file;
    },
  };
}

/** A file of sections, filled up to a multiple of four bytes. */
function fileOf(...sections: readonly Uint8Array[]): ArrayBuffer {
  const length = sections.reduce((sum, section) => sum + section.length, 0);
  const bytes = new Uint8Array(length + (-length & 3));
  let at = 0;
  for (const section of sections) {
    bytes.set(section, at);
    at += section.length;
  }
  return bytes.buffer;
}

/**
 * An index from the head that `saveSearchIndex` made: every word, and no postings before `addSearchBlock` has brought
 * them. Throws when the bytes are of another version, cut short or damaged. `texts` serve phrases, as in
 * `buildSearchIndex`.
 */
export function loadSearchIndex(buffer: ArrayBuffer, texts?: SearchIndex['texts']): SearchIndex {
  check(buffer.byteLength >= HEAD && (buffer.byteLength & 3) === 0);
  const bytes = new Uint8Array(buffer);
  const [mark, version, sum, count, termCount, ...lengths] = new Uint32Array(buffer, 0, HEAD / 4);
  check(mark === MARK);
  if (version !== VERSION)
    throw new Error(
      `[esca] This search index has version ${version!}, not ${VERSION}: build it again.`,
    );
  check(checksumOf(buffer) === sum && count! <= MAX_DOCUMENTS);
  let from = HEAD;
  const [words, frequencies] = lengths.map((length) => bytes.subarray(from, (from += length)));

  const [list, more] = new TextDecoder().decode(words).split('\n\n');
  const terms = list ? list.split('\n') : [];
  check(terms.length === termCount && more !== undefined);
  const { synonyms, blocks } = JSON.parse(more!) as {
    synonyms: string[][];
    blocks: [name: string, term: number, sum: number][];
  };

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
  const total = postings[termCount!]!;
  check(at === frequencies!.length && end <= MOST_BYTES && total <= MOST_BYTES);
  check(
    (blocks.length > 0 ? blocks[0]![1] === 0 : termCount === 0) && areAscending(blocks, termCount!),
  );
  return {
    count: count!,
    terms,
    postings,
    bytes: starts,
    gaps: new Uint8Array(end),
    impacts: new Uint8Array(total),
    synonyms,
    alternatives: alternativesOf(synonyms),
    texts,
    blocks: blocks.map(([name, term, sum]): SearchBlock => ({ name, term, sum, there: false })),
    scratch: [],
  };
}

const areAscending = (
  blocks: readonly (readonly [string, number, number])[],
  terms: number,
): boolean =>
  blocks.every(
    ([name, term], i) =>
      typeof name === 'string' && Number.isInteger(term) && term < (blocks[i + 1]?.[1] ?? terms),
  );

/** Takes in the block at a position. Throws when it is cut short, damaged, or another block. */
export function addSearchBlock(index: SearchIndex, position: number, buffer: ArrayBuffer): void {
  const { blocks = [], terms, postings, gaps, impacts } = index;
  const block = blocks[position]!;
  const next = blocks[position + 1]?.term ?? terms.length;
  const firstByte = index.bytes[block.term]!;
  const bytes = (index.bytes[next] ?? gaps.length) - firstByte;
  const firstPosting = postings[block.term]!;
  const count = postings[next]! - firstPosting;
  const length = bytes + count;
  check(buffer.byteLength === length + (-length & 3) && checksumOf(buffer, 0) === block.sum);
  gaps.set(new Uint8Array(buffer, 0, bytes), firstByte);
  impacts.set(new Uint8Array(buffer, bytes, count), firstPosting);
  block.there = true;
}

function check(sound: boolean): void {
  if (!sound) throw new Error('[esca] This search index is damaged: load it again, or build it.');
}

/**
 * FNV-1a (Fowler, Noll and Vo) of a buffer from a place on, four bytes at a time. Files with a head have the sum as their
 * third number and begin to count after it.
 */
export function checksumOf(buffer: ArrayBuffer, from = 12): number {
  let sum = 0x811c9dc5;
  const words = new Uint32Array(buffer, from);
  // Counted, because this runs once over much data, before the engine has had time to make for-of quick.
  // eslint-disable-next-line @typescript-eslint/prefer-for-of
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ words[i]!, 0x01000193);
  return sum >>> 0;
}
