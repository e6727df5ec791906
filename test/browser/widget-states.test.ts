import { EscaElement, FeedProvider, WidgetContent, define } from '@esca/elements';
import '../../packages/elements/src/define/feed.js';
import { assert } from 'chai';
import { html, type TemplateResult } from 'lit';
import { buildCourse, buildFeed, WRITTEN } from '../helpers/build.js';
import { json, serveFeed, status } from '../helpers/feed-server.js';
import { takeConsole } from '../helpers/quiet-console.mjs';
import { en } from '../../packages/elements/src/shared/shared.strings.js';

/** The least widget there can be: it lists the titles of courses. */
class Titles extends EscaElement {
  protected override loadContent(): Promise<WidgetContent> {
    return Promise.resolve(new TitlesContent(this));
  }
}
const strings = { ...en, heading: 'Courses' };
class TitlesContent extends WidgetContent<Titles, typeof strings> {
  override readonly styles = [];
  #titles: string[] = [];
  constructor(host: Titles) {
    super(host, 'course-finder', {
      en: strings,
      cy: () => Promise.resolve({ ...strings, heading: 'Cyrsiau' }),
    });
  }
  override prepare(): void {
    this.#titles = this.catalogue.courses.map(({ record }) => record.title as string);
  }
  override isEmpty(): boolean {
    return this.#titles.length === 0;
  }
  protected override render(): TemplateResult {
    return html`<ul>
      ${this.#titles.map((title) => html`<li>${title}</li>`)}
    </ul>`;
  }
}
define('esca-titles', Titles);

const feed = buildFeed({ courses: [buildCourse()] });
const FALLBACK = '<a href="https://essex.example/courses">All courses</a>';

/** Puts markup on the page and gives its first widget. */
function place(markup: string): Titles {
  const home = document.createElement('div');
  home.className = 'test-home';
  home.innerHTML = markup;
  document.body.append(home);
  return home.querySelector<Titles>('esca-titles')!;
}

/** Waits until a widget has a state, by watching its attribute. */
function reaches(widget: Element, state: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (widget.getAttribute('state') !== state) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(widget, { attributes: true });
    look();
  });
}

const shown = (widget: Titles): string => widget.shadowRoot!.querySelector('.root')!.textContent;
const fallbackIsShown = (widget: Titles): boolean =>
  widget.querySelector('a')!.getBoundingClientRect().width > 0;

afterEach(() => {
  for (const home of document.querySelectorAll('.test-home')) home.remove();
  document.documentElement.removeAttribute('lang');
});

