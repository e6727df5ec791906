import type { Words } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import type { EscaElement } from '../shared/esca-element.js';
import type { NextFrame } from './next-frame.js';
import { OnDemand } from './on-demand.js';
import type { PathwayStrings } from './pathway-map.strings.js';
import type { StepLens } from './step.templates.js';
import type { ToolContext, ToolName } from './tool.js';

/** What the widget lends its tools; their words come with them. */
export type ToolGround = Omit<
  ToolContext,
  'say' | 'panelSay' | 'close' | 'route' | 'showRoute' | 'answer'
>;

/** The tools of the map: which is open, and how it comes. */
export class Toolbox {
  readonly #host: EscaElement;
  readonly #tools;
  readonly #answer: NextFrame;
  #answered: unknown;
  #open: ToolName | '' | undefined;

  /** The route that the map shows. */
  route: 'fewest' | 'practice' = 'fewest';

  constructor(host: EscaElement, answer: NextFrame) {
    this.#host = host;
    this.#answer = answer;
    this.#tools = new OnDemand(host, (lang) => import('./tools.js').then((m) => m.open(lang)));
  }

  /** The tool that is open: the visitor's choice, else the one that the address or the author has filled in. */
  current(value: (name: string) => string): ToolName | '' {
    if (this.#open !== undefined) return this.#open;
    if (value('from') && value('to')) return 'plan';
    return value('compare') ? 'compare' : value('domain') ? 'lens' : '';
  }

  /** The capability that the steps are seen through while the lens is open. */
  lens(value: (name: string) => string, words: Words): StepLens | undefined {
    return this.current(value) === 'lens'
      ? this.#tools.get(words.lang)?.lens(value('domain'), words)
      : undefined;
  }

  /** The buttons that open and close the tools. */
  buttons(
    open: string,
    strings: PathwayStrings,
    { map, routes }: { readonly map: boolean; readonly routes: boolean },
    print: () => void,
  ): TemplateResult {
    const names = (['plan', 'compare', 'lens', 'help'] as const).filter(
      (name) => (routes || name !== 'plan') && (map || name !== 'help'),
    );
    return html`<div class="tools controls" part="actions">
      ${names.map(
        (name) =>
          html`<button
            type="button"
            data-tool=${name}
            aria-expanded=${open === name ? 'true' : 'false'}
            @click=${() => (open === name ? this.close() : this.show(name))}
          >
            ${strings[name]}
          </button>`,
      )}
      <button type="button" @click=${print}>${strings.print}</button>
    </div>`;
  }

  /** The open tool, once it has come. */
  render(ground: ToolGround): TemplateResult | typeof nothing {
    const open = this.current(ground.value);
    if (!open) return nothing;
    const tools = this.#tools.get(ground.words.lang);
    return tools
      ? tools.render(open, this.#equip(ground))
      : html`<p class="panel muted" part="panel">${ground.strings.opening}</p>`;
  }

  /** The moves of the planned route, which the map shows while the planner is open. */
  moves(ground: ToolGround): ReadonlySet<string> | undefined {
    if (this.current(ground.value) !== 'plan') return undefined;
    return this.#tools.get(ground.words.lang)?.moves(this.#equip(ground));
  }

  #equip(ground: ToolGround): Omit<ToolContext, 'say' | 'panelSay'> {
    return {
      ...ground,
      route: this.route,
      set: (changes) => {
        this.#answer.hold();
        ground.set(changes);
      },
      answer: (draw) => (this.#answer.drawn ? this.#answered : (this.#answered = draw())),
      showRoute: (which) => {
        this.route = which;
        this.#host.requestUpdate();
        void this.#focus('.region');
      },
      close: () => this.close(),
    };
  }

  /** Opens a tool, with focus on its heading. */
  async show(name: ToolName, lang: Words['lang'] = this.#host.language.ours): Promise<void> {
    this.#open = name;
    this.#host.requestUpdate();
    await this.#tools.fetch(lang);
    await this.#focus('#esca-tool');
  }

  /** Closes the open tool; focus goes back to its button. */
  close(): void {
    const was = this.#open ?? 'plan';
    this.#open = '';
    this.#host.requestUpdate();
    void this.#focus(`[data-tool=${was || 'plan'}]`);
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
