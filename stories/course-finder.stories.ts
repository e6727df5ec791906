import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../packages/elements/src/define/course-finder.js';
import example from '../schemas/examples/courses-to-find.feed.json';
import empty from '../schemas/examples/minimal.feed.json';

const [first, ...rest] = example.courses;
const urdu = {
  ...example,
  courses: [
    {
      ...first,
      title: { ur: 'ذہنی صلاحیت کا قانون (MCA) 2005', en: 'Mental Capacity Act 2005' },
      summary: { ur: 'پانچ اصول، اور ان کا عملی استعمال۔', en: 'The five principles.' },
    },
    ...rest,
  ],
};

interface Args {
  query: string;
  area: string;
  audience: string;
  mode: string;
  when: string;
  availability: string;
  sort: string;
  view: string;
  course: string;
  suggestions: boolean;
  locked: string;
  facets: string;
  limit: number;
  theme: string;
  lang: string;
  now: string;
  storage: string;
  feed: unknown;
}

const meta: Meta<Args> = {
  title: 'Course finder',
  component: 'esca-course-finder',
  args: {
    query: '',
    area: '',
    audience: '',
    mode: '',
    when: 'any',
    availability: '',
    sort: 'relevance',
    view: 'list',
    course: '',
    suggestions: false,
    locked: '',
    facets: '',
    limit: 0,
    theme: 'auto',
    lang: 'en',
    now: '2026-11-16T12:00:00Z',
    storage: 'none',
    feed: example,
  },
  argTypes: {
    audience: { control: 'select', options: ['', 'adults', 'children'] },
    view: { control: 'select', options: ['list', 'table', 'agenda'] },
    sort: {
      control: 'select',
      options: ['relevance', 'soonest', 'newest', 'title', 'places', 'shortest'],
    },
    theme: { control: 'select', options: ['auto', 'light', 'dark'] },
    lang: { control: 'select', options: ['en', 'cy'] },
    storage: { control: 'select', options: ['none', 'device'] },
    feed: { control: false },
  },
  render: (args) =>
    html`<esca-course-finder
      .feed=${args.feed}
      query=${args.query}
      area=${args.area}
      audience=${args.audience}
      mode=${args.mode}
      when=${args.when}
      availability=${args.availability}
      sort=${args.sort}
      view=${args.view}
      course=${args.course}
      ?suggestions=${args.suggestions}
      locked=${args.locked}
      facets=${args.facets}
      limit=${args.limit || nothing}
      theme=${args.theme}
      lang=${args.lang}
      now=${args.now}
      storage=${args.storage}
      see-all="https://academy.example.org/e/course-finder/"
    ></esca-course-finder>`,
};
export default meta;

type Story = StoryObj<Args>;

/** All courses, the soonest first. */
export const List: Story = {};

/** What is searched for is marked; a slip in the spelling is forgiven. */
export const Search: Story = { args: { query: 'mental capasity' } };

/** Words to search for are suggested below the field as they are typed: write "men". */
export const Suggestions: Story = { args: { suggestions: true } };

/** Filters that the author chose and the visitor may take away. */
export const Filtered: Story = { args: { area: 'west mid', mode: 'in-person' } };

/** A filter that the visitor cannot change. */
export const Locked: Story = { args: { area: 'west', locked: 'area' } };

/** One workforce, with what is also open to it. */
export const OneWorkforce: Story = { args: { audience: 'children' } };

/** One course, open. */
export const Opened: Story = { args: { course: 'mca' } };

/** A course without a date: when it usually comes round, and how to hear of the next date. */
export const WithoutDate: Story = { args: { course: 'tea', availability: 'undated' } };

/** Two courses side by side. */
export const Compared: Story = {
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('esca-course-finder')!.shadowRoot!;
    const boxes = root.querySelectorAll<HTMLInputElement>('.compare input');
    for (const box of [...boxes].slice(0, 2)) box.click();
    await new Promise(requestAnimationFrame);
    root.querySelector<HTMLButtonElement>('.compare-bar .primary')!.click();
  },
};

/** With buttons that keep a course on the visitor's device. */
export const WithSaving: Story = { args: { storage: 'device' } };

/** The same results as a table. */
export const Table: Story = { args: { view: 'table' } };

/** The same results by date. */
export const ByDate: Story = { args: { view: 'agenda' } };

/** A few courses and the way to all of them. */
export const Teaser: Story = { args: { limit: 3 } };

/** Nothing was found: what hides most, and the ways out. */
export const NothingFound: Story = { args: { area: 'west', when: '2027-09', query: 'mental' } };

/** Nothing in this area: the nearest, and what is online. */
export const NothingInThisArea: Story = {
  args: { area: 'south', mode: 'in-person', when: '2027-01' },
};

/** The feed has no courses. */
export const NoCourses: Story = { args: { feed: { ...empty, courses: [] } } };

/** A feed past its expiry: its date is said, and numbers of places give way to words. */
export const Stale: Story = { args: { now: '2026-12-20T09:00:00Z' } };

/** In Welsh. */
export const Welsh: Story = { args: { lang: 'cy' } };

/** On a page that is written from right to left, with a course in such a language. Words of ours stay English. */
export const RightToLeft: Story = {
  args: { lang: 'ur', feed: urdu },
  decorators: [(story) => html`<div dir="rtl" lang="ur">${story()}</div>`],
};

/** On a dark page. */
export const Dark: Story = { args: { theme: 'dark' } };

/** In a narrow column: the filters stand behind a button. */
export const NarrowColumn: Story = {
  decorators: [(story) => html`<div style="inline-size: 20em">${story()}</div>`],
};
