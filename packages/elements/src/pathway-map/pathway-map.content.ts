import { nearestStep, readGraph, textOf, type PathwayGraph, type Progress } from '@esca/domain';
import { fullRef, type Entry, type Id, type Pathway, type PathwayNode, type Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { FilterEvent, SelectEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { records } from '../shared/records/records.styles.js';
import { SavedItems, saveButton } from '../shared/saved/saved-controller.js';
import { heading } from '../shared/text.templates.js';
import { WidgetContent } from '../shared/widget-content.js';
import { listView } from './list.templates.js';
import { OnDemand } from './on-demand.js';
import type { PanelDeeds } from './panel.templates.js';
import type { PathwayMap } from './pathway-map.js';
import { en, type PathwayStrings } from './pathway-map.strings.js';
import { styles } from './pathway-map.styles.js';
import { Printing } from './printing.js';
import { keepMark, keepView, keptView, profileOf, readProgress } from './progress.js';
import { missing, neighbours } from './single.templates.js';
import { said, type StepContext } from './step.templates.js';
import { deriveSteps, matchSteps, type Step } from './steps.js';
import { Toolbox, type ToolGround } from './toolbox.js';
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
  readonly #tools = new Toolbox(this.host);
  readonly #saved = new SavedItems(this.host);
  readonly #printing = new Printing(this.host, () => this.#renderAllSteps());
  #entry: Entry<Pathway> | undefined;
  #graph: PathwayGraph | undefined;
  /** The steps that have a move, which the map can draw. */
  #linked: PathwayGraph | undefined;
  #steps: readonly Step[] = [];
  #all: readonly Step[] = [];
  #live: readonly unknown[] = [];
  #derived: readonly unknown[] = [];
  #progress: Progress = new Map();
  #words: { from: readonly unknown[]; text: PathwayStrings } = { from: [], text: en };
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
    // In a frame of its own: another view has another height, which was reported in this one already.
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    host.addController({
      hostConnected: () => observer.observe(host),
      hostDisconnected: () => observer.disconnect(),
    });
    this.#measure();
  }

  /** Where the map is what is shown, it comes before anything is shown. */
  override get ready(): boolean {
    const waiting = this.#wantsMap && !this.#map.get(DRAWING) && !this.#map.failed;
    return super.ready && !waiting;
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
      if (!entry) this.#steps = [];
    }
    this.#progress = readProgress(this.#saved, this.links, this.clock.now);
    if (entry && this.#graph) this.#derive(entry, this.#graph);
  }

  override isEmpty(): boolean {
    return !this.#steps.length;
  }

  override open(ref: Ref): boolean {
    const entry = this.catalogue.pathways.find((one) => ref.startsWith(`${one.ref}#`));
    if (!entry) return false;
    this.visitor.set({ pathway: entry.ref });
    void this.#open(ref.slice(entry.ref.length + 1));
    return true;
  }

  protected override renderHeading(): unknown {
    const title = this.#entry?.record.title;
    return this.host.label || (title ? said(title, this.#context) : this.text.heading);
  }

  protected override render(): TemplateResult {
    const { text } = this;
    if (this.isEmpty())
      return html`<p>${text.empty}</p>
        <p class="muted">${text.emptyHelp}</p>`;
    const context = this.#context;
    if (this.visitor.value('view') === 'step') return this.#renderStep(context);
    const view = this.#view;
    const drawable = this.#linked!.nodes.length > 0;
    const { summary } = this.#entry!.record;
    const value = (name: string): string => this.visitor.value(name);
    return html`${summary ? html`<p class="summary">${said(summary, context)}</p>` : nothing}
      ${missing(this.#missing, context)} ${chooser(this.catalogue.pathways, context, this.#choose)}
      <div class="bar">
        ${drawable ? viewSwitch(view, context, this.#switch) : nothing}
        ${this.#tools.buttons(this.#tools.current(value), text, view === 'map', this.#print)}
      </div>
      ${this.#tools.render(this.#ground(context))}
      ${narrowing(this.#steps, this.#choices, context, this.#wide)}
      <div
        class="stage-frame ${view === 'map' && this.#opened ? 'beside' : ''}"
        @keydown=${this.#leave}
        @pointerover=${this.#expect}
        @focusin=${this.#expect}
      >
        ${
          view === 'map'
            ? this.#renderMap(context)
            : listView(this.#steps, context, () => this.#renderPanel(context))
        }
      </div>
      ${this.#printing.frame()}`;
  }

  get #wantsMap(): boolean {
    const view = this.visitor.value('view');
    const chosen = view === 'auto' && this.#saved.enabled ? keptView(this.#saved) : undefined;
    return (chosen ?? view) === 'map' || (!chosen && view === 'auto' && this.#wide);
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
      mark: ({ ref }) => this.#progress.get(ref),
      open: (id) => this.#toggle(id),
    };
  }

  get #choices(): Choices {
    return {
      value: (name) => this.visitor.value(name),
      list: (name) => this.visitor.list(name),
      isLocked: (name) => this.isLocked(name),
      set: (changes) => {
        this.#counting = true;
        this.visitor.set(changes);
      },
    };
  }

  // The same object while nothing changes, so that what is drawn from it need not be drawn again.
  protected override get text(): PathwayStrings {
    const from = [this.locale.strings, this.host.strings];
    if (from.some((part, at) => part !== this.#words.from[at]))
      this.#words = { from, text: super.text };
    return this.#words.text;
  }

  #renderMap(context: StepContext): TemplateResult {
    const linked = this.#linked!;
    const [drawn, loose] = [true, false].map((has) =>
      this.#steps.filter(({ id }) => linked.index.has(id) === has),
    ) as [Step[], Step[]];
    const here = this.#steps.find(({ ref }) => this.#progress.get(ref) === 'here');
    return html`<div class="map-frame">
        ${this.#map.get(DRAWING)?.view.render({
          graph: linked,
          steps: drawn,
          context,
          start: here?.id ?? idOf(this.visitor.value('from')),
          route: this.#tools.moves(this.#ground(context)),
        })}
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

  #ground(context: StepContext): ToolGround {
    return {
      ...context,
      graph: this.#graph!,
      steps: this.#steps,
      catalogue: this.catalogue,
      profile: profileOf(this.#progress),
      mapShown: this.#view === 'map',
      value: (name) => this.visitor.value(name),
      set: (changes) => this.visitor.set(changes),
      save: (ref) => this.#save(ref),
      tell: (words) => announce(words, this.locale.words.lang),
    };
  }

  #renderStep(context: StepContext): TemplateResult {
    const step = this.#opened ?? this.#steps.find(({ node }) => node.entry) ?? this.#steps[0]!;
    return html`${missing(this.#missing, context)} ${neighbours(step, this.#steps, context)}`;
  }

  #renderPanel(context: StepContext): TemplateResult {
    const step = this.#opened!;
    const panel = this.#panel.get(this.locale.words.lang);
    if (!panel) return html`<p class="panel muted" part="panel">${this.text.opening}</p>`;
    const compared = this.visitor.list('compare').filter((id) => idOf(id) !== step.id);
    const deeds: PanelDeeds = {
      close: () => this.#close(),
      plan: (from) => {
        this.visitor.set({ [from ? 'from' : 'to']: step.id });
        void this.#tools.show('plan');
      },
      compare: () => {
        this.visitor.set({ compare: [...compared.slice(-2), step.id].join(' ') });
        void this.#tools.show('compare');
      },
      save: ({ ref }) => this.#save(ref),
      mark: this.#saved.enabled
        ? (mark) => keepMark(this.#saved, this.#progress, step.ref, mark)
        : undefined,
    };
    return panel.render(step, context, deeds);
  }

  /** Every step with all its details, for paper. */
  #renderAllSteps(): TemplateResult | undefined {
    const panel = this.#panel.get(this.locale.words.lang);
    if (!panel || !this.#entry) return undefined;
    return html`${this.#steps.map((step) => panel.render(step, this.#context, {}))}`;
  }

  #save(ref: Ref): unknown {
    const found = this.links.find(ref);
    if (found?.kind !== 'course') return nothing;
    const { record, origin } = found.entry;
    const title = textOf(record.title, this.reader.lang, origin.language);
    return saveButton(
      this.#saved,
      { ref, title, found },
      { now: this.clock.now, words: this.locale.words },
    );
  }

  #wanted(entries: readonly Entry<Pathway>[]): Entry<Pathway> | undefined {
    const wanted = this.visitor.value('pathway');
    // A step that is named in full tells its pathway too.
    const node = this.visitor.value('node');
    return (
      entries.find(({ ref, record, origin }) =>
        wanted.includes('/') ? fullRef(wanted, origin) === ref : record.id === wanted,
      ) ??
      entries.find(
        ({ ref, origin }) => node.includes('/') && fullRef(node, origin).startsWith(`${ref}#`),
      ) ??
      entries[0]
    );
  }

  #derive(entry: Entry<Pathway>, graph: PathwayGraph): void {
    const { visitor, clock } = this;
    // A start alone narrows to what can be reached from it; with an end it is a route.
    const from = visitor.value('to') ? '' : idOf(visitor.value('from'));
    const wishes = {
      audience: visitor.list('audience'),
      level: visitor.list('level'),
      track: visitor.value('track'),
      only: visitor.list('only'),
      from: graph.index.has(from) ? from : undefined,
    };
    // What is open and bookable is looked at again when the minute turns.
    const minute = Math.floor(clock.now / 60_000);
    const live = [graph, this.links, minute, visitor.value('area')];
    if (live.some((part, at) => part !== this.#live[at])) {
      this.#live = live;
      this.#all = deriveSteps(graph, entry, this.links, clock.now, visitor.list('area'));
    }
    const key = [this.#all, JSON.stringify(wishes)];
    if (key.some((part, at) => part !== this.#derived[at])) {
      this.#derived = key;
      this.#steps = matchSteps(this.#all, graph, wishes);
      if (this.#counting) this.#count();
    }
    this.#counting = false;
    const id = idOf(visitor.value('node'));
    this.#opened = id ? this.#steps.find((step) => step.id === id) : undefined;
    this.#missing = undefined;
    if (!id || this.#opened) return;
    const nearest = nearestStep(graph, id);
    this.#missing = { id, nearest };
    this.#opened = this.#steps.find((step) => step.node === nearest);
  }

  #count(): void {
    const { words } = this.locale;
    const matching = this.#steps.filter(({ match }) => match).length;
    announce(matchingLine(matching, this.#steps.length, { strings: this.text, words }), words.lang);
    this.host.dispatchEvent(new FilterEvent(this.visitor.values, matching));
  }

  readonly #switch = (view: string): void => {
    if (this.#saved.enabled) keepView(this.#saved, view);
    this.visitor.set({ view });
  };

  readonly #choose = (ref: Ref): void => {
    this.visitor.set({ pathway: ref, node: '', from: '', to: '', track: '', compare: '' });
  };

  /** The visitor opens a step, or closes the one that is open; says so to the page, which may open it itself. */
  #toggle(id: Id): void {
    const step = this.#steps.find((one) => one.id === id);
    if (!step) return;
    if (this.#opened?.id === id && this.visitor.value('view') !== 'step') this.#close();
    else if (this.host.dispatchEvent(new SelectEvent('node', step.ref))) void this.#open(id);
  }

  async #open(id: Id): Promise<void> {
    this.visitor.set({ node: id });
    if (this.visitor.value('view') !== 'step') await this.#panel.fetch(this.locale.words.lang);
    await this.focus('#esca-step');
  }

  #close(): void {
    const { id } = this.#opened ?? {};
    this.visitor.set({ node: '' });
    const name = `[data-step="${CSS.escape(id ?? '')}"]`;
    if (id) void this.focus(`button${name}, ${name} button`);
  }

  /** Escape leads back to the step. */
  readonly #leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#opened || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  /** Whoever comes near a step may open it: the details are fetched ahead. */
  readonly #expect = (): void => void this.#panel.fetch(this.locale.words.lang);

  readonly #print = async (): Promise<void> => {
    await this.#panel.fetch(this.locale.words.lang);
    await this.host.updateComplete;
    window.print();
  };

  #measure(): void {
    const wide = this.host.getBoundingClientRect().width >= MAP_WIDTH;
    if (wide === this.#wide) return;
    this.#wide = wide;
    this.update();
  }
}

/** The id of a step, from an id or a reference to one. */
const idOf = (value: string): Id => value.slice(value.lastIndexOf('#') + 1);
