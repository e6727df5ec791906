import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../packages/elements/src/define/vacancy-feed.js';
import example from '../schemas/examples/vacancies-in-every-state.feed.json';

interface Args {
  vacancy: string;
  step: string;
  area: string;
  audience: string;
  contract: string;
  locked: string;
  query: string;
  groupBy: string;
  sort: string;
  pageSize: number;
  limit: number;
  label: string;
  theme: string;
  lang: string;
  storage: string;
  now: string;
  feed: unknown;
}

const meta: Meta<Args> = {
  title: 'Vacancy feed',
  component: 'esca-vacancy-feed',
  args: {
    vacancy: '',
    step: '',
    area: '',
    audience: '',
    contract: '',
    locked: '',
    query: '',
    groupBy: 'none',
    sort: 'closing',
    pageSize: 20,
    limit: 0,
    label: '',
    theme: 'auto',
    lang: 'en',
    storage: 'none',
    now: '2026-11-17T12:00:00Z',
    feed: example,
  },
  argTypes: {
    groupBy: { control: 'select', options: ['none', 'step', 'area'] },
    sort: { control: 'select', options: ['closing', 'newest', 'salary'] },
    audience: { control: 'select', options: ['', 'adults', 'children'] },
    theme: { control: 'select', options: ['auto', 'light', 'dark'] },
    lang: { control: 'select', options: ['en', 'cy'] },
    storage: { control: 'select', options: ['none', 'device'] },
    feed: { control: false },
  },
  render: (args) =>
    html`<esca-vacancy-feed
      .feed=${args.feed}
      vacancy=${args.vacancy || nothing}
      step=${args.step || nothing}
      area=${args.area || nothing}
      audience=${args.audience || nothing}
      contract=${args.contract || nothing}
      locked=${args.locked || nothing}
      query=${args.query || nothing}
      group-by=${args.groupBy}
      sort=${args.sort}
      page-size=${args.pageSize}
      limit=${args.limit || nothing}
      label=${args.label || nothing}
      theme=${args.theme}
      lang=${args.lang}
      storage=${args.storage}
      now=${args.now}
      see-all="https://academy.example.org/e/vacancy-feed/"
    ></esca-vacancy-feed>`,
};
export default meta;

type Story = StoryObj<Args>;

/** What is open now, closing soonest first. */
export const List: Story = {};

/** Under the steps of the pathway, each with its count. */
export const GroupedByStep: Story = { args: { groupBy: 'step' } };

/** Under the areas. */
export const GroupedByArea: Story = { args: { groupBy: 'area' } };

/** One area, which the visitor may take away. */
export const OneArea: Story = { args: { area: 'west' } };

/** One step, which the visitor may not change. */
export const OneStepLocked: Story = { args: { step: 'senior', locked: 'step' } };

/** In pages. */
export const Pages: Story = { args: { pageSize: 3 } };

/** A few for a home page, with the way to all. */
export const Teaser: Story = { args: { limit: 2 } };

/** One vacancy alone, with its step, its training and others like it. */
export const OneVacancy: Story = { args: { vacancy: 'senior-west' } };

/** It closed a few days ago: said so for seven days. */
export const ClosedLately: Story = { args: { vacancy: 'closed-lately' } };

/** It closed longer ago. */
export const ClosedLongAgo: Story = { args: { vacancy: 'closed-long-ago' } };

/** It was filled before it closed. */
export const Filled: Story = { args: { vacancy: 'filled' } };

/** The employer took it back. */
export const Withdrawn: Story = { args: { vacancy: 'withdrawn' } };

/** The employer takes no applications at present. */
export const Paused: Story = { args: { vacancy: 'paused' } };

/** An address that nobody knows. */
export const Unknown: Story = { args: { vacancy: 'nobody' } };

/** The filters leave nothing. */
export const NothingMatches: Story = { args: { query: 'xylophone' } };

/** Nothing in this area, and some elsewhere. */
export const NothingInThisArea: Story = { args: { area: 'south' } };

/** The feed has no vacancy at all. */
export const NoVacancies: Story = { args: { feed: { ...example, vacancies: [] } } };

/** A feed that is past its expiry says so. */
export const Stale: Story = { args: { now: '2026-12-20T12:00:00Z' } };

/** With a list of the visitor's own. */
export const Saving: Story = { args: { storage: 'device' } };

/** In Welsh, on a dark page. */
export const WelshDark: Story = {
  args: { lang: 'cy', theme: 'dark' },
  parameters: { backgrounds: { default: 'dark' } },
};
