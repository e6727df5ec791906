import { WAITS } from '@esca/feed';
import { assert } from 'chai';
import { startBuilder } from '../../packages/builder/src/page/page.js';
import '../../packages/elements/src/define/course-finder.js';
import '../../packages/elements/src/define/vacancy-feed.js';
import { siteStyles } from '../../packages/publisher/src/site/styles.js';
import { violations } from '../helpers/accessibility.js';
import { buildCourse, buildFeed, buildSession, buildVacancy } from '../helpers/build.js';

const site = 'https://academy.example/';
const feed = buildFeed({
  taxonomies: [
    {
      id: 'area',
      title: 'Area',
      terms: [
        { id: 'essex', title: 'Essex' },
        { id: 'west', title: { en: 'West', cy: 'Gorllewin' }, broader: 'essex' },
      ],
    },
    { id: 'topic', title: 'Topic', terms: [{ id: 'law', title: 'Law' }] },
  ],
  courses: [buildCourse({ sessions: [buildSession()] })],
  vacancies: [buildVacancy()],
});
const files: Record<string, unknown> = {
  [`${site}feed/feed.json`]: feed,
  [`${site}site.json`]: {
    for: 'public',
    presets: { west: { area: 'west' } },
    feedHosts: [],
    languages: ['en', 'cy'],
  },
  [`${site}r/1.0.0/integrity.json`]: { 'all.js': 'sha384-abc' },
};
const network = window.fetch.bind(window);
window.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!url.startsWith(site)) return network(input, init);
  const file = files[url];
  return Promise.resolve(
    file === undefined ? new Response('', { status: 404 }) : new Response(JSON.stringify(file)),
  );
};

/** The builder as somebody sees it who does not know how it is made. */
interface Page {
  readonly mount: HTMLElement;
  readonly address: () => string;
  readonly copied: () => string;
  /** Presses or ticks what has this label. */
  press(label: string): void;
  type(label: string, value: string): void;
  /** Waits until the page says something, or no longer does. */
  says(text: string, yes?: boolean): Promise<void>;
  code(form: string): string;
  widget(): HTMLElement | null;
}

const look = new CSSStyleSheet();
look.replaceSync(siteStyles);
const pages: HTMLElement[] = [];
const styles = fetch('/packages/builder/builder.css').then((answer) => answer.text());

