import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startServer } from '../../../../packages/publisher/src/serve/server.js';
import { buildSite } from '../../../../packages/publisher/src/site/build.js';
import { fakeLibrary, now, sample } from './sample-feed.js';

const installed = ['nginx', '/usr/sbin/nginx'].find(
  (name) => spawnSync(name, ['-v']).error === undefined,
);

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
}
function ask(port: number, path: string): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = { 'Accept-Encoding': 'gzip', Connection: 'close' };
    const call = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers });
      });
    });
    call.on('error', fail);
    call.end();
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        done(port);
      });
    });
  });
}

/** Asks until somebody listens; nginx does not say when it does. */
async function listening(port: number, stillRuns: () => boolean): Promise<void> {
  for (;;) {
    try {
      await ask(port, '/');
      return;
    } catch (error) {
      if (!stillRuns()) throw error;
      await new Promise((done) => setImmediate(done));
    }
  }
}

const paths = [
  '/',
  '/c/mca/',
  '/e/course-finder/',
  '/e/course-finder/west/adults/',
  '/cy/e/course-finder/',
  '/feed/feed.json',
  '/v1/loader.js',
  '/r/1.0.0/all.js',
  '/oembed/course-finder.json',
  '/cy/oembed/course-finder.json',
  '/calendar/courses.ics',
  '/rss/vacancies.xml',
  '/rss/vacancies.json',
  '/bulletin/b1.html',
  '/bulletin/b1.txt',
  '/bulletin/b1.card.json',
  '/cy/bulletin/b1.html',
  '/sitemap.xml',
  '/robots.txt',
  '/site.json',
  '/not-here/',
  '/feed/not-here.json',
  '/.hidden',
];
const compared = [
  'access-control-allow-origin',
  'cache-control',
  'content-encoding',
  'content-security-policy',
  'content-type',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'timing-allow-origin',
  'vary',
  'x-content-type-options',
];

for (const prefix of ['', '/academy']) {
  test(
    `nginx with the written configuration answers as esca serve does, under ${prefix === '' ? 'a host' : 'a folder'}`,
    { skip: installed === undefined ? 'nginx is not installed' : false },
    async () => {
      const root = mkdtempSync(join(tmpdir(), 'esca-nginx-'));
      const site = join(root, 'www', prefix.slice(1), '.').replace(/\/$/, '');
      mkdirSync(join(root, 'www'));
      await buildSite({
        feed: sample,
        out: site,
        baseUrl: `https://learn.example.org${prefix}/`,
        for: 'public',
        now,
        config: { feedHosts: ['feeds.example.org'] },
        library: fakeLibrary(join(root, 'library')),
      });
      const port = await freePort();
      const written = readFileSync(join(site, 'nginx.conf'), 'utf8');
      assert.match(written, /listen 80;/);
      assert.match(written, /root \/var\/www\/esca;/);
      writeFileSync(
        join(root, 'main.conf'),
        `daemon off;
pid ${root}/pid;
error_log ${root}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${root}/${name};`).join('\n  ')}
${written.replace('listen 80;', `listen 127.0.0.1:${String(port)};`).replace('root /var/www/esca;', `root ${root}/www;`)}}
`,
      );
      const nginx = spawn(installed ?? '', ['-p', root, '-c', join(root, 'main.conf')]);
      let complaints = '';
      nginx.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
      const ended = new Promise<void>((done) =>
        nginx.once('exit', () => {
          done();
        }),
      );
      const own = await startServer({ folder: site, port: 0 });
      try {
        await listening(port, () => nginx.exitCode === null);
        for (const path of paths) {
          const theirs = await ask(port, prefix + path);
          const ours = await ask(own.port, path);
          assert.doesNotMatch(complaints, /warn/);
          assert.equal(theirs.status, path === '/.hidden' ? 404 : ours.status, path);
          if (path === '/.hidden') continue;
          // Where there is no compressed twin, nginx does not say that there could have been one.
          const named = compared.filter(
            (name) => name !== 'vary' || ours.headers['content-encoding'] !== undefined,
          );
          for (const name of named)
            assert.equal(theirs.headers[name], ours.headers[name], `${path}: ${name}`);
        }
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        throw new Error(`nginx said: ${complaints}`, { cause: error });
      } finally {
        nginx.kill('SIGTERM');
        await Promise.all([ended, own.close()]);
        rmSync(root, { recursive: true, force: true });
      }
    },
  );
}
