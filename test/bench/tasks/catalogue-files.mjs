/** A published feed of so many courses, as `esca build` writes it, in memory: for pages that read a large catalogue. */
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { areas, levels, makeCatalogue, topics } from '../catalogue.mjs';
import { root } from '../harness.mjs';

/** When the pages read the feed: the day on which it was written. */
export const NOW = '2026-11-16T12:00:00Z';
const DAY = 86_400_000;

/** The synthetic courses as records of a feed. */
export function makeFeed(count) {
  const { courses } = makeCatalogue(count);
  const title = (code) => code.replace(/[^a-z0-9]+/gi, ' ');
  const terms = (codes) => codes.map((id) => ({ id, title: title(id) }));
  const record = ({ id, title: name, summary, topics: own, provider, level, date, sessions }) => ({
    id: `course-${id}`,
    title: name,
    summary,
    description: `${summary} ${summary}`,
    topics: own,
    provider: `org/${provider.replace(/\W+/g, '-')}`,
    levels: [level],
    modified: new Date(Date.parse(NOW) - (date % 200) * DAY).toISOString(),
    sessions: sessions.map(({ mode, area, month }, i) => {
      const start = `${month}-${String(1 + ((id * 7 + i * 3) % 28)).padStart(2, '0')}`;
      const hour = String(9 + (id % 6)).padStart(2, '0');
      return {
        id: `s${i}`,
        mode,
        ...(mode !== 'on-demand' && {
          start: `${start}T${hour}:30:00Z`,
          end: `${start}T${String(Number(hour) + 3).padStart(2, '0')}:00:00Z`,
        }),
        ...(mode === 'in-person' || mode === 'blended' ? { place: `place/${area}` } : {}),
        placesLeft: id % 9,
        asOf: NOW,
      };
    }),
  });
  const providers = [...new Set(courses.map(({ provider }) => provider))];
  return {
    schemaVersion: '1.0',
    publisher: { id: 'bench', name: 'Bench academy' },
    licence: 'https://example.org/licence',
    generatedAt: NOW,
    language: 'en',
    taxonomies: [
      { id: 'area', title: 'Area', terms: terms(areas) },
      { id: 'topic', title: 'Topic', terms: terms(topics) },
      { id: 'level', title: 'Level', terms: terms(levels) },
    ],
    organisations: providers.map((name) => ({ id: name.replace(/\W+/g, '-'), name })),
    places: areas.map((id) => ({ id, name: title(id), area: id })),
    courses: courses.map(record),
  };
}

/** Puts the sources of the publisher and what they need into one module for Node. */
async function publisher() {
  const folder = join(root, '.cache/bench/tasks');
  const file = join(folder, 'publisher.mjs');
  const { outputFiles } = await build({
    stdin: {
      contents: `export { writeFeed } from './packages/publisher/src/site/feed-files.ts';
        export { linkCatalogue, mergeFeeds } from '@esca/feed';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['esca-source'],
    packages: 'external',
    alias: {
      '@esca/feed': join(root, 'packages/feed/src/index.ts'),
      '@esca/domain': join(root, 'packages/domain/src/index.ts'),
    },
    write: false,
    logLevel: 'error',
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, outputFiles[0].contents);
  return import(pathToFileURL(file).href);
}

/** The files of a published feed, by path from `feed/`. */
export async function publishFeed(feed) {
  const { linkCatalogue, mergeFeeds, writeFeed } = await publisher();
  const { catalogue } = mergeFeeds([{ url: 'https://bench.example/feed/feed.json', feed }]);
  const files = new Map();
  await writeFeed(
    {
      write: (path, content) => files.set(path, Buffer.from(content)),
      writeLarge: () => Promise.resolve(),
      ready: () => Promise.resolve(),
    },
    feed,
    { catalogue, links: linkCatalogue(catalogue), now: Date.parse(NOW) },
  );
  return files;
}
