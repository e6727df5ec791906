import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closePages, engine } from './browser.js';
import { example, openMap, servePathway, STEPS } from './pathway.js';
import type { TestServer } from './server.js';

/*
 * What assistive technology is told of the pathway map and of its list: the browser's own accessibility tree, asked for
 * roles, names and states. Only Chromium gives the whole tree to a test; pathway-told.test.ts asks the other engines for
 * the role and the name of one element after the other.
 */

const skip = engine === 'Chromium' ? false : 'this engine does not tell its accessibility tree';
let server: TestServer;
before(async () => {
  if (!skip) server = await servePathway();
});
after(() => server?.close());
afterEach(closePages);

interface Told {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly states: Readonly<Record<string, unknown>>;
  readonly under: readonly Told[];
}

/** The tree of the page without what is left out of it, from the widget's region down. */
async function treeOf(page: Page): Promise<Told> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const tell = (id: string): Told[] => {
    const node = byId.get(id);
    if (!node) return [];
    const under = (node.childIds ?? []).flatMap(tell);
    // Boxes without a meaning are passed over, as assistive technology does.
    if (node.ignored || node.role?.value === 'generic') return under;
    return [
      {
        role: String(node.role?.value),
        name: String(node.name?.value ?? ''),
        description: String(node.description?.value ?? ''),
        states: Object.fromEntries(
          (node.properties ?? []).map(({ name, value }) => [name, value.value]),
        ),
        under,
      },
    ];
  };
  const told = within(tell(nodes[0]!.nodeId));
  const region = told.find(({ role }) => role === 'region');
  assert.ok(region, 'the widget is a region with a name');
  return region;
}

const within = (told: readonly Told[]): Told[] =>
  told.flatMap((one) => [one, ...within(one.under)]);
const inside = (told: Told, role: string): Told[] =>
  within(told.under).filter((one) => one.role === role);
const words = (told: Told): string =>
  told.name || told.under.map(words).filter(Boolean).join(' ').replace(/\s+/g, ' ');
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .replace(/ ([:.])/g, '$1')
    .trim();

describe('the accessibility tree of the pathway map', { skip }, () => {
  it('has the map as a named group of one button for each step, whose name says all', async () => {
    const region = await treeOf(await openMap(server, example, 'view="map"'));
    assert.equal(region.name, 'A career in social work');
    const map = inside(region, 'group').find(({ name }) => name.startsWith('Map of '));
    assert.ok(map);
    assert.match(map.name, /Stages from left to right, tracks from top to bottom\.$/);
    const steps = inside(map, 'button');
    assert.equal(steps.length, 9);
    // Lines, lanes and columns are decoration: nothing but the steps is told.
    assert.deepEqual(
      map.under.filter(({ role }) => role !== 'button').map(({ role, name }) => [role, name]),
      [],
    );
    for (const { name, states } of steps) {
      assert.match(name, /, Stage \d of 4: /, name);
      assert.match(name, /ways? on|the end of its track/, name);
      assert.equal(states.expanded, false, name);
      assert.ok(states.focusable, name);
    }
    for (const [title, facts] of Object.entries(STEPS)) {
      const step = steps.find(({ name }) => tidy(name).startsWith(title));
      assert.ok(step, title);
      for (const fact of facts) assert.ok(tidy(step.name).includes(fact), `${fact}: ${step.name}`);
    }
    const dated = steps
      .map(({ name }) => name)
      .filter((name) => /from 1 September|until 31/.test(name));
    assert.equal(dated.length, 2, 'steps that come or go say when');
  });

  it('has the list as headings by stage, each step a heading with a button, and the same facts', async () => {
    const region = await treeOf(await openMap(server, example, 'view="list"'));
    const list = inside(region, 'group').find(({ name }) => name.startsWith('Steps of '));
    assert.ok(list);
    const headings = inside(list, 'heading');
    const level = (wanted: number): string[] =>
      headings.filter(({ states }) => states.level === wanted).map(({ name }) => tidy(name));
    assert.deepEqual(
      level(3).map((name) => name.slice(0, 8)),
      ['Stage 1:', 'Stage 2:', 'Stage 3:', 'Stage 4:'],
    );
    assert.equal(level(4).length, 9);
    const items = inside(list, 'listitem');
    for (const [title, facts] of Object.entries(STEPS)) {
      const item = items.find((one) =>
        inside(one, 'heading').some(({ name }) => tidy(name) === title),
      );
      assert.ok(item, title);
      assert.equal(inside(item, 'button')[0]?.states.expanded, false);
      const said = tidy(words(item));
      for (const fact of facts) assert.ok(said.includes(fact), `${fact}: ${said}`);
    }
  });

  it('tells which step is open, what stands out, and that its details are a group of that name', async () => {
    const page = await openMap(server, example, 'view="map" track="education"');
    await page.locator('.node[data-step="senior-practitioner"]').click();
    await page.locator('#esca-step').waitFor();
    const region = await treeOf(page);
    const steps = inside(region, 'button').filter(({ name }) => name.includes(' of 4: '));
    assert.deepEqual(
      steps.filter(({ states }) => states.expanded).map(({ name }) => tidy(name).split(',')[0]),
      ['Senior practitioner'],
    );
    assert.equal(
      steps.filter(({ description }) => description === 'outside your choice').length,
      8,
    );
    const details = inside(region, 'group').find(({ name }) => name === 'Senior practitioner');
    assert.ok(details);
    const names = inside(details, 'heading').map(({ name }) => name);
    for (const wanted of ['Where it can lead', 'Courses that help', 'Vacancies', 'What you need'])
      assert.ok(names.includes(wanted), wanted);
    const focused = within([region]).filter(({ states }) => states.focused);
    assert.deepEqual(
      focused.map(({ role, name }) => [role, name]),
      [['heading', 'Senior practitioner']],
    );
  });

  it('says the same facts of every step in both views, in the same order', async () => {
    const facts = (text: string): string => text.replace(/[,:\s]+/g, ' ').trim();
    const told = async (view: string): Promise<Told> => {
      const region = await treeOf(await openMap(server, example, `view="${view}"`));
      return inside(region, 'group').find(({ name }) => /^(Map|Steps) of /.test(name))!;
    };
    const listed = inside(await told('list'), 'listitem').map((item) =>
      facts(item.under.map(words).join(' ')),
    );
    const steps = inside(await told('map'), 'button').map(({ name }) => facts(name));
    assert.equal(steps.length, 9);
    // After what the map says, the list goes on with where the step comes from and leads to.
    for (const step of steps)
      assert.ok(
        listed.some((item) => item.startsWith(step)),
        step,
      );
  });
});
