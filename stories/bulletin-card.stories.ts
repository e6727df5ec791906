import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../packages/elements/src/define/bulletin-card.js';
import example from '../schemas/examples/bulletin-live-items.feed.json';
import { pretendStorage } from '../test/helpers/device-storage.js';
import { visitorOf } from './visitor.js';

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

/** An issue that is past its date says so, and shows all that it announced. */
export const PastIssue: Story = {
  args: {
    issue: '2026-11-13',
    feed: {
      ...example,
      bulletins: example.bulletins.map((issue) =>
        issue.id === '2026-11-13' ? { ...issue, until: '2026-11-15' } : issue,
      ),
    },
  },
};

/** An archive of years: twenty issues at a time. */
export const LongArchive: Story = {
  args: {
    view: 'archive',
    feed: {
      ...example,
      bulletins: Array.from({ length: 45 }, (_, n) => {
        const issued = new Date(Date.UTC(2026, 10, 16) - n * 3.5 * 86_400_000).toISOString();
        return {
          ...example.bulletins[n % 2],
          id: `issue-${String(613 - n)}`,
          number: String(613 - n),
          issued: issued.slice(0, 10),
        };
      }),
    },
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-bulletin-card');
    const issues = (inside: ParentNode): number => inside.querySelectorAll('[part~=result]').length;
    await visitor.sees('twenty issues', (inside) => issues(inside) === 20);
    await visitor.presses('Show more');
    await visitor.sees('twenty more', (inside) => issues(inside) === 40);
  },
};

/** Where the browser does not let a page copy, the issue stands there as text. */
export const CopiedByHand: Story = {
  play: async ({ canvasElement }) => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
    const visitor = visitorOf(canvasElement, 'esca-bulletin-card');
    await visitor.presses('Copy as text');
    await visitor.sees('the text', (inside) => inside.querySelector('textarea') !== null);
    // The browser's own is below it.
    Reflect.deleteProperty(navigator, 'clipboard');
  },
};

/** With storage on, readers say what is for them. */
export const WhatIsForMe: Story = {
  render: ({ feed, now, lang, theme }) => {
    pretendStorage({ v: 1, choices: { 'for-audience': 'adults' } });
    return html`<esca-bulletin-card
      .feed=${feed}
      storage="device"
      now=${now}
      lang=${lang}
      theme=${theme}
    ></esca-bulletin-card>`;
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-bulletin-card');
    await visitor.sees('the choice', (inside) => inside.querySelector('.mine') !== null);
    canvasElement
      .querySelector('esca-bulletin-card')!
      .shadowRoot!.querySelector<HTMLDetailsElement>('.mine')!.open = true;
  },
};

/** In Welsh, on a dark page. */
export const WelshDark: Story = {
  args: { lang: 'cy', theme: 'dark' },
  parameters: { backgrounds: { default: 'dark' } },
};

/** There has never been an issue. */
export const Empty: Story = { args: { feed: { ...example, bulletins: [] } } };

/** A feed that is past its expiry says so, and repeats no numbers. */
export const Stale: Story = { args: { now: '2026-12-20T12:00:00Z' } };
