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
 * The order in which `keys` are ascending, by code units, as their positions; equal keys keep their order. Sorts one
 * first letter (then one second letter, when many share the first) at a step.
 */
export function* sortInSteps(keys: readonly string[]): Generator<void, Uint32Array<ArrayBuffer>> {
  const order = new Uint32Array(keys.length);
  let end = 0;
  function* place(members: readonly number[], depth: number): Generator<void, void> {
    if (members.length < 2048 || depth > 3) {
      const sorted = [...members].sort((a, b) => compare(keys[a]!, keys[b]!) || a - b);
      order.set(sorted, end);
      end += sorted.length;
      yield;
      return;
    }
    const groups = new Map<number, number[]>();
    for (const member of members) {
      const letter = depth < keys[member]!.length ? keys[member]!.charCodeAt(depth) : -1;
      const group = groups.get(letter);
      if (group) group.push(member);
      else groups.set(letter, [member]);
    }
    for (const letter of [...groups.keys()].sort((a, b) => a - b))
      yield* place(groups.get(letter)!, depth + 1);
  }
  yield* place([...keys.keys()], 0);
  return order;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
