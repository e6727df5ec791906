import { css } from 'lit';
import { dialogHead } from '../request/dialog-head.styles.js';

/** The frame of a list with filters: beside it where there is room, behind a button where there is not. */
export const browse = css`
  ${dialogHead}
  .browse {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }
  .search label {
    display: grid;
    gap: 0.25em;
    font-weight: 600;
  }
  .search input {
    inline-size: 100%;
    font-weight: 400;
  }
  .filter {
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_line);
  }
  .filter legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    margin-block-end: 0.35em;
    font-weight: 600;
  }
  .filter legend ~ * {
    clear: both;
  }
  .option {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    padding-block: 0.25em;
    min-block-size: 1.75em;
  }
  .option input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    translate: 0 0.15em;
  }
  .option .count {
    flex: none;
    margin-inline-start: auto;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .option.off {
    color: var(--_muted);
  }
  .depth-1 {
    padding-inline-start: 1.5em;
  }
  .depth-2 {
    padding-inline-start: 3em;
  }
  .depth-3 {
    padding-inline-start: 4.5em;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  .chip {
    min-block-size: 2em;
    padding: 0.2em 0.75em;
    border-radius: 1em;
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .result-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
  }
  .sort {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.5em;
    align-items: center;
  }
  .sort,
  .sort select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }
  .card {
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .pagination ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    align-items: center;
  }
  .pagination button {
    min-inline-size: 2.5em;
  }
  .pagination [aria-current] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  dialog {
    inline-size: min(100% - 1em, 30em);
    max-block-size: calc(100% - 1em);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .filters .dialog-head {
    padding-inline: var(--_space);
  }
  .dialog-body {
    padding: 0 var(--_space);
  }
  .dialog-body > .filter:first-child {
    border: 0;
  }
  .dialog-foot {
    position: sticky;
    inset-block-end: 0;
    padding: 0.75em var(--_space);
    border-block-start: 1px solid var(--_line);
    background: var(--_background);
  }
  .dialog-foot button {
    inline-size: 100%;
  }
  .browse.wide {
    grid-template-columns: minmax(13em, 1fr) minmax(0, 3fr);
    align-items: start;
  }
  .browse.wide > .search,
  .browse.wide > .across {
    grid-column: 1 / -1;
  }
  @media (forced-colors: active) {
    .chip,
    .card,
    .pagination [aria-current] {
      border: 1px solid CanvasText;
    }
    .pagination [aria-current] {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    /* Filters are no use on paper, so the list has their room. */
    .browse {
      display: block;
    }
    .card {
      break-inside: avoid;
    }
  }
`;
