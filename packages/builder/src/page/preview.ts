import { webAddress } from '@esca/domain/address';
import type { Embeddable } from '../choices/configuration.js';
import { formsFor, leftOf } from '../hosting/forms.js';
import { attributeIn, type Markup } from '../hosting/markup.js';
import { properties } from '../look/themes.js';
import { feedsOf, lookOf, wishOf, type Model } from './model.js';
import { showOnPaper } from './paper.js';

/** The preview: the real element, or what a host leaves of it. */
export interface Preview {
  /** Where it is shown. */
  readonly stage: HTMLElement;
  show(model: Model): void;
}

/** What a page's address or device must not be changed by, because this is only a preview. */
const notHere = new Set(['src', 'sync', 'state-key', 'storage']);

/**
 * Makes the preview.
 *
 * @param load defines the tag of a widget.
 * @param measured is told the height of the widget when it has changed.
 */
export function createPreview(
  load: (widget: Embeddable) => Promise<unknown>,
  measured: (height: number) => void,
): Preview {
  const stage = document.createElement('div');
  let element: (HTMLElement & { updateComplete?: Promise<unknown> }) | undefined;
  let onPaper = false;
  const watch = new ResizeObserver(([entry]) => {
    const height = Math.ceil(entry?.contentRect.height ?? 0);
    if (height >= 100 && !onPaper) measured(height);
  });

  const widgetOf = (model: Model): HTMLElement => {
    const { widget, attributes } = model.configuration;
    const tag = `esca-${widget}`;
    if (element?.localName !== tag) {
      watch.disconnect();
      element = document.createElement(tag);
      element.textContent = wishOf(model).embedding.words;
      watch.observe(element);
      void load(widget).catch(() => undefined);
    }
    const wanted: Record<string, string> = { ...attributes, src: feedsOf(model).join(' ') };
    for (const name of element.getAttributeNames())
      if (!Object.hasOwn(wanted, name) && !['state', 'stale', 'partial'].includes(name))
        element.removeAttribute(name);
    for (const [name, value] of Object.entries(wanted))
      if ((name === 'src' || !notHere.has(name)) && element.getAttribute(name) !== value)
        element.setAttribute(name, value);
    return element;
  };

  /** Turns the print rules on and off. They come with what the widget shows, so they are looked for again later. */
  const print = (on: boolean): void => {
    if (on !== onPaper) {
      onPaper = on;
      window.dispatchEvent(new Event(on ? 'beforeprint' : 'afterprint'));
    }
    const root = element?.shadowRoot;
    if (root) showOnPaper(root, on);
  };

  return {
    stage,
    show(model) {
      const { view } = model;
      stage.className = `stage ${view.width} ${view.scheme}`;
      for (const [name, value] of properties(lookOf(model).theme))
        stage.style.setProperty(name, value);
      const wish = wishOf(model);
      const [form] = formsFor(wish, model.site);
      const left =
        view.filtered && form
          ? leftOf(form, model.configuration.host, model.configuration.helped)
          : undefined;
      if (!left || left.outcome === 'widget') {
        const widget = widgetOf(model);
        if (stage.firstChild !== widget || stage.childNodes.length > 1)
          stage.replaceChildren(widget);
      } else stage.replaceChildren(...build(left.markup, model.site.url));
      print(view.scheme === 'print');
    },
  };
}

const shown = new Set(['a', 'p', 'div', 'span']);

/** Builds what a host leaves, node by node. Frames show pages of this site only. */
function build(markup: readonly Markup[], site: string): Node[] {
  return markup.flatMap((piece): Node[] => {
    if (typeof piece === 'string') return [document.createTextNode(piece)];
    const children = build(piece.children, site);
    if (piece.name === 'iframe') {
      const src = webAddress(attributeIn(piece, 'src') ?? '');
      if (!src?.startsWith(site)) return [];
      const frame = document.createElement('iframe');
      frame.src = src;
      frame.title = attributeIn(piece, 'title') ?? src;
      frame.height = attributeIn(piece, 'height') ?? '700';
      return [frame];
    }
    if (!shown.has(piece.name)) return children;
    const node = document.createElement(piece.name);
    if (node instanceof HTMLAnchorElement) {
      node.href = webAddress(attributeIn(piece, 'href') ?? '') ?? '#';
      // Whoever tries the link wants to come back to what they have chosen.
      node.target = '_blank';
      node.rel = 'noopener';
    }
    node.append(...children);
    return [node];
  });
}
