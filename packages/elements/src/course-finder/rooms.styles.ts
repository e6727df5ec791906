import { css } from 'lit';

/** The look of what few people open: details, tables, comparing, and the help when nothing was found. */
export const styles = css`
  .details {
    display: grid;
    gap: var(--_space);
    margin-block-start: 0.6em;
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }
  .details section {
    display: grid;
    gap: 0.3em;
    align-content: start;
    justify-items: start;
  }
  .details .sections {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr));
    gap: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
  }
  .bullets button.link {
    vertical-align: top;
  }
  .session-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    align-items: center;
  }
  .session-actions button {
    min-block-size: 2em;
    padding: 0.15em 0.6em;
    font-size: 0.9em;
  }
  .session-actions button.link {
    padding-inline: 0;
  }
  .venues {
    display: grid;
    gap: 0.5em;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
    overflow-wrap: break-word;
  }
  caption {
    text-align: start;
    font-weight: 600;
    padding-block-end: 0.35em;
  }
  th,
  td {
    padding: 0.5em 0.9em 0.5em 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--_muted);
    font-size: 0.9em;
  }
  tbody th {
    font-weight: 600;
  }
  tr.chosen > * {
    background: var(--_surface);
  }
  th button {
    min-block-size: 2em;
    font-weight: 600;
  }
  .panel {
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .help ul {
    display: grid;
    gap: 0.5em;
    margin-block: 0.5em;
  }
  .day {
    display: grid;
    gap: 0.5em;
  }
  /* A table with more columns than there is room for: each row is a block, each cell says what it is. */
  @container esca (max-width: 36em) {
    .stack,
    .stack > tbody,
    .stack > tbody > tr,
    .stack > tbody > tr > * {
      display: block;
    }
    .stack > thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .stack > tbody > tr {
      padding-block: 0.6em;
      border-block-end: 1px solid var(--_line);
    }
    .stack > tbody > tr > * {
      padding: 0.15em 0;
      border: 0;
    }
    /* Courses that are compared stand under each other in every row, each under its own name. */
    .comparison :is(tr, th, td) {
      display: block;
      padding-inline: 0;
    }
    .comparison .stack > thead {
      display: block;
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
    }
    .comparison .stack > tbody > tr > td {
      padding-block: 0.3em;
    }
    .comparison .stack [data-label]::before {
      display: block;
    }
    .stack [data-label]:not(:empty)::before {
      content: attr(data-label) ': ';
      content: attr(data-label) ': ' / '';
      color: var(--_muted);
      font-size: 0.9em;
    }
  }
  @media print {
    .scroll {
      overflow: visible;
    }
  }
`;
