import type { WordsLang } from '@esca/domain';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { compareTool } from './compare.templates.js';
import { lensTool } from './lens.templates.js';
import { routeTool } from './route.templates.js';
import { frame, type ToolContext, type ToolName } from './tool.js';
import type { PanelStrings } from './panel.strings.js';
import { styles } from './tools.styles.js';

/** The route planner, the comparison, the lens and the instructions, with their words, in one language. */
export async function open(lang: WordsLang): Promise<{
  readonly styles: typeof styles;
  render(tool: ToolName, context: Omit<ToolContext, 'say' | 'panelSay'>): TemplateResult;
}> {
  const [say, panelSay]: [ToolContext['say'], PanelStrings] =
    lang === 'cy'
      ? [(await import('./tools.strings.cy.js')).cy, (await import('./panel.strings.cy.js')).cy]
      : [(await import('./tools.strings.js')).en, (await import('./panel.strings.js')).en];
  return {
    styles,
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
