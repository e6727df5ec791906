import { css } from 'lit';

/** The tools: wide panels above the views, tables that scroll by themselves, ways that read from top to bottom. */
export const styles = css`
  .tool {
    margin-block-end: var(--_space);
    background: var(--_surface);
  }
  .tool .choices button {
    flex: none;
  }
  .panel-head {
    display: flex;
    gap: 0.5em;
    align-items: start;
    justify-content: space-between;
  }
  .tool > * + *,
  .tool > section > * + * {
    margin-block-start: 0.75em;
  }
  .routes {
    display: grid;
    gap: var(--_space);
    align-items: start;
  }
  .route {
    display: grid;
    gap: 0.75em;
    align-content: start;
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_background);
  }
  .way {
    display: grid;
    gap: 0;
  }
  .way > li {
    position: relative;
    display: grid;
    gap: 0.25em;
    justify-items: start;
    padding-block: 0 1.1em;
    padding-inline-start: 1.4em;
    border-inline-start: 2px solid var(--_hue);
    margin-inline-start: 0.5em;
  }
  .way > li:last-child {
    padding-block-end: 0;
    border-image: linear-gradient(var(--_hue) 0.5em, transparent 0) 1;
  }
  .way > li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.3em;
    inset-inline-start: -0.5em;
    inline-size: 0.85em;
    block-size: 0.85em;
    border: 2px solid var(--_hue);
    border-radius: 50%;
    background: var(--_background);
  }
  .way > li:last-child::before {
    background: var(--_hue);
  }
  .label {
    margin-block-start: 0.25em;
    font-weight: 600;
    font-size: 0.925em;
  }
  .needs {
    display: grid;
    gap: 0.15em;
    font-size: 0.95em;
  }
  .needs .state {
    font-weight: 600;
  }
  .needs .met .state {
    color: var(--_success);
  }
  .needs .missing .state {
    color: var(--_danger);
  }
  .needs .missing {
    padding: 0;
    margin: 0;
    border: 0;
    background: none;
  }
  .needs .unknown .state {
    color: var(--_muted);
  }
  .blocker {
    color: var(--_warning);
    font-weight: 600;
  }
  .records.course {
    display: grid;
    gap: 0.1em;
    justify-items: start;
    font-size: 0.95em;
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  a.button {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.5em;
    padding: 0.4em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    color: inherit;
    text-decoration: none;
  }
  .guide {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
  }
  .scroll {
    overflow-x: auto;
  }
  .tool table {
    border-collapse: collapse;
    inline-size: 100%;
    /* A column is as wide as its longest word: what then has no room is scrolled to, and never broken. */
    overflow-wrap: break-word;
  }
  .tool caption {
    padding-block: 0.5em;
    font-weight: 600;
    text-align: start;
  }
  /* The table may be wider than its place, what it is called never is. */
  .tool caption span {
    position: sticky;
    inset-inline-start: 0;
    display: inline-block;
    max-inline-size: calc(100cqi - 4em);
  }
  .tool :is(th, td) {
    padding: 0.45em 0.7em;
    border: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  .tool thead th,
  .tool th[scope='rowgroup'] {
    font-weight: 600;
  }
  .tool th[scope='row'] {
    position: sticky;
    inset-inline-start: 0;
    box-shadow: inset -1px 0 var(--_line);
    background: var(--_background);
  }
  .tool .differs td {
    font-weight: 600;
  }
  @container esca (max-width: 36em) {
    .tool table {
      font-size: 0.9em;
    }
    .tool :is(th, td) {
      padding-inline: 0.45em;
    }
  }
  @media print {
    .scroll {
      overflow: visible;
    }
  }
  /* Courses share lines, so that the steps themselves are not far below. */
  .tool td .bullets {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.6em;
  }
  @container esca (min-width: 52em) {
    .routes.two {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