describe('a widget', () => {
  it('is loading with the author’s content until the feed is there, then ready without it', async () => {
    const { url } = serveFeed(feed);
    const widget = place(`<esca-titles src="${url}" now="${WRITTEN}">${FALLBACK}</esca-titles>`);
    assert.equal(widget.getAttribute('state'), 'loading');
    await widget.updateComplete;
    assert.isTrue(fallbackIsShown(widget));
    const loaded = new Promise<CustomEvent>((resolve) =>
      widget.addEventListener('esca-load', resolve, { once: true }),
    );
    await reaches(widget, 'ready');
    await widget.updateComplete;
    assert.include(shown(widget), 'Mental Capacity Act');
    assert.isFalse(fallbackIsShown(widget));
    assert.deepEqual((await loaded).detail, {
      sources: [url],
      counts: { courses: 1, pathways: 0, vacancies: 0, bulletins: 0 },
      problems: 0,
    });
  });

  it('is empty when the feed has nothing for it', async () => {
    const widget = place(
      `<esca-titles src="${serveFeed(buildFeed()).url}" now="${WRITTEN}"></esca-titles>`,
    );
    await reaches(widget, 'empty');
  });

  it('shows the author’s content, a polite line and a retry that works when the feed cannot be had', async () => {
    const source = serveFeed();
    source.answer = () => status(404);
    const widget = place(
      `<esca-titles src="${source.url}" now="${WRITTEN}">${FALLBACK}</esca-titles>`,
    );
    const errors: unknown[] = [];
    widget.addEventListener('esca-error', (event) => errors.push(event.detail));
    await reaches(widget, 'failed');
    await widget.updateComplete;
    await Promise.resolve();
    assert.isTrue(fallbackIsShown(widget));
    assert.deepEqual(errors, [{ code: 'status', url: source.url, status: 404 }]);
    assert.deepEqual(takeConsole().length, 1);
    source.answer = () => json(feed);
    widget.shadowRoot!.querySelector<HTMLButtonElement>('.banner button')!.click();
    await reaches(widget, 'ready');
  });

  it('says so when it has no feed, and recovers when it gets one', async () => {
    const widget = place(`<esca-titles now="${WRITTEN}">${FALLBACK}</esca-titles>`);
    const error = new Promise<CustomEvent>((resolve) =>
      widget.addEventListener('esca-error', resolve),
    );
    await reaches(widget, 'failed');
    assert.equal(((await error).detail as { code: string }).code, 'no-source');
    takeConsole();
    widget.src = serveFeed(feed).url;
    await reaches(widget, 'ready');
  });

  it('reads a feed object without any network', async () => {
    const widget = place(`<esca-titles now="${WRITTEN}"></esca-titles>`);
    widget.feed = feed;
    await reaches(widget, 'ready');
  });

  it('keeps properties that were set before it was defined', async () => {
    const late = document.createElement('esca-late') as Titles;
    late.feed = feed;
    late.now = WRITTEN;
    document.body.append(late);
    define('esca-late', class extends Titles {});
    customElements.upgrade(late);
    await reaches(late, 'ready');
    late.remove();
  });

  it('shares one request with every other widget, and reads again after it was moved without a new one', async () => {
    const source = serveFeed(feed);
    place(`<esca-titles src="${source.url}" now="${WRITTEN}"></esca-titles>`.repeat(50));
    const widgets = [...document.querySelectorAll<Titles>('.test-home esca-titles')];
    await Promise.all(widgets.map((widget) => reaches(widget, 'ready')));
    assert.equal(source.asked, 1);
    const home = document.querySelector('.test-home')!;
    home.append(widgets[0]!);
    await widgets[0]!.updateComplete;
    assert.equal(widgets[0]!.state, 'ready');
    assert.equal(source.asked, 1);
  });

  it('ends its request when it leaves while loading', async () => {
    const source = serveFeed();
    let ended = false;
    source.answer = () => new Promise(() => undefined);
    const asked = source.next();
    const fetched = window.fetch;
    window.fetch = (input, init) => {
      init?.signal?.addEventListener('abort', () => (ended = true));
      return fetched(input, init);
    };
    const widget = place(`<esca-titles src="${source.url}" now="${WRITTEN}"></esca-titles>`);
    await asked;
    window.fetch = fetched;
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve));
    assert.isTrue(ended);
  });

  it('takes the feed of the provider around it, however late that is defined', async () => {
    const source = serveFeed(feed);
    const widget = place(
      `<esca-later src="${source.url}"><esca-titles now="${WRITTEN}">${FALLBACK}</esca-titles></esca-later>`,
    );
    await widget.updateComplete;
    define('esca-later', class extends FeedProvider {});
    await reaches(widget, 'ready');
    assert.equal(source.asked, 1);
  });

  it('shows the sources that are there and names the one that is not', async () => {
    const good = serveFeed(feed);
    const bad = serveFeed();
    bad.answer = () => status(404);
    const widget = place(
      `<esca-titles src="${good.url} ${bad.url}" now="${WRITTEN}"></esca-titles>`,
    );
    const error = new Promise((resolve) =>
      widget.addEventListener('esca-error', resolve, { once: true }),
    );
    await reaches(widget, 'ready');
    await error;
    takeConsole();
    await widget.updateComplete;
    assert.isTrue(widget.hasAttribute('partial'));
    assert.include(shown(widget), 'feeds.example');
    assert.include(shown(widget), 'Mental Capacity Act');
  });

  it('says how old a feed is that is past its expiry', async () => {
    const widget = place(
      `<esca-titles src="${serveFeed(feed).url}" now="2026-12-20T09:00:00Z"></esca-titles>`,
    );
    await reaches(widget, 'ready');
    await widget.updateComplete;
    assert.isTrue(widget.hasAttribute('stale'));
    assert.include(shown(widget), '16 November 2026');
  });

  it('speaks Welsh where the page does, and marks English as English where the page speaks neither', async () => {
    const { url } = serveFeed(feed);
    const widget = place(
      `<div lang="cy"><esca-titles src="${url}" now="${WRITTEN}"></esca-titles></div>`,
    );
    await reaches(widget, 'ready');
    await widget.updateComplete;
    assert.equal(widget.shadowRoot!.querySelector('h2')!.textContent, 'Cyrsiau');
    assert.equal(widget.shadowRoot!.querySelector('.root')!.getAttribute('lang'), 'cy');
    const french = place(
      `<div lang="fr"><esca-titles src="${url}" now="${WRITTEN}"></esca-titles></div>`,
    );
    await reaches(french, 'ready');
    await french.updateComplete;
    assert.equal(french.shadowRoot!.querySelector('.root')!.getAttribute('lang'), 'en');
  });

  it('has a heading of the level and with the words that the page chooses', async () => {
    const widget = place(
      `<esca-titles src="${serveFeed(feed).url}" now="${WRITTEN}" heading-level="4" label="Our training"></esca-titles>`,
    );
    await reaches(widget, 'ready');
    await widget.updateComplete;
    assert.equal(widget.shadowRoot!.querySelector('h4')!.textContent, 'Our training');
  });

  it('says that it is a preview when the address of the page stopped its clock', async () => {
    const widget = place(
      `<esca-titles src="${serveFeed(feed).url}" now="${WRITTEN}"></esca-titles>`,
    );
    await reaches(widget, 'ready');
    assert.notInclude(shown(widget), 'Preview');
    widget.preview = true;
    await widget.updateComplete;
    assert.include(shown(widget), 'Preview as at Monday 16 November 2026');
  });
});
