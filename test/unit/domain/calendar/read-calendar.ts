import assert from 'node:assert/strict';

/** One property: its name, its parameters as written, and its raw value. */
export interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** A component with its properties and what stands inside it. */
export interface Component {
  readonly name: string;
  readonly properties: Property[];
  readonly components: Component[];
}

/**
 * A second reader of iCalendar, written from the grammar of RFC 5545 and stricter than the libraries: it refuses lines over
 * 75 octets, bare CR or LF, control characters, unbalanced components and escapes that do not exist.
 */
export function readCalendar(file: string): Component {
  assert.ok(file.endsWith('\r\n'), 'the last line is ended');
  const physical = file.split('\r\n').slice(0, -1);
  for (const line of physical) {
    assert.ok(Buffer.byteLength(line) <= 75, `over 75 octets: ${line}`);

    assert.doesNotMatch(line, /[\u0000-\u001f\u007f]/, 'a control character');
    assert.equal(Buffer.from(line).toString(), line, 'a broken character');
    assert.notEqual(line, '');
  }
  const logical = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  const root: Component = { name: 'ROOT', properties: [], components: [] };
  const open = [root];
  for (const line of logical) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^:;"]+)*):(.*)$/.exec(line);
    assert.ok(match, `no content line: ${line}`);
    const [, name = '', parameters = '', value = ''] = match;
    if (name === 'BEGIN') {
      const component = { name: value, properties: [], components: [] };
      open.at(-1)?.components.push(component);
      open.push(component);
    } else if (name === 'END') {
      assert.equal(open.pop()?.name, value);
    } else {
      open.at(-1)?.properties.push({ name, parameters, value });
    }
  }
  assert.equal(open.length, 1, 'a component is not ended');
  assert.equal(root.components.length, 1);
  const [calendar] = root.components;
  assert.ok(calendar?.name === 'VCALENDAR');
  return calendar;
}

/** The raw value of the only property of a name. */
export function valueOf(component: Component | undefined, name: string): string | undefined {
  const found = component?.properties.filter((property) => property.name === name) ?? [];
  assert.ok(found.length <= 1, `${name} occurs ${found.length} times`);
  return found[0]?.value;
}

/** The text that an escaped value stands for. */
export function unescapeValue(value: string): string {
  assert.doesNotMatch(value.replace(/\\[\\;,n]/g, ''), /[\\;,]/, 'something is not escaped');
  return value.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
