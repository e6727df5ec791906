import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openState, serveStates, states } from './access.js';
import { closePages, engine } from './browser.js';
import type { TestServer } from './server.js';

/*
 * What assistive technology is told, from the browser's own accessibility tree: every control of every state has its role
 * and a name, and says whether it is open, ticked or pressed; what is pressed says so afterwards.
 */

const skip = engine === 'Chromium' ? false : 'this engine does not tell its accessibility tree';
let server: TestServer;
before(async () => {
  if (!skip) server = await serveStates();
});
after(() => server?.close());
afterEach(closePages);

/** A control as the markup has it, and as the tree tells it. */
interface Control {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly role: string;
  readonly name: string;
  readonly told: ReadonlyMap<string, unknown>;
}

const ROLES =
  /^(button|link|checkbox|radio|textbox|searchbox|combobox|listbox|option|tab|switch|slider|spinbutton|menuitem|DisclosureTriangle|PopUpButton|ComboBoxSelect|ComboBoxMenuButton|Date|InputTime)$/i;

async function controls(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const found: Control[] = [];
  for (const node of nodes) {
    const told = new Map(node.properties?.map(({ name, value }) => [name, value.value]));
    const role = String(node.role?.value);
    if (node.ignored || node.backendDOMNodeId === undefined) continue;
    if (!ROLES.test(role) && !told.get('focusable')) continue;
    if (role === 'RootWebArea') continue;
    const { node: element } = await session.send('DOM.describeNode', {
      backendNodeId: node.backendDOMNodeId,
    });
    const flat = element.attributes ?? [];
    const attributes = new Map<string, string>();
    for (let at = 0; at < flat.length; at += 2) attributes.set(flat[at]!, flat[at + 1]!);
    if (['before', 'after'].includes(attributes.get('id') ?? '')) continue;
    found.push({
      tag: element.localName,
      attributes,
      role,
      name: String(node.name?.value ?? '').trim(),
      told,
    });
  }
  await session.detach();
  return found;
}

/** The role that each kind of control must have. */
function roleOf({ tag, attributes }: Control): RegExp | undefined {
  const own = attributes.get('role');
  if (own) return new RegExp(`^${own}$`, 'i');
  if (tag === 'button') return /^button$/;
  if (tag === 'a') return /^link$/;
  if (tag === 'summary') return /^DisclosureTriangle$/;
  if (tag === 'select') return /combobox|listbox/i;
  if (tag !== 'input') return undefined;
  const type = attributes.get('type') ?? 'text';
  if (type === 'checkbox' || type === 'radio') return new RegExp(`^${type}$`);
  return /box|date/i;
}

/** What is wrong with a control. */
function faultsOf(control: Control): string[] {
  const { tag, attributes, role, name, told } = control;
  const faults: string[] = [];
  // A place that takes focus because it scrolls, or because it was led to, is no control.
  const named = !/^(generic|none|paragraph)$/.test(role) || attributes.has('tabindex');
  if (named && !name && attributes.get('tabindex') !== '-1') faults.push('has no name');
  const wanted = roleOf(control);
  if (wanted && !wanted.test(role)) faults.push(`is a ${role}, not ${String(wanted)}`);
  for (const state of ['expanded', 'pressed', 'checked', 'selected']) {
    const said = attributes.get(`aria-${state}`);
    if (said !== undefined && String(told.get(state)) !== said)
      faults.push(`${state} is ${String(told.get(state))}, not ${said}`);
  }
  if (/^(checkbox|radio)$/.test(role) && !told.has('checked'))
    faults.push('does not say if ticked');
  if (tag === 'summary' && !told.has('expanded')) faults.push('does not say if open');
  if (attributes.has('disabled') && told.get('disabled') !== true)
    faults.push('does not say that it is off');
  return faults.map((fault) => `${tag} “${name}” ${fault}`);
}

for (const state of states) {
  const [name, widget] = state;
  test(`${name}: every control has a role and a name, and says its state`, { skip }, async () => {
    const page = await openState(server, state);
    const found = await controls(page);
    assert.ok(found.length > 0);
    assert.deepEqual(found.flatMap(faultsOf), []);
    // Nothing that can be operated is hidden from the tree.
    const operable = await page.locator(`esca-${widget}`).evaluate((host) => {
      const all = host.shadowRoot!.querySelectorAll<HTMLElement>(
        'button, a[href], input, select, textarea, summary',
      );
      return [...all].filter((each) => each.checkVisibility() && each.tabIndex >= 0).length;
    });
    assert.ok(found.length >= operable, `${String(found.length)} told of ${String(operable)}`);
  });
}

const pressable: readonly [string, string][] = [
  ['expanded', '[aria-expanded]:not([role=combobox])'],
  ['pressed', '[aria-pressed=false]'],
  ['checked', 'input[type=checkbox]'],
];
for (const state of states) {
  const [name, widget] = state;
  test(`${name}: what is pressed says so`, { skip }, async (t) => {
    let pressed = 0;
    for (const [property, selector] of pressable) {
      const page = await openState(server, state);
      const control = page.locator(`esca-${widget} ${selector}`).filter({ visible: true }).first();
      if ((await control.count()) === 0) continue;
      const find = async (): Promise<Control | undefined> =>
        (await controls(page)).find(({ attributes }) => attributes.has('data-watched'));
      await control.evaluate((element) => element.setAttribute('data-watched', ''));
      const was = (await find())?.told.get(property);
      const held = page.locator(`esca-${widget} [data-watched]`);
      if (property === 'checked') await held.dispatchEvent('click');
      else await held.press('Enter');
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      const is = await find();
      // A control that gave its place to another has nothing more to say.
      if (!is) continue;
      pressed++;
      assert.notEqual(String(is.told.get(property)), String(was), `${property} of ${is.name}`);
    }
    if (pressed === 0) t.skip('this state has nothing that opens, is pressed or is ticked');
  });
}

test(
  'a control: a button without a name and a box of another role are told',
  { skip },
  async () => {
    const page = await openState(server, states[0]!);
    await page.locator('esca-course-finder').evaluate((host) => {
      const root = host.shadowRoot!.querySelector('.root')!;
      root.append(document.createElement('button'));
      const link = Object.assign(document.createElement('a'), { href: '#x', textContent: 'X' });
      link.setAttribute('aria-expanded', 'true');
      root.append(link);
    });
    const faults = (await controls(page)).flatMap(faultsOf);
    assert.ok(
      faults.some((fault) => fault.includes('has no name')),
      faults.join('\n'),
    );
  },
);
