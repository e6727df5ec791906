import { ContextConsumer } from '@lit/context';
import { FeedError, type Catalogue, type Links } from '@esca/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ErrorEvent, LoadEvent } from './events.js';
import { feedContext, type FeedSource } from './feed-context.js';
import { FeedStore, type FeedSnapshot } from './feed-store.js';
import { whenNear } from './near-viewport.js';

/** A widget without any source says so after this long: a provider may be defined later. */
const SOURCE_WAIT = 1_000;

/** What a widget brings to its feed. */
export interface FeedHost extends ReactiveControllerHost, HTMLElement {
  /** Feed addresses, separated by spaces. */
  src: string;
  /** A feed object, used instead of addresses. */
  feed: unknown;
  /** Whether the first cards of a large catalogue will do. */
  readonly partly?: boolean;
}

/**
 * Loads a widget's feed: from its `feed`, its `src`, or the nearest `<esca-feed>`. Waits until the widget comes near the
 * viewport, stops when it leaves the page, and tells the page about every load and about the last failure.
 */
export class FeedController implements ReactiveController {
  readonly #host: FeedHost;
  readonly #context: ContextConsumer<typeof feedContext, FeedHost>;
  #source: FeedSource | undefined;
  #store: FeedStore | undefined;
  /** What is shown of the source before this one, until this one has something to show or to say. */
  #former: FeedSnapshot | undefined;
  #unsubscribe: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;
  #near = false;
  #sourceTimer: ReturnType<typeof setTimeout> | undefined;
  #sourceless = false;
  #toldLoads = 0;
  readonly #toldErrors = new Set<string>();
  /** What the page is to hear once the widget shows something. */
  #news: (() => Event)[] = [];

  constructor(host: FeedHost) {
    this.#host = host;
    this.#context = new ContextConsumer(host, {
      context: feedContext,
      subscribe: true,
      callback: () => this.#choose(),
    });
    host.addController(this);
  }

  /** Whether the widget is, or has been, near enough to be worth its bytes. */
  get begun(): boolean {
    return this.#near;
  }

  /** What is known of the feeds; absent until the first is there. After a change of source, for a while what was known. */
  get snapshot(): FeedSnapshot | undefined {
    return this.#store?.snapshot ?? (this.error ? undefined : this.#former);
  }

  get catalogue(): Catalogue | undefined {
    return this.snapshot?.catalogue;
  }

  get links(): Links | undefined {
    return this.snapshot?.links;
  }

  /** Why there is nothing to show; absent while there is something, or hope. */
  get error(): FeedError | undefined {
    if (this.#store?.snapshot) return undefined;
    return this.#sourceless ? new FeedError('no-source', '') : this.#store?.error;
  }

  /** Asks again for what is missing. */
  readonly retry = (): void => {
    this.#toldErrors.clear();
    this.#store?.retry();
    this.#host.requestUpdate();
  };

  /** Loads without waiting until the widget is near. */
  begin(): void {
    this.#near = true;
    this.#attach();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#stopWatching = whenNear(this.#host, () => this.begin());
    this.#choose();
  }

  hostUpdate(): void {
    this.#choose();
  }

  hostUpdated(): void {
    if (this.#host.getAttribute('state') === 'loading') return;
    const news = this.#news.splice(0);
    if (news.length > 0)
      void this.#host.updateComplete.then(() => {
        for (const event of news) this.#host.dispatchEvent(event());
      });
  }

  hostDisconnected(): void {
    // Where it comes back there may be another provider, or none.
    this.#context.value = undefined;
    this.#stopWatching?.();
    this.#near = false;
    this.#detach();
    clearTimeout(this.#sourceTimer);
    this.#sourceTimer = undefined;
  }

  /** Takes the source that holds now, and leaves another. */
  #choose(): void {
    const source = this.#wanted();
    if (isSame(source, this.#source)) {
      this.#attach();
      return;
    }
    // A list is not taken away for nothing: it stays until the other is there, or cannot be had.
    this.#former = this.snapshot;
    this.#detach();
    this.#source = source;
    this.#store = undefined;
    this.#toldLoads = 0;
    this.#toldErrors.clear();
    this.#attach();
  }

  #wanted(): FeedSource | undefined {
    const { src, feed } = this.#host;
    if (feed !== undefined && feed !== null) return { addresses: [], feed };
    const addresses = addressesIn(src);
    return addresses.length > 0 ? { addresses } : this.#context.value;
  }

  #attach(): void {
    if (!this.#host.isConnected || this.#unsubscribe) return;
    if (!this.#source) {
      this.#sourceTimer ??= setTimeout(() => {
        this.#sourceless = true;
        this.#tellError(new FeedError('no-source', ''));
        this.#host.requestUpdate();
      }, SOURCE_WAIT);
      return;
    }
    clearTimeout(this.#sourceTimer);
    this.#sourceTimer = undefined;
    this.#sourceless = false;
    if (!this.#near) return;
    this.#store ??= FeedStore.of(this.#source);
    this.#unsubscribe = this.#store.subscribe(this.#changed, this.#host.partly);
    this.#changed();
  }

  #detach(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
    const snapshot = this.#store?.snapshot;
    if (snapshot || this.error) this.#former = undefined;
    if (snapshot && snapshot.loads > this.#toldLoads) {
      this.#toldLoads = snapshot.loads;
      const { catalogue } = snapshot;
      const counts = {
        courses: Math.max(catalogue.courses.length, ...snapshot.parts.map(({ count }) => count)),
        pathways: catalogue.pathways.length,
        vacancies: catalogue.vacancies.length,
        bulletins: catalogue.bulletins.length,
      };
      const sources = [...new Set(catalogue.origins.map((origin) => origin.url))].filter(Boolean);
      this.#later(() => new LoadEvent(sources, counts, snapshot.problems));
    }
    for (const failure of [...(snapshot?.failed ?? []), ...(snapshot?.outdated ?? [])])
      this.#tellError(failure);
    if (this.error) this.#tellError(this.error);
  };

  #tellError(error: FeedError): void {
    const name = `${error.code} ${error.url}`;
    if (this.#toldErrors.has(name)) return;
    this.#toldErrors.add(name);
    console.warn(error.message);
    this.#later(() => new ErrorEvent(error.code, error.url, error.status));
  }

  /** Tells the page once the widget shows what it tells of. */
  #later(event: () => Event): void {
    this.#news.push(event);
    this.#host.requestUpdate();
  }
}

/** The addresses in a `src`, whole, each once. */
export function addressesIn(src: string | null | undefined): string[] {
  const found = String(src ?? '')
    .split(/\s+/)
    .flatMap((address) => {
      try {
        return address ? new URL(address, document.baseURI).href : [];
      } catch {
        return [];
      }
    });
  return [...new Set(found)];
}

function isSame(a: FeedSource | undefined, b: FeedSource | undefined): boolean {
  return (
    a === b || (!!a && !!b && a.feed === b.feed && a.addresses.join(' ') === b.addresses.join(' '))
  );
}
