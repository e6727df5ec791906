import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { configSchema } from '../../../../packages/publisher/src/commands/config-schema.js';
import { profileSchema } from '../../../../packages/publisher/src/commands/profile-schema.js';

const root = new URL('../../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** What a compiled schema is; the publisher's own copy of the library compiles it. */
type Validate = ((value: unknown) => boolean) & { errors?: unknown };
const require = createRequire(new URL('packages/publisher/package.json', root));
const { Ajv } = require('ajv') as {
  Ajv: new (options: object) => { compile(schema: object): Validate };
};
const { default: addFormats } = require('ajv-formats') as { default: (ajv: object) => void };
const validator = (schema: object): Validate => {
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  return ajv.compile(schema);
};

for (const [name, schema] of [
  ['esca.config', configSchema],
  ['esca.profile', profileSchema],
] as const)
  test(`the committed schema of ${name} is the one that the program writes`, () => {
    assert.deepEqual(JSON.parse(read(`schemas/${name}.schema.json`)), schema);
  });

/** The JSON blocks of the page for publishers, by what they hold. */
const blocks = [...read('docs/publishing.md').matchAll(/```json\n(.*?)```/gs)].map(
  ([, text]) => JSON.parse(text ?? '') as Record<string, unknown>,
);

test('the configuration and the profile of the documentation keep to their schemas', () => {
  const [config, profile] = ['feeds', 'tables'].map((key) => blocks.find((one) => key in one));
  const valid = validator(configSchema);
  assert.ok(valid(config), JSON.stringify(valid.errors));
  const fits = validator(profileSchema);
  assert.ok(fits(profile), JSON.stringify(fits.errors));
});

test('a wrong configuration and a wrong profile are told from right ones', () => {
  const valid = validator(configSchema);
  for (const bad of [
    { feed: [] },
    { for: 'everyone' },
    { languages: ['fr'] },
    { presets: [{ name: 'A' }] },
  ])
    assert.ok(!valid(bad), JSON.stringify(bad));
  const fits = validator(profileSchema);
  for (const bad of [{ tables: [{}] }, { xml: { record: 'job' } }, { dateOrder: 'ymd' }])
    assert.ok(!fits(bad), JSON.stringify(bad));
});
