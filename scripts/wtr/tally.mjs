import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/**
 * Ends the run with `N passed, N failed, N skipped`. A file that did not load counts as one failed
 * test, and so does a file without any test, which the runner itself would let pass.
 * With USS_TALLY set, the counts are also written to that file as JSON.
 */
export const tally = {
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      const run = tests.filter((test) => !test.skipped);
      const failed = run.filter((test) => !test.passed).length;
      counts.passed += run.length - failed;
      counts.skipped += tests.length - run.length;
      if (session.passed && tests.length === 0) {
        console.log(`No test in ${session.testFile}`);
        counts.failed++;
      } else {
        counts.failed += failed || (session.passed ? 0 : 1);
      }
    }
    if (counts.failed || !counts.passed) {
      process.on('exit', () => {
        process.exitCode = 1;
      });
    }
    const file = process.env.USS_TALLY;
    if (file) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(counts));
    }
    setTimeout(() =>
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`),
    );
  },
};
