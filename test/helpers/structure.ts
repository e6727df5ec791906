/*
 * What may stand inside a widget whatever a feed says: the elements that templates are made of, no attribute that runs,
 * no image and no colour, no address but those of the allow-list, and no window that could reach back.
 */

const elements = new Set(
  `a abbr article aside audio b bdi blockquote br button caption circle dd defs details dialog div dl dt em fieldset footer form g
   h1 h2 h3 h4 h5 h6 header input label legend li line marker mark menu nav ol option optgroup output p path polyline rect
   search section select slot small span strong sub summary svg symbol table tbody td text textarea tfoot th thead time
   title tr tspan u ul use video hr`.split(/\s+/),
);
const addresses = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'xlink:href',
  'srcset',
  'data',
  'cite',
]);

const images = new Set(['poster', 'background', 'srcset', 'bgcolor', 'color']);

/** Everything that breaks the rules below a node, in words; shadow roots are looked into. */
export function breaches(root: ParentNode): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const name = element.localName;
    if (!elements.has(name)) found.push(`<${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      const where = `<${name} ${attribute}="${value.slice(0, 120)}">`;
      if (/^on/i.test(attribute) || attribute === 'srcdoc') found.push(where);
      // Images are fetched, and colours hide things: neither comes from a feed.
      if (images.has(attribute)) found.push(where);
      if (attribute === 'style' && /url\(|expression|@import|fixed|none|[<{]/i.test(value))
        found.push(where);
      if (attribute === 'id' && !/^[a-z][a-z0-9-]*$/i.test(value)) found.push(where);
      if (addresses.has(attribute) && !isAllowed(value, name)) found.push(where);
    }
    // A page that is opened beside ours must not reach back.
    if (element.hasAttribute('target') && !/\bnoopener\b/.test(element.getAttribute('rel') ?? ''))
      found.push(`<${name} target> without rel=noopener`);
    if (element.shadowRoot) found.push(...breaches(element.shadowRoot));
  }
  return found;
}

function isAllowed(value: string, name: string): boolean {
  let url: URL;
  try {
    url = new URL(value, document.baseURI);
  } catch {
    return false;
  }
  if (url.username || url.password) return false;
  // A calendar that the widget wrote itself is a file of the page's own.
  if (url.protocol === 'blob:') return name === 'a' && url.origin === location.origin;
  if (url.protocol === 'mailto:')
    return !/[?&](b?cc|to)=|%0[ad].*:/i.test(value.split('&body=')[0]!);
  return ['https:', 'http:', 'tel:'].includes(url.protocol);
}

/** The words below a node as they stand, shadow roots with them, white space folded. */
export function wordsIn(root: ParentNode & Node): string {
  return (root.textContent ?? '').replace(/\s+/g, ' ');
}
