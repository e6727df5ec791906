/** The pages of the journey: the same catalogue, filters and page of 20 for every tool, pressed with brotli. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { peers, root } from '../harness.mjs';
import { feedOf, recordsOf } from './feed.mjs';
import { facets } from './pages/facets.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};
const typeOf = (path) => types[extname(path)] ?? 'application/octet-stream';

/** A file as the server sends it: pressed hard once, as a careful publisher does. */
export function pressed(path, bytes, quality = 11) {
  const body = Buffer.from(bytes);
  if (!/\.(html|js|css|json|svg)$/.test(path)) return { type: typeOf(path), body };
  const packed = brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
  return { type: typeOf(path), body: packed, encoding: 'br' };
}

/** Kept from run to run, for pressing megabytes takes longer than measuring them. */
const cache = (...parts) => join(root, '.cache/bench/journey', ...parts);
const once = (folder, key, make) => {
  const stamp = join(folder, '.key');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== key) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    make();
    writeFileSync(stamp, key);
  }
  return folder;
};
const today = () => Date.parse(new Date().toISOString().slice(0, 10));

/** A file of a folder, its brotli twin when there is one. */
export function fromFolder(folder, path) {
  const wanted = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!wanted.startsWith(folder) || !existsSync(wanted) || statSync(wanted).isDirectory())
    return undefined;
  const type = typeOf(wanted);
  return existsSync(`${wanted}.br`)
    ? { type, body: readFileSync(`${wanted}.br`), encoding: 'br' }
    : { type, body: readFileSync(wanted) };
}

const style = `body{font:1em/1.5 sans-serif;margin:0 auto;max-width:72em;padding:1em}
.frame{display:grid;grid-template-columns:15em 1fr;gap:2em;min-height:60em}ul,ol{list-style:none;padding:0;margin:0}article{border-top:1px solid #ccc;padding:.5em 0}
label{display:block}`;

