import { readFileSync } from 'node:fs';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';
import { manifestModule } from '../scripts/build/manifest-module.mjs';

/** Prebundled all at once, or a module that is met later brings a second copy of Lit along. */
function litModules(): string[] {
  const file = new URL('../node_modules/lit/package.json', import.meta.url);
  const { exports } = JSON.parse(readFileSync(file, 'utf8')) as { exports: object };
  return Object.keys(exports)
    .filter((path) => path === '.' || (path.endsWith('.js') && !path.includes('polyfill')))
    .map((path) => path.replace(/^\./, 'lit'));
}

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: {
    name: '@storybook/web-components-vite',
    // Not the vite.config.ts of the package: that one builds a library.
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
  },
  features: { backgrounds: false },
  viteFinal: (config) =>
    mergeConfig(config, {
      plugins: [manifestModule],
      optimizeDeps: {
        include: [
          '@fluent/bundle',
          '@internationalized/date',
          '@lit/context',
          '@tanstack/query-core',
          'dinero.js',
          'zod/mini',
          ...litModules(),
        ],
      },
    }),
};

export default config;
