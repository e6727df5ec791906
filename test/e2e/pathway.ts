/* A page with the pathway map alone, from the sources, for what only a whole browser can tell. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { openPage } from './browser.js';
import { startServer, type TestServer } from './server.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The feed of the example, with one pathway of nine steps. */
export const example = readFileSync(`${root}schemas/examples/pathway-branching.feed.json`, 'utf8');

/** Serves the widget, and at `/feed.json` a feed. */
export async function servePathway(): Promise<TestServer> {
  const server = await startServer();
  const { outputFiles } = await build({
    entryPoints: [`${root}packages/elements/src/define/pathway-map.ts`],
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['esca-source'],
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    logLevel: 'error',
  });
  for (const { path, text } of outputFiles) server.page(path.slice(path.lastIndexOf('/')), text);
  return server;
}

/** Some steps of the example, each with its track, level, status, ways on, and what is open on it today. */
export const STEPS: Readonly<Record<string, readonly string[]>> = {
  'Newly qualified': ['Stay in practice', 'Stage 1 of 4: Starting out', '2 ways on', '1 course'],
  'Senior practitioner': [
    'Stay in practice',
    'Stage 3 of 4: Experienced',
    '2 ways on',
    '1 course to book now',
    '2 vacancies open now',
  ],
  'Team manager': ['Stage 4 of 4', 'the end of its track'],
};

/** Serves a page with the map of a feed. */
export function mapPage(server: TestServer, feed: string, attributes: string): void {
  server.page('/feed.json', feed);
  server.page(
    '/',
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Careers</title><link rel="icon" href="data:,">
     <body style="margin:0;font:16px sans-serif">
     <esca-pathway-map src="/feed.json" now="2026-11-17T12:00:00Z" ${attributes}></esca-pathway-map>
     <script type="module" src="/pathway-map.js"></script>`,
  );
}

/** Opens a page of 1280 pixels with the map of a feed, and waits until it is drawn. */
export async function openMap(server: TestServer, feed: string, attributes: string): Promise<Page> {
  mapPage(server, feed, attributes);
  const { page } = await openPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.origin}/`);
  await page.waitForFunction(() => {
    const map = document.querySelector('esca-pathway-map');
    const canvas = map?.shadowRoot?.querySelector('.canvas');
    if (map?.getAttribute('state') !== 'ready') return false;
    return !canvas || !!canvas.querySelector<SVGElement>('.lines')?.style.left;
  });
  return page;
}
