import { css } from 'lit';

/** The finder's own look: calm cards, the date first among the facts, one line of quiet ones. */
export const styles = css`
  .result-head h1,
  .result-head h2,
  .result-head h3,
  .result-head h4,
  .result-head h5,
  .result-head h6 {
    font-size: 1.15em;
  }
  .results {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    min-inline-size: 0;
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    min-inline-size: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .views label {
    display: flex;
    align-items: center;
    min-block-size: 2.4em;
    padding: 0.3em 0.8em;
    cursor: pointer;
  }
  .views label + label {
    border-inline-start: 1px solid var(--_line);
  }
  .views input {
    position: absolute;
    opacity: 0;
    inline-size: 1px;
    block-size: 1px;
  }
  .views label:has(:checked) {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .views label:first-of-type {
    border-start-start-radius: calc(var(--_radius) - 1px);
    border-end-start-radius: calc(var(--_radius) - 1px);
  }
  .views label:last-of-type {
    border-start-end-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
  }
  .views label:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .card {
    display: grid;
    gap: 0.35em;
    padding: calc(var(--_space) * 1.1) var(--_space);
  }
  .card > [tabindex] {
    text-wrap: wrap;
  }
  .card > [tabindex] [part~='title'] {
    font-size: 1.1em;
    font-weight: 600;
  }
  .meta {
    display: block;
    font-size: 0.9em;
  }
  .meta > span:not(:last-child):not(:has(+ .badge))::after {
    content: '\\a0 · ' / '';
  }
  .filter .count {
    white-space: nowrap;
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1em;
    margin-block: 0.15em;
  }
  .date {
    font-weight: 600;
  }
  /* Links that stand in a line are still as high as a finger needs. */
  .card > .steps a {
    display: inline-block;
    min-block-size: 24px;
  }
  .card > .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
    align-items: center;
    font-size: 0.9em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    margin-block-start: 0.35em;
  }
  .expand::before {
    content: '';
    display: inline-block;
    inline-size: 0.45em;
    block-size: 0.45em;
    margin-inline-end: 0.6em;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -0.2em;
  }
  .expand[aria-expanded='true']::before {
    rotate: 225deg;
    translate: 0 0.05em;
  }
  .compare {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    min-block-size: 2em;
  }
  .compare input {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .compare:has(:disabled) {
    color: var(--_muted);
  }
  .compare-bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    padding: 0.6em 0.9em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .more {
    justify-self: start;
  }
  .print-only {
    display: none;
  }
  @container esca (max-width: 30em) {
    .card {
      padding-inline: 0.85em;
    }
    .compare-bar {
      position: static;
    }
  }
  /* Where one card fills the view, the bar at the top is out of sight of what was ticked: it stands at the bottom there. */
  @media screen and (min-height: 30em) {
    @container esca (max-width: 44em) {
      .results {
        display: flex;
        flex-direction: column;
      }
      .compare-bar {
        position: sticky;
        inset-block: auto 0;
        order: 1;
        font-size: 0.9em;
      }
      .more {
        align-self: start;
      }
    }
  }
  @media (forced-colors: active) {
    .views label:has(:checked:not(:focus-visible)) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media print {
    .controls,
    .pagination,
    .browse > .filters {
      display: none;
    }
    .print-only {
      display: block;
    }
    button.link {
      color: inherit;
      text-decoration: none;
    }
    .card {
      border-width: 0 0 1px;
      border-radius: 0;
      padding-inline: 0;
    }
    .result-head {
      break-after: avoid;
    }
  }
`;
