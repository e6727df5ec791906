import { policy } from './policy.js';

/** One version for all packages; a test compares it with theirs. */
export const VERSION = '1.0.0';

const warned = new Set<string>();

/**
 * Registers a tag. The first definition wins, from whichever copy of the library it comes; another version says so once
 * in the console. Never throws: a second definition must not stop the rest of a page's script. Where the page refuses Lit's
 * policy nothing is registered, and the author's content stays.
 */
export function define(
  tag: string,
  element: CustomElementConstructor & { readonly version: string },
): void {
  if (policy.refused) return;
  const present = customElements.get(tag) as { readonly version?: string } | undefined;
  if (!present) {
    customElements.define(tag, element);
  } else if (present.version !== element.version && !warned.has(element.version)) {
    warned.add(element.version);
    console.warn(
      `[esca] <${tag}> is already defined by version ${present.version ?? 'unknown'}; version ${element.version} stands aside. Load one version on a page.`,
    );
  }
}
