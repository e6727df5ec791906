import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { attributeNames, widgets } from '@esca/domain';

/*
 * The manifest that editors and frameworks read: it lists what the table of attributes lists, and no attribute of ours
 * has a name that HTML or ARIA has given a meaning on every element.
 */

const path = new URL('../../../packages/elements/custom-elements.json', import.meta.url);
const skip = existsSync(path) ? false : 'run "npm run build" first';

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly { readonly name: string }[];
}
const declarations = (): readonly Declaration[] =>
  (
    JSON.parse(readFileSync(path, 'utf8')) as {
      modules: { declarations?: Declaration[] }[];
    }
  ).modules.flatMap((module) => module.declarations ?? []);

/** Global attributes of HTML (Living Standard, 3.2.6) and those that others have defined for every element. */
const GLOBAL =
  'accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot spellcheck style tabindex title translate writingsuggestions exportparts'.split(
    ' ',
  );

test('no attribute but lang has a name that means something on every element', { skip }, () => {
  const names = new Set(
    declarations().flatMap(({ attributes = [] }) => attributes.map(({ name }) => name)),
  );
  const taken = [...names].filter(
    (name) => GLOBAL.includes(name) || /^(aria-|on|data-)/.test(name),
  );
  assert.deepEqual(
    taken.filter((name) => name !== 'lang'),
    [],
  );
});

for (const widget of widgets) {
  test(`the manifest lists the attributes of esca-${widget} that the table lists`, { skip }, () => {
    const declared = declarations().find(({ tagName }) => tagName === `esca-${widget}`);
    const names = new Set(declared?.attributes?.map(({ name }) => name));
    const missing = attributeNames(widget).filter((name) => name !== 'lang' && !names.has(name));
    assert.deepEqual(missing, []);
  });
}
