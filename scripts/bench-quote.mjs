// How long a quote with a two-year timeline takes: in the engine, and through the sandbox adapter. Prints medians in milliseconds.
import { performance } from 'node:perf_hooks';
import { openSource } from './source.mjs';

const runs = 400;

const { load, close } = await openSource();

function report(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(3);
  console.log(
    `${name}: median ${at(0.5)} ms, 95 of 100 under ${at(0.95)} ms (${sorted.length} runs)`,
  );
}

async function measure(name, run) {
  const times = [];
  for (let count = 0; count < runs + 50; count++) {
    const start = performance.now();
    await run();
    if (count >= 50) times.push(performance.now() - start);
  }
  report(name, times);
}

try {
  const { card, home, plan, recurring, schedule, tiers, worldOf } = await load(
    '/src/sandbox/scenarios/build.ts',
  );
  const { quoteDraft } = await load('/src/sandbox/quote/quote-draft.ts');
  const { createSandboxAdapter } = await load('/src/adapter/sandbox/sandbox-adapter.ts');

  // Monthly, in three tiers, with a price that is announced to change after two years: 26 rows of timeline.
  const prices = (from, amounts) => ({
    from,
    tiers: tiers([9, amounts[0]], [49, amounts[1]], [undefined, amounts[2]]),
  });
  const seats = {
    ...recurring('80001', 'Seats'),
    rates: [
      prices('2020-01-01', ['12.00', '10.00', '8.50']),
      prices('2022-07-18', ['13.00', '11.00', '9.50']),
    ],
  };
  const world = worldOf('bench', '2020-07-18', {
    plans: [
      plan('20001', 'Seats', [schedule('30001', 'Monthly', [seats])], {
        units: { min: 1, max: 500 },
      }),
    ],
    paymentMethods: [card],
    billingGroups: [home],
  });
  const change = {
    kind: 'assign',
    planId: '20001',
    units: 120,
    billingGroupId: home.id,
    effective: { when: 'now' },
  };
  const draft = { kind: 'plan-change', changes: [change] };
  const [{ id: accountId }] = world.accounts;
  const { preview } = quoteDraft(world, accountId, draft);
  const { timeline } = preview;
  console.log(`timeline: ${timeline.length} rows, ${timeline[0].date} to ${timeline.at(-1).date}`);

  await measure('preview in the engine', () => quoteDraft(world, accountId, draft));
  const adapter = createSandboxAdapter({ world });
  await measure('quote through the adapter', () => adapter.quotePlanChange({ draft }));
} finally {
  await close();
}
