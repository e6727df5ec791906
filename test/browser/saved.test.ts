import '../../packages/elements/src/define/bulletin-card.js';
import '../../packages/elements/src/define/my-list.js';
import type { BulletinCard, MyList } from '@esca/elements';
import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import ICAL from 'ical.js';
import example from '../../schemas/examples/saved-list.feed.json';
import { violations } from '../helpers/accessibility.js';
import { pretendStorage, usualStorage } from '../helpers/device-storage.js';
import { ListDriver, TODAY } from '../helpers/my-list.driver.js';
import {
  becomes,
  clearPage,
  control,
  focused,
  hears,
  inside,
  place,
  reaches,
  read,
} from '../helpers/widget.driver.js';

const TAG = 'esca-bulletin-card';
const SAVE = 'Save Ten quiet minutes';
const SAVED = 'Saved: Ten quiet minutes, take off my list';

async function show(attributes = 'storage="device"'): Promise<BulletinCard> {
  const card = place<BulletinCard>(`<${TAG} now="${TODAY}" ${attributes}></${TAG}>`, TAG);
  card.feed = example;
  await reaches(card, 'ready');
  return card;
}

const buttons = (card: BulletinCard): NodeListOf<Element> => inside(card).querySelectorAll('.save');
const savable = (card: BulletinCard): Promise<void> =>
  becomes(card, () => buttons(card).length > 0);

afterEach(() => {
  clearPage();
  usualStorage();
});

