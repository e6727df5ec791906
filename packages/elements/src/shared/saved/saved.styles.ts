import { css } from 'lit';

/** The button that saves. It comes with what it does, so no page pays for it before. */
export const saving = css`
  .save {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 2.25em;
    padding: 0.25em 0.7em;
  }
  .save svg {
    flex: none;
    inline-size: 0.9em;
    block-size: 1.1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
  }
  .save[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .save[aria-pressed='true'] svg {
    fill: currentcolor;
  }
  .asked {
    color: var(--_muted);
  }
  .save-trouble {
    flex-basis: 100%;
    color: var(--_danger);
  }
`;
