import { css } from 'lit';

/**
 * The ground every widget stands on: the host page's styles end here, and the public custom properties are read once
 * into private ones. Sizes are in `em`, so that they follow the page's font size whatever its root says; nothing is
 * `!important`, so that a page may hide us.
 */
export const tokens = css`
  :host {
    display: block;
    inline-size: 100%;
    min-inline-size: 15em;
  }
  :host([hidden]) {
    display: none;
  }
  :host([state='ready']) > slot,
  :host([state='empty']) > slot,
  slot[hidden] {
    display: none;
  }
  .root {
    all: initial;
    color-scheme: inherit;
    display: block;
    container: esca / inline-size;
    font-family: var(--esca-font, system-ui, sans-serif);
    font-size: var(--esca-font-size, 1em);
    line-height: var(--esca-line-height, 1.5);
    --_text: var(--esca-color-text, light-dark(#1a1d21, #eceef0));
    --_muted: var(--esca-color-muted, light-dark(#4b525b, #b4bbc4));
    --_background: var(--esca-color-background, light-dark(#ffffff, #15181c));
    --_surface: var(--esca-color-surface, light-dark(#f4f6f8, #1f2429));
    --_border: var(--esca-color-border, light-dark(#767f8a, #88929d));
    --_line: color-mix(in srgb, var(--_border) 45%, transparent);
    --_accent: var(--esca-color-accent, light-dark(#1f5fbf, #8ab8ff));
    --_on-accent: var(--esca-color-on-accent, light-dark(#ffffff, #0b1a30));
    --_focus: var(--esca-color-focus, light-dark(#1a1d21, #ffd447));
    --_success: var(--esca-color-success, light-dark(#00653b, #6fd3a0));
    --_warning: var(--esca-color-warning, light-dark(#8a4b00, #ffbe6b));
    --_danger: var(--esca-color-danger, light-dark(#a8201a, #ff9b94));
    --_radius: var(--esca-radius, 0.375em);
    --_space: var(--esca-space, 1em);
    color: var(--_text);
    background: var(--_background);
    overflow-wrap: anywhere;
    text-align: start;
  }
  .root.light {
    color-scheme: only light;
  }
  .root.dark {
    color-scheme: only dark;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin: 0;
    font-size: 1.05em;
    line-height: 1.3;
    text-wrap: balance;
  }
  .title {
    font-size: 1.35em;
    margin-block-end: 0.5em;
  }
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  table {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  a:hover {
    text-decoration-thickness: 0.15em;
  }
  .see-all a {
    display: inline-block;
    padding-block: 0.3em;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    margin: 0;
    accent-color: var(--_accent);
  }
  button,
  select,
  input:not([type='checkbox'], [type='radio']),
  textarea {
    min-block-size: 2.5em;
    padding: 0.4em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    max-inline-size: 100%;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    background: var(--_surface);
  }
  button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  button.primary:hover {
    text-decoration: underline;
  }
  button.link {
    min-block-size: 1.75em;
    padding: 0.15em 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    text-align: start;
  }
  button:disabled {
    color: var(--_muted);
    border-style: dashed;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }
  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }
  .muted {
    color: var(--_muted);
  }
  .banner {
    padding: 0.6em 0.9em;
    margin-block-end: var(--_space);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .root {
      --_line: CanvasText;
    }
    button:disabled {
      color: GrayText;
    }
    button.primary {
      border: 2px solid ButtonText;
    }
  }
  @media print {
    .root.root {
      color-scheme: only light;
      background: none;
      color: #000;
    }
    .controls,
    button:not(.link) {
      display: none;
    }
    a[href^='http']::after {
      content: ' (' attr(href) ')';
      font-size: 0.85em;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    button {
      transition: background-color 120ms;
    }
  }
`;
