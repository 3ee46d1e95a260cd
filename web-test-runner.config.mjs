import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './scripts/browser.mjs';
import { accessibilityTree } from './scripts/wtr/accessibility-tree.mjs';
import { emulateFeatures } from './scripts/wtr/emulate-features.mjs';
import { storyFiles } from './scripts/wtr/story-files.mjs';
import { strictPage, testPage } from './scripts/wtr/strict-page.mjs';
import { tally } from './scripts/wtr/tally.mjs';

const { path: executablePath, args, from } = await findBrowser();
console.log(`Browser: ${from}`);

export default {
  files: 'test/**/*.browser.test.ts',
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['production'] },
  testRunnerHtml: testPage,
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    storyFiles,
    strictPage,
    emulateFeatures,
    accessibilityTree,
  ],
  // A first run of axe takes seconds on a machine that is busy.
  testFramework: { config: { timeout: 10_000 } },
  testsStartTimeout: 60_000,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath, args },
      concurrency: 2,
      // In a tab of its own window every page is visible: a hidden one gets no animation frames.
      createPage: ({ context }) => context.newPage({ type: 'window' }),
    }),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), tally],
  coverageConfig: {
    include: ['src/**/*.ts', 'components/**/*.ts'],
    reporters: ['text-summary', 'lcovonly'],
  },
};
