import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../packages/elements/src/define/pathway-map.js';
import example from '../schemas/examples/pathway-branching.feed.json';
import { pretendStorage } from '../test/helpers/device-storage.js';
import { visitorOf } from './visitor.js';

interface Args {
  pathway: string;
  view: string;
  node: string;
  from: string;
  to: string;
  track: string;
  audience: string;
  area: string;
  limit: number;
  theme: string;
  lang: string;
  now: string;
  feed: unknown;
}

const meta: Meta<Args> = {
  title: 'Pathway map',
  component: 'esca-pathway-map',
  args: {
    pathway: '',
    view: 'auto',
    node: '',
    from: '',
    to: '',
    track: '',
    audience: '',
    area: '',
    limit: 0,
    theme: 'auto',
    lang: 'en',
    now: '2026-11-17T12:00:00Z',
    feed: example,
  },
  argTypes: {
    view: { control: 'select', options: ['auto', 'map', 'list', 'step'] },
    audience: { control: 'select', options: ['', 'adults', 'children'] },
    theme: { control: 'select', options: ['auto', 'light', 'dark'] },
    lang: { control: 'select', options: ['en', 'cy'] },
    feed: { control: false },
  },
  render: ({
    pathway,
    view,
    node,
    from,
    to,
    track,
    audience,
    area,
    limit,
    theme,
    lang,
    now,
    feed,
  }) =>
    html`<esca-pathway-map
      .feed=${feed}
      pathway=${pathway}
      view=${view}
      node=${node}
      from=${from}
      to=${to}
      track=${track}
      audience=${audience}
      area=${area}
      limit=${limit}
      see-all="https://academy.example.org/e/pathway-map/"
      theme=${theme}
      lang=${lang}
      now=${now}
    ></esca-pathway-map>`,
};
export default meta;

type Story = StoryObj<Args>;

/** The map, where there is room for it. */
export const Map: Story = { args: { view: 'map' } };

/** The list: everything that the map shows, in words. */
export const List: Story = { args: { view: 'list' } };

/** A few steps, and the way to all of them. */
export const FewSteps: Story = { args: { limit: 3 } };

/** An open step: its moves, its needs, and what is live on it. */
export const OpenStep: Story = { args: { view: 'map', node: 'senior-practitioner' } };

/** An open step of the list. */
export const OpenStepInList: Story = { args: { view: 'list', node: 'educator' } };

/** A route from the address, on the map as well. */
export const Route: Story = {
  args: { view: 'map', from: 'newly-qualified', to: 'team-manager' },
};

/** A qualification that must come first and is not on the way is done at the same time. */
export const RouteInParallel: Story = {
  args: {
    view: 'map',
    from: 'newly-qualified',
    to: 'senior-practitioner',
    feed: {
      ...example,
      pathways: example.pathways.map((one) => ({
        ...one,
        edges: one.edges.map((edge) =>
          edge.from === 'best-interests' ? { ...edge, kind: 'prerequisite' } : edge,
        ),
      })),
    },
  },
  play: ({ canvasElement }) =>
    visitorOf(canvasElement, 'esca-pathway-map').sees('what is done at the same time', (inside) =>
      (inside.querySelector('.routes')?.textContent ?? '').includes('At the same time'),
    ),
};

/** No way leads there. */
export const NoRoute: Story = { args: { view: 'list', from: 'team-manager', to: 'returner' } };

/** One direction stands out, the others stay within reach. */
export const OneDirection: Story = { args: { view: 'map', track: 'practice' } };

/** What can be reached from a starting point. */
export const StartingPoint: Story = { args: { view: 'map', from: 'returner' } };

/** Every step through one capability: its level stands on the step, and the courses that build it in the table. */
export const Lens: Story = {
  args: { view: 'map' },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-pathway-map');
    await visitor.presses('Capabilities');
    await visitor.chooses('Domain', 'leadership');
    await visitor.sees('levels on the map', (inside) => inside.querySelector('.level') !== null);
  },
};

/** Two roles side by side, with what changes between them. */
export const Compare: Story = {
  args: { view: 'map' },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-pathway-map');
    await visitor.presses('Compare roles');
    await visitor.chooses('Role 1', 'senior-practitioner');
    await visitor.chooses('Role 2', 'team-manager');
    await visitor.sees('a table', (inside) => inside.querySelector('.differs') !== null);
  },
};

/** With what the visitor has said of steps; a story keeps it in memory. */
export const Progress: Story = {
  render: ({ feed, now, view }) => {
    const step = (id: string): string => `example:pathway/social-work#${id}`;
    pretendStorage({
      v: 1,
      progress: {
        [step('assessed-year')]: 'held',
        [step('social-worker')]: 'here',
        [step('best-interests')]: 'doing',
        [step('team-manager')]: 'aiming',
      },
    });
    return html`<esca-pathway-map
      .feed=${feed}
      now=${now}
      view=${view}
      storage="device"
    ></esca-pathway-map>`;
  },
  args: { view: 'map' },
  play: ({ canvasElement }) =>
    visitorOf(canvasElement, 'esca-pathway-map').sees(
      'four marks',
      (inside) => inside.querySelectorAll('.node.marked').length === 4,
    ),
};

/** What is to be printed: the map on one page across, then every step with its details. Print this story to see it. */
export const Print: Story = {
  args: { view: 'map' },
  play: ({ canvasElement }) =>
    visitorOf(canvasElement, 'esca-pathway-map').sees('the button', (inside) =>
      [...inside.querySelectorAll('button')].some(({ textContent }) =>
        textContent.includes('Print'),
      ),
    ),
};

/** One step for a job advert: what comes before it and after it. */
export const SingleStep: Story = { args: { view: 'step', node: 'senior-practitioner' } };

/** A step that a link names and the pathway no longer has. */
export const StepGone: Story = { args: { node: 'senior-practitioner-2019' } };

/** Steps without moves are a list of roles. */
export const NoMoves: Story = {
  args: {
    feed: { ...example, pathways: example.pathways.map((one) => ({ ...one, edges: [] })) },
  },
};

/** A pathway whose feed has no courses. */
export const NoCourses: Story = {
  args: { view: 'map', node: 'senior-practitioner', feed: { ...example, courses: [] } },
};

/** Nothing published yet. */
export const Empty: Story = { args: { feed: { ...example, pathways: [] } } };

/** Past its expiry. */
export const OutOfDate: Story = { args: { now: '2027-02-20T12:00:00Z' } };

/** In Welsh. */
export const Welsh: Story = { args: { view: 'map', lang: 'cy', node: 'senior-practitioner' } };

/** On a narrow page. */
export const Narrow: Story = {
  render: ({ feed, now }) =>
    html`<div style="inline-size: 20em">
      <esca-pathway-map .feed=${feed} now=${now}></esca-pathway-map>
    </div>`,
};
