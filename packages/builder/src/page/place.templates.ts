import { fill } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import { usualHeights } from '../choices/configuration.js';
import { help, hosts } from '../hosting/forms.js';
import { radios, selectField, textField, tick } from './fields.templates.js';
import type { Deeds, Model } from './model.js';

/** Where the widget will live. */
export function placeStep(model: Model, deeds: Deeds): TemplateResult {
  const { configuration, say, view } = model;
  const { above, attributes, helped, height, host, open, widget } = configuration;
  const levels = (most: number): { value: string; label: string }[] =>
    Array.from({ length: most }, (_, index) => {
      const value = String(index + 1);
      return { value, label: value };
    });
  const kind = help[host];
  return html`
    ${radios({
      name: 'host',
      label: say.host,
      value: host,
      options: hosts.map((value) => ({ value, label: say.hosts[value] })),
      set: (value) => {
        const found = hosts.find((one) => one === value);
        if (found) deeds.set({ host: found });
      },
    })}
    ${
      kind === 'none'
        ? nothing
        : tick({
            label: say.helped[kind],
            value: helped,
            set: (on) => deeds.set({ helped: on }),
          })
    }
    ${radios({
      name: 'readers',
      label: say.readers,
      value: open ? 'all' : 'staff',
      options: [
        { value: 'all', label: say.readersAll },
        { value: 'staff', label: say.readersStaff },
      ],
      set: (value) => deeds.set({ open: value === 'all' }),
    })}
    ${selectField({
      id: 'above',
      label: say.above,
      value: String(above),
      options: levels(5),
      set: (value) => deeds.set({ above: Number(value) }),
    })}
    ${selectField({
      id: 'heading-level',
      label: say.attributes['heading-level']!,
      value: attributes['heading-level'] ?? '2',
      options: levels(6),
      set: (value) => deeds.attribute('heading-level', value === '2' ? '' : value),
    })}
    ${textField({
      id: 'height',
      type: 'number',
      min: 100,
      max: 20_000,
      label: say.height,
      help: say.heightHelp,
      value: String(height || usualHeights[widget]),
      set: (value) => deeds.set({ height: heightFrom(value) }),
    })}
    ${
      view.measured >= 100 && view.measured !== height
        ? html`<button type="button" @click=${() => deeds.set({ height: view.measured })}>
            ${fill(say.measured, { height: String(view.measured) })}
          </button>`
        : nothing
    }
  `;
}

function heightFrom(value: string): number {
  const number = Math.round(Number(value));
  return number >= 100 && number <= 20_000 ? number : 0;
}
