// Types for the templates of Vue and Svelte, made from the elements' manifest: what each tag takes, and which events it
// fires. Angular's templates know no types of custom elements; there `CUSTOM_ELEMENTS_SCHEMA` lets the tags pass.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const camel = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
const comment = (text, indent) =>
  text ? `${indent}/** ${text.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\n` : '';

/** The type of an attribute in a template: one of its choices, a number, or text. */
const typeOf = (values, type) =>
  values
    ? values.map((value) => `'${value}'`).join(' | ')
    : type === 'number'
      ? 'number'
      : 'string';

/** What is written over both files. */
const head = `// Made from custom-elements.json by the build.\nimport type * as esca from './dist/index.js';\n\n`;

/** Writes `vue.d.ts` and `svelte.d.ts` beside the manifest. `values` are the choices by tag and attribute. */
export function writeTemplateTypes(folder, elements, values) {
  const described = elements.map(({ name, tagName, attributes = [], events = [], summary }) => ({
    name,
    tagName,
    summary,
    attributes: attributes.map((attribute) => ({
      ...attribute,
      type: typeOf(values.get(tagName)?.get(attribute.name), attribute.type?.text),
    })),
    events: events
      .filter((event) => event.name?.startsWith('esca-'))
      .map((event) => ({ ...event, type: event.type?.text ?? 'Event' })),
  }));
  const interfaces = (attributeName, eventName) =>
    described
      .map(
        ({ name, attributes, events, tagName }) =>
          `/** What \`<${tagName}>\` takes in a template. */\nexport interface ${name}Attributes {\n${attributes
            .map(
              (one) =>
                `${comment(one.description, '  ')}  ${attributeName(one.name)}?: ${one.type} | undefined;\n`,
            )
            .join(
              '',
            )}  /** A feed object instead of \`src\`. */\n  feed?: unknown;\n  /** Replaces words. */\n  strings?: object | undefined;\n${events
            .map(
              (one) =>
                `${comment(one.description, '  ')}  ${eventName(one.name)}?: ((event: esca.${one.type}) => void) | undefined;\n`,
            )
            .join('')}}\n`,
      )
      .join('\n');

  const vue = `${head}import type { DefineComponent } from 'vue';

${interfaces(
  (name) => camel(name),
  (name) => `on${camel(`-${name}`)}`,
)}
declare module 'vue' {
  interface GlobalComponents {
${described.map(({ name, tagName }) => `    '${tagName}': DefineComponent<${name}Attributes>;\n`).join('')}  }
}
`;
  const svelte = `${head}import type { HTMLAttributes } from 'svelte/elements';

${interfaces(
  (name) => `'${name}'`,
  (name) => `'on${name}'`,
)}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${described
  .map(
    ({ name, tagName }) =>
      `    '${tagName}': Omit<HTMLAttributes<HTMLElement>, keyof ${name}Attributes> & ${name}Attributes;\n`,
  )
  .join('')}  }
}
`;
  writeFileSync(join(folder, 'vue.d.ts'), vue);
  writeFileSync(join(folder, 'svelte.d.ts'), svelte);
}
