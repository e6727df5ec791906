import type { BulletinCard } from '@esca/elements';
import '../../packages/elements/src/define/bulletin-card.js';
import { assert } from 'chai';
import type { Feed } from '@esca/feed';
import example from '../../schemas/examples/bulletin-live-items.feed.json';
import ICAL from 'ical.js';
import { violations } from '../helpers/accessibility.js';
import { buildBulletin, buildFeed, buildPathway } from '../helpers/build.js';
import {
  becomes,
  clearPage,
  control,
  focused,
  hears,
  inside,
  parts,
  place,
  press,
  reaches,
  read,
} from '../helpers/widget.driver.js';

const NOW = '2026-11-17T12:00:00Z';
const TAG = 'esca-bulletin-card';

async function show(attributes = '', feed: unknown = example): Promise<BulletinCard> {
  const card = place<BulletinCard>(`<${TAG} ${attributes} now="${NOW}"></${TAG}>`, TAG);
  card.feed = feed;
  await reaches(card, 'ready', 'empty');
  return card;
}

/** What a press hands over as a file. */
async function downloaded(press: () => unknown): Promise<{ name: string; text: string }> {
  const { click } = HTMLAnchorElement.prototype;
  try {
    const link = await new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        resolve(this);
      };
      void press();
    });
    return { name: link.download, text: await (await fetch(link.href)).text() };
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
}

const titles = (card: BulletinCard): string[] => parts(card, 'title').map(read);
const item = (card: BulletinCard, title: string): string =>
  read(parts(card, 'item').find((entry) => read(entry).includes(title)));

afterEach(clearPage);