describe('saving', () => {
  it('is off unless the author or a list on the page turns it on', async () => {
    pretendStorage();
    const card = await show('');
    await card.updateComplete;
    assert.equal(buttons(card).length, 0);
  });

  it('stores nothing before a press, then one key', async () => {
    const storage = pretendStorage();
    const card = await show();
    await savable(card);
    assert.isNull(storage.text);
    assert.equal(control(card, SAVE).getAttribute('aria-pressed'), 'false');
    const saved = hears(card, 'esca-save');
    control(card, SAVE).click();
    assert.deepEqual(await saved, { ref: 'essex:bulletin/b1#podcast', saved: true });
    await card.updateComplete;
    assert.equal(control(card, SAVED).getAttribute('aria-pressed'), 'true');
    assert.include(storage.text!, 'essex:bulletin/b1#podcast');
    control(card, SAVED).click();
    await card.updateComplete;
    assert.equal(control(card, SAVE).getAttribute('aria-pressed'), 'false');
  });

  it('is left to the page when the page cancels', async () => {
    const storage = pretendStorage();
    const card = await show();
    await savable(card);
    card.addEventListener('esca-save', (event) => event.preventDefault());
    control(card, SAVE).click();
    assert.isNull(storage.text);
  });

  it('works in every widget of a page with a list, whichever comes first', async () => {
    pretendStorage();
    const card = await show('');
    await card.updateComplete;
    assert.equal(buttons(card).length, 0);
    const driver = await ListDriver.show(example);
    await savable(card);
    control(card, SAVE).click();
    await becomes(driver.list, () => driver.titles.length === 1);
    assert.deepEqual(driver.titles, ['Ten quiet minutes']);
    driver.list.remove();
    await becomes(card, () => buttons(card).length === 0);
  });

  it('goes from the announcement to the calendar with the keyboard alone', async () => {
    pretendStorage();
    const driver = new ListDriver(
      place<MyList>(`<esca-my-list now="${TODAY}"></esca-my-list>`, 'esca-my-list'),
    );
    driver.list.feed = example;
    const card = await show('');
    await savable(card);
    control(card, 'Save Senior practitioner, older people').focus();
    await sendKeys({ press: ' ' });
    await becomes(driver.list, () => driver.titles.length === 1);
    assert.equal(
      focused(card)?.getAttribute('aria-label'),
      'Saved: Senior practitioner, older people, take off my list',
      'focus stays on the button',
    );
    control(driver.list, 'Senior practitioner, older people').focus();
    const calendarButton = control(driver.list, 'Calendar file with all dates (.ics)');
    for (let step = 0; step < 10 && focused(driver.list) !== calendarButton; step++) {
      await sendKeys({ press: 'Tab' });
    }
    assert.equal(focused(driver.list), calendarButton);
    const file = await driver.download('', () => sendKeys({ press: 'Enter' }));
    const calendar = new ICAL.Component(ICAL.parse(file.text) as string);
    const [event] = calendar.getAllSubcomponents('vevent');
    assert.equal(new ICAL.Event(event).summary, 'Closing: Senior practitioner, older people');
  });

  it('says so when there is no room, and goes on working', async () => {
    pretendStorage(undefined, 'full');
    const card = await show();
    await savable(card);
    control(card, SAVE).click();
    await card.updateComplete;
    assert.include(read(inside(card)), 'there is no room left on this device');
    assert.equal(control(card, SAVE).getAttribute('aria-pressed'), 'false');
  });

  it('shows no dead button where nothing can be kept', async () => {
    pretendStorage(undefined, 'throws');
    const card = await show();
    // The list has its module at once, so what it says comes after the buttons would have come.
    const driver = await ListDriver.show(example);
    assert.include(driver.words, 'does not let the page keep anything');
    await card.updateComplete;
    assert.equal(buttons(card).length, 0);
  });

  it('begins anew when what is kept cannot be read', async () => {
    const storage = pretendStorage('not JSON');
    const card = await show();
    await savable(card);
    control(card, SAVE).click();
    assert.equal((JSON.parse(storage.text!) as { saved: unknown[] }).saved.length, 1);
  });

  it('leaves alone what a newer version keeps', async () => {
    const storage = pretendStorage({ v: 9 });
    const card = await show();
    await ListDriver.show(example);
    await card.updateComplete;
    assert.equal(buttons(card).length, 0);
    assert.equal(storage.text, '{"v":9}');
  });

  it('marks what is new since the last visit, only after the visitor has asked for it', async () => {
    const storage = pretendStorage();
    let card = await show();
    await savable(card);
    assert.isNull(storage.text);
    control(card, 'Mark what is new on my next visit').click();
    await card.updateComplete;
    await Promise.resolve();
    const state = JSON.parse(storage.text!) as { visits: Record<string, number> };
    assert.equal(state.visits['bulletins'], Date.parse(TODAY));
    assert.notInclude(read(inside(card)), 'New since your last visit');
    // A week ago, as if the page had been opened then.
    control(card, 'Mark what is new on my next visit').click();
    control(card, 'Mark what is new on my next visit').click();
    clearPage();
    pretendStorage({ ...state, visits: { bulletins: Date.parse('2026-11-10T12:00:00Z') } });
    card = await show();
    await savable(card);
    await becomes(card, () => read(inside(card)).includes('New since your last visit'));
  });

  it('keeps what the reader says is for them, and all else within reach', async () => {
    const storage = pretendStorage();
    let card = await show('storage="device" audience="adults"');
    await savable(card);
    await becomes(card, () => inside(card).querySelector('.mine') !== null);
    assert.isNull(storage.text);
    const pick = async (name: string, label: string): Promise<void> => {
      const field = inside(card).querySelector<HTMLSelectElement>(`.mine [name=${name}]`)!;
      const option = [...field.options].find(({ text }) => text.trim() === label)!;
      field.value = option.value;
      field.dispatchEvent(new Event('change'));
      await card.updateComplete;
    };
    assert.equal(
      inside(card).querySelector<HTMLSelectElement>('.mine [name=audience]')!.value,
      'adults',
    );
    await pick('audience', 'All');
    await pick('step', 'Senior practitioner');
    assert.deepEqual(JSON.parse(storage.text!).choices, {
      'for-audience': 'all',
      'for-step': 'essex:pathway/sw#senior',
    });
    const before = inside(card).querySelectorAll('[part~=item]').length;
    clearPage();
    card = await show('storage="device" audience="adults"');
    await savable(card);
    await becomes(card, () => inside(card).querySelector('.mine') !== null);
    assert.equal(inside(card).querySelectorAll('[part~=item]').length, before);
    assert.deepEqual(await violations(card), []);
    await pick('step', 'All');
    assert.deepEqual(JSON.parse(storage.text!).choices, { 'for-audience': 'all' });
    clearPage();
    card = await show('storage="device" locked="all"');
    await savable(card);
    assert.isNull(inside(card).querySelector('.mine'));
  });

  it('speaks Welsh', async () => {
    pretendStorage();
    const card = await show('storage="device" lang="cy"');
    await savable(card);
    assert.ok(control(card, 'Cadw Ten quiet minutes'));
  });
});

describe('two tabs', () => {
  it('stay in step', async () => {
    localStorage.removeItem('esca:1');
    const card = await show();
    await savable(card);
    const frame = document.createElement('iframe');
    frame.srcdoc = `<body class="test-home"><esca-my-list now="${TODAY}"></esca-my-list><script type="module" src="/packages/elements/src/define/my-list.ts"></script>`;
    document.querySelector('.test-home')!.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const other = frame.contentDocument!.querySelector('esca-my-list')!;
    other.feed = (frame.contentWindow as unknown as { JSON: JSON }).JSON.parse(
      JSON.stringify(example),
    );
    await reaches(other, 'empty');
    control(card, SAVE).click();
    await reaches(other, 'ready');
    assert.deepEqual(new ListDriver(other).titles, ['Ten quiet minutes']);
    await new ListDriver(other).press('Remove Ten quiet minutes from my list');
    await becomes(card, () => {
      try {
        return !!control(card, SAVE);
      } catch {
        return false;
      }
    });
    localStorage.removeItem('esca:1');
  });
});
