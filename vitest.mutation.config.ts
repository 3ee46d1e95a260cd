import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests of the rules before those of the engine: they are fast and tell a changed rule first. */
class RulesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOfEngine = ({ moduleId }: TestSpecification) => moduleId.includes('/test/sandbox/');
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => Number(isOfEngine(a)) - Number(isOfEngine(b)));
  }
}

// The tests that the mutation tester runs against changed copies of src/money and src/billing: those of the rules themselves,
// and those of the engine that uses them, without the long random walks. Left out as well are tests of other things that
// bill in a `beforeAll`: a rule that is met outside of a test is tried with all tests instead of those that meet it.
export default defineConfig({
  test: {
    name: 'mutation',
    environment: 'node',
    include: ['test/{money,billing,sandbox}/**/*.node.test.ts'],
    exclude: [
      '**/node_modules/**',
      'test/sandbox/properties/**',
      'test/sandbox/**/*properties.*',
      'test/sandbox/{check-world,contacts,sessions,world-round-trip,world-schema}.node.test.ts',
    ],
    // One worker loads the modules once for all files: five times as fast. Each change gets a new one.
    isolate: false,
    maxWorkers: 1,
    sequence: { sequencer: RulesFirst },
    allowOnly: false,
    // As in vitest.config.ts: what never ends is stopped by Stryker's own limit.
    testTimeout: 30_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
