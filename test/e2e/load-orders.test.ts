import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { closePages, openPage, type Watched } from './browser.js';
import { startServer, type TestServer } from './server.js';

/*
 * The built bundles, loaded in every order and mix of two versions, and on pages whose built-in objects are not what
 * they were: no exception, and every widget alive.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
const dist = process.env.ESCA_DIST ?? `${root}packages/embed/dist/`;
const built = existsSync(`${dist}r/${version}/all.js`);
const skip = built ? false : 'run "npm run build" first';
const other = '99.0.0';

let host: TestServer;
let site: TestServer;

/** The examples, served one by one and shown together. */
const examples = readdirSync(`${root}schemas/examples/`).map((name) => `/${name}`);
let now = '';

before(async () => {
  if (!built) return;
  [host, site] = await Promise.all([startServer(), startServer()]);
  for (const path of examples) {
    const text = readFileSync(`${root}schemas/examples${path}`, 'utf8');
    const { generatedAt } = JSON.parse(text) as { generatedAt: string };
    if (generatedAt > now) now = generatedAt;
    host.page(path, text);
  }
  site.folder('/one/', dist);
  // The same release under another number stands for the next one.
  site.answer('/two/', (response, request) => {
    const path = new URL(request.url ?? '/', site.origin).pathname
      .replace('/two/', '')
      .replace(other, version);
    const text = readFileSync(dist + path, 'utf8').replaceAll(version, other);
    response
      .writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' })
      .end(text);
  });
  const { outputFiles } = await build({
    stdin: {
      contents: `import { LitElement, html } from 'lit';
        customElements.define('their-widget', class extends LitElement { render() { return html\`<b>theirs</b>\`; } });`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'iife',
  });
  host.page('/lit.js', outputFiles[0]?.text ?? '');
});
after(async () => {
  if (built) await Promise.all([host.close(), site.close()]);
});
afterEach(closePages);

let pages = 0;
let asked: readonly number[] = [];
const widgets = ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'];

async function visit(head: string, headers: Record<string, string> = {}): Promise<Watched> {
  const path = `/page-${String(++pages)}.html`;
  const body = widgets
    .map((name) => `<esca-${name} now="${now}" limit="3"><p>Fallback</p></esca-${name}>`)
    .join('');
  host.page(
    path,
    `<!doctype html><html lang="en"><title>Host</title>${head}<body><their-widget></their-widget><esca-feed src="${examples.join(' ')}">${body}</esca-feed>`,
    headers,
  );
  asked = examples.map((path) => host.asked(path).length);
  const watched = await openPage({ viewport: { width: 1000, height: 8000 } });
  await watched.page.goto(host.origin + path);
  return watched;
}

/** Every widget stands, nothing was thrown, each feed was asked for once, and two versions are named at most once each. */
async function alive({ page, errors, lines }: Watched): Promise<void> {
  await page.waitForFunction(
    (names) =>
      names.every((name) =>
        ['ready', 'empty'].includes(
          document.querySelector(`esca-${name}`)?.getAttribute('state') ?? '',
        ),
      ),
    widgets,
  );
  assert.deepEqual(errors, []);
  for (const [at, path] of examples.entries())
    assert.equal(host.asked(path).length, asked[at]! + 1, path);
  assert.ok(
    lines.filter((line) => line.includes('stands aside')).length <= widgets.length + 2,
    lines.join('\n'),
  );
}

const loader = (folder: string): string =>
  `<script async src="${site.origin}/${folder}/v1/loader.js"></script>`;
const pinned = (folder: string): string =>
  `<script type="module" src="${site.origin}/${folder}/r/${folder === 'one' ? version : other}/all.js"></script>`;
const classic = (folder: string): string =>
  `<script defer src="${site.origin}/${folder}/r/${folder === 'one' ? version : other}/all.classic.js"></script>`;

const orders: [string, () => string][] = [
  ['the loader alone', () => loader('one')],
  ['one release twice, pinned', () => pinned('one') + pinned('one')],
  ['one release, then the next', () => pinned('one') + pinned('two')],
  ['the next release, then this one', () => pinned('two') + pinned('one')],
  ['a module and a classic script', () => pinned('one') + classic('one')],
  ['a classic script and a module of the next release', () => classic('one') + pinned('two')],
  ['the loader twice', () => loader('one') + loader('one')],
  ['the loaders of two releases', () => loader('one') + loader('two')],
  ['the loader beside the pinned form', () => loader('one') + classic('two')],
  ['after a Lit of the page', () => `<script src="/lit.js"></script>${loader('one')}`],
];
for (const [what, head] of orders)
  test(`alive: ${what}`, { skip }, async () => {
    await alive(await visit(head()));
  });

const polluted: [string, string][] = [
  [
    'a page with the old Prototype.js',
    `Array.prototype.each = function () {}; Array.prototype.toJSON = function () { return 'broken'; };
     String.prototype.toJSON = function () { return 'broken'; }; Function.prototype.delay = function () {};
     Element.prototype.update = function () { throw new Error('update'); };`,
  ],
  [
    'a page with Object.prototype.foo',
    'Object.prototype.foo = function () {}; Object.prototype.area = "west";',
  ],
  [
    'a page with polyfills for a Lit of its own',
    `for (const name of ['litHtmlPolyfillSupport', 'reactiveElementPolyfillSupport', 'litElementPolyfillSupport', 'litElementHydrateSupport'])
       globalThis[name] = () => { throw new Error(name); };`,
  ],
  [
    'a page with frozen built-ins',
    '[Object, Array, Function, String, Number, Promise, Map, Set, RegExp, Date].forEach((each) => { Object.freeze(each); Object.freeze(each.prototype); });',
  ],
];
for (const [what, script] of polluted)
  test(`alive: ${what}`, { skip }, async () => {
    await alive(await visit(`<script>${script}</script>${loader('one')}`));
  });

test('the bundles leave one global', { skip }, async () => {
  const globals = async (head: string): Promise<string[]> => {
    const watched = await visit(head);
    if (head) await alive(watched);
    return watched.page.evaluate(() => Reflect.ownKeys(globalThis).map(String));
  };
  const [plain, loaded] = [await globals(''), await globals(classic('one'))];
  assert.deepEqual(
    loaded.filter((name) => !plain.includes(name)),
    ['Symbol(esca)'],
  );
});

for (const [what, head] of [
  ['the loader', () => loader('one')],
  ['the pinned module', () => pinned('one')],
  ['the classic script', () => classic('one')],
] as const)
  test(`a page that refuses our policy keeps the author's content: ${what}`, { skip }, async () => {
    const { page, errors } = await visit(head(), {
      'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types theirs",
    });
    await page.waitForLoadState('load');
    await page.evaluate(
      (url) => import(url).catch(() => undefined),
      `${site.origin}/one/r/${version}/course-finder.js`,
    );
    assert.equal(await page.getByText('Fallback').first().isVisible(), true);
    assert.equal(
      await page.evaluate(() => typeof customElements.get('esca-course-finder')),
      'undefined',
    );
    assert.deepEqual(errors, []);
  });
