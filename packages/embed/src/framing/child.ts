import { recordPath } from '@esca/domain/address';

/** What a page inside a frame needs to know of itself. */
export interface Framed {
  /** The base address of the published site. */
  readonly site: string;
  /** The id of the site's publisher, to find a record's page. */
  readonly publisher: string;
}

/** The origin of the page around us, where the browser tells it. */
function parentOrigin(): string | undefined {
  const origin =
    location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return origin && origin !== 'null' ? origin : undefined;
}

/** Tells the page around us our height, in WordPress's protocol, whenever it changes, at most ten times a second. */
function tellHeight(secret: string | undefined): void {
  let told = 0;
  let timer = 0;
  const tell = (): void => {
    timer = 0;
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    const value = Math.min(20_000, Math.max(100, height));
    if (value === told) return;
    told = value;
    // A number is nobody's secret, so it may go to whoever holds the frame.
    parent.postMessage({ message: 'height', value, secret }, '*');
  };
  const soon = (): void => {
    timer ||= window.setTimeout(tell, 100);
  };
  new ResizeObserver(soon).observe(document.documentElement);
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== parent || (Object(data) as { message?: unknown }).message !== 'ready') return;
    told = 0;
    soon();
  });
  tell();
}

/**
 * In a sandbox a link that opens a tab, a download and a mail do nothing, in silence. The page around us follows links
 * for us, but only to our own host, so every such deed leads to the page of the record that it is about.
 */
function handLinksOver({ site, publisher }: Framed, secret: string | undefined): void {
  const target = parentOrigin();
  if (!target) return;
  const follow = (event: Event, address: string): void => {
    event.preventDefault();
    parent.postMessage({ message: 'link', value: address, secret }, target);
  };
  const toRecord = (event: CustomEvent<{ ref?: unknown }>): void => {
    const path = recordPath(String(event.detail.ref), publisher);
    if (path) follow(event, site + path);
  };
  document.addEventListener('esca-outbound', toRecord as EventListener);
  document.addEventListener('esca-request', toRecord as EventListener);
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    // Links within this page (filters, pages, headings) work in a sandbox too.
    if (
      link?.href.startsWith(site) &&
      link.pathname !== location.pathname &&
      !event.defaultPrevented
    )
      follow(event, link.href);
  });
}

/** Speaks to the page around us; does nothing when there is none. */
export function speakToHost(framed: Framed): void {
  if (parent === window) return;
  const secret = /[#&?]secret=([\w-]{1,64})/.exec(location.hash)?.[1];
  tellHeight(secret);
  if (origin === 'null') handLinksOver(framed, secret);
}
