import { css } from 'lit';

/** The frame, the list and the details. Every track has a hue; its name is always there in words as well. */
export const styles = css`
  .root {
    --_hue: var(--_muted);
    --_practice: var(--esca-pathway-map-practice, light-dark(#0b5a8f, #7cc0f5));
    --_education: var(--esca-pathway-map-education, light-dark(#6b3fa0, #c9a8f5));
    --_strategic: var(--esca-pathway-map-strategic, light-dark(#9a3412, #fdb088));
    --_support: var(--esca-pathway-map-support, light-dark(#1f6b3a, #86d6a0));
  }
  .lane-practice {
    --_hue: var(--_practice);
  }
  .lane-education {
    --_hue: var(--_education);
  }
  .lane-strategic {
    --_hue: var(--_strategic);
  }
  .lane-support {
    --_hue: var(--_support);
  }
  .summary {
    max-inline-size: 46em;
    margin-block-end: var(--_space);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 1em;
    align-items: center;
    margin-block-end: 0.75em;
  }
  .switch {
    display: inline-flex;
    position: relative;
  }
  .switch button {
    border-radius: 0;
  }
  .switch button + button {
    margin-inline-start: -1px;
  }
  .switch .view-list {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .switch .view-map {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  /* Not in bold: what stands beside them would move. */
  :is(.switch, .route) [aria-pressed='true'],
  .tools [aria-expanded='true'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  :is(.switch, .tools) button {
    transition: none;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 1em;
    align-items: end;
  }
  .choice {
    display: grid;
    gap: 0.15em;
    flex: 1 1 10em;
    max-inline-size: 17em;
    font-size: 0.925em;
  }
  .choice > span {
    color: var(--_muted);
  }
  .choice select {
    /* Its width is given, so two hundred options need not be measured for it. */
    field-sizing: content;
    inline-size: 100%;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }
  .box {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 2.5em;
    font-size: 0.925em;
  }
  .box input {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .narrowing {
    margin-block-end: var(--_space);
  }
  .narrowing summary {
    padding-block: 0.5em;
    cursor: pointer;
    font-weight: 600;
  }
  /* As high with the button in it as without, so that the map stays where it is. */
  .matching {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: center;
    min-block-size: 2em;
    margin-block-start: 0.25em;
    color: var(--_muted);
  }
  .stage-frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    align-items: start;
  }
  :is(.region, .scroll) {
    scrollbar-width: thin;
    /* Where a drawing or a table goes on, its edge lies in shadow; what is scrolled along covers that at either end. */
    --_shade: light-dark(rgb(0 0 0 / 0.28), rgb(0 0 0 / 0.75));
    background:
      linear-gradient(to right, var(--_background) 40%, transparent) left / 2.5em 100% local,
      linear-gradient(to left, var(--_background) 40%, transparent) right / 2.5em 100% local,
      linear-gradient(to right, var(--_shade), transparent) left / 0.9em 100% scroll,
      linear-gradient(to left, var(--_shade), transparent) right / 0.9em 100% scroll,
      var(--_background);
    background-repeat: no-repeat;
  }
  .stage + .stage {
    margin-block-start: 2em;
  }
  .stage > :is(h2, h3, h4, h5, h6) {
    padding-block-end: 0.3em;
    margin-block-end: 0.75em;
    border-block-end: 2px solid var(--_line);
    font-size: 1.15em;
  }
  .stage > ul {
    display: grid;
    gap: 0.75em;
  }
  .steps .step {
    display: grid;
    gap: 0.35em;
    padding: 0.75em 1em;
    border: 1px solid var(--_line);
    border-inline-start: 0.3em solid var(--_hue);
    border-radius: var(--_radius);
  }
  .steps .step button.link {
    font-weight: 600;
  }
  .steps .step.off {
    border-style: dashed;
    color: var(--_muted);
  }
  .steps .meta {
    font-size: 0.9em;
  }
  .meta .count {
    color: var(--_text);
    font-weight: 600;
  }
  .lines-list,
  dl.lines {
    display: grid;
    gap: 0.25em;
    font-size: 0.925em;
    stroke: none;
  }
  .line {
    display: grid;
    gap: 0 1em;
  }
  .line dt {
    color: var(--_muted);
  }
  .line dd ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.6em;
    padding-inline-start: 1.1em;
    list-style: disc;
  }
  .missing {
    padding: 0.6em 0.9em;
    margin-block-end: var(--_space);
    border-inline-start: 4px solid var(--_warning);
    background: var(--_surface);
  }
  .panel {
    position: relative;
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-block-start: 0.3em solid var(--_hue);
    border-radius: var(--_radius);
    background: var(--_background);
    min-inline-size: 0;
  }
  .steps .panel {
    margin-block-start: 0.5em;
  }
  /* A button is as a box in its line: the mark beside it stands at its first words. */
  .bullets > li > button.link {
    vertical-align: top;
  }
  .panel-head :is(h2, h3, h4, h5, h6) {
    font-size: 1.25em;
  }
  .loose {
    margin-block-start: var(--_space);
  }
  .print-all {
    display: none;
  }
  @container esca (min-width: 36em) {
    .line {
      grid-template-columns: 8em 1fr;
    }
  }
  @container esca (min-width: 58em) {
    .stage-frame.beside {
      grid-template-columns: minmax(0, 1fr) 23em;
    }
    /* Not by the class above: whenever that came, every step of the map would be searched for a panel. */
    .map-frame + .panel {
      position: sticky;
      inset-block-start: var(--esca-pathway-map-offset, 0.5em);
      max-block-size: clamp(18em, 100vh - 1em - var(--esca-pathway-map-offset, 0.5em), 40em);
      overflow-y: auto;
      scrollbar-width: thin;
    }
  }
  @media (forced-colors: active) {
    :is(.region, .scroll) {
      background: none;
    }
    .steps .step.off {
      color: GrayText;
    }
    :is(.switch, .route) [aria-pressed='true']:not(:focus-visible),
    .tools [aria-expanded='true']:not(:focus-visible) {
      outline: 3px solid Highlight;
      outline-offset: -4px;
    }
  }
  @media print {
    :is(.region, .scroll) {
      background: none;
    }
    .stage-frame,
    .map-frame {
      display: block;
    }
    .steps .step,
    .panel :is(section, details) {
      break-inside: avoid;
    }
    button.link {
      display: inline;
      color: inherit;
      text-decoration: none;
    }
    .print-all {
      display: block;
      page: esca-steps;
      break-before: page;
      font-size: 0.75em;
    }
    .print-all .panel {
      columns: 2;
      margin-block-end: 1.5em;
      break-inside: auto;
    }
    .print-all .panel-head {
      column-span: all;
    }
    [data-paper] .stage-frame :is(.panel, .steps),
    [data-paper] .loose {
      display: none;
    }
    /* The map has its heading on its page, unless a plan stands between them. */
    [data-paper='map']:not(:has(.tool)) {
      page: esca-map;
    }
    [data-paper='map'] :is(.title, .summary) {
      max-block-size: 3.2em;
      margin-block-end: 0.25em;
      overflow: hidden;
    }
  }
`;
