import { LIST_KINDS, problem, UNSEEN } from '@esca/feed';
import type { Problem } from '@esca/feed';

const contents = [...Object.keys(LIST_KINDS), 'taxonomies', 'next', 'parts'];

/** What can only be seen in the document as it was written, because the tolerant reader mends it or puts up with it. */
export function checkRaw(document: unknown): Problem[] {
  const problems: Problem[] = [];
  const given = document as Record<string, unknown>;
  if (contents.every((name) => given[name] === undefined))
    problems.push(problem('V155', 'warning', ''));
  // A list of what is still to be looked at, so that no depth can exhaust the stack.
  const open: [value: unknown, path: string][] = [[document, '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, path] = next;
    if (typeof value === 'string') {
      const unseen = value.replace(/\r\n?/g, '\n').match(UNSEEN);
      if (unseen) problems.push(problem('V154', 'warning', path, namesOf(unseen)));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, below] of Object.entries(value))
        if (!key.startsWith('x-'))
          open.push([below, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`]);
    }
  }
  return problems.slice(0, 1000);
}

/** Characters by their Unicode names, each once. */
function namesOf(characters: readonly string[]): string {
  const code = (one: string): string => one.charCodeAt(0).toString(16).toUpperCase();
  return [...new Set(characters)].map((one) => `U+${code(one).padStart(4, '0')}`).join(', ');
}
