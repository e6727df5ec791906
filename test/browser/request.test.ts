import '../../packages/elements/src/define/bulletin-card.js';
import type { BulletinCard } from '@esca/elements';
import { assert } from 'chai';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import example from '../../schemas/examples/saved-list.feed.json';
import { violations } from '../helpers/accessibility.js';
import { pretendStorage, usualStorage } from '../helpers/device-storage.js';
import { TODAY, closed, dialogOf, inDialog } from '../helpers/my-list.driver.js';
import {
  becomes,
  clearPage,
  control,
  eventually,
  focused,
  hears,
  parts,
  place,
  reaches,
  read,
} from '../helpers/widget.driver.js';

const TAG = 'esca-bulletin-card';
const COURSE = 'Mental Capacity Act: foundation';

async function show(attributes = '', feed: unknown = example): Promise<BulletinCard> {
  const card = place<BulletinCard>(`<${TAG} now="${TODAY}" ${attributes}></${TAG}>`, TAG);
  card.feed = feed;
  await reaches(card, 'ready');
  return card;
}

async function ask(
  card: BulletinCard,
  name = `Ask my manager: ${COURSE}`,
): Promise<HTMLDialogElement> {
  control(card, name).focus();
  control(card, name).click();
  return dialogOf(card);
}

const message = (dialog: HTMLElement): HTMLTextAreaElement =>
  inDialog(dialog, 'Your message', HTMLTextAreaElement);

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function choose(field: HTMLSelectElement, label: RegExp): void {
  field.value = [...field.options].find(({ text }) => label.test(text))!.value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Keeps a link from being followed, after the widget has had its say. */
function hold(link: HTMLAnchorElement): HTMLAnchorElement {
  link.addEventListener('click', (event) => event.preventDefault());
  return link;
}

afterEach(() => {
  clearPage();
  usualStorage();
});

describe('asking for a course', () => {
  it('writes a message about the next date with places, to be read first', async () => {
    const dialog = await ask(await show());
    const text = message(dialog).value;
    assert.include(text, 'Course: Mental Capacity Act: foundation');
    assert.include(text, 'Date: Thursday 14 January 2027, 9:30am to 4:30pm');
    assert.include(text, 'Other dates with places: Thursday 11 February 2027');
    assert.include(text, 'Time: 6 CPD hours');
  });

  it('takes why, cover, date and second choice into the message', async () => {
    const dialog = await ask(await show());
    type(inDialog(dialog, 'Why this course', HTMLInputElement), 'Agreed in supervision');
    type(inDialog(dialog, 'Cover needed', HTMLInputElement), 'Duty in the morning');
    choose(inDialog(dialog, 'Which date', HTMLSelectElement), /11 February/);
    choose(inDialog(dialog, 'Second choice', HTMLSelectElement), /14 January/);
    const text = message(dialog).value;
    assert.include(text, 'Why: Agreed in supervision');
    assert.include(text, 'Cover needed: Duty in the morning');
    assert.match(text, /Date: Thursday 11 February 2027/);
    assert.match(text, /Other dates with places: Thursday 14 January 2027/);
  });

  it('leaves what the person wrote alone until they ask for it to be written again', async () => {
    const dialog = await ask(await show());
    type(message(dialog), 'My own words');
    type(inDialog(dialog, 'Why this course', HTMLInputElement), 'Because');
    assert.equal(message(dialog).value, 'My own words');
    inDialog(dialog, 'Write it again').click();
    assert.include(message(dialog).value, 'Why: Because');
  });

  it('offers mail, Teams and the council’s own form with its fields filled', async () => {
    const dialog = await ask(await show());
    assert.match(
      inDialog(dialog, 'Write an e-mail', HTMLAnchorElement).href,
      /^mailto:\?subject=Request%20to%20attend/,
    );
    assert.match(
      inDialog(dialog, 'Share in Teams (opens in a new tab)', HTMLAnchorElement).href,
      /^https:\/\/teams\.microsoft\.com\/share\?href=https%3A%2F%2Facademy/,
    );
    const form = new URL(inDialog(dialog, 'Open the request form', HTMLAnchorElement).href);
    assert.equal(form.origin, 'https://forms.example.org');
    assert.equal(form.searchParams.get('c'), COURSE);
  });

  it('tells the page first, which may take the request over', async () => {
    const card = await show();
    const dialog = await ask(card);
    card.addEventListener('esca-request', (event) => event.preventDefault(), { once: true });
    const asked = hears(card, 'esca-request');
    const link = hold(inDialog(dialog, 'Write an e-mail', HTMLAnchorElement));
    link.click();
    assert.deepEqual(await asked, {
      ref: 'essex:course/mca#2027-01-14',
      channel: 'email',
    });
    assert.equal(read(dialog.querySelector('[role=status]')), '');
    link.click();
    assert.include(read(dialog.querySelector('[role=status]')), 'sent when you send it');
  });

  it('is honest about what it cannot know', async () => {
    const card = await show();
    const dialog = await ask(card);
    assert.include(read(dialog), 'This page cannot see what your manager decides');
    const step = (): string => read(dialog.querySelector('[aria-current=step]'));
    assert.equal(step(), 'Ask');
    hold(inDialog(dialog, 'Write an e-mail', HTMLAnchorElement)).click();
    assert.equal(step(), 'Approved');
    assert.include(read(dialog), 'Ask (done)');
  });

  it('notes the day only when asked to, and says it the next time', async () => {
    const storage = pretendStorage();
    const card = await show('storage="device"');
    await becomes(card, () => !!card.shadowRoot!.querySelector('.save'));
    let dialog = await ask(card);
    hold(inDialog(dialog, 'Write an e-mail', HTMLAnchorElement)).click();
    assert.isNull(storage.text);
    inDialog(dialog, 'Keep it on my list').click();
    inDialog(dialog, 'Write an e-mail', HTMLAnchorElement).click();
    assert.include(storage.text!, '"asked":');
    dialog.close();
    await closed(card);
    dialog = await ask(card);
    assert.include(read(dialog), 'You asked on Tuesday 17 November 2026.');
  });

  it('is done with the keyboard alone, and gives focus back', async function () {
    const card = await show();
    const opener = control(card, `Ask my manager: ${COURSE}`);
    opener.focus();
    await sendKeys({ press: 'Enter' });
    const dialog = await dialogOf(card);
    assert.equal(focused(card)?.id, 'esca-dialog-title');
    const tabTo = async (name: string): Promise<void> => {
      const wanted = inDialog(dialog, name);
      for (let step = 0; step < 20 && focused(card) !== wanted; step++) {
        await sendKeys({ press: 'Tab' });
      }
      assert.equal(focused(card), wanted);
    };
    await tabTo('Why this course');
    await executeServerCommand('page-type', 'For my team');
    // One engine answers before the page has heard of the last key.
    await eventually(() => message(dialog).value.includes('Why: For my team'));
    await tabTo('Your message');
    await tabTo('Copy the message');
    await executeServerCommand('page-keys', ['Escape']);
    await closed(card);
    assert.equal(focused(card), opener);
  });

  it('follows the feed’s own link to join a waiting list, after telling the page', async () => {
    const card = await show();
    const link = control(card, `Join the waiting list: ${COURSE}`) as HTMLAnchorElement;
    assert.equal(link.href, 'https://academy.example.org/book/mca');
    card.addEventListener('esca-request', (event) => event.preventDefault());
    const asked = hears(card, 'esca-request');
    link.click();
    assert.deepEqual(await asked, { ref: 'essex:course/mca', channel: 'waiting-list' });
  });

  it('writes to the organisation when the feed gives no link', async () => {
    const feed = structuredClone(example) as Record<string, unknown> & typeof example;
    delete (feed.courses[0] as { bookingUrl?: string }).bookingUrl;
    (feed.publisher as { email?: string }).email = 'training@essex.example';
    const dialog = await ask(await show('', feed), `Join the waiting list: ${COURSE}`);
    assert.include(message(dialog).value, 'add me to the waiting list');
    assert.match(
      inDialog(dialog, 'Write an e-mail', HTMLAnchorElement).href,
      /^mailto:training@essex\.example\?/,
    );
    assert.isNull(dialog.querySelector('.steps'));
  });

  it('speaks Welsh', async () => {
    const card = await show('lang="cy"');
    const dialog = await ask(card, 'Gofyn i’m rheolwr: Deddf Galluedd Meddyliol: sylfaen');
    assert.include(dialog.querySelector('textarea')!.value, 'Hoffwn fynd ar y cwrs hwn.');
    assert.notMatch(read(dialog), /undefined|\{|Copy/);
  });

  for (const theme of ['light', 'dark']) {
    it(`has no accessibility faults, ${theme}`, async () => {
      pretendStorage();
      const card = await show(`theme="${theme}" storage="device"`);
      await ask(card);
      assert.deepEqual(await violations(card), []);
    });
  }

  it('shows its buttons beside what an issue announces', async () => {
    const card = await show();
    assert.include(parts(card, 'item').map(read).join(), 'Ask my manager');
  });
});
