import { css } from 'lit';

/** How records look wherever they stand. The words say everything; colour and the mark before them only help. */
export const records = css`
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 1em;
    color: var(--_muted);
  }
  .badge {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    font-size: 0.875em;
    color: var(--_text);
    background: var(--_surface);
  }
  .availability {
    display: inline-block;
    font-weight: 600;
  }
  .availability::before {
    content: '';
    display: inline-block;
    inline-size: 0.6em;
    block-size: 0.6em;
    margin-inline-end: 0.45em;
    border: 2px solid currentcolor;
    border-radius: 50%;
  }
  .availability.open,
  .availability.few,
  .availability.last,
  .availability.on-demand,
  .availability.always-open {
    color: var(--_success);
  }
  /* Filled by their borders: paper and forced colours leave backgrounds out. */
  .availability.open::before,
  .availability.on-demand::before,
  .availability.always-open::before {
    border-width: 0.35em;
  }
  .availability.few::before,
  .availability.last::before {
    border-inline-start-width: 0.35em;
  }
  .availability.waiting,
  .availability.waiting-full,
  .availability.full,
  .availability.closing-soon {
    color: var(--_warning);
  }
  .availability.cancelled,
  .availability.postponed,
  .availability.closed,
  .availability.filled,
  .availability.withdrawn {
    color: var(--_danger);
  }
  .bullets {
    list-style: disc;
    padding-inline-start: 1.25em;
  }
  .blocks > * + * {
    margin-block-start: 0.6em;
  }
  .facts {
    display: grid;
    grid-template-columns: fit-content(40%) 1fr;
    gap: 0.25em 1em;
  }
  .facts dt {
    color: var(--_muted);
  }
  .facts dd {
    margin: 0;
  }
  mark {
    background: light-dark(#fff0a8, #5a4a00);
    color: light-dark(#1a1d21, #ffffff);
  }
  @media (forced-colors: active) {
    .badge {
      border-color: CanvasText;
    }
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
