import { fill } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import { readColour, showRatio } from '../look/contrast.js';
import { leastText } from '../look/pairs.js';
import { isTheme, themeBlock, themeNames, type ColourName, type Scheme } from '../look/themes.js';
import { radios, selectField, textField } from './fields.templates.js';
import { lookOf, type Deeds, type Model } from './model.js';

const schemes: readonly Scheme[] = ['light', 'dark'];
const free: readonly ColourName[] = ['accent', 'text', 'background'];

/** How the widget looks: a theme, and colours in its place that can be read. */
export function lookStep(model: Model, deeds: Deeds): TemplateResult {
  const { configuration, say } = model;
  const { attributes, theme: name } = configuration;
  const { theme } = lookOf(model);
  const own = schemes.some((scheme) => Object.keys(configuration.chosen[scheme]).length > 0);
  return html`
    ${radios({
      name: 'look',
      label: say.theme,
      value: name,
      options: themeNames.map((value) => ({ value, label: say.themes[value] })),
      set: (value) => {
        if (isTheme(value)) deeds.set({ theme: value });
      },
    })}
    ${selectField({
      id: 'scheme',
      label: say.scheme,
      value: attributes['theme'] ?? 'auto',
      options: ['auto', 'light', 'dark'].map((value) => ({
        value,
        label: say.values[`theme.${value}`]!,
      })),
      set: (value) => deeds.attribute('theme', value === 'auto' ? '' : value),
    })}
    <details ?open=${own}>
      <summary>${say.ownColours}</summary>
      <p class="help">${say.ownColoursHelp}</p>
      ${schemes.map((scheme) => free.map((colour) => colourField(model, deeds, scheme, colour)))}
    </details>
    <p class="status" role="status">
      ${fill(say.reads, {
        light: showRatio(leastText(theme.light)),
        dark: showRatio(leastText(theme.dark)),
      })}
    </p>
  `;
}

function colourField(model: Model, deeds: Deeds, scheme: Scheme, name: ColourName): TemplateResult {
  const { configuration, say, view } = model;
  const { chosen } = configuration;
  const { theme, refused } = lookOf(model);
  const key = `${scheme}.${name}`;
  const typed = view.typed[key];
  const no = refused.find((one) => one.scheme === scheme && one.name === name);
  const nameOf = (colour: ColourName): string => (say.colours[colour] ?? colour).toLowerCase();
  const wrong =
    typed !== undefined
      ? say.colourWrong
      : no &&
        fill(say.refused, {
          front: nameOf(no.pair.front),
          back: nameOf(no.pair.back),
          ratio: showRatio(no.pair.ratio),
          least: showRatio(no.pair.least),
        });
  const set = (value: string): void => {
    const { [name]: _, ...others } = chosen[scheme];
    const { [key]: __, ...stillTyped } = view.typed;
    const colour = readColour(value);
    deeds.look({ typed: colour || value === '' ? stillTyped : { ...stillTyped, [key]: value } });
    deeds.set({
      chosen: { ...chosen, [scheme]: colour ? { ...others, [name]: colour } : others },
    });
  };
  const { instead } = no ?? {};
  return html`<div class="colour">
    ${textField({
      id: `colour-${scheme}-${name}`,
      label: fill(say.colourFor, { name: say.colours[name] ?? name, scheme: say[scheme] }),
      value: typed ?? chosen[scheme][name] ?? '',
      wrong,
      set,
    })}
    <input
      type="color"
      aria-label=${fill(say.colourFor, { name: say.colours[name] ?? name, scheme: say[scheme] })}
      .value=${chosen[scheme][name] ?? theme[scheme][name]}
      @change=${(event: Event) => set((event.target as HTMLInputElement).value)}
    />
    ${
      instead
        ? html`<p class="help">
            ${fill(say.instead, { colour: instead })}
            <button type="button" @click=${() => set(instead)}>
              ${fill(say.takeInstead, { colour: instead })}
            </button>
          </p>`
        : nothing
    }
  </div>`;
}

/** Whether the look differs from how widgets look by themselves. */
export function isDressed(model: Model): boolean {
  const { configuration } = model;
  return (
    configuration.theme !== 'plain' ||
    schemes.some((scheme) => Object.keys(configuration.chosen[scheme]).length > 0)
  );
}

/** The block of style to copy. */
export function lookBlock(model: Model): string {
  return themeBlock(lookOf(model).theme);
}
