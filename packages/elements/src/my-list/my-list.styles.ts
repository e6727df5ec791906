import { css } from 'lit';

/** A list to come back to: what needs attention first, then calm rows, then what can be done with all of it. */
export const styles = css`
  .sum {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    margin-block-end: var(--_space);
    color: var(--_muted);
  }
  .notice {
    display: grid;
    gap: 0.5em;
    justify-items: start;
  }
  .notice.news {
    border-inline-start-color: var(--_accent);
  }
  .notice.clash {
    border-inline-start-color: var(--_danger);
  }
  .notice .bullets {
    display: grid;
    gap: 0.25em;
  }
  .group {
    margin-block-start: 1.5em;
  }
  .group > :is(h2, h3, h4, h5, h6) {
    padding-block-end: 0.3em;
    border-block-end: 2px solid var(--_line);
    color: var(--_muted);
    font-size: 0.95em;
    letter-spacing: 0.02em;
  }
  .row {
    display: grid;
    grid-template-columns: 1fr;
    gap: 0.3em 1em;
    padding-block: 0.9em;
    border-block-end: 1px solid var(--_line);
  }
  .row-text {
    display: grid;
    gap: 0.3em;
    min-inline-size: 0;
  }
  .row :is(h2, h3, h4, h5, h6) {
    font-size: 1.08em;
  }
  .row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 0.6em;
    align-items: start;
    align-content: start;
  }
  .row-actions button {
    min-block-size: 2.25em;
    padding: 0.25em 0.7em;
  }
  .row-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 1em;
    font-size: 0.9em;
    color: var(--_muted);
  }
  .changes {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
  }
  .badge.strong {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .badge.bad {
    border-color: var(--_danger);
    background: none;
    color: var(--_danger);
    font-weight: 600;
  }
  .gone .row-title {
    color: var(--_muted);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
    margin-block-start: calc(var(--_space) * 1.25);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }
  .actions .apart {
    margin-inline-start: auto;
  }
  .danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  .empty-mark {
    inline-size: 2.5em;
    block-size: 3em;
    margin-block-end: 0.5em;
    fill: none;
    stroke: var(--_border);
    stroke-width: 1;
  }
  .shared {
    margin-block-end: var(--_space);
    padding: var(--_space);
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .shared > * + * {
    margin-block-start: 0.6em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  @container esca (inline-size >= 40em) {
    .row {
      grid-template-columns: 1fr auto;
    }
    .row-actions {
      justify-content: end;
      max-inline-size: 22em;
    }
  }
  @container esca (inline-size < 24em) {
    .actions button {
      flex: 1 1 100%;
    }
    .actions .apart {
      margin-inline-start: 0;
    }
  }
  @media print {
    .badge.strong {
      color: #000;
      font-weight: 600;
    }
    .row {
      break-inside: avoid;
    }
  }
`;
