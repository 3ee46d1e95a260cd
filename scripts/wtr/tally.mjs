import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/** All tests of a suite, each with the names of what it stands in. */
const testsOf = (suite, within = []) =>
  suite
    ? [
        ...suite.tests.map((test) => ({ ...test, names: [...within, test.name] })),
        ...suite.suites.flatMap((inner) => testsOf(inner, [...within, inner.name])),
      ]
    : [];

/**
 * Ends the run with `N passed, N failed, N skipped`. A file that did not load counts as one failed
 * test, and so does a file without any test, which the runner itself would let pass.
 * With USS_TALLY set, the counts are also written to that file as JSON, with `failures`: what failed, and why.
 */
export const tally = {
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const failures = [];
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      const run = tests.filter((test) => !test.skipped);
      const failed = run.filter((test) => !test.passed).length;
      const file = relative(process.cwd(), session.testFile);
      const tell = (names, error) =>
        failures.push({
          test: [file, ...names].join(' > '),
          why: error?.message ?? 'no reason told',
        });
      for (const { names, error } of run.filter((test) => !test.passed)) tell(names, error);
      counts.passed += run.length - failed;
      counts.skipped += tests.length - run.length;
      if (session.passed && tests.length === 0) {
        console.log(`No test in ${session.testFile}`);
        tell([], { message: 'It has no test.' });
        counts.failed++;
      } else if (!failed && !session.passed) {
        tell([], session.errors[0]);
        counts.failed++;
      } else {
        counts.failed += failed;
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
      writeFileSync(file, JSON.stringify({ ...counts, failures }));
    }
    setTimeout(() =>
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`),
    );
  },
};
