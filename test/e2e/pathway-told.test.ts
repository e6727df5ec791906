import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../helpers/browsers.mjs';
import { engine } from './browser.js';
import { example, mapPage, servePathway, STEPS } from './pathway.js';
import type { TestServer } from './server.js';
import { tellers, type Teller } from './told.js';

/*
 * The role and the name of every step, as Firefox and WebKitGTK compute them. These engines do not give a test the whole
 * tree, as Chromium does for pathway-tree.test.ts, but answer for one element after the other. `ESCA_ENGINE` says which of
 * them is asked.
 */

const ROOT = "document.querySelector('esca-pathway-map').shadowRoot";
const all = (selector: string): string => `return [...${ROOT}.querySelectorAll('${selector}')]`;
const DRAWN = `const map = document.querySelector('esca-pathway-map');
  const canvas = map.shadowRoot?.querySelector('.canvas');
  return map.getAttribute('state') === 'ready' && (!canvas || !!canvas.querySelector('.lines')?.style.left)`;

let server: TestServer | undefined;
before(async () => {
  if (engine in tellers) server = await servePathway();
});
after(() => server?.close());

for (const [name, start] of Object.entries(tellers)) {
  const absent = engines.includes(name) ? `this run is of ${engine}` : `${name} is not installed`;
  const skip = engine === name && engines.includes(name) ? false : absent;
  describe(`what ${name} tells of the pathway map`, () => {
    let browser: Teller;
    before(async () => {
      if (!skip) browser = await start();
    });
    after(() => skip || browser.end());

    /** Opens the widget, and waits until it stands. */
    const open = async (attributes: string): Promise<void> => {
      mapPage(server!, example, attributes);
      await browser.go(`${server!.origin}/`);
      for (let tries = 0; !(await browser.run(DRAWN)); tries++)
        assert.ok(tries < 2_000, 'the widget shows something');
    };
    /** The words alone: facts stand apart in the list by their boxes, in a name by commas. */
    const facts = (text: string): string => text.replace(/[,:\s]+/g, '');

    it('has every step of the map as a button whose name says all', { skip }, async () => {
      await open('view="map"');
      const [map] = await browser.tell(all('.region'));
      assert.equal(map!.role, 'group');
      assert.match(map!.name, /^Map of A career in social work\. Stages from left to right/);
      const steps = await browser.tell(all('.node'));
      assert.equal(steps.length, 9);
      for (const { role, name } of steps) {
        assert.equal(role, 'button', name);
        assert.match(name, /, Stage \d of 4: .+(ways? on|the end of its track)/);
      }
      for (const [title, said] of Object.entries(STEPS)) {
        const step = steps.find(({ name }) => name.startsWith(title));
        assert.ok(step, title);
        for (const fact of said) assert.ok(step.name.includes(fact), `${fact}: ${step.name}`);
      }
    });

    it('tells nothing of lines, lanes and columns', { skip }, async () => {
      await open('view="map"');
      for (const { name } of await browser.tell(all('.canvas > :is(svg, .band, .column)')))
        assert.equal(name, '');
    });

    it(
      'has every step of the list as a heading with a button of its name, and the same facts',
      { skip },
      async () => {
        await open('view="map"');
        const drawn = (await browser.tell(all('.node'))).map(({ name }) => facts(name));
        await open('view="list"');
        const [list] = await browser.tell(all('[part=list]'));
        assert.equal(list!.role, 'group');
        const items = await browser.tell(all('[part=item]'));
        const headings = await browser.tell(all('[part=item] > [part=group-title]'));
        const buttons = await browser.tell(all('[part=item] > [part=group-title] > button'));
        assert.equal(items.length, 9);
        assert.equal(headings.length, 9);
        for (const [at, { role, name }] of headings.entries()) {
          assert.equal(items[at]!.role, 'listitem', name);
          assert.equal(role, 'heading', name);
          assert.deepEqual(buttons[at], { role: 'button', name });
        }
        const texts = (await browser.run(
          `return [...${ROOT}.querySelectorAll('[part=item]')].map((item) => item.textContent)`,
        )) as string[];
        for (const step of drawn)
          assert.ok(
            texts.some((text) => facts(text).startsWith(step)),
            step,
          );
      },
    );

    it('tells that the details of an open step are a group of its name', { skip }, async () => {
      await open('view="map" node="senior-practitioner"');
      for (let tries = 0; !(await browser.run(`return !!${ROOT}.querySelector('#esca-step')`));)
        assert.ok(tries++ < 2_000, 'the details come');
      assert.deepEqual(await browser.tell(all('.stage-frame > .panel')), [
        { role: 'group', name: 'Senior practitioner' },
      ]);
    });
  });
}
