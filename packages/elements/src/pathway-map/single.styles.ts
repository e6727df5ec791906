import { css } from 'lit';

/** One step with what comes before and after it: below each other, or side by side where there is room. */
export const single = css`
  .single {
    display: grid;
    gap: var(--_space);
  }
  .single :is(section, ul) {
    display: grid;
    gap: 0.5em;
  }
  .single :is(.near, .here) {
    padding: 0.5em 0.9em;
    border: 1px solid var(--_line);
    border-inline-start: 0.3em solid var(--_hue);
    border-radius: var(--_radius);
  }
  .single .here {
    padding-block: 0.75em;
    background: var(--_surface);
  }
  .single .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    font-size: 0.925em;
  }
  /* One step back, where one is, and one step on, side by side. */
  @container esca (min-width: 50em) {
    .single:has(> section + .here) {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      align-items: start;
    }
    .single .here {
      margin-block-start: 2em;
    }
    .single :is(.missing, .whole) {
      grid-column: 1 / -1;
    }
  }
`;
