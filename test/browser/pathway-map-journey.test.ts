import { assert } from 'chai';
import type { PathwayMap } from '@esca/elements';
import example from '../../schemas/examples/pathway-branching.feed.json';
import { pretendStorage, usualStorage } from '../helpers/device-storage.js';
import {
  details,
  items,
  nodes,
  openStep,
  pressKey,
  show,
  until,
} from '../helpers/pathway-map.driver.js';
import { clearPage, control, focused, inside, press, read } from '../helpers/widget.driver.js';

afterEach(clearPage);

/** Walks on with Tab until focus is on what is wanted. */
async function tabTo(map: PathwayMap, wanted: (element: Element) => boolean): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    const at = focused(map);
    if (at && wanted(at)) return;
    await pressKey(map, 'Tab');
  }
  assert.fail(`Tab does not lead there; it ended at “${read(focused(map))}”.`);
}

/** The rows of the table that is shown, cell by cell. */
const rowsOf = (map: PathwayMap): string[] =>
  [...inside(map).querySelectorAll<HTMLTableRowElement>('.tool tr')].map((row) =>
    [...row.cells].map(read).join(' | '),
  );

const stepOf = (map: PathwayMap): string | undefined =>
  (focused(map) as HTMLElement | null)?.dataset['step'];

describe('the pathway map with the keyboard alone', () => {
  it('has one Tab stop, at the step of the visitor, and arrows that follow the drawing', async () => {
    const map = await show(example);
    const stops = [...nodes(map).values()].filter((node) => node.tabIndex === 0);
    assert.equal(stops.length, 1);
    stops[0]!.focus();
    await map.updateComplete;
    await pressKey(map, 'Control+Home');
    const first = stepOf(map);
    await pressKey(map, 'End');
    assert.notEqual(stepOf(map), first);
    await pressKey(map, 'Home');
    assert.equal(stepOf(map), first);
    await pressKey(map, 'Control+End');
    assert.equal(stepOf(map), 'team-manager');
    await pressKey(map, 'ArrowLeft');
    assert.include(['senior-practitioner', 'educator'], stepOf(map));
    assert.equal([...nodes(map).values()].filter((node) => node.tabIndex === 0).length, 1);
    await pressKey(map, 'Tab');
    assert.isUndefined(stepOf(map));
  });

  it('keeps the step that has focus in sight when a key leads nowhere', async () => {
    const map = await show(example, 'view="map"', 320);
    nodes(map).get('team-manager')!.focus();
    await map.updateComplete;
    for (const key of ['ArrowRight', 'ArrowDown', 'End']) {
      const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      focused(map)!.dispatchEvent(press);
      assert.equal(stepOf(map), 'team-manager', key);
      assert.isTrue(press.defaultPrevented, key);
    }
  });

  it('makes the lines of the step that has focus strong', async () => {
    const map = await show(example);
    const strong = (): number => inside(map).querySelectorAll('.canvas .strong [part=edge]').length;
    assert.equal(strong(), 0);
    nodes(map).get('senior-practitioner')!.focus();
    await map.updateComplete;
    assert.equal(strong(), 5);
  });

  it('opens with Enter and goes back with Escape', async () => {
    const map = await show(example);
    nodes(map).get('educator')!.focus();
    await map.updateComplete;
    await pressKey(map, 'Enter');
    await details(map);
    await pressKey(map, 'Escape');
    await until(map, () => stepOf(map) === 'educator');
  });

  it('leads from the map to a route and to the first course that can be booked, and saves it', async () => {
    const storage = pretendStorage();
    const map = await show(example, 'storage="device"');
    inside(map).querySelector<HTMLElement>('#esca-heading')!.focus();
    await tabTo(map, (at) => at.matches('.node'));
    // The way to Senior practitioner by the drawing.
    await pressKey(map, 'Control+End');
    await pressKey(map, 'ArrowLeft');
    for (let tries = 0; tries < 3 && stepOf(map) !== 'senior-practitioner'; tries++)
      await pressKey(map, 'ArrowDown');
    for (let tries = 0; tries < 3 && stepOf(map) !== 'senior-practitioner'; tries++)
      await pressKey(map, 'ArrowUp');
    assert.equal(stepOf(map), 'senior-practitioner');
    await pressKey(map, 'Enter');
    await details(map);
    await tabTo(map, (at) => read(at) === 'Plan a route to here');
    await pressKey(map, 'Enter');
    await until(map, () => focused(map)?.id === 'esca-tool');
    await tabTo(map, (at) => at.localName === 'select');
    const from = focused(map) as HTMLSelectElement;
    // Typing the beginning of a name chooses it, as in every native list.
    await pressKey(map, 'N');
    assert.equal(from.value, 'newly-qualified');
    await until(map, () => !!inside(map).querySelector('[part=result]'));
    assert.match(read(inside(map).querySelector('[part=result]')), /3 moves, about \d+ years/);
    assert.include(read(inside(map)), 'This is a guide, not a promise.');
    await until(map, () => !!inside(map).querySelector('.course .save'));
    await tabTo(map, (at) => read(at) === 'Supervision: the basics');
    await tabTo(map, (at) => at.matches('.save'));
    await pressKey(map, 'Enter');
    await until(map, () => focused(map)?.getAttribute('aria-pressed') === 'true');
    assert.include(storage.text!, 'course/');
    // Away again: past the map, past the details, to what the page has after the widget.
    const after = document.createElement('button');
    map.after(after);
    for (let steps = 0; steps < 80 && document.activeElement !== after; steps++)
      await pressKey(map, 'Tab');
    assert.equal(document.activeElement, after);
    after.remove();
    usualStorage();
  });
});

