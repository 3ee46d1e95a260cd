import { defineConfig } from 'vitest/config';

// The tests that the mutation tester runs against changed copies of src/money and src/billing: those of the rules themselves,
// and those of the engine that uses them, without the long random walks.
export default defineConfig({
  test: {
    name: 'mutation',
    environment: 'node',
    include: ['test/{money,billing,sandbox}/**/*.node.test.ts'],
    exclude: ['**/node_modules/**', 'test/sandbox/properties/**', 'test/sandbox/properties.*'],
    allowOnly: false,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
