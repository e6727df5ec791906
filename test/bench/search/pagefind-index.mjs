/** Makes Pagefind's index of the generated catalogue, once a size; gives its files, its bytes and how long it took. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { makeCatalogue } from '../catalogue.mjs';
import { peers, root } from '../harness.mjs';

const types = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };

export async function pagefindIndex(count) {
  const folder = join(root, '.cache/bench/pagefind', String(count));
  const note = join(folder, 'made.json');
  if (!existsSync(note)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const begun = performance.now();
    const { createIndex, close } = await import(join(peers, 'node_modules/pagefind/lib/index.js'));
    const { index } = await createIndex({});
    for (const course of makeCatalogue(count).courses)
      await index.addCustomRecord(recordOf(course));
    await index.writeFiles({ outputPath: join(folder, 'files') });
    await close();
    writeFileSync(note, JSON.stringify({ build: performance.now() - begun }));
  }
  const { build } = JSON.parse(readFileSync(note, 'utf8'));
  const address = `/pagefind-${count}/`;
  const files = new Map();
  let bytes = 0;
  for (const entry of readdirSync(join(folder, 'files'), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile() || /ui/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const body = readFileSync(path);
    bytes += body.length;
    files.set(address + path.slice(join(folder, 'files').length + 1), {
      type: types[extname(path)] ?? 'application/octet-stream',
      body,
    });
  }
  // What matters of it is pressed already.
  return { build, saved: { bytes, gzip: bytes }, address, files };
}

function recordOf({ id, title, summary, topics, topicText, provider, level, date, sessions }) {
  const once = (name) => [...new Set(sessions.map((session) => session[name]))];
  return {
    url: `/c/${id}/`,
    content: `${title}. ${topicText}. ${summary} ${provider}`,
    language: 'en',
    meta: { title, provider },
    filters: {
      topic: topics,
      level: [level],
      provider: [provider],
      area: once('area'),
      mode: once('mode'),
      month: once('month'),
    },
    sort: { date: String(date).padStart(8, '0') },
  };
}
