import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Everything that runs in Node. Stories have vitest.stories.config.ts, elements web-test-runner.
export default defineConfig({
  test: {
    name: 'node',
    environment: 'node',
    include: ['test/**/*.node.test.ts', 'proxy/**/*.node.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    allowOnly: false,
    // By itself vitest leaves one core of two to its main process, which has little to do.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Property tests take their time where two cores are shared.
    testTimeout: 30_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
