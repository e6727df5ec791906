/*
 * Valid feeds, broken at random: any value replaced, removed, repeated, moved or wrapped. The oracle is that nothing
 * throws, whatever a feed holds, and that what is kept obeys the rules of the feed.
 */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { hostile, huge } from '../../helpers/hostile.js';

const root = new URL('../../../schemas/examples/', import.meta.url);

/** The examples of the documentation, which are valid. */
export const examples: readonly unknown[] = readdirSync(root)
  .filter((name) => name.endsWith('.feed.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, root), 'utf8')) as unknown);

const strings = (['text', 'link', 'date', 'number', 'id'] as const).flatMap((channel) =>
  hostile(channel, 150, 7),
);

/** A value that stands where another is expected. */
const stranger = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    2 ** 53,
    0.1,
    '',
    [],
    {},
    [[]],
    huge[1],
  ),
  fc.constantFrom<unknown>(...strings),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    { en: '', cy: 7 },
    Array.from({ length: 2_000 }, (_, index) => index),
  ),
);

type Change = { how: number; where: number; what: unknown };

/** Feeds with one to twelve changes. */
export const broken: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.nat(examples.length - 1),
    fc.array(fc.record({ how: fc.nat(5), where: fc.nat(), what: stranger }), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(([which, changes]) => changes.reduce(change, structuredClone(examples[which])));

function change(feed: unknown, { how, where, what }: Change): unknown {
  const places: { home: Record<string, unknown> | unknown[]; key: string }[] = [];
  const walk = (home: unknown): void => {
    if (typeof home !== 'object' || home === null || places.length > 20_000) return;
    for (const key of Object.keys(home)) {
      places.push({ home: home as Record<string, unknown>, key });
      walk((home as Record<string, unknown>)[key]);
    }
  };
  walk(feed);
  const place = places[where % Math.max(1, places.length)];
  if (!place) return what;
  const home = place.home as Record<string, unknown>;
  const value = home[place.key];
  const other = places[(where * 31 + how) % places.length]!;
  // A cycle would be no JSON, so what is moved is copied.
  const copy = (each: unknown): unknown => JSON.parse(JSON.stringify(each) ?? 'null') as unknown;
  if (how === 0 || how === 5) home[place.key] = copy(what);
  else if (how === 1) delete home[place.key];
  else if (how === 2) home[place.key] = [value, value].map(copy);
  else if (how === 3) home[place.key] = { [place.key]: copy(value), en: copy(value) };
  else home[place.key] = copy((other.home as Record<string, unknown>)[other.key]);
  return feed;
}

/** How often each property is tried at most. */
export const RUNS = Number(process.env.ESCA_FUZZ_RUNS ?? 150);
/** For how long each property is tried at most, in seconds; a slow machine tries less. */
const SECONDS = Number(process.env.ESCA_FUZZ_SECONDS ?? 3);

/** Tries a property with a seed that a failure names. */
export function holds<T extends [unknown, ...unknown[]]>(
  property: fc.IProperty<T> | fc.IAsyncProperty<T>,
  runs = RUNS,
): Promise<void> | void {
  const seed = Number(process.env.SEED ?? Date.now() & 0x7fffffff);
  console.log(`# seed ${String(seed)}`);
  return fc.assert(property as fc.IProperty<T>, {
    seed,
    numRuns: runs,
    interruptAfterTimeLimit: SECONDS * 1000,
    markInterruptAsFailure: false,
  });
}
