import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { globalTypes, initialGlobals, onPage } from './surroundings.js';

// The manifest is made by the build; before the first build the docs pages have no tables, and the stories still work.
const manifests = import.meta.glob<object>('../../packages/elements/custom-elements.json', {
  eager: true,
  import: 'default',
});
for (const manifest of Object.values(manifests)) setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [onPage],
  globalTypes,
  initialGlobals,
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    layout: 'padded',
  },
};

export default preview;
