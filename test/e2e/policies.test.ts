import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { closePages, openPage, type Watched } from './browser.js';
import { startServer, type TestServer } from './server.js';
import { distOf } from './built.js';

/*
 * The built bundles on pages with each policy that a host may have: the widgets work without one violation, or the
 * author's content stays. A violation is counted on the page itself.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const { dist, version, skip } = distOf(root);
const examples = ['pathway-with-vacancy', 'bulletin-live-items', 'courses-to-find'].map(
  (name) => `/${name}.feed.json`,
);
const widgets = ['course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'];
const NONCE = 'bm9uY2U';

let host: TestServer;
let site: TestServer;
let now = '';

before(async () => {
  if (skip) return;
  [host, site] = await Promise.all([startServer(), startServer()]);
  site.folder('/', dist);
  site.folder('/v1/', `${dist}v1/`);
  site.folder('/r/', `${dist}r/`);
  for (const path of examples) {
    const text = readFileSync(`${root}schemas/examples${path}`, 'utf8');
    const { generatedAt } = JSON.parse(text) as { generatedAt: string };
    if (generatedAt > now) now = generatedAt;
    site.page(path, text);
  }
  const { outputFiles } = await build({
    stdin: {
      contents: `import { LitElement, html } from 'lit';
        customElements.define('their-widget', class extends LitElement { render() { return html\`<b>theirs</b>\`; } });`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['production'],
  });
  host.page('/lit.js', outputFiles[0]?.text ?? '');
  host.page(
    '/count.js',
    `window.violations = []; document.addEventListener('securitypolicyviolation', (event) => event.blockedURI.endsWith('/favicon.ico') || violations.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));`,
  );
});
after(async () => {
  if (!skip) await Promise.all([host.close(), site.close()]);
});
afterEach(closePages);

let pages = 0;
async function visit(policy: string, extra = ''): Promise<Watched> {
  const path = `/page-${String(++pages)}.html`;
  const feeds = examples.map((each) => site.origin + each).join(' ');
  host.page(
    path,
    `<!doctype html><html lang="en"><title>Host</title><script nonce="${NONCE}" src="/count.js"></script>${extra}
     <script async nonce="${NONCE}" src="${site.origin}/v1/loader.js"></script>
     <body><esca-feed src="${feeds}">${widgets
       .map((name) => `<esca-${name} now="${now}" limit="3"><p>Fallback</p></esca-${name}>`)
       .join('')}</esca-feed><their-widget></their-widget>`,
    policy ? { 'Content-Security-Policy': policy } : {},
  );
  const watched = await openPage({ viewport: { width: 1000, height: 6000 } });
  await watched.page.goto(host.origin + path);
  return watched;
}

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
  // A widget opens what it has, so that modules and styles that come later are tried as well.
  await page.locator('esca-course-finder [part~=title]').first().click();
  await page.locator('esca-pathway-map button').first().click();
  assert.deepEqual(await page.evaluate('window.violations'), [], lines.join('\n'));
  assert.deepEqual(errors, []);
}

const published = (): string =>
  `script-src 'self' ${site.origin}/v1/ ${site.origin}/r/; connect-src ${site.origin}`;
const types = `require-trusted-types-for 'script'; trusted-types`;

const policies: readonly (readonly [string, () => string, string?])[] = [
  ['1, none', () => ''],
  ['2, the published one', () => `default-src 'none'; ${published()}`],
  [
    '3, nonce and strict-dynamic',
    () =>
      `script-src 'nonce-${NONCE}' 'strict-dynamic'; connect-src ${site.origin}; object-src 'none'; base-uri 'none'`,
  ],
  ['4, no styles at all', () => `${published()}; style-src 'none'`],
  [
    '5, trusted types under our name',
    () => `${published()}; ${types} esca-widgets 'allow-duplicates'`,
  ],
  [
    '6, our name beside a Lit of the page',
    () => `${published()}; ${types} esca-widgets lit-html 'allow-duplicates'`,
    '<script src="/lit.js"></script>',
  ],
];
for (const [what, policy, extra] of policies)
  test(`policy ${what}: every widget works without a violation`, { skip }, async () => {
    await alive(await visit(policy(), extra));
  });

test('policy 7, trusted types without us: the author’s content stays', { skip }, async () => {
  const { page, errors } = await visit(`${published()}; ${types} theirs`);
  await page.waitForFunction(() => document.readyState === 'complete');
  // A function, not a string: a string would have to be evaluated, which this policy forbids.
  await page.waitForFunction(
    () => (window as unknown as { violations: unknown[] }).violations.length > 0,
  );
  assert.equal(await page.getByText('Fallback').count(), 4);
  assert.equal(await page.getByText('Fallback').first().isVisible(), true);
  assert.equal(
    await page.evaluate(() => typeof customElements.get('esca-course-finder')),
    'undefined',
  );
  assert.deepEqual(errors, []);
});

test('policy 8, a sandboxed frame: works, keeps nothing, no violation', { skip }, async () => {
  await alive(await visit(`sandbox allow-scripts; ${published().replace("'self'", host.origin)}`));
});

for (const [what, policy, directive] of [
  [
    '47, the policy blocks the feed',
    () => `script-src 'self' ${site.origin}; connect-src 'none'`,
    'connect-src',
  ],
  ['48, scripts are blocked', () => `script-src 'self'`, 'script-src'],
] as const)
  test(`fault ${what}: the author’s content is visible`, { skip }, async () => {
    const { page, errors } = await visit(policy());
    await page.waitForFunction(
      (each) =>
        (window as unknown as { violations: string[] }).violations.some((line) =>
          line.startsWith(each),
        ),
      directive,
    );
    for (const text of await page.getByText('Fallback').all())
      assert.equal(await text.isVisible(), true);
    assert.deepEqual(errors, []);
  });

for (const [what, path] of [
  ['45, the loader is not there', '/v1/loader.js'],
  ['46, a module is not there after the loader', `/r/${version}/course-finder.js`],
] as const)
  test(`fault ${what}: the author’s content is visible`, { skip }, async () => {
    site.answer(path, (response) => response.writeHead(404).end());
    try {
      const { page, errors } = await visit('');
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('esca-course-finder p').first().isVisible(), true);
      assert.deepEqual(errors, []);
    } finally {
      site.answer(path, (response) =>
        response
          .writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' })
          .end(readFileSync(dist + path.slice(1))),
      );
    }
  });

const storage = (body: string): string =>
  `<script>Object.defineProperty(window, 'localStorage', { get() { ${body} } });</script>`;
for (const [what, script] of [
  ['42, throws when it is touched', storage(`throw new DOMException('no', 'SecurityError');`)],
  [
    '41, is full',
    storage(
      `return { getItem: () => null, removeItem() {}, setItem() { throw new DOMException('full', 'QuotaExceededError'); } };`,
    ),
  ],
  [
    '43, holds rubbish',
    storage(`return { getItem: () => '{"v":', removeItem() {}, setItem() {} };`),
  ],
  [
    '44, holds what a stranger wrote',
    storage(
      `return { getItem: () => '{"version":999,"saved":{"__proto__":1},"items":[null,7]}', removeItem() {}, setItem() {} };`,
    ),
  ],
] as const)
  test(`fault ${what}: the widgets work, with a list of what is saved too`, { skip }, async () => {
    await alive(await visit('', `${script}<esca-my-list></esca-my-list>`));
  });
