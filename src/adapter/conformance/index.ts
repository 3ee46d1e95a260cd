// What `uss-kit/testing` publishes: the rules of the contract, for any test runner.
export { checks } from './all-checks.js';
export { NotChecked } from './check.js';
export type { Check, CheckContext, ConformanceSubject, ForeignIds, Need } from './check.js';
export { runCheck, runConformance } from './run.js';
export type { ConformanceOptions, ConformanceResult } from './run.js';
