import type { Words, WordsLang } from '@esca/domain';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { compareTool } from './compare.templates.js';
import { lensOf, lensTool } from './lens.templates.js';
import { plan, routeTool } from './route.templates.js';
import { frame, idOf, type ToolContext, type ToolName } from './tool.js';
import type { PanelStrings } from './panel.strings.js';
import type { StepLens } from './step.templates.js';
import { styles } from './tools.styles.js';

/** The route planner, the comparison, the lens and the instructions, with their words, in one language. */
export async function open(lang: WordsLang): Promise<{
  readonly styles: typeof styles;
  render(tool: ToolName, context: Omit<ToolContext, 'say' | 'panelSay'>): TemplateResult;
  /** The capability of that name; nothing when there is none. */
  lens(domain: string, words: Words): StepLens | undefined;
  /** The moves of the planned route, as `from to` pairs; undefined when there is none. */
  moves(context: Omit<ToolContext, 'say' | 'panelSay'>): ReadonlySet<string> | undefined;
}> {
  const [say, panelSay]: [ToolContext['say'], PanelStrings] =
    lang === 'cy'
      ? [(await import('./tools.strings.cy.js')).cy, (await import('./panel.strings.cy.js')).cy]
      : [(await import('./tools.strings.js')).en, (await import('./panel.strings.js')).en];
  let lens: StepLens | undefined;
  return {
    styles,
    lens(domain, words) {
      const wanted = lensOf(domain, words);
      if (wanted?.title !== lens?.title) lens = wanted;
      return lens;
    },
    moves(given) {
      const context: ToolContext = { ...given, say, panelSay };
      const [from, to] = [idOf(given.value('from')), idOf(given.value('to'))];
      const route = from && to ? plan(from, to, context)[given.route] : undefined;
      return route && new Set(route.moves.map(({ move }) => `${move.from} ${move.to}`));
    },
    render(tool, given) {
      const context: ToolContext = { ...given, say, panelSay };
      switch (tool) {
        case 'plan':
          return frame(say.routeTitle, routeTool(context), context);
        case 'compare':
          return frame(say.compareTitle, compareTool(context), context);
        case 'lens':
          return frame(say.lensTitle, lensTool(context), context);
        case 'help':
          return frame(
            say.helpTitle,
            html`<ul class="bullets">
              ${say.help.map((line) => html`<li>${line}</li>`)}
            </ul>`,
            context,
          );
      }
    },
  };
}
