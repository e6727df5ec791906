import { css } from 'lit';

/** The details of a step: one column of short parts, most needed first. */
export const styles = css`
  .panel-head {
    display: flex;
    gap: 0.5em;
    align-items: start;
    justify-content: space-between;
  }
  #esca-step {
    scroll-margin-block: 3em;
  }
  .panel .shut {
    flex: none;
    min-inline-size: 2.5em;
  }
  .panel > * + * {
    margin-block-start: 0.75em;
  }
  .panel section {
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_line);
  }
  .panel details {
    padding-block: 0.5em;
    border-block-start: 1px solid var(--_line);
  }
  .panel details + details,
  .panel section + details {
    margin-block-start: 0;
  }
  .panel summary {
    display: flex;
    gap: 0.5em;
    align-items: center;
    justify-content: space-between;
    min-block-size: 1.75em;
    cursor: pointer;
  }
  .panel summary::after {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: 0.25em;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  .panel [open] > summary {
    margin-block-end: 0.4em;
  }
  .panel [open] > summary::after {
    rotate: 225deg;
  }
  .panel section > :is(h2, h3, h4, h5, h6) {
    margin-block-end: 0.4em;
  }
  .moves {
    display: grid;
    gap: 0.6em;
  }
  .moves .how {
    display: block;
    color: var(--_muted);
    font-size: 0.925em;
  }
  .moves .bullets {
    font-size: 0.925em;
  }
  .records {
    display: grid;
    gap: 0.7em;
  }
  .records li {
    display: grid;
    gap: 0.1em;
    justify-items: start;
  }
  .records .availability,
  .records .muted {
    font-size: 0.925em;
  }
  @media print {
    .panel summary::after {
      display: none;
    }
  }
  blockquote {
    margin: 0;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_hue);
  }
  blockquote + blockquote {
    margin-block-start: 0.75em;
  }
  blockquote footer {
    color: var(--_muted);
    font-size: 0.925em;
  }
  .panel .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  .panel .deeds button {
    min-block-size: 2.1em;
    padding: 0.2em 0.65em;
    font-size: 0.925em;
  }
  .panel .deeds:empty {
    display: none;
  }
  .marking {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: center;
  }
`;
