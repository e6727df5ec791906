/** An object of JSON-LD. */
export type Node = Record<string, unknown>;

/** Whether a value is an object. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that may be absent, one, or many, as a list. */
export function many(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(many);
  if (isNode(value) && Array.isArray(value['@list'])) return many(value['@list']);
  if (isNode(value) && Array.isArray(value['@set'])) return many(value['@set']);
  return [value];
}

/** A property by its local name, whatever prefix or vocabulary address stands before it. */
export function prop(node: Node, name: string): unknown {
  if (Object.hasOwn(node, name)) return node[name];
  for (const key of Object.keys(node))
    if (key.endsWith(`:${name}`) || key.endsWith(`/${name}`) || key.endsWith(`#${name}`))
      return node[key];
  return undefined;
}

/** Text of a string, a number, a language map, a value object, or an object with a name. */
export function words(value: unknown, language = 'en'): string {
  const one = many(value)[0];
  if (typeof one === 'string') return one.trim();
  if (typeof one === 'number') return String(one);
  if (!isNode(one)) return '';
  if (one['@value'] !== undefined) return words(one['@value']);
  for (const key of [language, `${language}-GB`, `${language}-US`])
    if (typeof one[key] === 'string') return one[key].trim();
  const named = prop(one, 'name') ?? prop(one, 'value');
  if (named !== undefined) return words(named, language);
  const first = Object.entries(one).find(
    ([key, text]) => /^[a-z]{2,3}(-\w+)?$/i.test(key) && typeof text === 'string',
  );
  return typeof first?.[1] === 'string' ? first[1].trim() : '';
}

/** Every text of a value. */
export const allWords = (value: unknown): string[] =>
  many(value)
    .map((one) => words(one))
    .filter((text) => text !== '');

/** Types of an object by their local names. */
export function types(node: Node): string[] {
  return many(node['@type'] ?? node['type']).map((type) => String(type).replace(/^.*[/#:]/, ''));
}

/** The address that a value names: a string, or the `@id` or `url` of an object. */
export function idOf(value: unknown): string {
  const one = many(value)[0];
  if (typeof one === 'string') return one;
  if (!isNode(one)) return '';
  return words(one['@id'] ?? one['id']) || words(prop(one, 'url'));
}

/** All objects of a document, outer before inner, each once; an object that only names another by `@id` is replaced by it. */
export function collectNodes(value: unknown): { nodes: Node[]; byId: Map<string, Node> } {
  const nodes: Node[] = [];
  const byId = new Map<string, Node>();
  const queue: unknown[] = [value];
  for (let at = 0; at < queue.length && nodes.length < 200_000; at++) {
    const next = queue[at];
    if (Array.isArray(next)) queue.push(...(next as unknown[]));
    else if (isNode(next)) {
      nodes.push(next);
      const id = next['@id'] ?? next['id'];
      if (typeof id === 'string' && Object.keys(next).length > 1 && !byId.has(id))
        byId.set(id, next);
      for (const [key, inner] of Object.entries(next))
        if (key !== '@context' && typeof inner === 'object') queue.push(inner);
    }
  }
  return { nodes, byId };
}

/** The object itself, or the one elsewhere in the document that it only names. */
export function resolveNode(value: unknown, byId: ReadonlyMap<string, Node>): Node | undefined {
  if (typeof value === 'string') return byId.get(value);
  if (!isNode(value)) return undefined;
  const id = value['@id'];
  return typeof id === 'string' && Object.keys(value).length === 1
    ? (byId.get(id) ?? value)
    : value;
}
