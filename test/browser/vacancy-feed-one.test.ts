import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { instantOf } from '@esca/domain';
import type { VacancyFeed } from '@esca/elements';
import { buildFeed, buildVacancy } from '../helpers/build.js';
import {
  count,
  fakeClock,
  groups,
  open,
  section,
  show,
  showOne,
  text,
  titles,
  whole,
  type FakeClock,
} from '../helpers/vacancy-feed.driver.js';
import {
  becomes,
  clearPage,
  control,
  focused,
  hears,
  inside,
  press,
  read,
} from '../helpers/widget.driver.js';

let clock: FakeClock | undefined;
afterEach(() => {
  clock?.restore();
  clock = undefined;
  clearPage();
  history.replaceState(null, '', location.pathname);
});

const applies = (widget: VacancyFeed): boolean =>
  [...inside(widget).querySelectorAll('a')].some((link) => read(link).startsWith('Apply'));

describe('one vacancy', () => {
  it('stands alone, with its facts, what it asks and what it gives', async () => {
    const widget = await showOne('senior-west');
    assert.equal(read(inside(widget).querySelector('h2')), 'Senior practitioner, assessment');
    assert.deepEqual(groups(widget), [
      'About the job',
      'What you need',
      'What you get',
      'On the career pathway',
      'Training that gets you there',
      'Not ready yet?',
      'Similar vacancies',
    ]);
    const asked = [...inside(widget).querySelectorAll('.part')][1]!;
    assert.deepEqual([...asked.querySelectorAll('li:not(:has(li))')].map(read), [
      'Registered with Social Work England',
      '3 years of experience since qualifying',
      'Good supervision',
      'Working at the level: Experienced social worker',
    ]);
    assert.match(read(asked.querySelector('li:has(li)')), /^One of these:/);
    assert.isTrue(applies(widget));
  });

  it('leads to its step and to the training that gets there, with the next date and places', async () => {
    const widget = await showOne('senior-west');
    const told = hears(widget, 'esca-select');
    widget.addEventListener('esca-select', (event) => event.preventDefault());
    control(widget, 'Senior practitioner').click();
    assert.deepEqual(await told, { kind: 'node', ref: 'example:pathway/social-work#senior' });
    assert.include(
      section(widget, 'Training that gets you there'),
      'Good supervision Thursday 14 January, 9:30am to 4:30pm · Online 5 places left',
    );
    assert.include(section(widget, 'Not ready yet?'), 'Newly qualified social worker');
    assert.include(section(widget, 'Not ready yet?'), 'First year in practice');
  });

  it('is followed by others like it, each with why', async () => {
    const similar = section(await showOne('senior-west'), 'Similar vacancies');
    assert.match(similar, /Senior practitioner, adults .*Same role, another area/);
    assert.match(similar, /Team manager .*A step on from this role/);
  });

  it('opens from the list and leads back to where the visitor was', async () => {
    const widget = await show();
    await open(widget, 'Social work apprentice');
    assert.equal(read(focused(widget)), 'Social work apprentice');
    await press(widget, 'All vacancies');
    await widget.updateComplete;
    assert.equal(read(focused(widget)), 'Social work apprentice');
    assert.equal(count(widget), '7 vacancies');
  });

  it('has a way back above its heading too, unless it is shown alone', async () => {
    const widget = await showOne('senior-west');
    const [above, below] = inside(widget).querySelectorAll('.back');
    const heading = inside(widget).querySelector('h2')!;
    assert.equal(heading.compareDocumentPosition(above!), Node.DOCUMENT_POSITION_PRECEDING);
    assert.equal(read(above), read(below));
    clearPage();
    const alone = await showOne('senior-west', 'locked="vacancy"');
    assert.isNull(inside(alone).querySelector('.back'));
  });

  it('is not opened when the page opens it itself', async () => {
    const widget = await show();
    widget.addEventListener('esca-select', (event) => event.preventDefault());
    await press(widget, 'Social work apprentice');
    assert.equal(count(widget), '7 vacancies');
  });

  it('stays in the address, and back is back', async () => {
    const widget = await show('sync="hash"');
    await open(widget, 'Social work apprentice');
    assert.include(decodeURIComponent(location.hash), 'vacancy=example:vacancy/apprentice');
    const back = hears(window, 'popstate');
    history.back();
    await back;
    await widget.updateComplete;
    assert.equal(count(widget), '7 vacancies');
  });

  for (const [id, words] of [
    [
      'closed-lately',
      'This vacancy closed on Friday 13 November at 11:59pm. It is too late to apply.',
    ],
    ['filled', 'This vacancy has been filled.'],
    ['withdrawn', 'The employer has withdrawn this vacancy.'],
    ['paused', 'The employer has paused this vacancy.'],
  ] as const) {
    it(`explains that it is ${id}, does not offer to apply, and offers others`, async () => {
      const widget = await showOne(id);
      assert.equal(widget.state, 'ready');
      assert.include(text(widget), words);
      assert.isFalse(applies(widget));
      assert.include(groups(widget), 'You may want to look at');
    });
  }

  it('is no longer available eight days after it closed', async () => {
    const widget = await show('vacancy="closed-long-ago"');
    assert.include(text(widget), 'That vacancy is no longer available. These are open now.');
    assert.equal(count(widget), '7 vacancies');
  });

  it('is explained when nobody knows it', async () => {
    const widget = await show('vacancy="nobody"');
    assert.include(text(widget), 'That vacancy is not here.');
  });

  it('gives a calendar file with alarms two days and one day before it closes', async () => {
    const widget = await showOne('manager-west');
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    let file: Blob | undefined;
    const name = new Promise<string>((resolve) => {
      URL.createObjectURL = (blob: Blob) => ((file = blob), 'blob:nothing');
      HTMLAnchorElement.prototype.click = function () {
        resolve(this.download);
      };
    });
    control(widget, 'Remind me before it closes: Team manager (calendar file)').click();
    assert.equal(await name, 'closing-manager-west.ics');
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    const calendar = await file!.text();
    assert.deepEqual(calendar.match(/TRIGGER:.*/g), ['TRIGGER:-P2D', 'TRIGGER:-P1D']);
    assert.include(calendar, 'DTSTART;TZID=Europe/London:20261201T120000');
  });

  it('copies its link unless the page shares it itself', async () => {
    const widget = await showOne('manager-west');
    const told = hears(widget, 'esca-request');
    widget.addEventListener('esca-request', (event) => event.preventDefault());
    await press(widget, 'Copy link to Team manager');
    assert.deepEqual(await told, { ref: 'example:vacancy/manager-west', channel: 'copy' });
  });

  it('can be reached, opened and left with the keyboard alone', async () => {
    const widget = await show();
    inside(widget).querySelector<HTMLElement>('[part~=search-input]')!.focus();
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 40; presses++) {
        await sendKeys({ press: 'Tab' });
        const now = focused(widget);
        if (name.test(now?.getAttribute('aria-label') ?? read(now))) return;
      }
      throw new Error(`Tab never came to ${String(name)}`);
    };
    await tabTo(/^Social work apprentice$/);
    await sendKeys({ press: 'Enter' });
    await whole(widget);
    assert.equal(read(focused(widget)), 'Social work apprentice');
    await tabTo(/^Apply for Social work apprentice/);
    await tabTo(/^Remind me before/);
    await tabTo(/^All vacancies$/);
    await sendKeys({ press: 'Enter' });
    await becomes(widget, () => read(focused(widget)) === 'Social work apprentice');
  });
});

