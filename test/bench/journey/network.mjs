/**
 * A server on loopback that answers as over a slower line: every answer begins after the line's round trip, and all
 * bodies share its rate, a piece of each in turn. It is the server that slows down, and not the browser, because a
 * browser's own emulation leaves out what a page's workers ask for. It counts what it sends.
 */
import { createServer } from 'node:http';

/** Round trip in milliseconds, and kilobits a second to the visitor. */
export const lines = {
  lan: { words: 'LAN (2 ms, 100 Mbit/s)', latency: 2, kilobits: 100_000 },
  slow4g: { words: 'slow 4G (150 ms, 1.6 Mbit/s)', latency: 150, kilobits: 1_600 },
};

const PIECE = 4_096;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Serves what `find(path)` gives: `{ type, body, encoding? }` or nothing. */
export async function serveSlowly(find) {
  let line = lines.lan;
  let log = [];
  const open = new Set();
  let free = 0;
  let busy = false;

  /** Sends a piece of every open answer in turn, no faster than the line. */
  async function pump() {
    if (busy) return;
    busy = true;
    while (open.size > 0)
      for (const answer of open) {
        const piece = answer.body.subarray(answer.at, answer.at + PIECE);
        const now = performance.now();
        free = Math.max(free, now) + (piece.length * 8) / line.kilobits;
        if (free - now > 1) await wait(free - now);
        answer.at += piece.length;
        if (answer.at < answer.body.length) answer.response.write(piece);
        else {
          open.delete(answer);
          answer.response.end(piece);
        }
      }
    busy = false;
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = find(decodeURIComponent(pathname));
    const body = file?.body ?? Buffer.from('Not found');
    const entry = { path: pathname, bytes: body.length, status: file ? 200 : 404 };
    log.push(entry);
    await wait(line.latency);
    response.writeHead(entry.status, {
      'content-type': file?.type ?? 'text/plain',
      'content-length': body.length,
      ...(file?.encoding && { 'content-encoding': file.encoding }),
      'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (request.method === 'HEAD' || body.length === 0) return void response.end();
    const answer = { response, body, at: 0 };
    response.once('close', () => open.delete(answer));
    open.add(answer);
    void pump();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    /** From now on over this line; what was counted is forgotten. */
    begin(next) {
      line = next;
      log = [];
    },
    /** What was asked for since `begin`. */
    get log() {
      return log;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
