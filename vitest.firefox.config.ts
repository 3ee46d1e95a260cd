import { defineConfig } from 'vitest/config';
import { findFirefox, noFirefox } from './scripts/firefox.mjs';

if (!findFirefox()) console.warn(noFirefox);

// The card frame in an installed Firefox, by WebDriver BiDi. Without one nothing is run.
export default defineConfig({
  test: {
    name: 'firefox',
    environment: 'node',
    include: ['test/journeys/firefox/*.firefox.test.ts'],
    allowOnly: false,
    fileParallelism: false,
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
});
