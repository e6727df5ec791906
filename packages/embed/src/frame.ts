/*
 * Gives frames that show this site's pages the height of their content. It takes one thing from a frame, a whole number
 * of pixels, and believes it only from the frame's own window and origin; from a sandboxed frame, whose origin is
 * "null", only with the secret that the host gave it.
 */

const site = new URL('../../', import.meta.url);
const waiting = new WeakMap<HTMLIFrameElement, number>();

/** At most ten changes a second: the first at once, then the last that came while waiting. */
function resize(frame: HTMLIFrameElement, height: number): void {
  if (waiting.has(frame)) {
    waiting.set(frame, height);
    return;
  }
  frame.style.height = `${String(height)}px`;
  waiting.set(frame, height);
  setTimeout(() => {
    const last = waiting.get(frame) ?? height;
    waiting.delete(frame);
    if (last !== height) resize(frame, last);
  }, 100);
}

function ours(): HTMLIFrameElement[] {
  const frames = Document.prototype.querySelectorAll.call(document, 'iframe');
  return ([...frames] as HTMLIFrameElement[]).filter(({ src }) => src.startsWith(site.href));
}

addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
  const { message, value, secret } = Object(data) as Record<string, unknown>;
  if (message !== 'height' || !Number.isInteger(value)) return;
  const height = value as number;
  if (height < 100 || height > 20_000) return;
  for (const frame of ours()) {
    const known = frame.getAttribute('data-secret');
    if (
      frame.contentWindow === source &&
      (origin === site.origin || (origin === 'null' && known && known === secret))
    )
      resize(frame, height);
  }
});

// Frames that were ready before this script are asked to say their height again.
for (const frame of ours())
  if (!frame.hasAttribute('sandbox'))
    frame.contentWindow?.postMessage({ message: 'ready' }, site.origin);
