import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/*
 * What is published has its templates without the white space at their beginning and end. A space that stands there
 * between two words (before a block it does nothing) is there in a test and gone on a page, so it is a value of its
 * own: `[' ', html`…`]`.
 */

const root = fileURLToPath(new URL('../../../packages/', import.meta.url));

/** Where a template of a file begins or ends with a space. */
function spacesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), 99, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html')
      if (/^` (?!<(?:div|fieldset|h\d|legend|p|section)\b)|\S `$/.test(node.template.getText())) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${file}:${String(line + 1)}`);
      }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('no template begins or ends with a space, which the published one would not have', () => {
  const files = ['elements/src', 'builder/src'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  assert.ok(files.length > 100);
  assert.deepEqual(files.flatMap(spacesIn), []);
});
