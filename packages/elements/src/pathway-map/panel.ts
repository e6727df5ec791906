import type { WordsLang } from '@esca/domain';
import { render, type TemplateResult } from 'lit';
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
  /**
   * Draws a step where it is neither seen nor heard, and takes it away again, once, while nothing else is to be done: the
   * first to be opened then opens at once, because its template, its styles and its fonts have been read.
   */
  rehearse(step: Step, context: StepContext, deeds: PanelDeeds): void;
  /**
   * Brings the details into sight of somebody who came by a link to the step: without focus, which they have not asked
   * for, and not once they look elsewhere, nor where the page around the widget decides what is read first.
   */
  arrive(root: ParentNode): void;
}> {
  const say =
    lang === 'cy'
      ? (await import('./panel.strings.cy.js')).cy
      : (await import('./panel.strings.js')).en;
  let ready = false;
  return {
    say,
    styles,
    render: (step, context, deeds) => {
      ready = true;
      return panelView(step, context, say, deeds);
    },
    rehearse(step, context, deeds) {
      if (ready || typeof requestIdleCallback !== 'function') return;
      ready = true;
      requestIdleCallback(() => {
        const unseen = document.createElement('div');
        unseen.className = 'unseen';
        unseen.inert = true;
        render(panelView(step, context, say, deeds), unseen);
        context.host.shadowRoot?.querySelector('.root')?.append(unseen);
        // Whoever asks for the height makes the browser work it out.
        void unseen.offsetHeight;
        unseen.remove();
      });
    },
    arrive(root) {
      const heading = root.querySelector('#esca-step');
      if (!heading || window !== window.parent || scrollY > 0) return;
      if (heading.getBoundingClientRect().bottom > innerHeight)
        heading.scrollIntoView({ block: 'start' });
    },
  };
}