async function open(query = '', lang: 'en' | 'cy' = 'en'): Promise<Page> {
  const own = new CSSStyleSheet();
  own.replaceSync(await styles);
  document.adoptedStyleSheets = [look, own];
  const main = document.createElement('main');
  const mount = document.createElement('div');
  mount.id = 'builder';
  main.lang = lang;
  main.append(mount);
  document.body.append(main);
  pages.push(main);
  let address = '';
  let copied = '';
  await startBuilder(mount, {
    site,
    version: '1.0.0',
    lang,
    query,
    keep: (kept) => (address = kept),
    loadWidget: () => Promise.resolve(),
    copy: (text) => {
      copied = text;
      return Promise.resolve();
    },
    around: {
      waits: WAITS,
      fetch: (url, init) => window.fetch(url, init),
      now: () => Date.now(),
      random: () => 0.5,
      offline: () => false,
      hidden: () => false,
    },
  });
  const labelled = (label: string): HTMLElement => {
    const found = [...mount.querySelectorAll<HTMLElement>('label, button, summary')].find(
      (one) => one.textContent.trim().replace(/\s+/g, ' ') === label,
    );
    assert.ok(found, `nothing is called “${label}”`);
    return found;
  };
  const says = (text: string, yes = true): Promise<void> =>
    new Promise((resolve) => {
      const test = (): void => {
        if (mount.textContent.replace(/\s+/g, ' ').includes(text) !== yes) return;
        watch.disconnect();
        resolve();
      };
      const watch = new MutationObserver(test);
      watch.observe(mount, { childList: true, subtree: true, characterData: true });
      test();
    });
  await says('Essex Social Care Academy');
  return {
    mount,
    address: () => address,
    copied: () => copied,
    press: (label) => labelled(label).click(),
    type: (label, value) => {
      const field = mount.querySelector<HTMLInputElement>(
        `#${(labelled(label) as HTMLLabelElement).htmlFor}`,
      )!;
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    says,
    code: (form) => mount.querySelector<HTMLTextAreaElement>(`[aria-label="Code: ${form}"]`)!.value,
    widget: () => mount.querySelector('.stage > *'),
  };
}

afterEach(() => {
  for (const page of pages.splice(0)) page.remove();
  document.adoptedStyleSheets = [];
});

describe('the embed builder', () => {
  it('hands over, after a few choices, the form that survives, and keeps all in its address', async () => {
    const page = await open();
    page.press('West');
    page.press('WordPress');
    assert.equal(
      page.code('An address, alone on its line'),
      'https://academy.example/e/course-finder/west/',
    );
    page.press('Our administrator has added the line of script');
    assert.include(page.code('A block of HTML'), 'data-esca="course-finder"');
    assert.include(page.code('A block of HTML'), 'data-area="west"');
    page.press('Copy: A block of HTML');
    await page.says('Copied.');
    assert.equal(page.copied(), page.code('A block of HTML'));
    const again = await open(page.address());
    assert.equal(again.code('A block of HTML'), page.code('A block of HTML'));
  });

  it('shows the real element, with what was chosen', async () => {
    const page = await open('widget=course-finder');
    page.press('West');
    page.type('Heading of the widget', 'Courses in the west');
    const widget = page.widget()!;
    assert.equal(widget.localName, 'esca-course-finder');
    assert.equal(widget.getAttribute('area'), 'west');
    assert.equal(widget.getAttribute('label'), 'Courses in the west');
    page.press('West');
    assert.isFalse(page.widget()!.hasAttribute('area'));
    page.press('Dark');
    assert.equal(getComputedStyle(page.widget()!).colorScheme, 'dark');
    page.press('Phone');
    assert.isAtMost(page.widget()!.getBoundingClientRect().width, 24.5 * 16);
  });

  it('shows the widget as on paper, and on the screen again', async () => {
    const page = await open();
    const widget = page.widget()!;
    await (widget as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    const root = widget.shadowRoot!;
    const printed = (): boolean =>
      root.adoptedStyleSheets.some((sheet) =>
        [...sheet.cssRules].some(
          (rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'print',
        ),
      );
    assert.isTrue(printed());
    page.press('On paper');
    assert.isFalse(printed());
    page.press('Light');
    assert.isTrue(printed());
  });

  it('shows what a host leaves: a link where that is all that stays', async () => {
    const page = await open('host=drupal&area=west');
    page.press('What LocalGov Drupal leaves of it');
    await page.says('Readers see a link to a complete page.');
    const link = page.mount.querySelector<HTMLAnchorElement>('.stage > p > a')!;
    assert.equal(link.href, 'https://academy.example/e/course-finder/?area=west');
    assert.equal(link.rel, 'noopener');
    page.press('Our administrator has added the line of script');
    assert.equal(page.widget()!.localName, 'esca-course-finder');
  });

  it('is filled by a pasted snippet', async () => {
    const page = await open();
    const paste = page.mount.querySelector<HTMLTextAreaElement>('#paste')!;
    paste.value =
      '<div data-esca="vacancy-feed" data-area="west" data-limit="5" style="min-height:640px"><a href="https://academy.example/e/vacancy-feed/">Our jobs</a></div>';
    page.press('Read it');
    await page.says('Read. The choices below');
    assert.equal(page.widget()!.localName, 'esca-vacancy-feed');
    assert.equal(page.address(), 'widget=vacancy-feed&words=Our+jobs&height=640&area=west&limit=5');
    paste.value = 'nothing of ours';
    page.press('Read it');
    await page.says('There is no widget of this site');
  });

  it('refuses a colour that is hard to read, and offers one that is not', async () => {
    const page = await open();
    page.type('Links and buttons, on light pages', '#ffcc00');
    await page.says('Not taken: links and buttons on');
    assert.isFalse(
      page.mount.textContent.includes('Style of the page') &&
        page.code('Style of the page').includes('ffcc00'),
    );
    page.mount.querySelector<HTMLButtonElement>('.colour .help button')!.click();
    await page.says('Not taken', false);
    page.type('Links and buttons, on light pages', 'red');
    await page.says('This is not a colour of six digits.');
  });

  it('says what is wrong with a feed, and what is good', async () => {
    const page = await open();
    page.type('Address of the feed', 'https://academy.example/none.json');
    await page.says('could not be read (status)');
    const said = page.mount.querySelector('[role=alert]')?.textContent ?? '';
    assert.include(said, 'could not be read');
    assert.equal(page.mount.querySelector('#feed')?.getAttribute('aria-invalid'), 'true');
    page.type('Address of the feed', '');
    await page.says('Courses: 1; pathways: 0; vacancies: 1');
  });

  it('warns of headings, hidden filters and short lists', async () => {
    const page = await open('area=west&locked=area&limit=3&heading-level=4&above=2');
    await page.says('below one of level 2');
    await page.says('only some of it is shown (area)');
    await page.says('At most 3 are shown');
    page.press('With a link to the whole list');
    await page.says('At most 3 are shown', false);
    page.type('Heading of the widget', 'Courses in the west');
    await page.says('only some of it is shown', false);
  });

  it('speaks Welsh', async () => {
    const page = await open('host=html', 'cy');
    await page.says('Pa declyn?');
    await page.says('Gorllewin');
    assert.notInclude(page.mount.textContent, '{');
  });

  for (const [query, lang] of [
    ['', 'en'],
    ['widget=vacancy-feed&host=html&look=essex&area=west&limit=3', 'en'],
    ['widget=course-finder&host=sharepoint&colours=light.accent.ffcc00', 'cy'],
  ] as const)
    it(`has no accessibility faults: ${query || 'as it begins'}, ${lang}`, async () => {
      const page = await open(query, lang);
      for (const details of page.mount.querySelectorAll('details')) details.open = true;
      assert.deepEqual(await violations(page.mount), []);
      for (const target of page.mount.querySelectorAll('button, summary, select')) {
        const { height } = target.getBoundingClientRect();
        assert.isAtLeast(height, 24, target.textContent);
      }
    });
});