describe('a vacancy that closes while the page is open', () => {
  for (const zone of ['Europe/London', 'Pacific/Kiritimati', 'America/Adak']) {
    it(`is there at 23:59 and gone at midnight of ${zone}, on the night the clocks of London change`, async () => {
      const closing = instantOf('2026-10-24', zone, 'end');
      clock = fakeClock(closing - 10 * 60_000);
      const feed = buildFeed({
        timeZone: zone,
        generatedAt: '2026-10-01T09:00:00Z',
        expires: '2026-11-30T09:00:00Z',
        vacancies: [
          buildVacancy({ id: 'a', title: 'Closing', closes: '2026-10-24' }),
          buildVacancy({ id: 'b', title: 'Open', closes: '2026-11-20' }),
        ],
      });
      const widget = await show('now=""', feed);
      clock.go(closing - 1_000);
      await widget.updateComplete;
      assert.deepEqual(titles(widget), ['Closing', 'Open']);
      clock.go(closing);
      await widget.updateComplete;
      assert.deepEqual(titles(widget), ['Open']);
    });
  }

  it('leaves focus on the heading of the results', async () => {
    const widget = await show('now="2026-11-18T23:58:00Z"');
    control(widget, 'Senior practitioner, assessment').focus();
    widget.now = '2026-11-18T23:59:00Z';
    await widget.updateComplete;
    await Promise.resolve();
    assert.notInclude(titles(widget), 'Senior practitioner, assessment');
    assert.equal(read(focused(widget)), '6 vacancies');
  });

  it('says so where it is opened, and can be applied for no more', async () => {
    const widget = await showOne('senior-west', 'now="2026-11-18T23:58:00Z"');
    assert.isTrue(applies(widget));
    widget.now = '2026-11-18T23:59:00Z';
    await widget.updateComplete;
    assert.isFalse(applies(widget));
    assert.include(text(widget), 'This vacancy closed on Wednesday 18 November at 11:59pm.');
  });
});
