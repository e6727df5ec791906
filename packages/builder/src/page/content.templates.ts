import { attributeOf, embedLink, type Widget } from '@esca/domain/address';
import { chooseText, fill } from '@esca/domain';
import type { Text } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { Term } from '../choices/feed-facts.js';
import { checkboxes, selectField, textField, tick, type Option } from './fields.templates.js';
import { knownFacts, wishOf, type Deeds, type Model } from './model.js';

/** What each widget offers beside what all have. */
const own: Readonly<Record<Exclude<Widget, 'feed'>, readonly string[]>> = {
  'course-finder': ['when', 'mode', 'availability', 'sort', 'view'],
  'pathway-map': ['pathway', 'view'],
  'vacancy-feed': ['contract', 'group-by', 'sort'],
  'bulletin-card': ['view'],
  'my-list': [],
};
const filters = ['audience', 'area', 'topic'];
const plain = ['lang', 'storage'];
const elsewhere = ['src', 'label', 'heading-level', 'limit', 'see-all', 'locked', 'theme'];

/** What the widget shows. */
export function contentStep(model: Model, deeds: Deeds): TemplateResult {
  const { configuration, say } = model;
  const { attributes, widget } = configuration;
  const facts = knownFacts(model);
  const list = widget === 'my-list';
  const named = (terms: readonly Term[]): Option[] =>
    terms.map(({ code, title, depth }) => ({ value: code, label: inWords(model, title), depth }));
  const filter = (name: string, options: readonly Option[]): TemplateResult | typeof nothing =>
    options.length === 0
      ? nothing
      : checkboxes({
          name,
          label: say.attributes[name]!,
          value: attributes[name] ?? '',
          options,
          set: (value) => deeds.attribute(name, value),
        });
  return html`
    ${textField({
      id: 'feed',
      type: 'url',
      label: say.feed,
      help: say.feedHelp,
      value: attributes['src'] ?? '',
      wrong:
        typeof model.facts === 'string' ? fill(say.feedFailed, { code: model.facts }) : undefined,
      set: (value) => deeds.attribute('src', value),
    })}
    <p class="status" role="status">${feedSentence(model)}</p>
    ${
      list
        ? nothing
        : html`${filter(
            'audience',
            (['adults', 'children'] as const).map((value) => ({
              value,
              label: model.words.audiences[value],
            })),
          )}
          ${filter('area', named(facts?.areas ?? []))}
          ${
            (facts?.topics.length ?? 0) > 8
              ? html`<details ?open=${!!attributes['topic']}>
                  <summary>${say.attributes['topic']}</summary>
                  ${filter('topic', named(facts?.topics ?? []))}
                </details>`
              : filter('topic', named(facts?.topics ?? []))
          }
          ${locking(model, deeds)}`
    }
    ${textField({
      id: 'label',
      label: say.attributes['label']!,
      help: say.labelHelp,
      value: attributes['label'] ?? '',
      set: (value) => deeds.attribute('label', value),
    })}
    ${textField({
      id: 'words',
      label: say.words,
      help: say.wordsHelp,
      value: configuration.words,
      set: (words) => deeds.set({ words }),
    })}
    ${list ? nothing : limits(model, deeds)}
    <details>
      <summary>${say.more}</summary>
      ${[...own[widget], ...plain].map((name) => oneChoice(model, deeds, name))}
      ${leftovers(model, deeds)}
    </details>
  `;
}

const inWords = ({ lang }: Model, text: Text): string => chooseText(text, lang, 'en').text;

function feedSentence(model: Model): string {
  const { facts, say } = model;
  if (facts === undefined) return say.feedLoading;
  if (typeof facts === 'string') return '';
  const { courses, pathways, vacancies, bulletins } = facts.counts;
  return fill(say.feedReady, {
    publisher: inWords(model, facts.publisher),
    courses: String(courses),
    pathways: String(pathways),
    vacancies: String(vacancies),
    bulletins: String(bulletins),
  });
}

