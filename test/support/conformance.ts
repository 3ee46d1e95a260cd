import { describe, it } from 'vitest';
import { checks } from '../../src/adapter/conformance/all-checks.js';
import type { OperationName } from '../../src/adapter/contract.js';
import type { ConformanceSubject } from '../../src/adapter/conformance/check.js';
import { runCheck } from '../../src/adapter/conformance/run.js';

export interface ConformanceSuiteOptions {
  /** Ids of the checks that this subject cannot be given, each of which would otherwise fail. */
  readonly notChecked?: readonly string[];
  /** Operations that this subject does not have: what needs one is not checked. */
  readonly without?: readonly OperationName[];
  /** Milliseconds for one check. */
  readonly timeoutMs?: number;
}

/** The conformance suite as tests, writes included. `make` gives a fresh subject for each. */
export function describeConformance(
  name: string,
  make: () => Promise<ConformanceSubject>,
  { notChecked = [], without = [], timeoutMs = 150_000 }: ConformanceSuiteOptions = {},
): void {
  describe(`${name} keeps the contract`, () => {
    for (const check of checks) {
      const lacks = check.operations.some((operation) => without.includes(operation));
      const expected = lacks || notChecked.includes(check.id) ? 'not-checked' : 'passed';
      it(
        expected === 'passed'
          ? `${check.id}: ${check.title}`
          : `${check.id} cannot be checked here`,
        async () => {
          const { outcome, reason } = await runCheck(check, { make, allowWrites: true, timeoutMs });
          if (outcome !== expected) throw new Error(`${outcome}: ${reason ?? check.title}`);
        },
        timeoutMs + 5000,
      );
    }
  });
}
