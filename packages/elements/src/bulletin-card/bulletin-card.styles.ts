import { css } from 'lit';

/** An issue reads like a letter: one column, groups with quiet headings, one block that stands out. */
export const styles = css`
  .issue-meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    margin-block-end: 0.75em;
    color: var(--_muted);
  }
  .intro {
    margin-block-end: var(--_space);
    max-inline-size: 42em;
  }
  .mine {
    margin-block-end: var(--_space);
  }
  .mine summary {
    min-block-size: 1.75em;
    cursor: pointer;
  }
  .mine .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    margin-block: 0.5em;
  }
  .mine label {
    display: grid;
    flex: 0 1 16em;
    gap: 0.2em;
    min-inline-size: min(16em, 100%);
  }
  .mine select {
    inline-size: 100%;
  }
  @media print {
    .mine {
      display: none;
    }
    .badge.strong.strong {
      color: #000;
      font-weight: 600;
    }
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
  .item {
    display: grid;
    gap: 0.3em;
    padding-block: 0.9em;
    border-block-end: 1px solid var(--_line);
  }
  .item > :is(h2, h3, h4, h5, h6) {
    font-size: 1.08em;
  }
  .item.shut :is(h2, h3, h4, h5, h6) a {
    color: var(--_muted);
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
  }
  .badge.strong {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .featured {
    margin-block: var(--_space);
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-inline-start: 0.35em solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .featured .item {
    padding-block: 0.25em 0;
    border: 0;
  }
  .media {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
  }
  .media audio,
  .media video {
    inline-size: 100%;
    max-inline-size: 32em;
  }
  .item-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 0.6em;
    margin-block-start: 0.2em;
  }
  .item-actions button {
    min-block-size: 2.25em;
    padding: 0.25em 0.7em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    margin-block-start: var(--_space);
  }
  .as-text {
    display: grid;
    gap: 0.25em;
    margin-block-start: 0.5em;
    font-weight: 600;
  }
  .as-text textarea {
    inline-size: 100%;
    font-weight: 400;
  }
  .issues {
    display: grid;
    gap: 0;
  }
  .issues li {
    display: grid;
    gap: 0.1em;
    padding-block: 0.7em;
    border-block-end: 1px solid var(--_line);
  }
`;
