import { createHttpAdapter } from '../../src/adapter/http/http-adapter.js';
import { createRawCaller } from '../../src/adapter/http/raw-caller.js';
import { createSandboxAdapter } from '../../src/adapter/sandbox/sandbox-adapter.js';
import { createSandboxSource } from '../../src/adapter/sandbox/sandbox-source.js';
import type { ConformanceSubject } from '../../src/adapter/conformance/check.js';
import { describeConformance } from '../../test/support/conformance.js';
import { checkMessage } from '../aria/wire/check-message.js';
import { createShell, type ShellOptions } from '../http/shell.js';
import { ariaBench, foreign as foreignRows, twoAccounts } from './aria-adapter/bench.js';
import { Browser, key, origin } from './http/support.js';

// The one contract on all that keep it: in the browser, over HTTP, and over HTTP and Aria's wire. Each check gets a world of its own.

const world = await twoAccounts();
const credentials = { userId: 'ada', password: 'sandbox' };
const foreign = {
  invoiceId: foreignRows.invoice,
  billingGroupId: foreignRows.billingGroup,
  planInstanceId: foreignRows.planInstance,
};

/** The HTTP client in a browser of its own, over a shell whose clock is moved by `passTime`. */
function overHttp(
  options: Pick<ShellOptions, 'source' | 'sandbox'>,
  clock: { now: number },
): ConformanceSubject {
  // The checks are in more of a hurry than any customer; the limits have tests of their own.
  const callsPerMinute = { read: 10_000, quote: 10_000, write: 10_000 };
  const shell = createShell({ ...options, keys: [key], callsPerMinute, now: () => clock.now });
  const { fetch } = new Browser(shell);
  const http = { baseUrl: `${origin}/uss`, fetch };
  return {
    adapter: createHttpAdapter(http),
    credentials,
    raw: createRawCaller(http),
    sandbox: options.sandbox,
    foreign,
    // Kept alive as a customer at the page would, since the session is shorter than some waits.
    passTime: async (milliseconds) => {
      for (let left = milliseconds; left > 0; left -= 300_000) {
        clock.now += Math.min(left, 300_000);
        await fetch(`${origin}/uss/session`, { headers: { 'X-Uss-Kit': '1' } });
      }
    },
  };
}

describeConformance('the sandbox', async () => {
  const clock = { now: Date.UTC(2026, 0, 5) };
  const adapter = createSandboxAdapter({ world, now: () => clock.now });
  return {
    adapter,
    credentials,
    foreign,
    passTime: async (milliseconds) => {
      clock.now += milliseconds;
    },
  };
});

describeConformance('the HTTP client over proxy and sandbox', async () => {
  const clock = { now: Date.UTC(2026, 0, 5) };
  const source = createSandboxSource({ world, now: () => clock.now });
  return overHttp({ source, sandbox: source.sandbox }, clock);
});

describeConformance('the HTTP client over proxy, Aria adapter and simulator', async () => {
  const bench = ariaBench({ world });
  return {
    ...overHttp({ source: bench.source, sandbox: bench.simulator.control }, bench.clock),
    dispose: () => {
      const broken = bench.messages.flatMap(checkMessage);
      if (broken.length > 0) throw new Error(`The wire is not kept: ${broken.join('; ')}`);
    },
  };
});
