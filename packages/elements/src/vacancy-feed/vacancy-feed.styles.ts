import { css } from 'lit';

/** A vacancy is read from its title to its closing time; the facts stand in tiles, what is for some stays quiet. */
export const styles = css`
  .results {
    display: grid;
    gap: var(--_space);
    align-content: start;
    min-inline-size: 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
  }
  .list {
    grid-template-columns: minmax(0, 1fr);
  }
  /* A page that is drawn in steps has its room from the first of them. */
  .growing {
    align-content: start;
    min-block-size: 180em;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.55em;
    align-content: start;
  }
  .card > :is(h2, h3, h4, h5, h6) {
    font-size: 1.15em;
  }
  .card > :is(h2, h3, h4, h5, h6) > :is(a, button) {
    display: inline-block;
    min-block-size: 1.5em;
    padding-block: 0.1em;
    font-weight: inherit;
  }
  .card .badge,
  .opened .badge {
    align-self: center;
  }
  .badge.internal {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 10em), 1fr));
    gap: 0.6em 1.25em;
    padding-block: 0.25em;
  }
  .tiles dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .small {
    align-items: baseline;
    font-size: 0.9em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }
  .actions > a[part='apply'] {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.5em;
    padding: 0.4em 1em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-decoration: none;
  }
  .actions > a[part='apply']:hover {
    text-decoration: underline;
  }
  .deeds {
    display: contents;
  }
  .group {
    display: grid;
    gap: 0.75em;
    margin-block-start: 0.5em;
  }
  .group > :is(h3, h4, h5, h6) {
    padding-block-end: 0.3em;
    border-block-end: 2px solid var(--_line);
  }
  .root > .back {
    margin-block-end: 0.75em;
  }
  .opened {
    display: grid;
    gap: 0.8em;
  }
  .opened .banner {
    margin-block-end: 0;
  }
  .said:empty {
    display: none;
  }
  .part {
    display: grid;
    gap: 0.6em;
    margin-block-start: 0.7em;
    max-inline-size: 46em;
  }
  .part > :is(h2, h3, h4, h5, h6) {
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--_line);
    font-size: 1.1em;
  }
  .lead {
    font-size: 1.1em;
  }
  .lines {
    display: grid;
    gap: 0.75em;
  }
  .lines > li {
    display: grid;
    justify-items: start;
  }
  .list.alike {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr));
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1.25em;
    align-items: center;
    margin-block-start: var(--_space);
  }
  .see-all {
    margin-block-start: var(--_space);
  }
  .ways a,
  .see-all a,
  .small a,
  .lines a {
    display: inline-block;
    min-block-size: 1.6em;
  }
  @media (forced-colors: active) {
    .actions > a[part='apply'] {
      border: 2px solid LinkText;
    }
  }
  @media print {
    .controls {
      display: none;
    }
    .actions > a[part='apply'] {
      display: inline;
      padding: 0;
      border: 0;
      background: none;
      color: #000;
    }
  }
`;
