import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { buildFeed, buildVacancy } from '../helpers/build.js';
import { closePages, openPage } from './browser.js';
import { anyOrigin, startServer, type TestServer } from './server.js';
import { serveWidgets } from './widgets.js';

/*
 * A vacancy that closes on a night on which the clocks change, before the eyes of visitors in three zones: one whose
 * clocks change as London's do, one ahead of it on a day that is another, one behind it whose clocks change on another
 * night. The page's clock is a pretended one; the page is never loaded again.
 */

let server: TestServer;

before(async () => {
  server = await startServer();
  await serveWidgets(server);
});
after(() => server.close());
afterEach(closePages);

/** Nights in London: the last minute before closing, the closing that the feed names, and the midnight after it. */
const nights = [
  // The clocks go back at 2am on Sunday 25 October 2026, and on at 1am on Sunday 28 March 2027.
  { night: 'before the clocks go back', closes: '2026-10-24T23:59:00+01:00' },
  { night: 'after the clocks have gone back', closes: '2026-10-25T23:59:00Z' },
  { night: 'before the clocks go on', closes: '2027-03-27T23:59:00Z' },
  { night: 'after the clocks have gone on', closes: '2027-03-28T23:59:00+01:00' },
];
const zones = ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles'];
const titled = `[...document.querySelector('esca-vacancy-feed').shadowRoot.querySelectorAll('[part~=result] [part~=title]')].map((title) => title.textContent.trim())`;

for (const zone of zones) {
  for (const { night, closes } of nights) {
    test(`a vacancy that closes at 11:59pm on the night ${night} is open at 11:58pm and gone at midnight, for a visitor in ${zone}`, async () => {
      const at = Date.parse(closes);
      const feed = buildFeed({
        generatedAt: new Date(at - 86_400_000).toISOString(),
        expires: new Date(at + 30 * 86_400_000).toISOString(),
        vacancies: [
          buildVacancy({ id: 'minute', title: 'By the minute', closes }),
          // A day ends a minute later, at 24:00 of London.
          buildVacancy({ id: 'day', title: 'By the day', closes: closes.slice(0, 10) }),
          buildVacancy({ id: 'open', title: 'Open', evergreen: true }),
        ],
      });
      server.page('/feed.json', JSON.stringify(feed), anyOrigin);
      server.page(
        '/night.html',
        '<!doctype html><html lang="en"><title>Night</title><esca-vacancy-feed src="/feed.json"></esca-vacancy-feed><script type="module" src="/lib/all.js"></script>',
      );
      const { page, errors } = await openPage({ timezoneId: zone });
      await page.clock.install({ time: at - 10 * 60_000 });
      await page.clock.pauseAt(at - 5 * 60_000);
      await page.goto(`${server.origin}/night.html`);
      await page.waitForSelector('esca-vacancy-feed[state="ready"]', { state: 'attached' });
      await page.evaluate(() => ((globalThis as { stayed?: boolean }).stayed = true));

      const listed = async (moment: number): Promise<unknown> => {
        const now = await page.evaluate(() => Date.now());
        await page.clock.runFor(moment - now);
        assert.equal(await page.evaluate(() => Date.now()), moment);
        return page.evaluate(titled);
      };
      const hour = await page.evaluate(() => new Date().getHours());
      assert.equal(
        hour,
        Number(
          new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
            .format(at - 5 * 60_000)
            .slice(0, 2),
        ),
        'the page stands in the visitor’s zone',
      );
      assert.deepEqual(await listed(at - 60_000), ['By the minute', 'By the day', 'Open']);
      const said = await page.evaluate(
        () => document.querySelector('esca-vacancy-feed')!.shadowRoot!.textContent,
      );
      assert.match(said, /at 11:59pm/);
      assert.equal(said.includes('UK time'), zone !== 'Europe/London');
      assert.deepEqual(await listed(at - 1_000), ['By the minute', 'By the day', 'Open']);
      assert.deepEqual(await listed(at), ['By the day', 'Open']);
      assert.deepEqual(await listed(at + 59_000), ['By the day', 'Open']);
      assert.deepEqual(await listed(at + 60_000), ['Open']);
      assert.equal(await page.evaluate(() => (globalThis as { stayed?: boolean }).stayed), true);
      assert.deepEqual(errors, []);
    });
  }
}
