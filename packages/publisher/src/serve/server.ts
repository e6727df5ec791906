import { createReadStream, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { CommandError } from '../commands/errors.js';
import { contentType, headerRules, headersFor } from '../site/headers.js';
import { readSiteRecord } from '../site/record.js';

/** Another folder that the server shows, under a prefix such as `/demo/`. */
export interface Mount {
  prefix: string;
  folder: string;
  /** Headers for its files instead of the site's own. */
  headers?: Record<string, string>;
}

/** What to serve and where. */
export interface ServeOptions {
  /** The site's folder. */
  folder: string;
  /** 8080 by convention; 0 takes any free one. */
  port: number;
  mounts?: readonly Mount[];
}

/** A server that runs. */
export interface RunningServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves a site as a web server would: the headers of its own table, compressed twins, entity tags. It listens on both
 * loopback addresses, so that `localhost` and `127.0.0.1` reach it, and nobody else's machine does.
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    try {
      answer(request, response, options);
    } catch {
      plain(response, 500, 'The page could not be read.');
    }
  };
  const first = await listen(handle, '127.0.0.1', options.port);
  const address = first.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const servers = [first];
  try {
    servers.push(await listen(handle, '::1', port));
  } catch (error) {
    // A machine without IPv6 loses nothing: there `localhost` is 127.0.0.1.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
      await Promise.all(servers.map(close));
      throw code === 'EADDRINUSE' ? await taken(port) : error;
    }
  }
  return { port, close: async () => void (await Promise.all(servers.map(close))) };
}

function listen(
  handle: (i: IncomingMessage, o: ServerResponse) => void,
  host: string,
  port: number,
): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer(handle);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && host === '127.0.0.1') taken(port).then(fail, fail);
      else fail(error);
    });
    server.listen({ host, port, ipv6Only: true }, () => {
      done(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => {
      done();
    });
    server.closeAllConnections();
  });
}

/** The error for a port that another program holds, with the next one that is free. */
async function taken(port: number): Promise<CommandError> {
  for (let next = port + 1; next < Math.min(port + 100, 65_536); next++) {
    const free = await listenable(next);
    if (free) {
      return new CommandError(
        `Port ${String(port)} is in use by another program. Port ${String(next)} is free: try --port ${String(next)} (or PORT=${String(next)}).`,
      );
    }
  }
  return new CommandError(
    `Port ${String(port)} is in use by another program. Choose another with --port.`,
  );
}

function listenable(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => {
      done(false);
    });
    server.listen({ host: '127.0.0.1', port }, () => {
      server.close(() => {
        done(true);
      });
    });
  });
}

function answer(request: IncomingMessage, response: ServerResponse, options: ServeOptions): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    plain(response, 405, 'Only GET and HEAD are understood here.');
    return;
  }
  const path = safePath(request.url ?? '/');
  if (path === undefined) {
    plain(response, 400, 'That is not an address of this site.');
    return;
  }
  const mount = options.mounts?.find(({ prefix }) => path.startsWith(prefix));
  const root = resolve(mount?.folder ?? options.folder);
  const inside = mount === undefined ? path : `/${path.slice(mount.prefix.length)}`;
  const rules = headerRules(readSiteRecord(options.folder)?.feedHosts);
  const headers = mount === undefined ? headersFor(path, rules) : (mount.headers ?? {});
  const found = find(root, inside);
  if (found === 'folder') {
    const query = (request.url ?? '').indexOf('?');
    const rest = query === -1 ? '' : (request.url ?? '').slice(query);
    response.writeHead(301, { Location: `${path.slice(path.lastIndexOf('/') + 1)}/${rest}` });
    response.end();
    return;
  }
  if (found === undefined) {
    const missing = find(resolve(options.folder), '/404.html');
    const shown = headersFor('/404.html', rules);
    if (missing === undefined || missing === 'folder')
      plain(response, 404, 'There is no such page.');
    else send(request, response, missing, { ...shown, 'Cache-Control': 'no-cache' }, 404);
    return;
  }
  send(request, response, found, headers, 200);
}

/** The path of a request, decoded, when it can name a file of the site: no way up, nothing hidden, no odd characters. */
export function safePath(target: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined;
  }

  if (!path.startsWith('/') || /[\u0000-\u001f\\:]/.test(path)) return undefined;
  const names = path.split('/').slice(1);
  const last = names.length - 1;
  const good = names.every((name, index) => (name === '' ? index === last : !name.startsWith('.')));
  return good ? path : undefined;
}

interface Found {
  file: string;
  /** Root within which its twins must lie. */
  root: string;
  stats: Stats;
}

function find(root: string, path: string): Found | 'folder' | undefined {
  try {
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    const stats = statSync(file);
    // A link on the disk may point anywhere; only files that truly lie in the site are shown.
    const real = realpathSync(file);
    if (!real.startsWith(realpathSync(root) + sep)) return undefined;
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? { file, root, stats } : undefined;
  } catch {
    return undefined;
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  found: Found,
  headers: Record<string, string>,
  status: number,
): void {
  const { coding, file, stats } = encoded(found, String(request.headers['accept-encoding'] ?? ''));
  const tag = `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}${coding === '' ? '' : `-${coding}`}"`;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Content-Type', contentType(found.file));
  response.setHeader('ETag', tag);
  response.setHeader('Last-Modified', stats.mtime.toUTCString());
  response.setHeader('Vary', 'Accept-Encoding');
  if (coding !== '') response.setHeader('Content-Encoding', coding);
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  if (status === 200 && (known.includes(tag) || known.includes('*'))) {
    response.removeHeader('Content-Type');
    response.removeHeader('Content-Encoding');
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Length', stats.size);
  response.writeHead(status);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const stream = createReadStream(file);
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

/** The best twin that the reader accepts and that is not older than the file itself. */
function encoded(found: Found, accepted: string): { coding: string; file: string; stats: Stats } {
  const refused = /(^|,)\s*(br|gzip)\s*;\s*q=0(\.0*)?\s*(,|$)/g;
  const wanted = accepted.replace(refused, ',');
  for (const [coding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (!new RegExp(`\\b${coding}\\b`).test(wanted)) continue;
    const twin = find(found.root, found.file.slice(found.root.length) + ending);
    if (twin !== undefined && twin !== 'folder')
      return { coding, file: twin.file, stats: twin.stats };
  }
  return { coding: '', file: found.file, stats: found.stats };
}

function plain(response: ServerResponse, status: number, words: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(`${words}\n`);
}