describe('the tools of the pathway map', () => {
  it('plan a route of the address, with what is met, missing and done beside it', async () => {
    const map = await show(example, 'from="newly-qualified" to="team-manager"');
    await until(map, () => !!inside(map).querySelector('[part=result]'));
    const text = read(inside(map).querySelector('.routes'));
    assert.match(text, /Move 1: .*Move 4: Team manager/);
    assert.include(text, 'Check this: Registered with Social Work England');
    assert.match(
      text,
      /Next course that helps Leading a team .*Full. You can join the waiting list/,
    );
    assert.equal(inside(map).querySelectorAll('.canvas .strong [part=edge]').length, 4);
  });

  it('draw a new route at once, and explain it after the next frame; the one before stands until then', async () => {
    const map = await show(example, 'from="newly-qualified" to="team-manager"');
    await until(map, () => !!inside(map).querySelector('[part=result]'));
    const end = (): string =>
      /.* Move \d: (.*?) /.exec(read(inside(map).querySelector('.routes')))![1]!;
    const strong = inside(map).querySelector('.canvas .strong')!;
    const seen = new Promise<string>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(end());
      });
      observer.observe(strong, { childList: true, attributes: true, subtree: true });
    });
    const to = control(map, /^I want to be here/) as HTMLSelectElement;
    const before = end();
    to.value = 'senior-practitioner';
    to.dispatchEvent(new Event('change'));
    assert.equal(await seen, before);
    await map.updateComplete;
    assert.notEqual(end(), before);
  });

  it('say so when there is no way, or nowhere to go', async () => {
    const map = await show(example, 'from="team-manager" to="returner"');
    await until(map, () => !!inside(map).querySelector('.tool .missing'));
    assert.include(
      read(inside(map).querySelector('.tool')),
      'No way leads from Team manager to Returning to practice',
    );
    await press(map, 'Swap the two');
    await until(map, () => !!inside(map).querySelector('[part=result]'));
  });

  it('tell a screen reader what a choice has led to', async () => {
    const map = await show(example, 'from="newly-qualified" to="team-manager"');
    await until(map, () => !!inside(map).querySelector('[part=result]'));
    const said = async (words: RegExp): Promise<void> => {
      const region = (): string =>
        document.querySelector('[data-esca-announcer]')?.textContent ?? '';
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (!words.test(region())) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
        look();
      });
    };
    const from = control(map, /^I am here/) as HTMLSelectElement;
    from.value = 'social-worker';
    from.dispatchEvent(new Event('change'));
    await said(/: \d moves?, about \d years?.*\.$/);
    await press(map, 'Swap the two');
    await said(/^No way leads from Team manager to Social worker/);
  });

  it('send an outline to a supervisor, in the visitor’s own mail program', async () => {
    const map = await show(example, 'from="newly-qualified" to="team-manager"');
    await until(map, () => !!inside(map).querySelector('[part=result]'));
    const link = decodeURIComponent(control(map, 'Send to my supervisor').getAttribute('href')!);
    assert.match(link, /^mailto:\?subject=My development plan: Team manager&body=/);
    assert.include(link, 'Move 4: Team manager');
    assert.isBelow(control(map, 'Send to my supervisor').getAttribute('href')!.length, 1901);
  });

  it('compare two roles in a proper table', async () => {
    const map = await show(example);
    await openStep(map, 'newly-qualified');
    await press(map, 'Compare this role');
    await until(map, () => focused(map)?.id === 'esca-tool');
    const second = control(map, /^Role 2/) as HTMLSelectElement;
    second.value = 'senior-practitioner';
    second.dispatchEvent(new Event('change'));
    await map.updateComplete;
    const rows = rowsOf(map);
    assert.include(
      rows,
      'Pay (differs) | £34,000 to £37,000 a year, grade Band 3 | £47,000 to £53,000 a year, grade Band 6',
    );
    assert.include(rows, 'A protected caseload (differs) | Yes | –');
    assert.match(rows[2]!, /^Stage \(differs\) \| /);
    assert.match(rows[3]!, /^Direction \| /);
  });

  it('look at every step through one capability, and name the gap between two', async () => {
    const map = await show(example);
    await press(map, 'Capabilities');
    await until(map, () => focused(map)?.id === 'esca-tool');
    const domain = control(map, /^Domain/) as HTMLSelectElement;
    domain.value = 'leadership';
    domain.dispatchEvent(new Event('change'));
    await map.updateComplete;
    const rows = rowsOf(map);
    assert.isTrue(
      rows.some((row) => /^Team manager \| Advanced social worker \| .*Leading a team/.test(row)),
    );
    // Both views say the level on the step itself, and no longer once the tool is closed.
    const level = 'Professional leadership: Advanced social worker';
    const node = (): string => read(nodes(map).get('team-manager'));
    assert.include(node(), level);
    assert.equal(
      read(nodes(map).get('team-manager')!.querySelector('.level')),
      'Advanced social worker',
    );
    assert.isNull(nodes(map).get('returner')!.querySelector('.level'));
    map.from = 'newly-qualified';
    map.to = 'team-manager';
    await map.updateComplete;
    assert.include(
      read(inside(map).querySelector('.tool')),
      'Professional leadership: from Newly qualified social worker to Advanced social worker',
    );
    map.view = 'list';
    await until(map, () => read(items(map).get('team-manager')).includes(level));
    map.view = 'map';
    await press(map, /^Close: /);
    await until(map, () => nodes(map).size > 0 && !node().includes(level));
  });

  it('close again, with focus on the button that opened them', async () => {
    const map = await show(example);
    await press(map, 'How to use the map');
    await until(map, () => focused(map)?.id === 'esca-tool');
    await press(map, /^Close: /);
    await until(map, () => read(focused(map)) === 'How to use the map');
  });
});

describe('my progress', () => {
  it('is kept on the device only when the author allows it, and shown on the map', async () => {
    const storage = pretendStorage();
    const without = await show(example);
    await openStep(without, 'social-worker');
    assert.throws(() => control(without, /^For me this is/));
    clearPage();
    const map = await show(example, 'storage="device"');
    await openStep(map, 'social-worker');
    await until(map, () => !!inside(map).querySelector('.marking select'));
    assert.isNull(storage.text);
    const select = control(map, /^For me this is/) as HTMLSelectElement;
    select.value = 'here';
    select.dispatchEvent(new Event('change'));
    await until(map, () => nodes(map).get('social-worker')!.classList.contains('marked'));
    assert.include(storage.text!, 'example:pathway/social-work#social-worker');
    assert.include(read(nodes(map).get('social-worker')), 'You are here');
    usualStorage();
  });
});
