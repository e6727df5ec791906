import { fill, formatNumber, plural } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import type { BrowseStrings } from './browse.strings.js';

/** One value of a filter. */
export interface FilterOption {
  readonly code: string;
  readonly label: string;
  /** Language of the label, when it is not that of the words around it. */
  readonly lang?: string | undefined;
  /** How many results it would give beside the other filters; absent for what is no value, as "any". */
  readonly count?: number;
  readonly checked: boolean;
  /** Some of what lies below it is checked. */
  readonly mixed?: boolean;
  /** How deep it lies in a tree, from 0. */
  readonly depth?: number;
}

/** A filter with its values, in the order in which they are shown. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** One value at a time: radio buttons instead of checkboxes. */
  readonly single?: boolean;
}

/** A chosen value, as a chip. */
export interface Chip {
  readonly name: string;
  readonly code: string;
  readonly facet: string;
  readonly value: string;
}

/** So many values are shown before the rest is asked for. */
const SHORT = 8;

/**
 * A filter: a group of native controls with a legend. A value that would give nothing can be seen but not chosen, unless
 * it is chosen already. Tree values are indented, and a wider term whose narrower ones are partly chosen is mixed.
 */
export function filterGroup(
  filter: Filter,
  strings: BrowseStrings,
  {
    toggle,
    open,
    expand,
  }: {
    toggle: (name: string, code: string, checked: boolean) => void;
    /** Whether all values are shown. */
    open: boolean;
    expand: (name: string) => void;
  },
): TemplateResult {
  const long = filter.options.length > SHORT + 2;
  const shown =
    long && !open
      ? filter.options.filter((option, at) => at < SHORT || option.checked)
      : filter.options;
  const type = filter.single ? 'radio' : 'checkbox';
  return html`<fieldset part="filter" class="filter">
    <legend>${filter.label}</legend>
    ${shown.map((option) => {
      const off = option.count === 0 && !option.checked && !option.mixed;
      return html`<label class="option depth-${Math.min(option.depth ?? 0, 3)} ${off ? 'off' : ''}">
        <input
          type=${type}
          name=${filter.name}
          value=${option.code}
          .checked=${option.checked}
          .indeterminate=${option.mixed ?? false}
          ?disabled=${off}
          @change=${(event: Event) =>
            toggle(filter.name, option.code, (event.target as HTMLInputElement).checked)}
        />
        <span lang=${option.lang ?? nothing}>${option.label}</span>
        ${
          option.count === undefined
            ? nothing
            : html`<span class="muted count"
                >${fill(strings.count, { n: formatNumber(option.count) })}</span
              >`
        }
      </label>`;
    })}
    ${
      long
        ? html`<button
            type="button"
            class="link"
            aria-expanded=${open ? 'true' : 'false'}
            @click=${() => expand(filter.name)}
          >
            ${open ? strings.fewerOptions : fill(strings.moreOptions, { n: filter.options.length })}
          </button>`
        : nothing
    }
  </fieldset>`;
}

/**
 * What is chosen, each as a button that takes it away. The caller moves focus afterwards with {@link focusAfterChip}.
 */
export function chips(
  chosen: readonly Chip[],
  strings: BrowseStrings,
  remove: (chip: Chip, index: number) => void,
  clear: () => void,
): TemplateResult | typeof nothing {
  if (chosen.length === 0) return nothing;
  return html`<ul class="chips controls" aria-label=${strings.chosen}>
    ${chosen.map(
      (chip, index) =>
        html`<li>
          <button
            type="button"
            part="chip"
            class="chip"
            aria-label=${fill(strings.removeFilter, { facet: chip.facet, value: chip.value })}
            @click=${() => remove(chip, index)}
          >
            <bdi>${chip.value}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>`,
    )}
    <li>
      <button type="button" part="clear" class="link" @click=${clear}>${strings.clearAll}</button>
    </li>
  </ul>`;
}

/** After a chip is gone: the next chip, else "Clear all", else the heading of the results. */
export function focusAfterChip(root: ParentNode, index: number): void {
  const rest = [...root.querySelectorAll<HTMLElement>('[part~=chip]')];
  const target =
    rest[index] ??
    root.querySelector<HTMLElement>('[part~=clear]') ??
    root.querySelector<HTMLElement>('[part~=results] [tabindex]');
  target?.focus();
}

/** The words of the button that closes the narrow panel of filters. */
export function applyLabel(count: number, strings: BrowseStrings, lang: string): string {
  return count === 0 ? strings.applyNone : plural(strings.apply, count, lang);
}
