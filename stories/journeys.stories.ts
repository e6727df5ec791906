import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../packages/elements/src/define/bulletin-card.js';
import '../packages/elements/src/define/course-finder.js';
import '../packages/elements/src/define/pathway-map.js';
import '../packages/elements/src/define/vacancy-feed.js';
import bulletin from '../schemas/examples/bulletin-live-items.feed.json';
import courses from '../schemas/examples/courses-to-find.feed.json';
import pathway from '../schemas/examples/pathway-branching.feed.json';
import vacancies from '../schemas/examples/vacancies-in-every-state.feed.json';
import { visitorOf } from './visitor.js';

interface Args {
  now: string;
}

const meta: Meta<Args> = { title: 'Journeys', args: { now: '2026-11-17T12:00:00Z' } };
export default meta;

type Story = StoryObj<Args>;

/** How many results a widget shows. */
const results = (inside: ShadowRoot): number => inside.querySelectorAll('[part~=result]').length;

/** Words, then a filter, then a course with its dates. */
export const FindACourse: Story = {
  render: ({ now }) => html`<esca-course-finder .feed=${courses} now=${now}></esca-course-finder>`,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-course-finder');
    await visitor.searches('mental capacity');
    await visitor.sees('fewer courses', (inside) => results(inside) > 0 && results(inside) < 10);
    await visitor.presses('Mental Capacity Act: foundation');
    await visitor.sees('a table of dates', (inside) => inside.querySelector('table') !== null);
  },
};

/** From the map to a step, and what leads there. */
export const LookAtAStep: Story = {
  render: ({ now }) =>
    html`<esca-pathway-map .feed=${pathway} now=${now} view="list"></esca-pathway-map>`,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-pathway-map');
    await visitor.sees('a step', (inside) => inside.querySelector('[part~=title]') !== null);
    const step = canvasElement
      .querySelector('esca-pathway-map')!
      .shadowRoot!.querySelector('[part~=item] button[part~=title]')!;
    await visitor.presses(step.textContent.trim());
    await visitor.sees('its panel', (inside) => inside.querySelector('[part~=panel]') !== null);
  },
};

/** One vacancy, opened. */
export const OpenAVacancy: Story = {
  render: ({ now }) => html`<esca-vacancy-feed .feed=${vacancies} now=${now}></esca-vacancy-feed>`,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-vacancy-feed');
    await visitor.sees('vacancies', (inside) => results(inside) > 1);
    const title = canvasElement
      .querySelector('esca-vacancy-feed')!
      .shadowRoot!.querySelector('[part~=result] [part~=title]')!;
    await visitor.presses(title.textContent.trim());
    await visitor.sees('the vacancy alone', (inside) => inside.querySelector('.opened') !== null);
  },
};

/** From the latest issue to those before it. */
export const ReadEarlierIssues: Story = {
  render: ({ now }) =>
    html`<esca-bulletin-card .feed=${bulletin} now=${now} view="archive"></esca-bulletin-card>`,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement, 'esca-bulletin-card');
    const issue = 'li :is(a, button)';
    await visitor.sees('issues', (inside) => inside.querySelector(issue) !== null);
    const card = canvasElement.querySelector('esca-bulletin-card')!;
    card.shadowRoot!.querySelector<HTMLElement>(issue)!.click();
    await visitor.sees('one of them', () => card.getAttribute('state') === 'ready');
  },
};
