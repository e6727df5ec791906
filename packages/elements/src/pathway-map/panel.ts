import type { WordsLang } from '@esca/domain';
import type { TemplateResult } from 'lit';
import type { PanelStrings } from './panel.strings.js';
import { panelView, type PanelDeeds } from './panel.templates.js';
import { styles } from './panel.styles.js';
import type { StepContext } from './step.templates.js';
import type { Step } from './steps.js';

/** The details of a step with their words, in one language. */
export async function open(lang: WordsLang): Promise<{
  readonly say: PanelStrings;
  readonly styles: typeof styles;
  render(step: Step, context: StepContext, deeds: PanelDeeds): TemplateResult;
}> {
  const say =
    lang === 'cy'
      ? (await import('./panel.strings.cy.js')).cy
      : (await import('./panel.strings.js')).en;
  return {
    say,
    styles,
    render: (step, context, deeds) => panelView(step, context, say, deeds),
  };
}
