import '../../packages/elements/src/define/my-list.js';
import type { MyList } from '@esca/elements';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import ICAL from 'ical.js';
import example from '../../schemas/examples/saved-list.feed.json';
import { violations } from '../helpers/accessibility.js';
import {
  KEPT,
  pretendStorage,
  usualStorage,
  type PretendStorage,
} from '../helpers/device-storage.js';
import { takeConsole } from '../helpers/quiet-console.mjs';
import { ListDriver, closed, inDialog } from '../helpers/my-list.driver.js';
import {
  becomes,
  clearPage,
  control,
  focused,
  hears,
  inside,
  parts,
  place,
  reaches,
  read,
} from '../helpers/widget.driver.js';

interface Kept {
  readonly saved: readonly { readonly ref: string; readonly seen: { readonly state?: string } }[];
}
const kept = (storage: PretendStorage): Kept => JSON.parse(storage.text!) as Kept;
const refs = (storage: PretendStorage): string[] => kept(storage).saved.map(({ ref }) => ref);

afterEach(() => {
  clearPage();
  history.replaceState(null, '', location.pathname + location.search);
  usualStorage();
});

describe('my list', () => {
  it('shows what was saved, by kind, as it stands now', async () => {
    pretendStorage(KEPT);
    const { list, titles } = await ListDriver.show(example);
    assert.equal(list.state, 'ready');
    assert.deepEqual(parts(list, 'group-title').map(read), [
      'Dates that clash',
      'Courses and dates',
      'Career steps',
      'Vacancies',
      'From the bulletin',
      'Not found',
    ]);
    assert.deepEqual(titles, [
      'Mental Capacity Act: foundation',
      'Best interests assessor: refresher',
      'Safeguarding adults: working with self-neglect',
      'Senior practitioner',
      'Senior practitioner, older people',
      'Ten quiet minutes',
      'Court skills, an older course',
    ]);
  });

  it('says what has changed since it was saved, until the visitor has seen it', async () => {
    const storage = pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    assert.include(driver.words, '3 things have changed since you saved them.');
    assert.include(driver.item('Best interests'), 'New date');
    assert.include(driver.item('Safeguarding'), 'Cancelled since you saved it');
    assert.include(driver.item('Court skills'), 'No longer available');
    await driver.press('I have seen this');
    assert.equal(kept(storage).saved[2]!.seen.state, 'cancelled');
    assert.notInclude(driver.item('Best interests'), 'New date');
    assert.equal(read(focused(driver.list)), 'My list');
  });

  it('warns of dates that clash, and adds up the hours', async () => {
    pretendStorage(KEPT);
    const { words } = await ListDriver.show(example);
    assert.include(
      words,
      'Mental Capacity Act: foundation and Best interests assessor: refresher are on at the same time, on Thursday 14 January at 9:30am.',
    );
    assert.include(words, '18 CPD hours in all');
  });

  it('says when a manager was asked', async () => {
    pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    assert.include(driver.item('Mental Capacity'), 'Asked on Thursday 12 November');
  });

  it('takes something off and moves focus to the next, and puts it back', async () => {
    const storage = pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    const saved = hears<{ ref: string; saved: boolean }>(driver.list, 'esca-save');
    await driver.press(/^Remove Best interests assessor: refresher, Thursday 14 January 2027/);
    assert.deepEqual(await saved, { ref: 'essex:course/bia#2027-01-14', saved: false });
    assert.notInclude(refs(storage), 'essex:course/bia#2027-01-14');
    await becomes(driver.list, () => driver.titles.length === 6);
    await driver.list.updateComplete;
    assert.match(
      focused(driver.list)!.getAttribute('aria-label')!,
      /^Remove Safeguarding adults: working with self-neglect, Tuesday 2 March/,
    );
    await driver.press(/^Put Best interests assessor: refresher, Thursday 14 January 2027.* back/);
    assert.include(refs(storage), 'essex:course/bia#2027-01-14');
  });

  it('names each control of a date by its date, so that dates of one course can be told apart', async () => {
    const date = 'essex:course/bia#2027-01-14';
    const one = KEPT.saved.find(({ ref }) => ref === date)!;
    pretendStorage({ ...KEPT, saved: [one, { ...one, ref: 'essex:course/bia' }] });
    const { list } = await ListDriver.show(example);
    const names = [...inside(list).querySelectorAll('.row-actions button')].map((button) =>
      button.getAttribute('aria-label'),
    );
    assert.equal(new Set(names).size, names.length);
    assert.include(
      names,
      'Remove Best interests assessor: refresher, Thursday 14 January 2027, 9:30am to 4:30pm from my list',
    );
  });

  it('moves focus to the heading when the last thing is taken off', async () => {
    pretendStorage({ ...KEPT, saved: KEPT.saved.slice(0, 1) });
    const driver = await ListDriver.show(example);
    await driver.press(/^Remove Mental Capacity/);
    await becomes(driver.list, () => driver.list.state === 'empty');
    await driver.list.updateComplete;
    assert.equal(read(focused(driver.list)), 'My list');
    assert.include(driver.words, 'Nothing is on your list yet.');
  });

  it('leaves the list as it is when the page cancels', async () => {
    const storage = pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    driver.list.addEventListener('esca-save', (event) => event.preventDefault());
    await driver.press(/^Remove Mental Capacity/);
    assert.equal(storage.writes, 0);
    assert.equal(driver.titles.length, 7);
  });

  it('clears after a question, and keeps focus in reason either way', async () => {
    const storage = pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    let dialog = await driver.open('Clear my list');
    inDialog(dialog, 'Keep my list').click();
    await closed(driver.list);
    assert.equal(read(focused(driver.list)), 'Clear my list');
    assert.equal(storage.writes, 0);
    dialog = await driver.open('Clear my list');
    inDialog(dialog, 'Clear my list').click();
    await closed(driver.list);
    assert.equal(driver.list.state, 'empty');
    assert.deepEqual(refs(storage), []);
    assert.equal(read(focused(driver.list)), 'My list');
  });

  it('forgets everything that is kept, when asked to', async () => {
    const storage = pretendStorage({ ...KEPT, progress: { 'essex:pathway/sw#senior': 'here' } });
    const driver = await ListDriver.show(example);
    const dialog = await driver.open('Forget everything');
    inDialog(dialog, 'Forget everything').click();
    await becomes(driver.list, () => driver.list.state === 'empty');
    assert.isNull(storage.text);
  });

  it('gives its dates as a calendar that another program reads', async () => {
    pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    const file = await driver.download('Calendar file with all dates (.ics)');
    assert.equal(file.name, 'my-list.ics');
    const calendar = new ICAL.Component(ICAL.parse(file.text) as string);
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    assert.sameMembers(
      events.map(({ summary }) => summary),
      [
        'Mental Capacity Act: foundation',
        'Best interests assessor: refresher',
        'Cancelled: Safeguarding adults: working with self-neglect',
        'Closing: Senior practitioner, older people',
      ],
    );
    assert.equal(events[0]!.startDate.toString(), '2027-01-14T09:30:00');
  });

  it('gives the list as a table that no spreadsheet takes for a formula', async () => {
    const feed = structuredClone(example);
    feed.courses[0]!.title = '=HYPERLINK("https://evil.example")';
    pretendStorage(KEPT);
    const driver = await ListDriver.show(feed);
    const { text, name } = await driver.download('Spreadsheet of the list (.csv)');
    assert.equal(name, 'my-list.csv');
    assert.match(text, /"Type","Title","Date"/);
    assert.notMatch(text, /(^|,)"?=/m);
  });

  it('shares a link that holds names only, and adds them on another device when asked to', async () => {
    pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    const dialog = await driver.open('Share a link');
    const address = inDialog(dialog, 'Link', HTMLInputElement).value;
    assert.include(address, '#esca-list=essex:course/mca%232027-01-14+essex:course/bia');
    assert.notInclude(address, 'Mental');
    clearPage();

    const other = pretendStorage();
    history.replaceState(
      null,
      '',
      `${location.pathname}${location.search}${new URL(address).hash}`,
    );
    const receiver = await ListDriver.show(example);
    assert.include(receiver.words, 'A list was shared with you');
    assert.include(
      receiver.words,
      '6 things that are not on your list yet. 1 more thing could not',
    );
    assert.isNull(other.text, 'nothing is stored before a press');
    await receiver.press('Add these 6 to my list');
    assert.deepEqual(refs(other), KEPT.saved.map(({ ref }: { ref?: string }) => ref).slice(0, 6));
    assert.equal(location.hash, '');
    await receiver.list.updateComplete;
    assert.equal(read(focused(receiver.list)), 'My list');
  });

  it('leaves a shared list when the visitor does not want it', async () => {
    const storage = pretendStorage();
    history.replaceState(null, '', '#other=1&esca-list=essex:course/mca+javascript:alert(1)');
    const driver = await ListDriver.show(example);
    assert.include(driver.words, 'It has 1 thing that is not on your list yet.');
    await driver.press('Leave it');
    assert.equal(location.hash, '#other=1');
    assert.isNull(storage.text);
    assert.equal(driver.list.state, 'empty');
  });

  it('sends the list in the visitor’s own hands', async () => {
    pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    const dialog = await driver.open('Send to my manager');
    const message = inDialog(dialog, 'Your message', HTMLTextAreaElement);
    assert.include(message.value, 'Thursday 14 January 2027, 9:30am to 4:30pm');
    message.value = 'Mine';
    message.dispatchEvent(new Event('input'));
    const mail = inDialog(dialog, 'Write an e-mail', HTMLAnchorElement);
    assert.match(mail.href, /^mailto:\?subject=My%20list.*&body=Mine$/);
    mail.addEventListener('click', (event) => event.preventDefault());
    const asked = hears<{ ref: string; channel: string }>(driver.list, 'esca-request');
    mail.click();
    assert.equal((await asked).channel, 'email');
  });

  it('keeps what was saved when a fifth of the ids have changed', async () => {
    const courses = Array.from({ length: 20 }, (_, n) => ({
      id: `old-${n}`,
      title: `Course ${n}`,
      identifiers: [{ scheme: 'lms', value: String(n) }],
    }));
    const renewed = courses.map((course, n) => (n % 5 ? course : { ...course, id: `new-${n}` }));
    const storage = pretendStorage({
      ...KEPT,
      saved: courses.map(({ id, title }, n) => ({
        ref: `essex:course/${id}`,
        title,
        at: 1,
        seen: { state: 'undated' },
        identifiers: [`lms ${n}`],
      })),
    });
    const driver = await ListDriver.show({ ...example, courses: renewed });
    assert.equal(driver.titles.length, 20);
    assert.notInclude(driver.words, 'No longer available');
    await Promise.resolve();
    assert.include(refs(storage), 'essex:course/new-5', 'save buttons know the new name');
  });

  it('gives the other widgets of the page leave to save, and takes it back when it goes', async () => {
    pretendStorage(KEPT);
    const { list } = await ListDriver.show(example);
    const shelf = (globalThis as unknown as Record<symbol, { 1: { lists: number } }>)[
      Symbol.for('esca')
    ]!;
    assert.equal(shelf[1].lists, 1);
    list.remove();
    assert.equal(shelf[1].lists, 0);
  });

  it('leaves what has no date out of the calendar, and says so', async () => {
    pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    await driver.download('Calendar file with all dates (.ics)');
    await driver.list.updateComplete;
    assert.include(
      driver.words,
      'The calendar file is among your downloads. 3 things have no date of their own yet, so they are not in it.',
    );
  });

  it('shows what is saved although there is no feed, and lets it be used', async () => {
    const storage = pretendStorage(KEPT);
    const list = place<MyList>('<esca-my-list lang="en"></esca-my-list>', 'esca-my-list');
    list.feed = { schemaVersion: '9.0' };
    await reaches(list, 'failed');
    assert.match(takeConsole().join(), /No feed: format/);
    const driver = new ListDriver(list);
    await becomes(list, () => driver.titles.length === KEPT.saved.length);
    assert.sameMembers(
      driver.titles,
      KEPT.saved.map(({ title }) => title),
    );
    assert.include(driver.words, 'Dates and places will be here again');
    assert.deepEqual(await violations(list), []);
    const file = await driver.download('Spreadsheet of the list (.csv)');
    assert.include(file.text, KEPT.saved[0]!.title);
    control(list, `Remove ${KEPT.saved[0]!.title} from my list`).click();
    await becomes(list, () => driver.titles.length === KEPT.saved.length - 1);
    assert.equal(refs(storage).length, KEPT.saved.length - 1);
    const dialog = await driver.open('Clear my list');
    inDialog(dialog, 'Clear my list').click();
    await becomes(list, () => driver.titles.length === 0);
    assert.equal(refs(storage).length, 0);
  });

  it('is sent and shared although there is no feed', async () => {
    pretendStorage(KEPT);
    const list = place<MyList>('<esca-my-list lang="en"></esca-my-list>', 'esca-my-list');
    list.feed = { schemaVersion: '9.0' };
    await reaches(list, 'failed');
    takeConsole();
    const driver = new ListDriver(list);
    await becomes(list, () => driver.titles.length === KEPT.saved.length);
    const sending = await driver.open('Send to my manager');
    const { value } = inDialog(sending, 'Your message', HTMLTextAreaElement);
    for (const { title } of KEPT.saved) assert.include(value, title);
    assert.notMatch(value, /undefined|NaN|Invalid/);
    assert.match(
      inDialog(sending, 'Write an e-mail', HTMLAnchorElement).href,
      /^mailto:\?subject=/,
    );
    assert.deepEqual(await violations(list), []);
    await sendKeys({ press: 'Escape' });
    await closed(list);
    const sharing = await driver.open('Share a link');
    const address = inDialog(sharing, 'Link', HTMLInputElement).value;
    for (const { ref } of KEPT.saved) assert.include(address, ref.replace('#', '%23'));
    assert.notInclude(address, 'Mental');
  });

  it('works without storage, and says so', async () => {
    pretendStorage(undefined, 'throws');
    const driver = await ListDriver.show(example);
    assert.equal(driver.list.state, 'empty');
    assert.include(driver.words, 'This browser does not let the page keep anything');
  });

  it('takes what cannot be read for nothing, and says so', async () => {
    pretendStorage('{"v":1,"saved":[');
    const driver = await ListDriver.show(example);
    assert.include(driver.words, 'What was kept on this device could not be read');
  });

  it('leaves alone what a newer version has kept', async () => {
    const storage = pretendStorage({ v: 2, things: [] });
    const driver = await ListDriver.show(example);
    assert.include(driver.words, 'saved by a newer version');
    assert.equal(storage.writes, 0);
  });

  it('reads what an older version has kept', async () => {
    pretendStorage({
      saved: [{ ref: 'essex:course/mca', title: 'Mental Capacity Act' }, 'x', null],
    });
    const { titles } = await ListDriver.show(example);
    assert.deepEqual(titles, ['Mental Capacity Act: foundation']);
  });

  it('tells the page before it opens something', async () => {
    pretendStorage(KEPT);
    const driver = await ListDriver.show(example);
    driver.list.addEventListener('click', (event) => event.preventDefault());
    const selected = hears(driver.list, 'esca-select');
    control(driver.list, 'Senior practitioner, older people').click();
    assert.deepEqual(await selected, { kind: 'vacancy', ref: 'essex:vacancy/v1' });
  });

  it('speaks Welsh', async () => {
    pretendStorage(KEPT);
    const driver = await ListDriver.show(example, 'lang="cy"');
    assert.equal(read(inside(driver.list).querySelector('h2')), 'Fy rhestr');
    assert.include(driver.item('Deddf Galluedd'), 'Gofynnwyd ar ddydd Iau 12 Tachwedd');
    assert.notMatch(driver.words, /Saved|Remove|undefined|\{/);
  });

  const states: Record<string, (theme: string) => Promise<ListDriver>> = {
    full: (theme) => {
      pretendStorage(KEPT);
      return ListDriver.show(example, theme);
    },
    empty: (theme) => {
      pretendStorage();
      return ListDriver.show(example, theme);
    },
    blocked: (theme) => {
      pretendStorage(undefined, 'throws');
      return ListDriver.show(example, theme);
    },
    'a shared list': (theme) => {
      pretendStorage(KEPT);
      history.replaceState(null, '', '#esca-list=essex:course/mca+essex:course/super');
      return ListDriver.show(example, theme);
    },
    'asking whether to clear': async (theme) => {
      pretendStorage(KEPT);
      const driver = await ListDriver.show(example, theme);
      await driver.open('Clear my list');
      return driver;
    },
    'sending the list': async (theme) => {
      pretendStorage(KEPT);
      const driver = await ListDriver.show(example, theme);
      await driver.open('Send to my manager');
      return driver;
    },
  };
  for (const theme of ['light', 'dark']) {
    for (const [name, show] of Object.entries(states)) {
      it(`has no accessibility faults: ${name}, ${theme}`, async () => {
        const { list } = await show(`theme="${theme}"`);
        assert.deepEqual(await violations(list), []);
      });
    }
  }
});
