import { css } from 'lit';
import { lines } from './lines.styles.js';

/** The drawing: quiet ground, calm cards, and lines that only speak when they are asked. */
export const styles = css`
  ${lines}
  .map {
    min-inline-size: 0;
  }
  .region {
    overflow-x: auto;
    overflow-y: hidden;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 2);
  }
  /* What changes inside a step or inside the drawing moves nothing outside it. */
  .spot {
    contain: layout style;
  }
  .canvas {
    contain: strict;
    position: relative;
    font-size: 0.875em;
    min-block-size: 12em;
    min-inline-size: 100%;
  }
  .canvas:not(.laid) {
    visibility: hidden;
  }
  .canvas > *,
  .over > *,
  .heads > div,
  .column {
    position: absolute;
  }
  /* Lines that come and go have a frame of their own: otherwise every step would be put in its place again. */
  .over {
    contain: strict;
    inset: 0;
    pointer-events: none;
  }
  .heads {
    inset: 0;
    z-index: 1;
    pointer-events: none;
  }
  .heads > div {
    inset-inline: 0;
    block-size: 2.5em;
    background: var(--_background);
  }
  /* The region scrolls along by itself, so nothing in it can stick to the window. Where the browser can tie a movement to
     how far the page has scrolled, the names of the stages stay in sight while the map goes past; a page whose own bar
     covers its top says so with scroll-padding. */
  @supports (animation-range: exit-crossing) {
    @media screen and (prefers-reduced-motion: no-preference) {
      .region {
        view-timeline: --esca-map;
      }
      .heads {
        animation: esca-stay linear both;
      }
      /* A rule of its own: a minifier would put the line into the shorthand, where browsers do not take it. */
      .region .heads {
        animation-timeline: --esca-map;
        animation-range: exit-crossing;
      }
    }
  }
  @keyframes esca-stay {
    to {
      translate: 0 100%;
    }
  }
  .column {
    padding-block-start: 0.7em;
    font-weight: 600;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .column b {
    display: inline-block;
    min-inline-size: 1.5em;
    margin-inline-end: 0.25em;
    border-radius: 1em;
    background: var(--_text);
    color: var(--_background);
    font-size: 0.85em;
    line-height: 1.5em;
    text-align: center;
  }
  .band {
    inset-inline: 0;
    border-block-start: 1px solid color-mix(in srgb, var(--_hue) 30%, transparent);
    background: color-mix(in srgb, var(--_hue) 6%, transparent);
  }
  .band span {
    position: sticky;
    inset-inline-start: 0.85em;
    display: inline-block;
    padding-block-start: 0.35em;
    color: var(--_hue);
    font-size: 0.9em;
    font-weight: 600;
  }
  .node {
    display: flex;
    flex-direction: column;
    gap: 0.2em;
    inline-size: var(--esca-pathway-map-step-width, 10.5em);
    min-block-size: 3em;
    padding: 0.5em 0.65em 0.5em 0.8em;
    border: 1px solid color-mix(in srgb, var(--_hue) 45%, var(--_background));
    border-inline-start: 0.3em solid var(--_hue);
    border-radius: var(--_radius);
    background: var(--_background);
    text-align: start;
    line-height: 1.25;
    scroll-margin: 3em;
    transition: none;
  }
  .node:hover {
    border-color: var(--_hue);
    background: color-mix(in srgb, var(--_hue) 8%, var(--_background));
  }
  .node .name {
    font-weight: 600;
    text-wrap: balance;
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  /* Every clip is a layer that the browser looks after in each frame, so only a name that may need one has it. */
  .node .name.long {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
    overflow: hidden;
  }
  .node.qualification {
    border-style: double;
    border-width: 3px;
    border-inline-start-width: 0.3em;
    border-radius: 1em;
  }
  .node.programme,
  .node.step {
    border-start-end-radius: 1em;
    border-end-end-radius: 1em;
  }
  .node .tag {
    color: var(--_hue);
    font-size: 0.8em;
  }
  .node.marked .tag {
    font-weight: 700;
  }
  .node.marked .tag::before {
    content: '◆ ';
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 0.6em;
    font-size: 0.8em;
    color: var(--_muted);
  }
  .node .level {
    margin-block-start: 0.2em;
    padding: 0.1em 0.5em;
    border: 1px solid;
    border-radius: 0.5em;
    color: var(--_text);
    font-size: 0.8em;
    font-weight: 600;
    align-self: start;
  }
  .node.future,
  .node.past {
    border-style: dashed;
    border-inline-start-style: solid;
    background: var(--_surface);
  }
  .node.past .name {
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  /* Nothing here is inherited, or the browser would look at every word of every step when a direction is chosen. */
  .node.off {
    border-color: var(--_line);
    background: transparent;
  }
  .node.on {
    border-color: var(--_hue);
    background: color-mix(in srgb, var(--_hue) 10%, var(--_background));
    box-shadow: 0 0 0 1px var(--_hue);
  }
  .node.way {
    border-color: var(--_text);
    box-shadow: 0 0 0 1px var(--_text);
  }
  .node.open {
    border-color: var(--_hue);
    background: var(--_hue);
    color: var(--_background);
  }
  .node.open :is(.counts, .tag, .level) {
    color: inherit;
  }
  /* For paper, where everything is on one page: wide and flat, so that six stages fill a sheet as far as four tracks do. */
  [data-paper='map'] .node {
    flex-flow: row wrap;
    gap: 0 0.6em;
    inline-size: 17em;
    min-block-size: 0;
    padding: 0.3em 0.65em;
  }
  @media (forced-colors: active) {
    .heads > div {
      border-block-end: 1px solid;
    }
    .node.open:not(:focus-visible) {
      outline: 3px solid Highlight;
    }
    .node.off {
      color: GrayText;
    }
    .node.way:not(:focus-visible) {
      outline: 2px solid CanvasText;
    }
  }
  @media print {
    .region {
      overflow: visible;
      border: 0;
    }
    .canvas {
      zoom: var(--_print-zoom, 1);
    }
    .map {
      page: esca-map;
      break-inside: avoid;
    }
    .spot .node {
      display: flex;
      outline: none;
      color: #000;
      background: #fff;
    }
    /* A ground is seldom printed, and what is pale upon it would be lost. */
    .column b {
      border: 1px solid;
      background: none;
      color: inherit;
    }
  }
`;
