/** What runs in the page for one engine: `globalThis.bench.<step>()`, called by ../search.mjs one after the other. */
import * as engine from 'engine';
import { makeCatalogue, makeQueries } from '../catalogue.mjs';

let courses;
let index;
let saved;
let facets;
const settle = () => new Promise((resolve) => setTimeout(resolve));

globalThis.bench = {
  prepare(count, queries) {
    courses = makeCatalogue(count).courses;
    this.queries = makeQueries(courses, queries);
  },
  async build() {
    const start = performance.now();
    index = await engine.build(courses);
    return performance.now() - start;
  },
  async save() {
    saved = await engine.save?.(index);
    if (saved === undefined) return undefined;
    index = undefined;
    const bytes = new Blob([saved].flat());
    const packed = await new Response(
      bytes.stream().pipeThrough(new CompressionStream('gzip')),
    ).blob();
    return { bytes: bytes.size, gzip: packed.size };
  },
  /** From what was saved, or from an address. */
  async load(address) {
    await settle();
    const start = performance.now();
    index = await engine.load(saved ?? address, courses);
    return performance.now() - start;
  },
  async facets() {
    const start = performance.now();
    facets = await engine.facets(courses);
    return performance.now() - start;
  },
  /** Times of one kind of query, until all are asked or `limit` milliseconds are spent; a first few warm up. */
  async ask(kind, limit) {
    const questions = this.queries[kind];
    const times = [];
    let found = 0;
    let total = 0;
    const begin = performance.now();
    for (const question of questions.slice(0, 10)) {
      await engine.query(index, question, facets);
      if (performance.now() - begin > limit / 3) break;
    }
    const start = performance.now();
    for (const question of questions) {
      const before = performance.now();
      let answer = engine.query(index, question, facets);
      if (answer instanceof Promise) answer = await answer;
      times.push(performance.now() - before);
      total += answer.total;
      if (answer.ids.includes(question.course)) found++;
      if (performance.now() - start > limit) break;
    }
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    return {
      p50: at(0.5),
      p95: at(0.95),
      found: found / times.length,
      asked: times.length,
      mean: total / times.length,
    };
  },
};
