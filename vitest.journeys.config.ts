import { defineConfig } from 'vitest/config';

// The built pages as a customer uses them, in a real browser: by role, name and keys only. Needs `npm run build`.
export default defineConfig({
  test: {
    name: 'journeys',
    environment: 'node',
    include: ['test/journeys/**/*.journey.test.ts'],
    allowOnly: false,
    // A journey mostly waits: for pages, for looks at what became of a write.
    maxWorkers: 2,
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
});
