import type { Profile, Progress } from '@esca/domain';
import type { Id, Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { SelectEvent } from '../shared/events.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { pageHref } from '../shared/link.templates.js';
import { records } from '../shared/records/records.styles.js';
import { SavedItems } from '../shared/saved/saved-controller.js';
import { heading } from '../shared/text.templates.js';
import { WidgetContent } from '../shared/widget-content.js';
import { firstSteps, listView } from './list.templates.js';
import { Narrowing } from './narrowing.js';
import { NextFrame } from './next-frame.js';
import { OnDemand } from './on-demand.js';
import type { PanelDeeds } from './panel.templates.js';
import type { PathwayMap } from './pathway-map.js';
import { en, type PathwayStrings } from './pathway-map.strings.js';
import { styles } from './pathway-map.styles.js';
import { PathwayModel } from './pathway-model.js';
import { Printing } from './printing.js';
import { keepMark, keepView, keptView, profileOf, readProgress } from './progress.js';
import { saveCourse } from './save-course.js';
import { single as singleStyles } from './single.styles.js';
import { missing, nothingYet, single, summaryOf } from './single.templates.js';
import { said, type StepContext } from './step.templates.js';
import { idOf, type Step } from './steps.js';
import { Toolbox, type ToolGround } from './toolbox.js';
import { Wanted } from './wanted.js';
import { WidthWatch } from './width-watch.js';
import { chooser, narrowing, viewSwitch } from './toolbar.templates.js';

/** From this width of the widget on, in pixels, the map is shown unless somebody wishes otherwise. */
const MAP_WIDTH = 640;
/** A drawing has no words of its own: one serves every language. */
const DRAWING = 'en';

/** What the pathway map shows: steps in two equal views, the details of one, and tools that come when asked for. */
export class PathwayMapContent extends WidgetContent<PathwayMap, PathwayStrings> {
  override readonly styles = [records, styles, singleStyles];

  readonly #map = new OnDemand(this.host, () =>
    import('./map.js').then(({ MapView, styles }) => ({ view: new MapView(this.host), styles })),
  );
  readonly #panel = new OnDemand(this.host, (lang) =>
    import('./panel.js').then((m) => m.open(lang)),
  );
  readonly #answer = new NextFrame(this.host);
  readonly #tools = new Toolbox(this.host, this.#answer);
  readonly #wanted = new Wanted(this.visitor);
  readonly #narrowing = new Narrowing(this.host, this.#wanted, (name) => this.isLocked(name));
  readonly #saved = new SavedItems(this.host);
  readonly #printing = new Printing(
    this.host,
    () => this.#renderAllSteps(),
    (paper) => this.#map.get(DRAWING)?.view.fit(paper),
  );
  readonly #model = new PathwayModel();
  readonly #width = new WidthWatch(this.host, MAP_WIDTH);
  /** The step whose details stand there: the one that is open, a frame later. */
  #explained: Step | undefined;
  #arrived = false;
  #progress: Progress = new Map();
  #profile: Profile = {};

  constructor(host: PathwayMap) {
    super(host, 'pathway-map', {
      en,
      cy: () => import('./pathway-map.strings.cy.js').then(({ cy }) => cy),
    });
  }

  /** Where the map is what is shown, it comes before anything is shown. */
  override get ready(): boolean {
    const waiting = this.#wantsMap && !this.#map.get(DRAWING) && !this.#map.failed;
    return super.ready && !waiting;
  }

  override prepare({ catalogue }: FeedSnapshot): void {
    const { clock, links, visitor } = this;
    const changed = this.#model.read(catalogue, links, clock.now, this.#wanted);
    if (this.#wanted.isPartial && this.host.sync !== 'none') visitor.dropped ||= 1;
    this.#progress = readProgress(this.#saved, links, clock.now);
    this.#profile = profileOf(this.#progress);
    this.#narrowing.take(changed, this.#model.steps, this.text, this.locale.words);
    if (!this.drawn) this.#explained = this.#model.opened;
    if (!this.#arrived) void this.#arrive();
  }

  override get drawn(): Promise<void> | undefined {
    return this.#answer.drawn;
  }

  override isEmpty(): boolean {
    return !this.#model.steps.length;
  }

  override open(ref: Ref): boolean {
    const entry = this.catalogue.pathways.find((one) => ref.startsWith(`${one.ref}#`));
    if (!entry) return false;
    this.visitor.set({ pathway: entry.ref });
    void this.#open(ref.slice(entry.ref.length + 1));
    return true;
  }

  protected override renderHeading(): unknown {
    const title = this.#model.entry?.record.title;
    return this.host.label || (title ? said(title, this.#context) : this.text.heading);
  }

  protected override render(): TemplateResult {
    const { text } = this;
    if (this.isEmpty()) return nothingYet(text);
    const context = this.#context;
    if (this.visitor.value('view') === 'step') return single(this.#model, context);
    const view = this.#view;
    return html`${summaryOf(context)} ${missing(this.#model.missing, context)}
      ${this.#isTeaser ? nothing : this.#renderChoices(context)}
      <div
        class="stage-frame ${view === 'map' && this.#explained ? 'beside' : ''}"
        @keydown=${this.#leave}
        @pointerover=${this.#expect}
        @focusin=${this.#expect}
      >
        ${
          view === 'map'
            ? this.#renderMap(context)
            : listView(this.#listed, context, ({ id }) =>
                id === this.#explained?.id ? this.#renderPanel(context) : undefined,
              )
        }
      </div>
      ${this.#seeAll()} ${this.#printing.frame()}`;
  }

  /** What can be chosen above the views, and the tools. */
  #renderChoices(context: StepContext): TemplateResult {
    const { text } = this;
    const isMap = this.#view === 'map';
    const tool = this.#tools.current((name) => this.visitor.value(name));
    return html`${chooser(this.catalogue.pathways, context, this.#choose)}
      <div class="bar">
        ${this.#hasMoves ? viewSwitch(this.#view, context, this.#switch) : nothing}
        ${this.#tools.buttons(tool, text, { map: isMap, routes: this.#hasMoves }, this.#print)}
      </div>
      ${this.#tools.render(this.#ground(context))}
      ${narrowing(this.#model.steps, this.#narrowing.choices, context, this.#width.wide)}`;
  }

  /** The way to the whole pathway, from a few steps of it. */
  #seeAll(): TemplateResult | typeof nothing {
    const { limit, seeAll } = this.host;
    const href = limit > 0 ? pageHref(seeAll) : undefined;
    return href ? html`<p class="see-all"><a href=${href}>${this.text.seeAll}</a></p>` : nothing;
  }

  get #wantsMap(): boolean {
    const view = this.visitor.value('view');
    if (this.host.limit > 0) return view === 'map';
    const chosen = view === 'auto' && this.#saved.enabled ? keptView(this.#saved) : undefined;
    return (chosen ?? view) === 'map' || (!chosen && view === 'auto' && this.#width.wide);
  }

  get #view(): 'map' | 'list' {
    return this.#wantsMap && this.#hasMoves && !this.#map.failed ? 'map' : 'list';
  }

  /** A few steps as a list, with nothing to choose: half a map would be a wrong one. */
  get #isTeaser(): boolean {
    return this.host.limit > 0 && this.#view === 'list';
  }

  /** The steps that the list shows. */
  get #listed(): readonly Step[] {
    const { steps, opened } = this.#model;
    return this.#isTeaser ? firstSteps(steps, this.host.limit, opened) : steps;
  }

  /** Without any move there is nothing to draw and no route to plan. */
  get #hasMoves(): boolean {
    return this.#model.linked!.nodes.length > 0;
  }

  get #context(): StepContext {
    return {
      host: this.host,
      entry: this.#model.entry!,
      links: this.links,
      words: this.locale.words,
      reader: this.reader,
      strings: this.text,
      now: this.clock.now,
      level: this.host.headingLevel + 1,
      opened: this.#model.opened,
      lens: this.#tools.lens((name) => this.visitor.value(name), this.locale.words),
      mark: ({ ref }) => this.#progress.get(ref),
      open: (id) => this.#toggle(id),
    };
  }

  #renderMap(context: StepContext): TemplateResult {
    const { drawn, loose } = this.#model;
    const here = this.#model.steps.find(({ ref }) => this.#progress.get(ref) === 'here');
    return html`<div class="map-frame">
        ${this.#map.get(DRAWING)?.view.render({
          graph: this.#model.linked!,
          steps: drawn,
          facts: [this.#model.all, [...this.#progress].join(), context.lens],
          context,
          start: here?.id ?? idOf(this.visitor.value('from')),
          shown: this.#explained?.id,
          route: this.#tools.moves(this.#ground(context)),
        })}
        ${
          loose.length
            ? html`<div class="loose">
                ${heading(context.level, this.text.loose, { part: 'group-title' })}
                ${listView(loose, context)}
              </div>`
            : nothing
        }
      </div>
      ${this.#explained ? this.#renderPanel(context) : nothing}`;
  }

  #ground(context: StepContext): ToolGround {
    return {
      ...context,
      graph: this.#model.graph!,
      steps: this.#model.all,
      catalogue: this.catalogue,
      profile: this.#profile,
      mapShown: this.#view === 'map',
      value: (name) => this.visitor.value(name),
      set: (changes) => this.visitor.set(changes),
      save: (ref) => saveCourse(this.#saved, ref, context),
      tell: (words) => announce(words, this.locale.words.lang),
    };
  }

  #renderPanel(context: StepContext): TemplateResult {
    const step = this.#explained!;
    const panel = this.#panel.get(this.locale.words.lang);
    return panel
      ? panel.render(step, context, this.#deeds(step))
      : html`<p class="panel muted" part="panel">${this.text.opening}</p>`;
  }

  #deeds({ id, ref }: Step): PanelDeeds {
    return {
      close: () => this.#close(),
      plan:
        this.#hasMoves && !this.#isTeaser
          ? (from) => {
              this.visitor.set({ [from ? 'from' : 'to']: id });
              void this.#tools.show('plan');
            }
          : undefined,
      compare: this.#isTeaser
        ? undefined
        : () => {
            const others = this.visitor.list('compare').filter((one) => idOf(one) !== id);
            this.visitor.set({ compare: [...others.slice(-2), id].join(' ') });
            void this.#tools.show('compare');
          },
      save: (course) => saveCourse(this.#saved, course.ref, this.#context),
      mark: this.#saved.enabled
        ? (mark) => keepMark(this.#saved, this.#progress, ref, mark)
        : undefined,
    };
  }

  /** Every step with all its details, for paper; in short where they have not come. */
  #renderAllSteps(): TemplateResult | undefined {
    const panel = this.#panel.get(this.locale.words.lang);
    if (this.isEmpty()) return undefined;
    const steps = this.#listed;
    const context = this.#context;
    return panel
      ? html`${steps.map((step) => panel.render(step, context, {}))}`
      : listView(steps, { ...context, opened: undefined });
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
    const step = this.#model.steps.find((one) => one.id === id);
    if (!step) return;
    if (this.#model.opened?.id === id && this.visitor.value('view') !== 'step') this.#close();
    else if (this.host.dispatchEvent(new SelectEvent('node', step.ref))) void this.#open(id);
  }

  async #open(id: Id): Promise<void> {
    const isSingle = this.visitor.value('view') === 'step';
    if (!isSingle) this.#answer.hold();
    this.visitor.set({ node: id });
    if (!isSingle) await this.#panel.fetch(this.locale.words.lang);
    await this.focus('#esca-step');
  }

  /** A step that is open from the start, and that the author has not opened, is in the address by which somebody came. */
  async #arrive(): Promise<void> {
    this.#arrived = true;
    const { visitor } = this;
    const cameTo = visitor.value('node');
    if (cameTo === visitor.author('node') || visitor.value('view') === 'step') return;
    const panel = await this.#panel.fetch(this.locale.words.lang);
    await this.host.updateComplete;
    panel?.arrive(this.host.renderRoot);
  }

  #close(): void {
    const { id } = this.#model.opened ?? {};
    this.visitor.set({ node: '' });
    const name = `[data-step="${CSS.escape(id ?? '')}"]`;
    if (id) void this.focus(`button${name}, ${name} button`);
  }

  /** Escape leads back to the step. */
  readonly #leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#model.opened || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  /** Whoever comes near a step may open it: the details are fetched ahead. */
  readonly #expect = async (): Promise<void> => {
    const panel = await this.#panel.fetch(this.locale.words.lang);
    const step = this.#model.steps[0];
    if (step) panel?.rehearse(step, this.#context, this.#deeds(step));
  };

  readonly #print = async (): Promise<void> => {
    await this.#panel.fetch(this.locale.words.lang);
    await this.host.updateComplete;
    window.print();
  };
}
