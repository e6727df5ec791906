import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import {
  explainProblem,
  linkCatalogue,
  mergeFeeds,
  parseFeed,
  parseFeedInSlices,
  wholeRef,
  type Feed,
} from '@esca/feed';
import {
  availabilityContext,
  courseAvailability,
  en,
  courseSentence,
  layoutPathway,
  loadWords,
  readGraph,
  sessionAvailability,
  sessionsAhead,
} from '@esca/domain';
import { broken, examples, holds, RUNS } from './mutation.js';

const NOW = Date.parse('2026-11-16T12:00:00Z');
const clean = broken.map((value) => parseFeed(value).feed).filter((feed) => feed !== undefined);
const merged = (feeds: readonly Feed[]): ReturnType<typeof mergeFeeds> =>
  mergeFeeds(feeds.map((feed, index) => ({ url: `https://f${String(index)}.example/`, feed })));

after(() => {
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
});

test('the examples are read without loss, so that what follows breaks something', () => {
  for (const example of examples) assert.equal(parseFeed(example).dropped, 0);
});

test('the reader never throws, counts what it drops, and explains every problem', () =>
  holds(
    fc.property(broken, (value) => {
      const { feed, problems, records, dropped, refused } = parseFeed(value);
      assert.equal(feed === undefined, refused !== undefined);
      assert.ok(dropped >= 0 && dropped <= records);
      for (const problem of problems) {
        assert.match(problem.path, /^(\/|$)/);
        assert.ok((problem.detail?.length ?? 0) <= 300, problem.detail);
        const { message, fix } = explainProblem(problem);
        assert.ok(message.length > 0 && fix.length > 0, problem.code);
      }
      if (dropped > 0) assert.ok(problems.length > 0);
    }),
  ));

test('what was read once is read again without a change and without an error', () =>
  holds(
    fc.property(clean, (feed) => {
      const again = parseFeed(JSON.parse(JSON.stringify(feed)));
      // A list whose records were all dropped is an empty one, which counts as absent.
      const plain = (each: unknown): unknown =>
        JSON.parse(
          JSON.stringify(each, (_key, entry: unknown) =>
            Array.isArray(entry) && entry.length === 0 ? undefined : entry,
          ),
        );
      assert.deepEqual(plain(again.feed), plain(feed));
      assert.equal(again.dropped, 0);
    }),
  ));

test('reading in slices gives what reading at once gives', () =>
  holds(
    fc.asyncProperty(broken, async (value) => {
      assert.deepEqual(await parseFeedInSlices(value, () => undefined), parseFeed(value));
    }),
    Math.ceil(RUNS / 3),
  ));

test('merging changes no record of an earlier feed, and every record has a full name of its own', () =>
  holds(
    fc.property(clean, clean, (one, two) => {
      const alone = merged([one]).catalogue;
      const both = merged([one, two]).catalogue;
      for (const kind of ['courses', 'pathways', 'vacancies', 'bulletins'] as const) {
        const refs = both[kind].map(({ ref }) => ref);
        assert.equal(new Set(refs).size, refs.length);
        const found = new Map(both[kind].map((entry) => [entry.ref, entry.record as unknown]));
        for (const { ref, record, origin } of alone[kind])
          if (!both.removed.has(ref) && origin.publisher.id !== 'unnamed')
            assert.deepEqual(found.get(ref), record, ref);
      }
    }),
  ));

test('links lead only to records that are there, from any reference', () =>
  holds(
    fc.property(clean, fc.array(fc.string({ maxLength: 30 }), { maxLength: 10 }), (feed, refs) => {
      const { catalogue } = merged([feed]);
      const links = linkCatalogue(catalogue);
      for (const entry of catalogue.courses) {
        assert.equal(links.find(entry.ref)?.entry.ref, entry.ref);
        for (const { ref } of links.nodesOf(entry.ref)) assert.equal(links.find(ref)?.kind, 'node');
        links.bulletinsOf(entry.ref);
      }
      for (const { ref, record } of catalogue.pathways)
        for (const node of record.nodes) {
          links.coursesOf(`${ref}#${node.id}`);
          links.vacanciesOf(`${ref}#${node.id}`);
        }
      for (const ref of [...refs, '__proto__', 'constructor', 'essex:course/__proto__']) {
        links.find(ref);
        wholeRef(ref);
        for (const origin of catalogue.origins) links.term(origin, ref, ref);
      }
    }),
  ));

test('every session has a state and every course a sentence, at any moment', async () => {
  const cy = await loadWords('cy');
  await holds(
    fc.property(
      clean,
      fc.date({ min: new Date('1970-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
      (feed, date) => {
        const { catalogue } = merged([feed]);
        for (const entry of catalogue.courses) {
          for (const clock of [NOW, date.getTime()]) {
            const context = availabilityContext(entry.origin, clock);
            for (const session of entry.record.sessions ?? [])
              assert.equal(typeof sessionAvailability(session, context).state, 'string');
            const availability = courseAvailability(entry, clock);
            sessionsAhead(entry, clock);
            for (const words of [en, cy]) {
              const sentence = courseSentence(availability, words, { now: clock });
              assert.doesNotMatch(sentence, /undefined|NaN|\[object|Invalid/, sentence);
            }
          }
        }
      },
    ),
  );
});

test('every pathway is laid out: each step once, in plain numbers, no two on one place', () =>
  holds(
    fc.property(clean, (feed) => {
      for (const pathway of feed.pathways ?? []) {
        const graph = readGraph(pathway);
        const { nodes, edges, width, height } = layoutPathway(graph, {
          size: () => ({ width: 160, height: 48 }),
        });
        assert.equal(nodes.length, graph.nodes.length);
        for (const { x, y } of nodes) assert.ok(Number.isFinite(x) && Number.isFinite(y));
        assert.ok(Number.isFinite(width) && Number.isFinite(height));
        assert.ok(edges.length <= pathway.edges.length);
        assert.equal(
          new Set(nodes.map(({ x, y }) => `${String(x)} ${String(y)}`)).size,
          nodes.length,
        );
      }
    }),
  ));