describe('the bulletin card', () => {
  it('shows the latest issue with its number, its day and the next one', async () => {
    const card = await show();
    assert.equal(read(inside(card).querySelector('h2')), 'A conference and a cup of tea');
    assert.equal(
      read(parts(card, 'meta')[0]),
      'Issue 613 Monday 16 November Next issue: Friday 20 November',
    );
  });

  it('puts the event it is built around first and groups the rest', async () => {
    const card = await show();
    assert.deepEqual(parts(card, 'group-title').map(read), [
      'Coming up',
      'New dates',
      'Vacancies',
      'Wellbeing',
    ]);
    assert.equal(titles(card)[0], 'Academy conference');
  });

  it('shows a course as it stands now: full, with the next date that has places', async () => {
    const card = await show();
    assert.include(item(card, 'Mental Capacity Act'), 'Thursday 14 January, Online');
  });

  it('marks what was announced within fourteen days as a reminder', async () => {
    assert.include(item(await show(), 'Mental Capacity Act'), 'Reminder');
  });

  it('says when a vacancy closes, and that it has closed once it has', async () => {
    assert.match(
      item(await show(), 'Senior practitioner'),
      /Closing soon: Wednesday 18 November at 11:59pm, tomorrow/,
    );
    clearPage();
    const later = await show('now="2026-11-19T12:00:00Z"');
    later.now = '2026-11-19T12:00:00Z';
    await later.updateComplete;
    assert.include(item(later, 'Senior practitioner'), 'Closed');
  });

  it('loads nothing of a podcast before it is asked to', async () => {
    const card = await show();
    assert.isNull(inside(card).querySelector('audio, video, iframe, img'));
    assert.equal(
      control(card, 'Listen (10 minutes): Ten quiet minutes').getAttribute('href'),
      'https://media.example.org/ten-quiet-minutes.mp3',
    );
    assert.ok(control(card, 'Transcript of Ten quiet minutes'));
  });

  it('keeps items for the other workforce within reach', async () => {
    const card = await show('audience="adults"');
    assert.notInclude(titles(card).join(), 'supervision');
    await press(card, 'Show 1 more item for others');
    assert.include(titles(card).join(), 'supervision');
  });

  it('lists all issues and opens one, with focus on its heading', async () => {
    const card = await show('view="archive"');
    assert.deepEqual(
      parts(card, 'result').map((entry) => read(entry.querySelector('button'))),
      ['A conference and a cup of tea', 'A full week'],
    );
    const selected = hears<{ kind: string; ref: string }>(card, 'esca-select');
    await press(card, 'Read A full week, Friday 13 November');
    assert.deepEqual(await selected, { kind: 'issue', ref: 'essex:bulletin/2026-11-13' });
    await card.updateComplete;
    assert.equal(read(focused(card)), 'A full week');
  });

  it('leaves an issue to the page when the page cancels', async () => {
    const card = await show('view="archive"');
    card.addEventListener('esca-select', (event) => event.preventDefault());
    await press(card, /^Read A full week/);
    assert.equal(parts(card, 'result').length, 2);
  });

  it('finds items in all issues by their words', async () => {
    const card = await show('view="archive"');
    const found = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (parts(card, 'item').length === 0) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(inside(card), { childList: true, subtree: true });
    });
    const field = inside(card).querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = 'quiet';
    field.form!.requestSubmit();
    await found;
    assert.deepEqual(titles(card), ['Ten quiet minutes']);
    assert.include(read(parts(card, 'results')[0]), 'In A conference and a cup of tea');
    assert.equal(card.state, 'ready');
    field.value = 'zzqqxx';
    field.form!.requestSubmit();
    await becomes(card, () => card.state === 'empty');
    field.value = '';
    field.form!.requestSubmit();
    await becomes(card, () => card.state === 'ready');
  });

  it('leads back from all issues to the one that was shown, unless the page shows all of them', async () => {
    const card = await show();
    await press(card, 'Earlier issues');
    await press(card, 'Back to the issue');
    assert.equal(read(focused(card)), 'A conference and a cup of tea');
    clearPage();
    const archive = await show('view="archive"');
    assert.throws(() => control(archive, 'Back to the issue'));
  });

  it('leads to the page of a whole pathway, for which no event stands', async () => {
    const card = await show(
      '',
      buildFeed({
        pathways: [buildPathway({ url: 'https://academy.example.org/p/social-work/' })],
        bulletins: [buildBulletin({ items: [{ id: 'i', ref: 'pathway/social-work' }] })],
      }),
    );
    const link = control(card, 'Social work');
    assert.equal(link.getAttribute('href'), 'https://academy.example.org/p/social-work/');
    let told = false;
    card.addEventListener('esca-select', () => (told = true));
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    assert.isFalse(told);
  });

  it('leaves out an area or a topic that no vocabulary has, and says so of an address', async () => {
    const all = titles(await show());
    clearPage();
    assert.deepEqual(titles(await show('topic="nowhere" area="nowhere"')), all);
    clearPage();
    history.replaceState(null, '', '?bulletin-card.topic=nowhere');
    const card = await show('sync="query"');
    history.replaceState(null, '', location.pathname);
    assert.deepEqual(titles(card), all);
    assert.include(read(parts(card, 'banner')[0]), 'was not understood and has been left out');
  });

  it('shows a named issue, and says so when it is not there', async () => {
    assert.equal(read(inside(await show('issue="2026-11-13"')).querySelector('h2')), 'A full week');
    clearPage();
    assert.include(read(inside(await show('issue="gone"'))), 'That issue is not here');
  });

  it('hides drafts and issues of another day, and falls back to the last there was', async () => {
    const feed: Feed = buildFeed({
      bulletins: [
        buildBulletin({ id: 'old', title: 'Old', issued: '2026-10-01', until: '2026-10-31' }),
        buildBulletin({ id: 'draft', title: 'Draft', issued: '2026-11-16', draft: true }),
        buildBulletin({ id: 'future', title: 'Future', issued: '2026-12-01' }),
      ],
    });
    const card = await show('', feed);
    assert.equal(read(inside(card).querySelector('h2')), 'Old');
    assert.include(read(inside(card)), 'Nothing newer has come out yet');
  });

  it('is empty, with a word of help, when there has never been an issue', async () => {
    const card = await show('', buildFeed());
    assert.equal(card.state, 'empty');
    assert.include(read(inside(card)), 'When the first issue comes out it will be here.');
  });

  it('shows no more headlines than it is told', async () => {
    const card = await show(
      'view="headlines" limit="2" see-all="https://academy.example.org/bulletins"',
    );
    assert.equal(parts(card, 'item').length, 2);
    assert.equal(
      control(card, 'See all').getAttribute('href'),
      'https://academy.example.org/bulletins',
    );
  });

  it('takes the page’s own relative address for the whole list, and no script for one', async () => {
    const card = await show('view="headlines" see-all="/bulletins"');
    assert.equal(control(card, 'See all').getAttribute('href'), `${location.origin}/bulletins`);
    card.seeAll = 'javascript:alert(1)';
    await card.updateComplete;
    assert.throws(() => control(card, 'See all'));
  });

  it('gives the date with places, or a closing, as a calendar file', async () => {
    const card = await show();
    const file = await downloaded(() =>
      press(card, /^Add to calendar: Mental Capacity Act: foundation, Thursday 14 January 2027/),
    );
    assert.equal(file.name, 'session-mca-foundation-2027-01-14.ics');
    const [event] = new ICAL.Component(ICAL.parse(file.text) as string).getAllSubcomponents(
      'vevent',
    );
    assert.equal(new ICAL.Event(event).startDate.toString(), '2027-01-14T09:30:00');
    const closing = await downloaded(() => press(card, /^Add to calendar: Senior practitioner,/));
    assert.equal(closing.name, 'closing-senior-harlow.ics');
  });

  it('leads to booking the event it is built around', async () => {
    const feed = structuredClone(example) as unknown as Feed;
    Object.assign(feed.courses![1]!, { bookingUrl: 'https://academy.example.org/book' });
    const card = await show('', feed);
    assert.equal(
      control(card, 'Book a place: Academy conference').getAttribute('href'),
      'https://academy.example.org/book',
    );
  });

  it('is copied as text: the same items in the same order, as they stand now', async () => {
    const card = await show();
    let text = '';
    const usual = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (words: string) => Promise.resolve(void (text = words)) },
    });
    try {
      const asked = hears(card, 'esca-request');
      await press(card, 'Copy as text');
      assert.deepEqual(await asked, { ref: 'essex:bulletin/2026-11-16', channel: 'copy' });
      await becomes(card, () => read(inside(card)).includes('has been copied as text'));
    } finally {
      if (usual) Object.defineProperty(navigator, 'clipboard', usual);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
    const places = titles(card).map((title) => text.indexOf(title));
    assert.notInclude(places, -1);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.include(text, 'Next date with places: Thursday 14 January, Online');
    assert.include(text, 'Closing soon: Wednesday 18 November at 11:59pm, tomorrow');
    assert.notMatch(text, /undefined|\{/);
  });

  it('marks, in an issue of the past, what is over, closed or full by now', async () => {
    const feed = structuredClone(example) as unknown as Feed;
    Object.assign(feed.bulletins![1]!, { until: '2026-11-18' });
    Object.assign(feed.bulletins![1]!.items[3]!, { until: '2026-11-17' });
    Object.assign(feed.courses![0]!.sessions![1]!, { placesLeft: 0 });
    const card = await show('issue="2026-11-16" now="2026-11-20T12:00:00Z"', feed);
    assert.include(read(inside(card)), 'This issue is past its date');
    assert.include(item(card, 'Ten quiet minutes'), 'Over');
    assert.include(item(card, 'Senior practitioner'), 'Closed');
    assert.match(item(card, 'Mental Capacity Act'), /Full/);
    assert.notInclude(item(card, 'Senior practitioner'), 'Add to calendar');
    assert.deepEqual(await violations(card), []);
  });

  it('shows a long archive twenty at a time, and finds in all of it', async () => {
    const feed = buildFeed({
      bulletins: Array.from({ length: 45 }, (_, at) =>
        buildBulletin({
          id: `b${at}`,
          title: `Bulletin ${at}`,
          issued: new Date(Date.parse('2026-11-16') - at * 86_400_000).toISOString().slice(0, 10),
          items: [{ id: 'i', title: at % 2 ? `Supervision ${at}` : `Courts ${at}` }],
        }),
      ),
    });
    const card = await show('view="archive"', feed);
    assert.equal(parts(card, 'result').length, 20);
    await press(card, 'Show more');
    await card.updateComplete;
    assert.equal(parts(card, 'result').length, 40);
    assert.equal(read(focused(card)), 'Bulletin 20');
    const field = inside(card).querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = 'supervision';
    field.form!.requestSubmit();
    await becomes(card, () => read(inside(card)).includes('22 items found'));
    assert.equal(parts(card, 'item').length, 20);
    await press(card, 'Show more');
    await card.updateComplete;
    assert.equal(parts(card, 'item').length, 22);
    assert.notInclude(read(inside(card)), 'Show more');
  });

  it('speaks Welsh', async () => {
    const card = await show('lang="cy"');
    assert.equal(read(inside(card).querySelector('h2')), 'Cynhadledd a phaned');
    assert.include(read(parts(card, 'meta')[0]), 'Dydd Llun 16 Tachwedd');
  });

  for (const theme of ['light', 'dark']) {
    for (const view of ['issue', 'headlines', 'archive']) {
      it(`has no accessibility faults as ${view}, ${theme}`, async () => {
        assert.deepEqual(await violations(await show(`view="${view}" theme="${theme}"`)), []);
      });
    }
  }
});
