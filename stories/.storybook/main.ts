import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (vite) => ({
    ...vite,
    // Stories show the sources as they are, so nothing needs to be built first.
    resolve: {
      ...vite.resolve,
      conditions: [
        'esca-source',
        'browser',
        'module',
        'import',
        'development|production',
        'default',
      ],
    },
    // Without these names the first page would load a second copy of Lit when it meets them.
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [
        ...(vite.optimizeDeps?.include ?? []),
        'lit',
        'lit/decorators.js',
        'lit/directive.js',
        'lit/directive-helpers.js',
        'lit/async-directive.js',
        'lit/static-html.js',
        'lit/directives/class-map.js',
        'lit/directives/if-defined.js',
        'lit/directives/keyed.js',
        'lit/directives/live.js',
        'lit/directives/ref.js',
        'lit/directives/repeat.js',
        '@lit/context',
      ],
      exclude: [
        ...(vite.optimizeDeps?.exclude ?? []),
        '@esca/feed',
        '@esca/domain',
        '@esca/elements',
      ],
    },
  }),
};

export default config;
