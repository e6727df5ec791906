import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { convertIcsCalendar } from 'ts-ics';
import example from '../../schemas/examples/saved-list.feed.json' with { type: 'json' };
import { readCalendar } from '../unit/domain/calendar/read-calendar.js';
import { closePages, openPage } from './browser.js';
import { anyOrigin, startServer, type TestServer } from './server.js';
import { serveWidgets } from './widgets.js';

/*
 * From the announcement to the calendar with the keyboard alone: bulletin, the course it announces, the request to a
 * manager, saving, my list, and the file, which three readers that know nothing of each other then open.
 */

let server: TestServer;
const COURSE = 'Mental Capacity Act: foundation';

before(async () => {
  server = await startServer();
  await serveWidgets(server);
});
after(() => server.close());
afterEach(closePages);

/** The accessible name of what has focus, through all shadow roots. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const label =
      (at?.id ? at.parentElement?.querySelector(`label[for="${at.id}"]`) : null) ??
      at?.closest('label');
    return (at?.getAttribute('aria-label') ?? label?.textContent ?? at?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  });

/** Presses Tab until something of that name has focus; every control on the way shows that it has it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab');
    const now = await focusedName(page);
    if (name.test(now)) return;
    passed.push(now);
  }
  assert.fail(`no Tab leads to ${String(name)}, only to ${passed.slice(-30).join(' | ')}`);
}

test('keyboard alone: bulletin, course, ask my manager, save, my list, calendar file', async () => {
  server.page('/feed.json', JSON.stringify(example), anyOrigin);
  server.page(
    '/journey.html',
    `<!doctype html><html lang="en"><title>Academy</title><esca-feed src="/feed.json">
    <esca-bulletin-card now="2026-11-17T12:00:00Z"></esca-bulletin-card>
    <esca-course-finder now="2026-11-17T12:00:00Z"></esca-course-finder>
    <esca-my-list now="2026-11-17T12:00:00Z"></esca-my-list></esca-feed>
    <script type="module" src="/lib/all.js"></script>`,
  );
  const { page, errors } = await openPage({
    acceptDownloads: true,
    viewport: { width: 1280, height: 4000 },
  });
  await page.goto(`${server.origin}/journey.html`);
  await page.waitForFunction(() =>
    ['esca-bulletin-card', 'esca-course-finder', 'esca-my-list'].every((tag) =>
      /ready|empty/.test(document.querySelector(tag)?.getAttribute('state') ?? ''),
    ),
  );
  const inFinder = (text: string): Promise<unknown> =>
    page.waitForFunction(
      (words) =>
        document.querySelector('esca-course-finder')!.shadowRoot!.textContent.includes(words),
      text,
    );

  // The announcement leads to the course, in the finder of the same page.
  await tabTo(page, new RegExp(`^${COURSE}$`));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.localName === 'esca-course-finder');
  await inFinder('Thursday 14 January');

  // The request to the manager, for the date that has places.
  await tabTo(page, /^Ask my manager/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    document.querySelector('esca-course-finder')!.shadowRoot!.querySelector('dialog[open]'),
  );
  assert.equal(await focusedName(page), 'Ask my manager');
  await tabTo(page, /^Keep it on my list/);
  const kept = await page.evaluate(
    () =>
      document
        .querySelector('esca-course-finder')!
        .shadowRoot!.querySelector<HTMLInputElement>('dialog .check input')!.checked,
  );
  if (!kept) await page.keyboard.press('Space');
  await tabTo(page, /^Copy the message/);
  await page.keyboard.press('Enter');
  await inFinder('nothing has been sent');
  await page.keyboard.press('Escape');
  await page.waitForFunction(
    () => !document.querySelector('esca-course-finder')!.shadowRoot!.querySelector('dialog[open]'),
  );
  assert.match(await focusedName(page), /^Ask my manager/, 'focus is back where it was');
  await inFinder('You asked on Tuesday 17 November');

  // Saving the course itself as well.
  await tabTo(page, /^Save /);
  await page.keyboard.press('Space');
  assert.match(await focusedName(page), /^Saved: /);

  // My list, and its calendar.
  await tabTo(page, /^Calendar file with all dates/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ]);
  assert.equal(download.suggestedFilename(), 'my-list.ics');
  const file = await readFile(await download.path(), 'utf8');
  const mine = await page.evaluate(
    () => document.querySelector('esca-my-list')!.shadowRoot!.textContent,
  );
  assert.match(mine, /Asked on Tuesday 17 November/);
  assert.match(mine, /1 thing has no date of its own yet/);

  const start = Date.parse('2027-01-14T09:30:00Z');
  const first = new ICAL.Component(ICAL.parse(file) as string)
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
  assert.deepEqual(
    first.map(({ summary }) => summary),
    [COURSE],
  );
  assert.equal(first[0]!.startDate.toString(), '2027-01-14T09:30:00');
  const second = convertIcsCalendar(undefined, file).events ?? [];
  assert.deepEqual(
    second.map(({ summary, uid }) => [summary, uid]),
    [[COURSE, first[0]!.uid]],
  );
  assert.equal(second[0]!.start.date.getTime(), start);
  assert.deepEqual(
    readCalendar(file).components.map(({ name }) => name),
    ['VTIMEZONE', 'VEVENT'],
  );
  assert.deepEqual(errors, []);
});
