// What editors read about the elements, made from their manifest: Visual Studio Code's custom data for HTML (tags,
// attributes) and for CSS (custom properties), and what other tools that know the format take from it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTemplateTypes } from './template-types.mjs';

/** Attributes of which there are a few values: `type.text` of the manifest does not say them, the table does. */
async function choices(root) {
  const { attributesOf, widgets } = await import(
    new URL(`file://${join(root, 'packages/domain/dist/address/index.js')}`).href
  );
  return new Map(
    widgets.map((widget) => [
      `esca-${widget}`,
      new Map(
        attributesOf(widget)
          .filter(({ rule }) => rule.values)
          .map(({ name, rule }) => [name, rule.values]),
      ),
    ]),
  );
}

/** Writes `html-data.json` and `css-data.json` beside the manifest of `packages/elements`. */
export async function writeEditorData(root) {
  const folder = join(root, 'packages', 'elements');
  const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
  const values = await choices(root);
  const elements = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName !== undefined);
  const tags = elements.map(({ tagName, summary, attributes = [] }) => ({
    name: tagName,
    description: summary,
    attributes: attributes.map(({ name, description }) => {
      const known = values.get(tagName)?.get(name);
      return {
        name,
        ...(description && { description }),
        ...(known && { values: known.map((value) => ({ name: value })) }),
      };
    }),
  }));
  const properties = new Map(
    elements
      .flatMap(({ cssProperties = [] }) => cssProperties)
      .map(({ name, description }) => [name, { name, description }]),
  );
  const write = (file, data) =>
    writeFileSync(join(folder, file), `${JSON.stringify({ version: 1.1, ...data }, null, 2)}\n`);
  write('html-data.json', { tags });
  write('css-data.json', { properties: [...properties.values()] });
  writeTemplateTypes(folder, elements, values);
}
