import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../packages/elements/src/define/bulletin-card.js';
import example from '../schemas/examples/bulletin-live-items.feed.json';

interface Args {
  issue: string;
  view: string;
  audience: string;
  limit: number;
  theme: string;
  lang: string;
  now: string;
  feed: unknown;
}

const meta: Meta<Args> = {
  title: 'Bulletin card',
  component: 'esca-bulletin-card',
  args: {
    issue: 'latest',
    view: 'issue',
    audience: '',
    limit: 0,
    theme: 'auto',
    lang: 'en',
    now: '2026-11-17T12:00:00Z',
    feed: example,
  },
  argTypes: {
    view: { control: 'select', options: ['issue', 'headlines', 'archive'] },
    audience: { control: 'select', options: ['', 'adults', 'children'] },
    theme: { control: 'select', options: ['auto', 'light', 'dark'] },
    lang: { control: 'select', options: ['en', 'cy'] },
    feed: { control: false },
  },
  render: ({ issue, view, audience, limit, theme, lang, now, feed }) =>
    html`<esca-bulletin-card
      .feed=${feed}
      issue=${issue}
      view=${view}
      audience=${audience}
      limit=${limit || nothing}
      theme=${theme}
      lang=${lang}
      now=${now}
      see-all="https://academy.example.org/bulletins"
    ></esca-bulletin-card>`,
};
export default meta;

type Story = StoryObj<Args>;

/** The latest issue, its items as they stand now. */
export const LatestIssue: Story = {};

/** A teaser for a home page. */
export const Headlines: Story = { args: { view: 'headlines', limit: 3 } };

/** All issues, with search. */
export const Archive: Story = { args: { view: 'archive' } };

/** Items for one workforce first; the others stay within reach. */
export const ForAdults: Story = { args: { audience: 'adults' } };

/** A vacancy that the issue announced has closed since. */
export const ClosedSince: Story = { args: { now: '2026-11-20T12:00:00Z' } };

/** In Welsh, on a dark page. */
export const WelshDark: Story = {
  args: { lang: 'cy', theme: 'dark' },
  parameters: { backgrounds: { default: 'dark' } },
};

/** There has never been an issue. */
export const Empty: Story = { args: { feed: { ...example, bulletins: [] } } };

/** A feed that is past its expiry says so, and repeats no numbers. */
export const Stale: Story = { args: { now: '2026-12-20T12:00:00Z' } };
