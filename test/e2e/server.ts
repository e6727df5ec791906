/*
 * Servers on loopback for end-to-end tests: pages and files as a good host serves them, and the faults of bad ones,
 * played on real sockets. Nothing here waits for a time: a slow answer is one that never ends until the test says so.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One request that a server has seen. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Settles when the exchange is over: true when the answer was finished, false when the asker gave up. */
  readonly over: Promise<boolean>;
}

/** Answers one request. `nth` counts the requests for this path from 1. */
export type Answer = (response: ServerResponse, request: IncomingMessage, nth: number) => unknown;

/** A server on loopback. */
export interface TestServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** The same server under another origin, `http://localhost:<port>`. */
  readonly twin: string;
  readonly seen: readonly Seen[];
  /** Serves a text at a path, without query; the type follows from the ending. */
  page(path: string, text: string, headers?: Record<string, string>): void;
  /** Answers a path, or every path under one that ends in `/`, by a function. */
  answer(path: string, answer: Answer): void;
  /** Serves the files of a folder under a path that ends in `/`. */
  folder(path: string, folder: string): void;
  /** Requests for a path, without query. */
  asked(path: string): readonly Seen[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The media type of a path by its ending; HTML for a folder. */
export function typeOf(path: string): string {
  return path.endsWith('/')
    ? types['.html']!
    : (types[extname(path)] ?? 'text/plain; charset=utf-8');
}

/** Headers that let any page use a file. */
export const anyOrigin = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };

/** Exchanges that have begun and not ended, by port and path, on every server of this process. */
const exchanges = new Map<string, Set<ServerResponse>>();

const placeOf = (url: string): string => {
  const { port, pathname } = new URL(url);
  return `${port}${pathname}`;
};

/**
 * How many requests for an address a server holds open: it has been asked, has sent all that it was told to send, and
 * sends no more until the test says so. A request that is under way on the page and not held here is still travelling,
 * in one direction or the other.
 */
export const held = (url: string): number =>
  [...(exchanges.get(placeOf(url)) ?? [])].filter(
    ({ writableEnded, writableLength, destroyed }) =>
      !writableEnded && !destroyed && writableLength === 0,
  ).length;

