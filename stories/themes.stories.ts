import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { properties, themes, type ThemeName } from '../packages/builder/src/look/themes.js';
import '../packages/elements/src/define/bulletin-card.js';
import '../packages/elements/src/define/course-finder.js';
import '../packages/elements/src/define/pathway-map.js';
import '../packages/elements/src/define/vacancy-feed.js';
import bulletin from '../schemas/examples/bulletin-live-items.feed.json';
import courses from '../schemas/examples/courses-to-find.feed.json';
import pathway from '../schemas/examples/pathway-branching.feed.json';
import vacancies from '../schemas/examples/vacancies-in-every-state.feed.json';

interface Args {
  look: ThemeName;
  theme: string;
  widget: 'course-finder' | 'pathway-map' | 'vacancy-feed' | 'bulletin-card' | 'all';
  now: string;
}

const meta: Meta<Args> = {
  title: 'Themes',
  args: { look: 'plain', theme: 'auto', widget: 'all', now: '2026-11-17T12:00:00Z' },
  argTypes: {
    look: { control: 'select', options: Object.keys(themes) },
    theme: { control: 'select', options: ['auto', 'light', 'dark'] },
    widget: {
      control: 'select',
      options: ['all', 'course-finder', 'pathway-map', 'vacancy-feed', 'bulletin-card'],
    },
  },
  render: ({ look, theme, widget, now }) => {
    const shows = (name: Args['widget']): boolean => widget === 'all' || widget === name;
    return html`<div style=${styleMap(Object.fromEntries(properties(themes[look])))}>
      ${
        shows('course-finder')
          ? html`<esca-course-finder
              .feed=${courses}
              now=${now}
              theme=${theme}
              limit="3"
            ></esca-course-finder>`
          : nothing
      }
      ${
        shows('pathway-map')
          ? html`<esca-pathway-map .feed=${pathway} now=${now} theme=${theme}></esca-pathway-map>`
          : nothing
      }
      ${
        shows('vacancy-feed')
          ? html`<esca-vacancy-feed
              .feed=${vacancies}
              now=${now}
              theme=${theme}
              limit="3"
            ></esca-vacancy-feed>`
          : nothing
      }
      ${
        shows('bulletin-card')
          ? html`<esca-bulletin-card
              .feed=${bulletin}
              now=${now}
              theme=${theme}
            ></esca-bulletin-card>`
          : nothing
      }
    </div>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** How widgets look without any theme. */
export const Plain: Story = {};

/** Seven to one everywhere, thick lines, no round corners. */
export const HighContrast: Story = { args: { look: 'high-contrast' } };

/** High contrast on a dark page. */
export const HighContrastDark: Story = { args: { look: 'high-contrast', theme: 'dark' } };

/** A look that goes with the academy's own pages. */
export const Essex: Story = { args: { look: 'essex' } };

/** The same, always dark. */
export const EssexDark: Story = { args: { look: 'essex', theme: 'dark' } };

/** A look that goes with pages made with GOV.UK Frontend. */
export const GovukLike: Story = { args: { look: 'govuk-like' } };

/** The same, always dark. */
export const GovukLikeDark: Story = { args: { look: 'govuk-like', theme: 'dark' } };
