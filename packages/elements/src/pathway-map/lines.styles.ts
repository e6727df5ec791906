import { css } from 'lit';

/** Moves as lines: faint until they are asked for, each kind with a shape of its own; and the key to them. */
export const lines = css`
  .lines {
    overflow: visible;
    fill: none;
    /* Fainter than this, on the ground of a track, is less than the three to one that WCAG 1.4.11 asks for. */
    --_faint: color-mix(in srgb, var(--_muted) 67%, var(--_background));
    stroke: var(--_faint);
    stroke-width: 1;
    pointer-events: none;
  }
  .strong {
    stroke: var(--_text);
    stroke-width: 2;
  }
  .lines .tip {
    stroke-dasharray: none;
    stroke-linejoin: round;
  }
  .progression .tip,
  .prerequisite .tip {
    fill: var(--_faint);
  }
  .strong .progression .tip,
  .strong.lines .tip,
  .strong .prerequisite .tip {
    fill: var(--_text);
  }
  .lines .option .tip {
    fill: none;
  }
  .lines .lateral .tip {
    fill: var(--_background);
  }
  .prerequisite {
    stroke-dasharray: 12 3 2 3;
  }
  .option {
    stroke-dasharray: 7 4;
  }
  .lateral {
    stroke-dasharray: 0.1 4.5;
    stroke-linecap: round;
  }
  .how rect {
    fill: var(--_background);
    stroke: var(--_line);
    stroke-width: 1;
  }
  .how text {
    fill: var(--_text);
    stroke: none;
    font-size: 0.75em;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1.25em;
    margin-block-start: 0.6em;
    font-size: 0.875em;
  }
  .key li {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }
  .key svg {
    flex: none;
  }
  @media (forced-colors: active) {
    .lines {
      stroke: CanvasText;
    }
    .how text {
      fill: CanvasText;
    }
    .canvas > .lines {
      stroke-width: 0.75;
    }
    .over > .lines {
      stroke: Highlight;
      stroke-width: 3;
    }
  }
  @media print {
    .key {
      gap: 0 1.25em;
      max-block-size: 3.2em;
      overflow: hidden;
    }
    .key .muted {
      display: none;
    }
    .lines {
      stroke: #777;
    }
  }
`;
