import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** One of several values. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** How deep it lies below another. */
  readonly depth?: number;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** A field of text. What was typed counts when the field is left or Enter is pressed. */
export function textField(field: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly help?: string | undefined;
  /** Something that is wrong with what was typed. */
  readonly wrong?: string | undefined;
  readonly type?: 'text' | 'url' | 'number';
  readonly min?: number;
  readonly max?: number;
  readonly set: (value: string) => void;
}): TemplateResult {
  const { id, label, value, help, wrong, type = 'text', min, max, set } = field;
  const described = [help && `${id}-help`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
    ${wrong ? html`<p class="wrong" role="alert" id="${id}-wrong">${wrong}</p>` : nothing}
    <input
      id=${id}
      type=${type}
      min=${min ?? nothing}
      max=${max ?? nothing}
      autocomplete="off"
      spellcheck=${type === 'url' ? 'false' : nothing}
      aria-describedby=${described || nothing}
      aria-invalid=${wrong ? 'true' : nothing}
      .value=${live(value)}
      @change=${(event: Event) => set(valueOf(event).trim())}
    />
  </div>`;
}

/** A list of which one is chosen. */
export function selectField(field: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly set: (value: string) => void;
}): TemplateResult {
  const { id, label, value, options, set } = field;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} .value=${live(value)} @change=${(event: Event) => set(valueOf(event))}>
      ${options.map(
        (option) =>
          html`<option value=${option.value} ?selected=${option.value === value}>
            ${option.label}
          </option>`,
      )}
    </select>
  </div>`;
}

/** Several values side by side, of which one is chosen. */
export function radios(field: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (Option & { readonly help?: string })[];
  readonly set: (value: string) => void;
  /** Each with its explanation, below each other. */
  readonly tall?: boolean;
}): TemplateResult {
  const { name, label, value, options, set, tall } = field;
  return html`<fieldset class=${tall ? 'tall' : 'row'}>
    <legend>${label}</legend>
    ${options.map(
      (option) =>
        html`<label class="choice">
          <input
            type="radio"
            name=${name}
            value=${option.value}
            .checked=${live(option.value === value)}
            @change=${() => set(option.value)}
          />
          <span>${option.label}${option.help ? html`<small>${option.help}</small>` : nothing}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** Values of which any number are chosen; they are a list separated by spaces. */
export function checkboxes(field: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly options: readonly Option[];
  readonly set: (value: string) => void;
}): TemplateResult {
  const { name, label, value, help, options, set } = field;
  const chosen = value.split(' ').filter(Boolean);
  const toggle = (one: string): void =>
    set(
      (chosen.includes(one) ? chosen.filter((code) => code !== one) : [...chosen, one]).join(' '),
    );
  // Values below others stand one a line, so that it can be seen below which.
  const tree = options.some(({ depth }) => depth);
  return html`<fieldset
    class=${tree ? 'tall' : 'row'}
    aria-describedby=${help ? `${name}-help` : nothing}
  >
    <legend>${label}</legend>
    ${help ? html`<p class="help" id="${name}-help">${help}</p>` : nothing}
    ${options.map(
      (option) =>
        html`<label class="choice">
          ${Array.from({ length: option.depth ?? 0 }, () => html`<span class="below"></span>`)}
          <input
            type="checkbox"
            name=${name}
            value=${option.value}
            .checked=${live(chosen.includes(option.value))}
            @change=${() => toggle(option.value)}
          />
          <span>${option.label}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** One thing that is so or not. */
export function tick(field: {
  readonly label: string;
  readonly value: boolean;
  readonly set: (value: boolean) => void;
}): TemplateResult {
  const { label, value, set } = field;
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${live(value)}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}
