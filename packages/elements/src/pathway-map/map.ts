import {
  fill,
  layoutPathway,
  stepForKey,
  type LayoutEdge,
  type PathwayGraph,
  type PathwayLayout,
} from '@esca/domain';
import type { Id } from '@esca/feed';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EscaElement } from '../shared/esca-element.js';
import { drawing, ground, how, key, line, stepButton } from './map.templates.js';
import { plain, type StepContext } from './step.templates.js';
import { inSight, PAPER, placeAll, SCREEN } from './places.js';
import { StepStates } from './step-states.js';
import type { Step } from './steps.js';

export { styles } from './map.styles.js';

/** What the map shows. */
export interface MapInput {
  /** The steps that have a move. */
  readonly graph: PathwayGraph;
  readonly steps: readonly Step[];
  /** What the words on the steps come from: they stay as they are while each part is the same. */
  readonly facts: readonly unknown[];
  readonly context: StepContext;
  /** The step that has the Tab stop while none has been visited. */
  readonly start: Id | undefined;
  /** The step whose details stand beside the map. */
  readonly shown: Id | undefined;
  /** Moves of a planned route, as `from to` pairs; these are strong instead of those of the open step. */
  readonly route: ReadonlySet<string> | undefined;
}

/**
 * The pathway as a drawing: buttons over lines that only decorate. Sizes of steps are measured, so that text of any
 * length, font and spacing fits; places come from the layout, and are set one by one because a page may forbid style
 * attributes.
 */
export class MapView implements ReactiveController {
  readonly #host: EscaElement;
  readonly #states = new StepStates();
  #input: MapInput | undefined;
  #layout: PathwayLayout | undefined;
  #key: readonly unknown[] = [];
  #measured: readonly unknown[] = [];
  /** The steps have been drawn anew, and have no state yet. */
  #fresh = false;
  #placed: PathwayLayout | undefined;
  #canvas: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;
  #space = SCREEN;
  #shown: Id | undefined;
  #sight: ((id: Id) => boolean) | undefined;
  /** The first step in drawing order. */
  #top: Id | undefined;
  /** The step that has the Tab stop, and whether focus is on it. */
  #current: Id | undefined;
  #focused: Id | undefined;

