/** Does the rest of a stepwise job without a pause. */
export function runAtOnce<T>(job: Generator<unknown, T>): T {
  let step = job.next();
  while (!step.done) step = job.next();
  return step.value;
}

/**
 * Does a stepwise job in slices of `budget` milliseconds (8 when absent), with a pause after each, so that the page stays
 * awake. `now` is any clock in milliseconds; `pause` ends when the page has had its turn, and stops the job by throwing.
 */
export async function runInSlices<T>(
  job: Generator<unknown, T>,
  { now, pause, budget = 8 }: { now: () => number; pause: () => Promise<unknown>; budget?: number },
): Promise<T> {
  for (let end = now() + budget; ;) {
    const step = job.next();
    if (step.done) return step.value;
    if (now() >= end) {
      await pause();
      end = now() + budget;
    }
  }
}

/**
 * The order in which `keys` are ascending, as their positions; equal keys keep their order. Without `compare`, by code
 * units. Sorts pieces, then merges them two by two, a piece at a step.
 */
export function* sortInSteps(
  keys: readonly string[],
  compare: (a: string, b: string) => number = byCodeUnits,
): Generator<void, Uint32Array<ArrayBuffer>> {
  const { length } = keys;
  const less = (a: number, b: number): number => compare(keys[a]!, keys[b]!) || a - b;
  let from = Uint32Array.from(keys.keys());
  let to = new Uint32Array(length);
  for (let start = 0; start < length; start += PIECE) {
    from.subarray(start, start + PIECE).sort(less);
    yield;
  }
  // Before each round, pieces of `size` are in order; after it, pieces twice as long.
  for (let size = PIECE; size < length; size *= 2) {
    for (let start = 0; start < length; start += 2 * size) {
      const middle = Math.min(start + size, length);
      const end = Math.min(middle + size, length);
      for (let at = start, left = start, right = middle; at < end; at++) {
        const takeLeft = left < middle && (right >= end || less(from[left]!, from[right]!) < 0);
        to[at] = from[takeLeft ? left++ : right++]!;
        if (at % PIECE === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

const PIECE = 512;

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
