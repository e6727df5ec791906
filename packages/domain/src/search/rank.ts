import type { SearchHits } from './search.js';

/** A page of documents, and how many there are in all. */
const DOCUMENTS = 1 << 21;

/**
 * The hits from position `from` up to `to`, best first; equal scores in the order of the documents. Only the page is
 * sorted, so that the first page of many thousand hits costs no more than looking at each once.
 */
export function bestFirst(hits: SearchHits, from: number, to: number): number[] {
  const { documents, scores } = hits;
  const keys = new Float64Array(documents.length);
  for (let i = 0; i < keys.length; i++) keys[i] = documents[i]! - scores[i]! * DOCUMENTS;
  return Array.from(smallest(keys, from, to), (key) => ((key % DOCUMENTS) + DOCUMENTS) % DOCUMENTS);
}

/** The keys from position `from` up to `to` as if all were sorted ascending. Changes the order of `keys`. */
export function smallest(keys: Float64Array, from: number, to: number): Float64Array {
  const end = Math.min(Math.max(from, to), keys.length);
  if (end < keys.length) divide(keys, end);
  return keys.subarray(0, end).sort().subarray(Math.min(from, end));
}

/** Brings the `count` smallest keys to the front, in any order (Hoare's selection, from the middle). */
function divide(keys: Float64Array, count: number): void {
  let low = 0;
  let high = keys.length - 1;
  while (low < high) {
    const pivot = keys[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (keys[i]! < pivot) i++;
      while (keys[j]! > pivot) j--;
      if (i <= j) {
        const key = keys[i]!;
        keys[i++] = keys[j]!;
        keys[j--] = key;
      }
    }
    if (count - 1 <= j) high = j;
    else if (count - 1 >= i) low = i;
    else return;
  }
}
