/*
 * The embed's own scripts, bundled from the sources, on a site of their own, with stand-ins for the widgets: so the
 * loader, the frames and the embed pages are tried without what they load.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startServer, type TestServer } from './server.js';

/** A published site as far as a host page sees it. */
export interface Stage {
  readonly server: TestServer;
  /** Its base address, ending in `/`. */
  readonly site: string;
  /** The scripts by name. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Puts the stand-in for a widget back, after a test has put something else there. */
  restore(widget: string): void;
}

const widgets = [
  'course-finder',
  'pathway-map',
  'vacancy-feed',
  'bulletin-card',
  'my-list',
  'feed',
];

/** Shows what it was given, as the real widget would: in a shadow root, with the author's content slotted. */
const standIn = (widget: string): string => `
  (globalThis.defined ??= []).push('${widget}');
  if (!customElements.get('esca-${widget}')) customElements.define('esca-${widget}', class extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).append('live ', Document.prototype.createElement.call(document, 'slot'));
    }
  });`;

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../packages/embed/src/${name}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: name === 'loader' ? 'iife' : 'esm',
    target: 'es2022',
    conditions: ['esca-source'],
    define: { __ESCA_VERSION__: '"1.0.0"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** Builds the scripts and serves them. */
export async function startStage(): Promise<Stage> {
  const names = ['loader', 'links', 'frame', 'embed-page'];
  const texts = await Promise.all(names.map(bundle));
  const scripts = new Map(names.map((name, index) => [name, texts[index] ?? '']));
  const server = await startServer();
  const restore = (widget: string): void => {
    server.page(`/learn/r/1.0.0/${widget}.js`, standIn(widget));
  };
  server.page('/learn/v1/loader.js', scripts.get('loader') ?? '');
  for (const name of names) server.page(`/learn/r/1.0.0/${name}.js`, scripts.get(name) ?? '');
  for (const widget of widgets) restore(widget);
  server.page(
    '/learn/site.json',
    JSON.stringify({
      feedHosts: ['partner.example'],
      presets: {
        west: { area: 'west', onclick: 'alert(1)' },
        'pathway-map/start': { pathway: 'asye', view: 'step' },
        'west/adults': { area: 'west', audience: 'adults' },
      },
    }),
  );
  return { server, site: `${server.origin}/learn/`, scripts, restore };
}
