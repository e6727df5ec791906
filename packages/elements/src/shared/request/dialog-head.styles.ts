import { css } from 'lit';

/** The head of a dialogue: what it is about, and the way out, which stay in sight where there is height for them. */
export const dialogHead = css`
  .dialog-head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    gap: 1em;
    align-items: center;
    justify-content: space-between;
    padding: 0.6em 1.25em;
    border-block-end: 1px solid var(--_line);
    background: var(--_background);
  }
  .dialog-head button {
    flex: none;
  }
  .dialog-head h2 {
    font-size: 1.2em;
  }
  @media (max-height: 36em) {
    .dialog-head {
      position: static;
    }
  }
`;