/** A bare page. */
export function page(title, body, head = '') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="icon" href="data:,"><style>${style}</style>${head}</head>
<body><h1>Courses</h1>${body}<footer><p>The end of the page.</p></footer></body></html>`;
}

const places = Object.keys(facets)
  .map((name) => `<div id="${name}"></div>`)
  .join('');
const frame = (search, list) =>
  `<div id="finder"><div id="search">${search}</div><div class="frame"><aside>${places}</aside><main><p id="stats"></p>${list}</main></div></div>`;

/** A page's script from a file of this folder's parent, as an author's bundler makes it. */
export async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, `test/bench/${name}.mjs`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    nodePaths: [join(peers, 'node_modules')],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0].text;
}

/** What a library's page needs: its script, and the catalogue, asked for as soon as the page is read. */
async function libraryPage(name, records, search, list) {
  const preload = '<link rel="preload" href="catalogue.json" as="fetch" crossorigin>';
  const script = '<script type="module" src="app.js"></script>';
  return {
    '/index.html': pressed('index.html', page(name, frame(search, list), preload + script)),
    '/app.js': pressed('app.js', await bundle(`journey/pages/${name}`)),
    '/catalogue.json': records,
  };
}

/** Records are pressed once for all tools and rounds. */
function pressedRecords(count) {
  const file = cache(`records-${count}`);
  once(file, String(today()), () =>
    writeFileSync(
      join(file, 'catalogue.json.br'),
      pressed('catalogue.json', JSON.stringify(recordsOf(count, today())), count > 20_000 ? 9 : 11)
        .body,
    ),
  );
  return {
    type: types['.json'],
    body: readFileSync(join(file, 'catalogue.json.br')),
    encoding: 'br',
  };
}

/** The hash of the built library, so that a site is built again when it changed. */
function libraryKey() {
  const dist = join(root, 'packages/embed/dist');
  const publisher = join(root, 'packages/publisher/dist/site');
  const hash = createHash('sha256').update(String(today()));
  for (const folder of [dist, publisher])
    for (const name of readdirSync(folder, { recursive: true }).sort())
      if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/** The site that `esca build` makes of the catalogue. */
export function builtSite(count) {
  return once(cache(`site-${count}`), libraryKey(), () => {
    const feed = cache(`feed-${count}.json`);
    writeFileSync(feed, JSON.stringify(feedOf(count, today())));
    const bin = join(root, 'packages/publisher/bin/esca.js');
    execFileSync(
      process.execPath,
      [
        bin,
        'build',
        feed,
        '--out',
        join(cache(`site-${count}`), 'site'),
        '--base-url',
        'http://127.0.0.1/',
      ],
      { stdio: ['ignore', 'inherit', 'pipe'] },
    );
  });
}

async function pagefindSite(count) {
  const folder = cache(`pagefind-${count}`);
  const key = `${today()} 1.5.2`;
  const stamp = join(folder, '.key');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { createIndex, close } = await import(join(peers, 'node_modules/pagefind/lib/index.js'));
  const { index } = await createIndex({});
  for (const record of recordsOf(count, today()))
    await index.addCustomRecord({
      url: `/c/${record.id}/`,
      content: `${record.title}. ${record.topic.join(', ')}. ${record.summary} ${record.provider}`,
      language: 'en',
      meta: { title: record.title, date: record.date, provider: record.provider },
      filters: {
        area: record.area,
        mode: record.mode,
        topic: record.topic,
        level: [record.level],
        when: record.when,
        provider: [record.provider],
      },
    });
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await close();
  writeFileSync(stamp, key);
  return folder;
}

/** Finds the files of a bare page with our modules and a feed, and no site around them. */
export function librarySite(feed, widgets, body) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = widgets
    .map((widget) => `<script type="module" src="/r/${version}/${widget}.js"></script>`)
    .join('');
  const own = new Map([
    ['/', pressed('index.html', page('Courses', body, scripts))],
    ['/feed.json', pressed('feed.json', JSON.stringify(feed))],
  ]);
  return (path) => {
    if (!own.has(path)) {
      const file = fromFolder(join(root, 'packages/embed/dist'), path);
      own.set(path, file && pressed(path, file.body));
    }
    return own.get(path);
  };
}

/** Makes `name` ready for so many courses: `{ find, host, results, list, field, box }`, told to the probe and the visitor. */
export async function prepare(name, count) {
  if (name.startsWith('esca')) {
    const site = join(builtSite(count), 'site');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const element = `<esca-course-finder src="/feed/feed.json" facets="${Object.keys(facets).join(' ')}" style="display:block;min-height:60em"><a href="/e/course-finder/">Find a course</a></esca-course-finder>`;
    // As the docs advise (docs/developers.md); the other pages preload their data.
    const early = `<link rel="modulepreload" href="/r/${version}/feed.js">`;
    const script =
      name === 'esca-loader'
        ? '<script async src="/v1/loader.js"></script>'
        : `${early}<script type="module" src="/r/${version}/course-finder.js"></script>`;
    const html = pressed('index.html', page(name, element, script));
    const own = new Map();
    return {
      host: 'esca-course-finder',
      results: '[part~=result]',
      list: '[part~=list]',
      field: '[part~=search-input]',
      box: 'input[value=west]',
      find(path) {
        if (path === '/') return html;
        if (!own.has(path)) {
          const file = fromFolder(site, path);
          own.set(path, file && !file.encoding ? pressed(path, file.body) : file);
        }
        return own.get(path);
      },
    };
  }
  if (name === 'pagefind') {
    const folder = await pagefindSite(count);
    const head =
      '<link href="/pagefind/pagefind-component-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-component-ui.js" type="module"></script>';
    const body =
      '<pagefind-config bundle-path="/pagefind/"></pagefind-config><div class="frame"><aside><pagefind-filter-pane open="area,mode,topic,level,when,provider"></pagefind-filter-pane></aside><main><pagefind-input></pagefind-input><pagefind-summary></pagefind-summary><pagefind-results max-results="20"></pagefind-results></main></div>';
    const html = pressed('index.html', page(name, body, head));
    const own = new Map();
    return {
      results: 'pagefind-results a[href]',
      list: 'pagefind-results',
      field: 'pagefind-input input',
      box: 'pagefind-filter-pane input[value=West]',
      answersOnlyWords: true,
      find(path) {
        if (path === '/') return html;
        if (!own.has(path)) {
          const file = fromFolder(folder, path);
          own.set(path, file && pressed(path, file.body));
        }
        return own.get(path);
      },
    };
  }
  const records = pressedRecords(count);
  const files =
    name === 'listjs'
      ? await libraryPage(
          name,
          records,
          '<input type="search" class="search" aria-label="Search">',
          '<ul class="list"></ul><ul class="pagination"></ul>',
        )
      : await libraryPage(name, records, '', '<div id="hits"></div><div id="pages"></div>');
  return {
    ...(name === 'listjs'
      ? {
          results: '.list > li',
          list: '.list',
          field: 'input.search',
          box: '#area input[value=West]',
        }
      : {
          results: '.ais-Hits-item',
          list: '#hits',
          field: '.ais-SearchBox-input',
          box: '#area input[value=West]',
        }),
    find: (path) => files[path === '/' ? '/index.html' : path],
  };
}
