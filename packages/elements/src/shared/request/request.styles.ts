import { css } from 'lit';
import { dialogHead } from './dialog-head.styles.js';

/** Dialogues in which a visitor reads and decides. */
export const dialogs = css`
  ${dialogHead}
  .esca-dialog {
    inline-size: min(100% - 1em, 38em);
    max-block-size: calc(100% - 1em);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_background);
    color: var(--_text);
    overscroll-behavior: contain;
  }
  .esca-dialog::backdrop {
    background: rgb(0 0 0 / 0.55);
  }
  .dialog-main,
  .dialog-actions {
    padding-inline: 1.25em;
  }
  .field select {
    font-weight: 400;
  }
  .dialog-main {
    display: grid;
    gap: 1em;
    padding-block: 1em;
  }
  .dialog-main .banner {
    margin: 0;
  }
  .field {
    display: grid;
    align-content: start;
    gap: 0.25em;
  }
  .field > label,
  .dialog-main .label {
    font-weight: 600;
  }
  .field label .muted,
  .field .help {
    font-weight: 400;
  }
  .field :is(input, select, textarea) {
    inline-size: 100%;
  }
  .field textarea {
    resize: vertical;
    line-height: 1.45;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 1em;
  }
  .check {
    display: flex;
    gap: 0.6em;
    align-items: start;
    padding-block: 0.25em;
  }
  .check input {
    flex: none;
    inline-size: 1.2em;
    block-size: 1.2em;
    margin-block-start: 0.15em;
  }
  .steps {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(6em, 1fr));
    gap: 0.5em;
    counter-reset: step;
  }
  .steps li {
    padding-block-start: 0.4em;
    border-block-start: 4px solid var(--_line);
    color: var(--_muted);
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step) '. ';
  }
  .steps .done {
    border-color: var(--_success);
  }
  .steps [aria-current] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .dialog-actions {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: 0.6em;
    padding-block: 0.75em 1em;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .channels {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .channels a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.5em;
    padding: 0.4em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
  }
  .handed:empty {
    display: none;
  }
  @container esca (inline-size < 26em) {
    .dialog-actions,
    .esca-dialog .dialog-head {
      position: static;
    }
  }
  @media (max-height: 36em) {
    .dialog-actions {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .steps .done {
      border-style: double;
    }
    .steps [aria-current] {
      border-color: Highlight;
    }
  }
`;
