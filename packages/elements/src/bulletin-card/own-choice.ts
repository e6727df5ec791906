import { textOf, treeOf, type Words } from '@esca/domain';
import type { Catalogue, Text } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { Reader } from '../shared/text.templates.js';
import type { Interest } from './interests.js';
import type { BulletinStrings } from './bulletin-card.strings.js';

/*
 * What a reader says is for them: workforce, area, role and topic. It is kept on the device, so this comes with storage.
 */

/** What can be chosen, in order. */
const INTERESTS: readonly Interest[] = ['audience', 'area', 'step', 'topic'];

/** What the choice is shown with. */
export interface OwnChoice {
  readonly catalogue: Catalogue;
  readonly words: Words;
  readonly strings: BulletinStrings;
  readonly reader: Reader;
  /** What holds now. */
  value(name: Interest): string;
  isLocked(name: Interest): boolean;
  choose(name: Interest, value: string): void;
}

type Options = (readonly [value: string, label: string])[];

/** The choice, folded away until somebody asks for it. */
export function ownChoice(model: OwnChoice): TemplateResult | typeof nothing {
  const { strings } = model;
  const groups = INTERESTS.filter((name) => !model.isLocked(name))
    .map((name) => ({ name, options: optionsOf(name, model) }))
    .filter(({ options }) => options.length > 1);
  if (groups.length === 0) return nothing;
  return html`<details class="mine controls">
    <summary>${strings.mine}</summary>
    <div class="choices">
      ${groups.map(({ name, options }) => {
        const now = model.value(name);
        return html`<label>
          <span>${strings.interests[name]}</span>
          <select
            name=${name}
            @change=${(event: Event) => model.choose(name, (event.target as HTMLSelectElement).value)}
          >
            <option value="" .selected=${now === ''}>${strings.any}</option>
            ${options.map(
              ([value, label]) =>
                html`<option value=${value} .selected=${value === now}>${label}</option>`,
            )}
          </select>
        </label>`;
      })}
    </div>
    <p class="muted">${strings.mineNote}</p>
  </details>`;
}

function optionsOf(name: Interest, { catalogue, words, reader }: OwnChoice): Options {
  const say = (text: Text, language: string): string => textOf(text, reader.lang, language);
  if (name === 'audience')
    return (['adults', 'children'] as const).map((one) => [one, words.audiences[one]]);
  if (name === 'step') {
    return catalogue.pathways.flatMap(({ ref, record, origin }) =>
      record.nodes
        .filter(({ kind }) => kind === 'role')
        .map(({ id, title }) => [`${ref}#${id}`, say(title, origin.language)] as const),
    );
  }
  const terms = new Map<string, string>();
  const { parents } = treeOf(catalogue.origins, name);
  for (const { taxonomies, language } of catalogue.origins) {
    for (const { id, terms: all } of taxonomies) {
      if (id !== name) continue;
      for (const term of all) {
        const wider = parents.has(term.id) ? '\u2007\u2007' : '';
        if (!terms.has(term.id)) terms.set(term.id, wider + say(term.title, language));
      }
    }
  }
  return [...terms];
}
