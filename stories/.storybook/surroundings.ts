import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { properties, themes, type ThemeName } from '../../packages/builder/src/look/themes.js';

/*
 * The page around a story, chosen in the toolbar: every story can be seen in every theme, scheme, language and width, and
 * on pages whose own styles differ.
 */

/** Styles of host pages. What of them gets into a widget is a fault. */
const hosts = {
  none: '',
  serif: '.around { font: 1.1em/1.7 Georgia, serif; }',
  shouting: `.around, .around * { letter-spacing: .3em !important; text-transform: uppercase !important;
    text-align: end !important; white-space: pre-line !important; box-sizing: content-box !important; }
    .around button, .around h2, .around li { margin: 3em !important; border: 9px solid !important; }`,
  reset: `.around *, .around ::before { all: unset; } .around * { display: revert; }`,
} as const;

const menu = (
  title: string,
  icon: 'paintbrush' | 'contrast' | 'globe' | 'grow' | 'browser',
  items: readonly string[],
): NonNullable<Preview['globalTypes']>[string] => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

/** The menus of the toolbar. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  look: menu('Theme', 'paintbrush', Object.keys(themes)),
  scheme: menu('Colour scheme', 'contrast', ['of the device', 'light', 'dark']),
  language: menu('Language', 'globe', ['en', 'cy']),
  width: menu('Width', 'grow', ['of the window', '240px', '320px', '480px', '768px', '1280px']),
  host: menu('Host page', 'browser', Object.keys(hosts)),
};

export const initialGlobals = {
  look: 'plain',
  scheme: 'of the device',
  language: 'en',
  width: 'of the window',
  host: 'none',
};

/** Puts a story on the page that the toolbar names. */
export const onPage: Decorator = (story, { args, globals }) => {
  const chosen = { ...initialGlobals, ...globals };
  const { look, scheme, language, width } = chosen;
  const own = scheme === 'light' || scheme === 'dark';
  const style = hosts[chosen.host as keyof typeof hosts];
  const names = Object.keys(initialGlobals) as (keyof typeof initialGlobals)[];
  // Nothing around it where nothing is chosen: a story is then what its own code says.
  if (names.every((name) => chosen[name] === initialGlobals[name])) return story();
  // A story that says a language says it on the widget itself, where it would win over the page's.
  const inLanguage = args['lang'] === 'en' ? { args: { ...args, lang: language } } : {};
  return html`${
      style
        ? html`<style>
            ${style}
          </style>`
        : nothing
    }
    <div
      class="around"
      lang=${language}
      style=${styleMap({
        ...Object.fromEntries(properties(themes[look as ThemeName])),
        ...(own && {
          'color-scheme': scheme,
          background: scheme === 'dark' ? '#15181c' : '#ffffff',
          color: 'CanvasText',
          padding: '1em',
        }),
        ...(width.endsWith('px') && { 'max-inline-size': width }),
      })}
    >
      ${story(inLanguage)}
    </div>`;
};
