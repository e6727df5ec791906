import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import ts from 'typescript';
import { buildSchema } from '../../../.ci/schema.mjs';

interface Node {
  [key: string]: unknown;
}
interface Validator {
  (value: unknown): boolean;
  errors?: { instancePath: string; keyword: string }[] | null;
}

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const json = (path: string): Node => JSON.parse(read(path)) as Node;

const schemaText = read('schemas/feed.schema.json');
const schema = JSON.parse(schemaText) as {
  definitions: Record<string, Node & { properties?: Node }>;
};

// The validator is a library of the publisher, so it is found from there.
const require = createRequire(new URL('packages/publisher/package.json', root));
const Ajv = (
  require('ajv') as { default: new (options: object) => { compile(s: unknown): Validator } }
).default;
const addFormats = (require('ajv-formats') as { default: (ajv: object) => void }).default;
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const examples = readdirSync(new URL('schemas/examples/', root)).filter((name) =>
  name.endsWith('.feed.json'),
);

/** Strings that a person writes freely, so that no rule can say what is in them. Everything else has a rule. */
const freeText = new Set([
  'Feed/properties/$schema',
  'Organisation/properties/phone',
  'Text/anyOf/1',
  'TextMap/additionalProperties',
  'FieldMap/additionalProperties',
  'Identifier/properties/scheme',
  'Identifier/properties/value',
  'Term/properties/synonyms/items',
  'Place/properties/address',
  'Place/properties/postcode',
  'Accreditation/properties/level',
  'Salary/properties/grade',
  'Vacancy/properties/reference',
  'Bulletin/properties/number',
  'Media/properties/type',
]);

function visit(node: unknown, path: string, see: (node: Node, path: string) => void): void {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) see(node as Node, path);
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'enum') visit(value, path === '' ? key : `${path}/${key}`, see);
  }
}

test('the committed schema is the one that the types make', () => {
  assert.equal(
    schemaText,
    buildSchema(),
    'Run `node .ci/schema.mjs` and commit schemas/feed.schema.json.',
  );
});

test('every string has a pattern, a format or an enum, or is free text on purpose', () => {
  const without: string[] = [];
  visit(schema.definitions, '', (node, path) => {
    const rule = ['pattern', 'format', 'enum', 'const'].some((key) => key in node);
    if (node.type === 'string' && !rule) without.push(path);
  });
  assert.deepEqual(without.sort(), [...freeText].sort());
});

test('every object refuses unknown keys but for those that begin with x-', () => {
  visit(schema.definitions, '', (node, path) => {
    if (node.type !== 'object' || node.properties === undefined) return;
    assert.equal(node.additionalProperties, false, path);
    assert.deepEqual(node.patternProperties, { '^x-': {} }, path);
  });
});

test('every field of every interface is in the schema', () => {
  const members = new Map<string, { own: string[]; parents: string[] }>();
  for (const name of readdirSync(new URL('packages/feed/src/types/', root))) {
    const text = read(`packages/feed/src/types/${name}`);
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    for (const statement of file.statements) {
      if (!ts.isInterfaceDeclaration(statement)) continue;
      const own = statement.members.filter(ts.isPropertySignature);
      const parents = (statement.heritageClauses ?? []).flatMap((clause) => [...clause.types]);
      members.set(statement.name.text, {
        own: own.map((member) => member.name.getText(file)),
        parents: parents.map((parent) => parent.expression.getText(file)),
      });
    }
  }
  const all = (name: string): string[] => {
    const found = members.get(name);
    return found ? [...found.own, ...found.parents.flatMap(all)] : [];
  };
  const inherited = new Set([...members.values()].flatMap((each) => each.parents));
  let fields = 0;
  for (const name of members.keys()) {
    if (inherited.has(name) || all(name).length === 0) continue;
    const properties = Object.keys(schema.definitions[name]?.properties ?? {});
    assert.deepEqual(properties.sort(), all(name).sort(), name);
    fields += properties.length;
  }
  assert.ok(fields > 200, `Only ${fields} fields were compared.`);
});

test('no definition has a name that the generator made up', () => {
  for (const name of Object.keys(schema.definitions)) assert.match(name, /^[A-Z][A-Za-z]+$/);
});

for (const name of examples) {
  test(`the example ${name} is valid`, () => {
    assert.ok(validate(json(`schemas/examples/${name}`)), JSON.stringify(validate.errors, null, 2));
  });
}

test('there are examples', () => {
  assert.ok(examples.length >= 3);
});

test('five faults give exactly five errors', () => {
  const feed = json('schemas/examples/course-waiting-list.feed.json');
  const course = (feed.courses as Node[])[0]!;
  const session = (course.sessions as Node[])[0]!;
  delete (feed.publisher as Node).name;
  course.id = 'MCA Foundation';
  course.colour = 'red';
  session.mode = 'by-post';
  session.placesLeft = -1;
  assert.equal(validate(feed), false);
  const found = validate.errors!.map((error) => `${error.keyword} ${error.instancePath}`);
  assert.deepEqual(found.sort(), [
    'additionalProperties /courses/0',
    'enum /courses/0/sessions/0/mode',
    'minimum /courses/0/sessions/0/placesLeft',
    'pattern /courses/0/id',
    'required /publisher',
  ]);
});

test('a publisher may add keys that begin with x-', () => {
  const feed = json('schemas/examples/course-waiting-list.feed.json');
  (feed.courses as Node[])[0]!['x-local'] = { any: ['thing'] };
  assert.ok(validate(feed), JSON.stringify(validate.errors));
});

test('a date-time without an offset is refused', () => {
  const feed = json('schemas/examples/minimal.feed.json');
  feed.generatedAt = '2027-01-04T09:00:00';
  assert.equal(validate(feed), false);
});
