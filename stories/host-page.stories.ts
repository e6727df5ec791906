import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../packages/elements/src/define/course-finder.js';
import '../packages/elements/src/define/feed.js';
import '../packages/elements/src/define/pathway-map.js';
import '../packages/elements/src/define/vacancy-feed.js';
import example from '../schemas/examples/courses-to-find.feed.json';

interface Args {
  feed: unknown;
  now: string;
}

const meta: Meta<Args> = {
  title: 'Host pages',
  args: { feed: example, now: '2026-11-17T12:00:00Z' },
  argTypes: { feed: { control: false } },
};
export default meta;

type Story = StoryObj<Args>;

const finder = ({ feed, now }: Args, limit = 4): TemplateResult =>
  html`<esca-course-finder .feed=${feed} now=${now} limit=${limit}></esca-course-finder>`;

/** Text of the page itself, in whatever colour goes with its scheme. */
const pageText = (text: string): TemplateResult => html`
  <style>
    .page-text {
      color: CanvasText;
    }
  </style>
  <p class="page-text">${text}</p>
`;

/** A page that is dark: a widget follows the page, not the reader's device. */
export const DarkPage: Story = {
  render: (args) => html`
    <style>
      .dark-page {
        padding: 1em;
        background: #15181c;
        color: #eceef0;
        color-scheme: dark;
      }
    </style>
    <div class="dark-page">${pageText('Text of the page.')} ${finder(args)}</div>
  `,
};

/** A column of 240 pixels beside the text. */
export const NarrowColumn: Story = {
  render: (args) => html`
    <style>
      .narrow-column {
        max-inline-size: 240px;
      }
    </style>
    <div class="narrow-column">${finder(args, 2)}</div>
  `,
};

/** A page that shouts, squeezes and aligns everything its own way: none of it reaches in. */
export const HostileStyles: Story = {
  render: (args) => html`
    <style>
      .hostile,
      .hostile * {
        letter-spacing: 0.3em !important;
        text-transform: uppercase !important;
        text-align: end !important;
        line-height: 1 !important;
        font-family: monospace !important;
        font-weight: 900 !important;
        white-space: pre-line !important;
        box-sizing: content-box !important;
      }
      .hostile button,
      .hostile h2,
      .hostile li,
      .hostile .result,
      .hostile .root {
        margin: 3em !important;
        padding: 3em !important;
        border: 9px solid currentcolor !important;
      }
    </style>
    <div class="hostile">${pageText('Text of the page.')} ${finder(args)}</div>
  `,
};

/** A page whose root is 62.5 %, so that a rem is ten pixels: sizes follow the text around the widget. */
export const SmallRoot: Story = {
  render: (args) => html`
    <style>
      :root {
        font-size: 62.5%;
      }
      .small-root {
        font-size: 1.6rem;
      }
    </style>
    <div class="small-root">${pageText('Text of sixteen pixels.')} ${finder(args)}</div>
  `,
};

/** A page that reads from right to left: the widget's own language reads from left to right, as text inside it. */
export const RightToLeft: Story = {
  render: (args) => html` <div dir="rtl" lang="ar">${pageText('نص الصفحة')} ${finder(args)}</div> `,
};

/** A page with one feed for two widgets: one request, and they lead to each other. */
export const TwoWidgetsOneFeed: Story = {
  render: ({ feed, now }) => html`
    <esca-feed .feed=${feed}>
      <esca-course-finder now=${now} limit="3"></esca-course-finder>
      <esca-vacancy-feed now=${now} limit="3"></esca-vacancy-feed>
    </esca-feed>
  `,
};

/** Text spacing as WCAG 1.4.12 asks for it, put on by a reader. */
export const TextSpacing: Story = {
  render: (args) => html`
    <style>
      .spacing {
        --esca-line-height: 1.6;
        line-height: 1.6;
        letter-spacing: 0.12em;
        word-spacing: 0.16em;
      }
    </style>
    <div class="spacing">${finder(args)}</div>
  `,
};