  constructor(host: EscaElement) {
    this.#host = host;
    host.addController(this);
    // Whoever changes a choice goes to it first, and then nothing need be laid out to know what they see of the map.
    host.renderRoot.addEventListener('focusin', ({ target }) => {
      const isStep = (target as HTMLElement).matches('.node');
      if (this.#canvas && this.#placed && !isStep)
        this.#sight = inSight(this.#canvas, this.#placed);
    });
  }

  hostUpdated(): void {
    const canvas = this.#host.renderRoot.querySelector<HTMLElement>('.canvas') ?? undefined;
    if (canvas !== this.#canvas) {
      this.#observer?.disconnect();
      this.#canvas = canvas;
      this.#placed = undefined;
      this.#shown = undefined;
    }
    if (!canvas || !this.#input) return;
    if (this.#fresh) this.#states.take(canvas);
    this.#fresh = false;
    this.#show(this.#input);
    // Reading sizes makes the browser lay the page out at once, so it is only done when a step may have another.
    const { graph, facts, context } = this.#input;
    const measured = [canvas, graph, context.strings, ...facts];
    if (measured.some((part, at) => part !== this.#measured[at]) || !this.#layout) {
      this.#measured = measured;
      this.#measure(canvas, this.#input);
    }
    this.#place(canvas);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#canvas = undefined;
  }

  /** Lays the map out for paper, or for the screen again, before this returns. */
  fit(paper: boolean): void {
    this.#space = paper ? PAPER : SCREEN;
    if (!this.#canvas || !this.#input) return;
    this.#measure(this.#canvas, this.#input);
    // A page is printed as it stands, so the drawing cannot wait for its turn.
    this.#host['performUpdate']();
  }

  render(input: MapInput): TemplateResult {
    this.#input = input;
    const { context, graph, facts } = input;
    const layout = this.#key[0] === graph ? this.#layout : undefined;
    const { strings, entry, reader } = context;
    // Every line before every label, so that no line runs through words.
    const strong = layout ? this.#strong(layout, input) : [];
    const name = fill(strings.mapName, { title: plain(entry.record.title, context) });
    return html`<div class="map" part="map">
      <div
        class="region"
        role="group"
        tabindex="-1"
        aria-label=${name}
        @keydown=${this.#move}
        @focusin=${this.#visit}
        @focusout=${this.#leave}
      >
        <div class="canvas ${layout ? 'laid' : ''}">
          ${guard([layout, reader.lang, strings], () => (layout ? ground(layout, context) : nothing))}
          ${guard([layout], () => drawing('lines', layout, layout?.edges.map(line)))}
          <div class="over">
            ${drawing('lines strong', layout, [strong.map(line), strong.map((edge) => how(edge, context))])}
          </div>
          ${guard([layout, graph, reader.lang, strings, ...facts], () => this.#spots(layout, input))}
        </div>
      </div>
      <span id="esca-outside" hidden>${strings.outside}</span>
      ${guard([graph, strings], () => key(graph, context))}
    </div>`;
  }

  /** The steps in drawing order, each in a frame that has its place, so that all that look alike share their styles. */
  #spots(layout: PathwayLayout | undefined, { steps, context }: MapInput): unknown {
    this.#fresh = true;
    const order = new Map(layout?.nodes.map((node) => [node.id, node.layer * 1e3 + node.order]));
    const inOrder = [...steps].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    this.#top = inOrder[0]?.id;
    return repeat(
      inOrder,
      ({ id }) => id,
      (step) => html`<div class="spot">${stepButton(step, context)}</div>`,
    );
  }

  /** Brings the steps into their states. */
  #show({ graph, steps, context, start, route }: MapInput): void {
    const has = (id: Id | undefined): boolean => id !== undefined && graph.index.has(id);
    const first = [this.#current, start, context.opened?.id, this.#top].find(has);
    const way = new Set([...(route ?? [])].flatMap((move) => move.split(' ')));
    this.#states.show({ steps, first, open: context.opened?.id, way }, this.#sight);
  }

  /** The moves that stand out: the route's, else those of the step that has focus or is open. */
  #strong({ edges }: PathwayLayout, { route, context }: MapInput): readonly LayoutEdge[] {
    const id = this.#focused ?? context.opened?.id;
    if (route && !this.#focused) return edges.filter(({ from, to }) => route.has(`${from} ${to}`));
    return id === undefined ? [] : edges.filter(({ from, to }) => from === id || to === id);
  }

  /** Reads the sizes of the steps and lays them out anew when one has changed. */
  #measure(canvas: HTMLElement, { graph, context }: MapInput): void {
    const sizes = new Map<Id, { width: number; height: number }>();
    const buttons = canvas.querySelectorAll<HTMLElement>('.node');
    for (const button of buttons)
      sizes.set(button.dataset['step']!, {
        width: button.offsetWidth,
        height: button.offsetHeight,
      });
    // Hidden by the page: there is nothing to measure until it is shown.
    if (!buttons[0]?.offsetWidth) return;
    const em = parseFloat(getComputedStyle(canvas).fontSize);
    const space = this.#space;
    const key = [
      graph,
      em,
      space,
      [...sizes].map(([id, { width, height }]) => `${id} ${width} ${height}`).join(),
    ];
    if (key.every((part, at) => part === this.#key[at])) return;
    this.#key = key;
    this.#layout = layoutPathway(graph, {
      size: ({ id }) => sizes.get(id) ?? { width: 160, height: 48 },
      labelSize: ({ how }) =>
        how && {
          width: em * (0.8 + 0.4 * context.words.moveHows[how].length),
          height: em * 1.3,
        },
      columnGap: em * space.column,
      rowGap: em * space.row,
      laneGap: em * (space.laneHead + space.laneFoot),
      lineGap: em * space.line,
      indent: em * 1.4,
    });
    if (!this.#observer && typeof ResizeObserver === 'function')
      // In a frame of its own: a new layout changes sizes that were reported in this one already.
      this.#observer = new ResizeObserver(() => requestAnimationFrame(this.#remeasure));
    for (const button of buttons) this.#observer?.observe(button);
    this.#host.requestUpdate();
  }

  /** Puts everything in its place, once for each layout. */
  #place(canvas: HTMLElement): void {
    const layout = this.#layout;
    if (!layout || !canvas.classList.contains('laid')) return;
    if (layout !== this.#placed) placeAll(canvas, (this.#placed = layout), this.#space);
    this.#reveal(canvas);
  }

  /** Brings the step that is explained into the region, without moving the page. */
  #reveal(canvas: HTMLElement): void {
    const id = this.#input?.shown ?? this.#input?.start;
    if (id === this.#shown) return;
    this.#shown = id;
    const spot = (id === undefined ? undefined : find(canvas, id))?.parentElement;
    const region = canvas.parentElement!;
    if (!spot) return;
    const { offsetLeft, offsetWidth } = spot;
    const { clientWidth, scrollLeft } = region;
    if (offsetLeft < scrollLeft || offsetLeft + offsetWidth > scrollLeft + clientWidth)
      region.scrollLeft = offsetLeft - (clientWidth - offsetWidth) / 2;
  }

  readonly #remeasure = (): void => {
    if (this.#canvas && this.#input) this.#measure(this.#canvas, this.#input);
  };

  readonly #move = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
    if (!this.#layout || !this.#focused || altKey || metaKey || shiftKey) return;
    // With Ctrl the arrows belong to the browser and to screen readers.
    if (ctrlKey && key !== 'Home' && key !== 'End') return;
    if (!/^(Arrow|Home$|End$)/.test(key)) return;
    // A key that leads nowhere would scroll the step out of sight.
    event.preventDefault();
    const next = stepForKey(this.#layout, this.#focused, { key, ctrlKey });
    if (next !== undefined) find(this.#canvas!, next)?.focus();
  };

  readonly #visit = (event: FocusEvent): void => {
    const id = (event.target as HTMLElement).dataset['step'];
    if (id === undefined || id === this.#focused) return;
    this.#current = this.#focused = id;
    this.#host.requestUpdate();
  };

  readonly #leave = (event: FocusEvent): void => {
    const next = event.relatedTarget as HTMLElement | null;
    if (next && this.#canvas?.contains(next)) return;
    this.#focused = undefined;
    this.#host.requestUpdate();
  };
}

const find = (canvas: HTMLElement, id: Id): HTMLElement | null =>
  canvas.querySelector<HTMLElement>(`.node[data-step="${CSS.escape(id)}"]`);