/** Starts a server on a free port of loopback. */
export async function startServer(): Promise<TestServer> {
  // Browsers ask for an icon by themselves; a console line about it would be noise.
  const answers = new Map<string, Answer>([
    ['/favicon.ico', (response) => response.writeHead(204).end()],
  ]);
  const counts = new Map<string, number>();
  const seen: Seen[] = [];

  const find = (path: string): Answer | undefined => {
    const exact = answers.get(path);
    if (exact) return exact;
    const under = [...answers.keys()].filter(
      (key) => key.endsWith('/') && key !== '/' && path.startsWith(key),
    );
    return answers.get(under.sort((a, b) => b.length - a.length)[0] ?? '');
  };

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    const place = `${String(request.socket.localPort)}${path}`;
    const open = exchanges.get(place) ?? new Set();
    exchanges.set(place, open.add(response));
    const over = new Promise<boolean>((resolve) => {
      response.once('close', () => {
        open.delete(response);
        resolve(response.writableFinished);
      });
    });
    seen.push({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: request.headers,
      over,
    });
    const answer = find(path);
    if (answer) answer(response, request, nth);
    else response.writeHead(404, { ...anyOrigin, 'Content-Type': 'text/plain' }).end('not here');
  });
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The test server has no port.');
  const port = String(address.port);

  return {
    origin: `http://127.0.0.1:${port}`,
    twin: `http://localhost:${port}`,
    seen,
    page(path, text, headers = {}) {
      answers.set(path, (response) =>
        response
          .writeHead(200, { ...anyOrigin, 'Content-Type': typeOf(path), ...headers })
          .end(text),
      );
    },
    answer(path, answer) {
      answers.set(path, answer);
    },
    folder(path, folder) {
      answers.set(path, (response, request) => {
        const { pathname } = new URL(request.url ?? '/', 'http://loopback');
        const inside = normalize(decodeURIComponent(pathname.slice(path.length)));
        const file = inside.endsWith('/') || inside === '.' ? join(inside, 'index.html') : inside;
        if (file.startsWith('..')) return response.writeHead(403).end();
        return readFile(join(folder, file)).then(
          (body) =>
            response.writeHead(200, { ...anyOrigin, 'Content-Type': typeOf(file) }).end(body),
          () => response.writeHead(404, anyOrigin).end('not here'),
        );
      });
    },
    asked: (path) =>
      seen.filter((request) => new URL(request.path, 'http://loopback').pathname === path),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const json = { ...anyOrigin, 'Content-Type': 'application/json' };

/** Bad hosts, by what they do with a body that would have been good. Numbers are those of the table of faults. */
export const faults = {
  /** 3: the connection is cut while headers are written. */
  resetInHeaders: (): Answer => (response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\nContent-Ty');
    response.socket?.destroy();
  },
  /** 5: no answer at all. */
  silence: (): Answer => () => undefined,
  /** 6: some of the body, and then only as much as the test asks for: call `more` to send the next byte. */
  trickle(body: string): { answer: Answer; more: () => void } {
    const open: { response: ServerResponse; at: number }[] = [];
    return {
      answer: (response) => {
        response.writeHead(200, json).write(body.slice(0, 1));
        open.push({ response, at: 1 });
      },
      more: () => {
        for (const each of open) each.response.write(body.slice(each.at, ++each.at));
      },
    };
  },
  /** 7: headers, then silence. */
  headersThenSilence: (): Answer => (response) => {
    response.writeHead(200, json).flushHeaders();
  },
  /** 8–12: a status, with headers. */
  status:
    (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
    (response) =>
      response.writeHead(status, { ...anyOrigin, ...headers }).end(body),
  /** 10: a log-in page where a feed should be. */
  loginPage: (): Answer => (response) =>
    response
      .writeHead(200, { ...anyOrigin, 'Content-Type': 'text/html' })
      .end('<!doctype html><title>Log in</title><form></form>'),
  /** 13: the end is missing, and the length agrees with what is sent. */
  truncated:
    (body: string): Answer =>
    (response) =>
      response.writeHead(200, json).end(body.slice(0, body.length / 2)),
  /** 14: the length promises more than comes. */
  tooShort:
    (body: string): Answer =>
    (response) => {
      response.writeHead(200, { ...json, 'Content-Length': String(Buffer.byteLength(body) + 10) });
      response.write(body, () => response.socket?.destroy());
    },
  /** 15: cut between chunks. */
  chunkCut:
    (body: string): Answer =>
    (response) => {
      response.writeHead(200, json);
      response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
    },
  /** 16: compressed, and damaged. */
  corruptGzip:
    (body: string): Answer =>
    (response) => {
      const packed = gzipSync(body);
      packed.fill(0x55, 12, Math.min(60, packed.length));
      response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' }).end(packed);
    },
  /** 17: a good body under the wrong type. */
  wrongType:
    (body: string): Answer =>
    (response) =>
      response
        .writeHead(200, { ...anyOrigin, 'Content-Type': 'application/octet-stream' })
        .end(body),
  /** 19: a byte order mark in front. */
  byteOrderMark:
    (body: string): Answer =>
    (response) =>
      response.writeHead(200, json).end(`\ufeff${body}`),
  /** 20: UTF-16. */
  utf16:
    (body: string): Answer =>
    (response) =>
      response.writeHead(200, json).end(Buffer.from(`\ufeff${body}`, 'utf16le')),
  /** 21: no word about other origins. */
  noCors:
    (body: string): Answer =>
    (response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body),
  /** Fails so many times, and then is good. */
  after:
    (times: number, bad: Answer, good: Answer): Answer =>
    (response, request, nth) =>
      (nth <= times ? bad : good)(response, request, nth),
} as const;

/** The origin of a port on which nobody listens: faults 1 and 45. */
export async function refusingOrigin(): Promise<string> {
  const server = await startServer();
  await server.close();
  return server.origin;
}
