// Builds the JSON Schema of the feed from its types. `node .ci/schema.mjs` writes it; a test compares it with what is committed.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import TJS from 'typescript-json-schema';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The schema that is committed, and the copy that the published package carries. */
export const schemaFile = join(root, 'schemas', 'feed.schema.json');
const packagedFile = join(root, 'packages', 'feed', 'feed.schema.json');

/**
 * Publishers may add keys of their own that begin with `x-`. The generator cannot say so (it throws on such a type), so
 * it is said here, beside every place where other keys are refused.
 */
function allowExtensions(node) {
  if (Array.isArray(node)) return node.map(allowExtensions);
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, allowExtensions(value)]),
  );
  if (copy.additionalProperties === false) copy.patternProperties = { '^x-': {} };
  return copy;
}

/**
 * The schema as text. Null checks are off because with them the generator loses the `@items` of optional arrays; the
 * feed has no nulls. The module settings are its own because `nodenext` would write folder names into the schema.
 */
export function buildSchema() {
  const program = TJS.getProgramFromFiles(
    [join(root, 'packages', 'feed', 'src', 'types.ts')],
    {
      target: 'es2022',
      lib: ['es2022'],
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: false,
      types: [],
      skipLibCheck: true,
      noEmit: true,
    },
    root,
  );
  const generated = TJS.generateSchema(program, 'Feed', {
    required: true,
    noExtraProps: true,
    aliasRef: true,
    topRef: true,
    validationKeywords: ['propertyNames'],
  });
  if (!generated) throw new Error('The types of the feed do not compile; see `npm run types`.');
  const { $schema, ...rest } = generated;
  const { version } = JSON.parse(
    readFileSync(join(root, 'packages', 'feed', 'package.json'), 'utf8'),
  );
  const $id = `https://esca-widgets.example/schemas/feed/${version.split('.')[0]}.json`;
  return `${JSON.stringify(allowExtensions({ $schema, $id, title: 'ESCA feed', ...rest }), null, 2)}\n`;
}

/** Puts the committed schema where the package's `exports` look for it. */
export function copySchema() {
  if (existsSync(schemaFile)) copyFileSync(schemaFile, packagedFile);
}

/** Writes the schema and its copy; does not touch a file whose text would stay the same. */
export function writeSchema() {
  const text = buildSchema();
  if (!existsSync(schemaFile) || readFileSync(schemaFile, 'utf8') !== text)
    writeFileSync(schemaFile, text);
  copySchema();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeSchema();
