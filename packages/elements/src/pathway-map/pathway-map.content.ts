import { nearestStep, readGraph, type PathwayGraph } from '@esca/domain';
import { fullRef, type Entry, type Id, type Pathway, type PathwayNode, type Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { FilterEvent, SelectEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { records } from '../shared/records/records.styles.js';
import { heading } from '../shared/text.templates.js';
import { WidgetContent } from '../shared/widget-content.js';
import { listView } from './list.templates.js';
import type { MapView } from './map.js';
import { OnDemand } from './on-demand.js';
import type { PathwayMap } from './pathway-map.js';
import { en, type PathwayStrings } from './pathway-map.strings.js';
import { styles } from './pathway-map.styles.js';
import { missing, neighbours } from './single.templates.js';
import { said, type StepContext } from './step.templates.js';
import { deriveSteps, type Step } from './steps.js';
import { chooser, matchingLine, narrowing, viewSwitch, type Choices } from './toolbar.templates.js';

/** From this width of the widget on, in pixels, the map is shown unless somebody wishes otherwise. */
const MAP_WIDTH = 640;
/** A drawing has no words of its own: one serves every language. */
const DRAWING = 'en';

/** What the pathway map shows: steps in two equal views, the details of one, and tools that come when asked for. */
export class PathwayMapContent extends WidgetContent<PathwayMap, PathwayStrings> {
  override readonly styles = [records, styles];

  readonly #map = new OnDemand(this.host, () =>
    import('./map.js').then(({ MapView, styles }) => ({ view: new MapView(this.host), styles })),
  );
  readonly #panel = new OnDemand(this.host, (lang) =>
    import('./panel.js').then((m) => m.open(lang)),
  );
  #entry: Entry<Pathway> | undefined;
  #graph: PathwayGraph | undefined;
  /** The steps that have a move, which the map can draw. */
  #linked: PathwayGraph | undefined;
  #steps: readonly Step[] = [];
  #derived: readonly unknown[] = [];
  #opened: Step | undefined;
  #missing: { readonly id: string; readonly nearest: PathwayNode | undefined } | undefined;
  #wide = false;
  /** The visitor has changed what stands out, and should hear how much does. */
  #counting = false;

  constructor(host: PathwayMap) {
    super(host, 'pathway-map', {
      en,
      cy: () => import('./pathway-map.strings.cy.js').then(({ cy }) => cy),
    });
    if (typeof ResizeObserver === 'function')
      new ResizeObserver(() => this.#measure()).observe(host);
    this.#measure();
  }

  /** The map comes before anything is shown where it is what is shown. */
  override get ready(): boolean {
    const drawn = this.#wantsMap && !this.#map.get(DRAWING) && !this.#map.failed;
    return super.ready && !drawn;
  }

  override prepare({ catalogue }: FeedSnapshot): void {
    const entry = this.#wanted(catalogue.pathways);
    if (entry !== this.#entry) {
      this.#entry = entry;
      this.#graph = entry && readGraph(entry.record);
      const { loose = [] } = this.#graph ?? {};
      this.#linked =
        entry && loose.length
          ? readGraph(entry.record, ({ id }) => !loose.includes(id))
          : this.#graph;
    }
    if (entry && this.#graph) this.#derive(entry, this.#graph);
  }

  override isEmpty(): boolean {
    return !this.#steps.length;
  }

  protected override renderHeading(): unknown {
    return (
      this.host.label ||
      (this.#entry ? said(this.#entry.record.title, this.#context) : this.text.heading)
    );
  }

  protected override render(): TemplateResult {
    const { text } = this;
    if (this.isEmpty())
      return html`<p>${text.empty}</p>
        <p class="muted">${text.emptyHelp}</p>`;
    const context = this.#context;
    if (this.visitor.value('view') === 'step') return this.#renderStep(context);
    const view = this.#view;
    const tools = this.#linked!.nodes.length > 0;
    const { summary } = this.#entry!.record;
    return html`${summary ? html`<p class="summary">${said(summary, context)}</p>` : nothing}
      ${missing(this.#missing, context)}
      <div class="bar">
        ${tools ? viewSwitch(view, context, (next) => this.#switch(next)) : nothing}
        ${chooser(this.catalogue.pathways, context, (ref) => this.#choose(ref))}
      </div>
      ${narrowing(this.#steps, this.#choices, context, this.#wide)}
      <div
        class="stage-frame ${view === 'map' && this.#opened ? 'beside' : ''}"
        @keydown=${this.#key}
        @pointerover=${this.#expect}
        @focusin=${this.#expect}
      >
        ${view === 'map' ? this.#renderMap(context) : listView(this.#steps, context, () => this.#renderPanel(context))}
      </div>`;
  }

  get #wantsMap(): boolean {
    const view = this.visitor.value('view');
    return view === 'map' || (view === 'auto' && this.#wide);
  }

  get #view(): 'map' | 'list' {
    // Without any move there is nothing to draw.
    return this.#wantsMap && this.#linked!.nodes.length && !this.#map.failed ? 'map' : 'list';
  }

  get #context(): StepContext {
    return {
      host: this.host,
      entry: this.#entry!,
      links: this.links,
      words: this.locale.words,
      reader: this.reader,
      strings: this.text,
      now: this.clock.now,
      level: this.host.headingLevel + 1,
      opened: this.#opened,
      mark: () => undefined,
      open: (id) => this.#toggle(id),
    };
  }

  get #choices(): Choices {
    return {
      value: (name) => this.visitor.value(name),
      list: (name) => this.visitor.list(name),
      isLocked: (name) => this.isLocked(name),
      set: (changes) => this.#narrow(changes),
    };
  }

  #renderMap(context: StepContext): TemplateResult {
    const map = this.#map.get(DRAWING);
    const linked = this.#linked!;
    const steps =
      linked === this.#graph ? this.#steps : this.#steps.filter(({ id }) => linked.index.has(id));
    const loose = this.#steps.filter(({ id }) => !linked.index.has(id));
    const view: MapView | undefined = map?.view;
    return html`<div class="map-frame">
        ${
          view
            ? view.render({
                graph: linked,
                steps,
                context,
                start: this.visitor.value('from') || undefined,
                route: undefined,
              })
            : listView(steps, context, () => nothing)
        }
        ${
          loose.length
            ? html`<div class="loose">
                ${heading(context.level, this.text.loose, { part: 'group-title' })}
                ${listView(loose, context, () => nothing)}
              </div>`
            : nothing
        }
      </div>
      ${this.#opened ? this.#renderPanel(context) : nothing}`;
  }

  #renderStep(context: StepContext): TemplateResult {
    const step = this.#opened ?? this.#steps.find(({ node }) => node.entry) ?? this.#steps[0]!;
    return html`${missing(this.#missing, context)} ${neighbours(step, this.#steps, context)}`;
  }

  #renderPanel(context: StepContext): TemplateResult {
    const panel = this.#panel.get(this.locale.words.lang);
    return panel
      ? panel.render(this.#opened!, context, { close: () => this.#close() })
      : html`<p class="panel muted" part="panel">${this.text.opening}</p>`;
  }

  #wanted(entries: readonly Entry<Pathway>[]): Entry<Pathway> | undefined {
    const wanted = this.visitor.value('pathway');
    const named = ({ ref, record, origin }: Entry<Pathway>): boolean =>
      wanted.includes('/') ? fullRef(wanted, origin) === ref : record.id === wanted;
    // A step that is named in full tells its pathway too.
    const node = this.visitor.value('node');
    return (
      entries.find(named) ??
      entries.find(
        ({ ref, origin }) => node.includes('/') && fullRef(node, origin).startsWith(`${ref}#`),
      ) ??
      entries[0]
    );
  }

  #derive(entry: Entry<Pathway>, graph: PathwayGraph): void {
    const from = idOf(this.visitor.value('from'));
    const wishes = {
      audience: this.visitor.list('audience'),
      area: this.visitor.list('area'),
      level: this.visitor.list('level'),
      track: this.visitor.value('track'),
      only: this.visitor.list('only'),
      from: from && graph.index.has(from) ? from : undefined,
    };
    const key = [graph, this.links, this.clock.now, JSON.stringify(wishes)];
    if (key.some((part, at) => part !== this.#derived[at])) {
      this.#derived = key;
      this.#steps = deriveSteps(graph, entry, this.links, this.clock.now, wishes);
      if (this.#counting) this.#count();
    }
    this.#counting = false;
    const id = idOf(this.visitor.value('node'));
    this.#opened = id ? this.#steps.find((step) => step.id === id) : undefined;
    this.#missing = undefined;
    if (!id || this.#opened) return;
    const nearest = nearestStep(graph, id);
    this.#missing = { id, nearest };
    this.#opened = this.#steps.find((step) => step.node === nearest);
  }

  #count(): void {
    const matching = this.#steps.filter(({ match }) => match).length;
    announce(
      matchingLine(matching, this.#steps.length, { strings: this.text, words: this.locale.words }),
      this.locale.words.lang,
    );
    this.host.dispatchEvent(new FilterEvent(this.visitor.values, matching));
  }

  #narrow(changes: Readonly<Record<string, string>>): void {
    this.#counting = true;
    this.visitor.set(changes);
  }

  #switch(view: string): void {
    this.visitor.set({ view });
  }

  #choose(ref: Ref): void {
    this.visitor.set({ pathway: ref, node: '', from: '', to: '', track: '' });
    void this.focus('#esca-heading');
  }

  /** The visitor opens a step, or closes the one that is open; says so to the page, which may open it itself. */
  #toggle(id: Id): void {
    const step = this.#steps.find((one) => one.id === id);
    if (!step) return;
    if (this.#opened?.id === id && this.visitor.value('view') !== 'step') this.#close();
    else if (this.host.dispatchEvent(new SelectEvent('node', step.ref))) void this.#open(id);
  }

  override open(ref: Ref): boolean {
    const entry = this.host.loader.catalogue?.pathways.find((one) => ref.startsWith(`${one.ref}#`));
    if (!entry) return false;
    this.visitor.set({ pathway: entry.ref });
    void this.#open(ref.slice(entry.ref.length + 1));
    return true;
  }

  async #open(id: Id): Promise<void> {
    this.visitor.set({ node: id });
    if (this.visitor.value('view') !== 'step') await this.#panel.fetch(this.locale.words.lang);
    await this.focus('#esca-step');
  }

  #close(): void {
    const { id } = this.#opened ?? {};
    this.visitor.set({ node: '' });
    if (id)
      void this.focus(
        `[data-step="${CSS.escape(id)}"]:is(button), [data-step="${CSS.escape(id)}"] button`,
      );
  }

  /** Escape leads back to the step. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#opened || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  /** Whoever comes near a step may open it: the details are fetched ahead. */
  readonly #expect = (): void => void this.#panel.fetch(this.locale.words.lang);

  #measure(): void {
    const wide = this.host.getBoundingClientRect().width >= MAP_WIDTH;
    if (wide === this.#wide) return;
    this.#wide = wide;
    this.update();
  }
}

/** The id of a step, from an id or a reference to one. */
const idOf = (value: string): Id => value.slice(value.lastIndexOf('#') + 1);
