import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../packages/elements/src/define/bulletin-card.js';
import '../packages/elements/src/define/my-list.js';
import example from '../schemas/examples/saved-list.feed.json';
import { KEPT, pretendStorage } from '../test/helpers/device-storage.js';
import { visitorOf } from './visitor.js';

interface Args {
  label: string;
  headingLevel: number;
  limit: number;
  seeAll: string;
  theme: string;
  lang: string;
  now: string;
  feed: unknown;
  /** What the device keeps, and whether it keeps anything at all; not a property of the element. */
  kept: unknown;
  storage: 'works' | 'throws' | 'full';
  /** Names in the page's address; not a property of the element. */
  shared: string;
}

/** Gives the page an address with a shared list, or takes it away. */
function share(names: string): void {
  const { pathname, search } = location;
  history.replaceState(null, '', pathname + search + (names && `#esca-list=${names}`));
}

const meta: Meta<Args> = {
  title: 'My list',
  component: 'esca-my-list',
  args: {
    label: '',
    headingLevel: 2,
    limit: 0,
    seeAll: '',
    theme: 'auto',
    lang: 'en',
    now: '2026-11-17T12:00:00Z',
    feed: example,
    kept: KEPT,
    storage: 'works',
    shared: '',
  },
  argTypes: {
    theme: { control: 'select', options: ['auto', 'light', 'dark'] },
    lang: { control: 'select', options: ['en', 'cy'] },
    storage: { control: 'select', options: ['works', 'throws', 'full'] },
    feed: { control: false },
    kept: { control: false },
  },
  render: ({
    label,
    headingLevel,
    limit,
    seeAll,
    theme,
    lang,
    now,
    feed,
    kept,
    storage,
    shared,
  }) => {
    // A story keeps things in memory, so that looking at it changes nothing on the device.
    pretendStorage(kept, storage);
    share(shared);
    return html`<esca-my-list
      .feed=${feed}
      label=${label || nothing}
      heading-level=${headingLevel}
      limit=${limit || nothing}
      see-all=${seeAll || nothing}
      theme=${theme}
      lang=${lang}
      now=${now}
    ></esca-my-list>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Courses, a step, a vacancy and an announcement, with what has changed since they were saved, and dates that clash. */
export const Saved: Story = {};

/** The list at night. */
export const Dark: Story = { args: { theme: 'dark' } };

/** The list in Welsh. */
export const Welsh: Story = { args: { lang: 'cy' } };

/** Nothing is saved yet. */
export const Empty: Story = { args: { kept: undefined } };

/** The first few things, for a home page. */
export const Teaser: Story = {
  args: { limit: 2, seeAll: 'https://academy.example.org/my-list', label: 'What I am keeping' },
};

/** Somebody shared a list by its link; nothing is added before a press. */
export const SharedWithMe: Story = {
  args: {
    kept: { ...KEPT, saved: KEPT.saved.slice(0, 1) },
    shared: 'essex:course/mca+essex:course/super+essex:vacancy/v1+essex:course/unknown',
  },
};

/** The browser keeps nothing for this page. */
export const StorageBlocked: Story = { args: { storage: 'throws' } };

/** What was kept cannot be read. */
export const StorageCorrupt: Story = { args: { kept: '{"v":1,"saved":[' } };

/** A newer version of the library has kept something, which is left alone. */
export const StorageNewer: Story = { args: { kept: { v: 2 } } };

/** The feed cannot be had: what is saved is there by its titles, and can be used. */
export const WithoutFeed: Story = {
  args: { feed: { schemaVersion: '9.0' } },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-my-list');
    await visitor.sees('what is saved', (inside) => inside.querySelector('[part~=item]') !== null);
  },
};

/** The same, at night, with the message to a manager open. */
export const WithoutFeedSending: Story = {
  args: { feed: { schemaVersion: '9.0' }, theme: 'dark' },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-my-list');
    await visitor.sees('what is saved', (inside) => inside.querySelector('[part~=item]') !== null);
    await visitor.presses('Send to my manager');
    await visitor.sees('the message', (inside) => inside.querySelector('dialog[open]') !== null);
  },
};

/** A bulletin beside the list: what is saved in one is in the other at once. */
export const WithAnotherWidget: Story = {
  render: ({ feed, now, lang, theme }) => {
    pretendStorage({ ...KEPT, saved: KEPT.saved.slice(0, 1) });
    share('');
    return html`<esca-bulletin-card
        .feed=${feed}
        now=${now}
        lang=${lang}
        theme=${theme}
      ></esca-bulletin-card>
      <esca-my-list .feed=${feed} now=${now} lang=${lang} theme=${theme}></esca-my-list>`;
  },
};
