import { fill } from '@esca/domain';
import { html, type TemplateResult } from 'lit';
import { usualHeights, type Embeddable } from '../choices/configuration.js';
import { contentStep } from './content.templates.js';
import { copyStep } from './copy.templates.js';
import { radios } from './fields.templates.js';
import { lookStep } from './look.templates.js';
import type { Deeds, Model, View } from './model.js';
import { placeStep } from './place.templates.js';

const widgets = Object.keys(usualHeights) as Embeddable[];

/** The whole page below its heading. */
export function builderPage(model: Model, deeds: Deeds, stage: HTMLElement): TemplateResult {
  const { configuration, say } = model;
  const steps: [id: string, title: string, content: TemplateResult][] = [
    [
      'widget',
      say.widget,
      radios({
        name: 'widget',
        label: say.widget,
        value: configuration.widget,
        tall: true,
        options: widgets.map((value) => ({
          value,
          label: say.widgets[value],
          help: say.about[value],
        })),
        set: (value) => {
          const widget = widgets.find((one) => one === value);
          if (widget) deeds.set({ widget });
        },
      }),
    ],
    ['content', say.content, contentStep(model, deeds)],
    ['look', say.look, lookStep(model, deeds)],
    ['place', say.place, placeStep(model, deeds)],
  ];
  let number = 0;
  const section = (id: string, title: string, content: TemplateResult): TemplateResult =>
    html`<section class="step ${id}" aria-labelledby="step-${id}">
      <h2 id="step-${id}">${fill(say.step, { n: String(++number), title })}</h2>
      ${content}
    </section>`;
  return html`
    <p class="lead">${say.intro}</p>
    ${pasting(model, deeds)}
    <div class="columns">
      <div>${steps.map(([id, title, content]) => section(id, title, content))}</div>
      <div>
        ${section(
          'preview',
          say.preview,
          html`${previewControls(model, deeds)}
            <div class="frame" tabindex="0" role="group" aria-label=${say.preview}>${stage}</div>`,
        )}
        ${section('copy', say.copyTitle, copyStep(model, deeds))}
      </div>
    </div>
  `;
}

function pasting({ say, view }: Model, deeds: Deeds): TemplateResult {
  const read = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const text = button.closest('details')?.querySelector('textarea')?.value ?? '';
    deeds.paste(text);
  };
  return html`<details class="paste">
    <summary>${say.paste}</summary>
    <div class="field">
      <label for="paste">${say.pasteHelp}</label>
      <textarea id="paste" rows="4" spellcheck="false"></textarea>
    </div>
    <button type="button" @click=${read}>${say.fill}</button>
    <p class="status" role="status">${view.pasted}</p>
  </details>`;
}

function previewControls({ configuration, say, view }: Model, deeds: Deeds): TemplateResult {
  const options = <Name extends string>(
    names: Readonly<Record<Name, string>>,
  ): { value: Name; label: string }[] =>
    (Object.keys(names) as Name[]).map((value) => ({ value, label: names[value] }));
  return html`<div class="controls">
    ${radios({
      name: 'width',
      label: say.width,
      value: view.width,
      options: options(say.widths),
      set: (width) => deeds.look({ width: width as View['width'] }),
    })}
    ${radios({
      name: 'page-scheme',
      label: say.colourScheme,
      value: view.scheme,
      options: options(say.schemes),
      set: (scheme) => deeds.look({ scheme: scheme as View['scheme'] }),
    })}
    ${radios({
      name: 'filtered',
      label: say.shown,
      value: view.filtered ? 'left' : 'whole',
      options: [
        { value: 'whole', label: say.shownWhole },
        {
          value: 'left',
          label: fill(say.shownLeft, { host: say.hosts[configuration.host] }),
        },
      ],
      set: (value) => deeds.look({ filtered: value === 'left' }),
    })}
  </div>`;
}
