import type { BillingOperations } from '../contract.js';
import { AdapterError } from '../errors.js';
import { checks as allChecks } from './all-checks.js';
import { NotChecked, type Check, type CheckContext, type ConformanceSubject } from './check.js';
import { RuleBroken } from './expect.js';

export interface ConformanceOptions {
  /** Makes what is checked, anew for each check. */
  readonly make: () => Promise<ConformanceSubject>;
  /** Runs the checks that write as well: only on a test account. */
  readonly allowWrites: boolean;
  /** The checks to run; all when left out. */
  readonly checks?: readonly Check[] | undefined;
  /** How long one check may take, in milliseconds. Two minutes. */
  readonly timeoutMs?: number | undefined;
  /** Told each result as it comes. */
  readonly onResult?: ((result: ConformanceResult) => void) | undefined;
}

export interface ConformanceResult {
  readonly id: string;
  readonly title: string;
  /** `not-checked` is no pass: the rule could not be tried, and `reason` says why. */
  readonly outcome: 'passed' | 'failed' | 'not-checked';
  /** For developers: what is wrong, or what is missing. */
  readonly reason?: string | undefined;
}

const defaultTimeoutMs = 120_000;
const longestRealWaitMs = 5000;

/** Checks an adapter against the contract, rule by rule. Never throws for what the adapter does. */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const check of options.checks ?? allChecks) {
    const result = await runCheck(check, options);
    options.onResult?.(result);
    results.push(result);
  }
  return results;
}

/** Runs one check, for a test runner that names each. */
export async function runCheck(
  check: Check,
  { make, allowWrites, timeoutMs = defaultTimeoutMs }: ConformanceOptions,
): Promise<ConformanceResult> {
  const { id, title } = check;
  if (check.writes && !allowWrites) {
    return { id, title, outcome: 'not-checked', reason: 'It writes.' };
  }
  let subject: ConformanceSubject | undefined;
  try {
    subject = await make();
    await within(timeoutMs, prepareAndRun(check, subject));
    return { id, title, outcome: 'passed' };
  } catch (thrown) {
    const outcome = thrown instanceof NotChecked ? 'not-checked' : 'failed';
    return { id, title, outcome, reason: describe(thrown) };
  } finally {
    await subject?.dispose?.();
  }
}

async function prepareAndRun(check: Check, subject: ConformanceSubject): Promise<void> {
  const { adapter, credentials, sandbox = adapter.sandbox } = subject;
  const missing = check.operations.filter((name) => !adapter[name]);
  if (missing.length > 0) throw new NotChecked(`The adapter has no ${missing.join(', ')}.`);
  if (check.needs?.includes('sandbox') && !sandbox) throw new NotChecked('It needs a sandbox.');
  if (check.needs?.includes('credentials') && !credentials) {
    throw new NotChecked('It needs the credentials of a test account.');
  }
  const context = {
    adapter: adapter as CheckContext['adapter'],
    raw: subject.raw ?? ((name, input) => (adapter as BillingOperations)[name](input as never)),
    subject,
    sandbox,
    credentials,
    pass: (milliseconds: number) => pass(subject, milliseconds),
  } as CheckContext;
  if (credentials && adapter.signIn) await adapter.signIn(credentials);
  await check.run(context);
}

async function pass({ passTime }: ConformanceSubject, milliseconds: number): Promise<void> {
  if (passTime) return passTime(milliseconds);
  if (milliseconds > longestRealWaitMs) {
    throw new NotChecked(`It would take ${milliseconds / 1000} seconds.`);
  }
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((...[, reject]) => {
    timer = setTimeout(
      () => reject(new RuleBroken(`No end after ${milliseconds / 1000} seconds.`)),
      milliseconds,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function describe(thrown: unknown): string {
  if (thrown instanceof AdapterError) {
    const fields = thrown.fields.map(({ path, code }) => `${path}: ${code}`).join(', ');
    const details = [thrown.refusal, fields, thrown.requestId && `request ${thrown.requestId}`];
    return [`${thrown.code} (${thrown.message})`, ...details.filter(Boolean)].join('; ');
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