/** Which of the filters that are set visitors may not change. */
function locking({ configuration, say }: Model, deeds: Deeds): TemplateResult | typeof nothing {
  const { attributes } = configuration;
  const set = filters.filter((name) => attributes[name]);
  if (set.length === 0) return nothing;
  const locked = attributes['locked'] === 'all' ? set.join(' ') : (attributes['locked'] ?? '');
  return checkboxes({
    name: 'locked',
    label: say.locked,
    help: say.lockedHelp,
    value: locked,
    options: set.map((value) => ({ value, label: say.attributes[value]! })),
    set: (value) => deeds.attribute('locked', value),
  });
}

function limits(model: Model, deeds: Deeds): TemplateResult {
  const { configuration, say } = model;
  const { attributes } = configuration;
  const { embedding } = wishOf(model);
  const { limit, 'see-all': _, theme: __, ...others } = embedding.attributes;
  const whole = embedLink({ ...embedding, attributes: others });
  return html`${textField({
    id: 'limit',
    type: 'number',
    min: 1,
    max: 1000,
    label: say.attributes['limit']!,
    help: say.limitHelp,
    value: limit ?? '',
    set: (value) => deeds.attribute('limit', value),
  })}
  ${
    limit
      ? tick({
          label: say.seeAll,
          value: !!attributes['see-all'],
          set: (on) => deeds.attribute('see-all', on ? whole : ''),
        })
      : nothing
  }`;
}

/** An attribute whose values are known: a list of which one or several are chosen. */
function oneChoice(model: Model, deeds: Deeds, name: string): TemplateResult | typeof nothing {
  const { configuration, say, words } = model;
  const { attributes, widget } = configuration;
  const row = attributeOf(widget, name);
  if (!row) return nothing;
  const label = say.attributes[name] ?? name;
  const set = (value: string): void => deeds.attribute(name, value === row.default ? '' : value);
  const wordOf = (value: string): string =>
    say.values[`${name}.${value}`] ??
    (words.modes as Readonly<Record<string, string>>)[value] ??
    (words.contracts as Readonly<Record<string, string>>)[value] ??
    value;
  if (row.rule.type === 'choices') {
    const options = row.rule.values.map((value) => ({ value, label: wordOf(value) }));
    return checkboxes({ name, label, value: attributes[name] ?? '', options, set });
  }
  const values =
    row.rule.type === 'choice' ? row.rule.values : name === 'lang' ? ['', 'en', 'cy'] : [];
  const options: Option[] =
    name === 'pathway'
      ? [
          { value: '', label: say.any },
          ...(knownFacts(model)?.pathways ?? []).map(({ code, title }) => ({
            value: code,
            label: inWords(model, title),
          })),
        ]
      : values.map((value) => ({ value, label: wordOf(value) }));
  const value = attributes[name] ?? row.default ?? '';
  // A value that a snippet brought along and the page does not offer, such as a month, stays chosen.
  if (!options.some((option) => option.value === value)) options.push({ value, label: value });
  return selectField({ id: `choice-${name}`, label, value, options, set });
}

/** What is set and has no control here; it came from a snippet or an address. */
function leftovers({ configuration, say }: Model, deeds: Deeds): TemplateResult | typeof nothing {
  const { attributes, widget } = configuration;
  const shown = [...own[widget], ...plain, ...filters, ...elsewhere];
  const others = Object.entries(attributes).filter(([name]) => !shown.includes(name));
  if (others.length === 0) return nothing;
  return html`<p>${say.also}</p>
    <ul>
      ${others.map(
        ([name, value]) =>
          html`<li>
            <code>${name}=${value}</code>
            <button type="button" @click=${() => deeds.attribute(name, '')}>
              ${fill(say.remove, { name })}
            </button>
          </li>`,
      )}
    </ul>`;
}
