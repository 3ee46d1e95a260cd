// What the billing engine costs: time and memory for each line that it bills, in two worlds and in both at half size, since it must
// grow with the work and no faster; and what a quote for twelve plans with two years of timeline takes. Prints a table.
// Time is the processor's, so that a busy machine does not count.
// With --expose-gc, as `npm run bench:engine` runs it, memory is counted after a collection.
import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const load = (path) => server.ssrLoadModule(path);

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
/** Microseconds of the processor since the process began. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
const lineCount = ({ invoices }) => invoices.reduce((sum, { lines }) => sum + lines.length, 0);

/** Advances a world to `date`: seconds, lines, and per line the microseconds and the bytes that stay. */
function run(advanceTo, world, date) {
  const before = heap();
  const start = spent();
  const after = advanceTo(world, date).world;
  const microseconds = spent() - start;
  const bytes = heap() - before;
  const lines = lineCount(after) - lineCount(world);
  return {
    lines,
    seconds: (microseconds / 1e6).toFixed(2),
    'µs a line': (microseconds / lines).toFixed(2),
    'bytes a line': Math.round(bytes / lines),
    world: after,
  };
}

try {
  const { card, home, plan, recurring, schedule, tiers, worldOf, children, simplePlan } =
    await load('/src/sandbox/scenarios/build.ts');
  const { advanceTo } = await load('/src/sandbox/clock.ts');
  const { changePlans } = await load('/src/sandbox/change-plans/change-plans.ts');
  const { previewPlans } = await load('/src/sandbox/change-plans/preview-plans.ts');

  const lasting = { ...card, expires: { year: 2099, month: 12 } };
  const take = (planId, more) => ({
    kind: 'assign',
    planId,
    units: 1,
    timing: { when: 'now' },
    ...more,
  });

  /** One account with so many plans, a tenth of them masters with nine plans under each. */
  function oneAccount(instances) {
    const world = worldOf('bench', '2020-01-15', {
      plans: [
        simplePlan('20001', 'Site', '30.00', children('20002')),
        simplePlan('20002', 'Sensor', '4.00', { kind: 'supplemental' }),
      ],
      paymentMethods: [lasting],
      billingGroups: [home],
    });
    const changes = Array.from({ length: instances }, (unused, index) =>
      index % 10 === 0
        ? take('20001', { billingGroupId: home.id })
        : take('20002', { parent: { row: index - (index % 10) } }),
    );
    const accountId = world.accounts[0].id;
    const outcome = changePlans(world, { accountId, changes, receiptId: 'bench' });
    if (!outcome.receipt) throw new Error(outcome.refusal);
    return outcome.world;
  }

  /** So many accounts with one plan each, billed on all days of the month. */
  function manyAccounts(count) {
    const id = (base, index) => String(base + index);
    const empty = worldOf('bench', '2020-01-01', {
      plans: [simplePlan('20001', 'Site', '30.00')],
      accounts: Array.from({ length: count }, (unused, index) => ({
        id: id(100_001, index),
        userId: `user${index}`,
        password: 'sandbox',
        name: `User ${index}`,
        currency: 'USD',
        locale: 'en-US',
        can: { changePlans: { allowed: true } },
      })),
      session: undefined,
      paymentMethods: Array.from({ length: count }, (unused, index) => ({
        ...lasting,
        id: id(500_001, index),
        accountId: id(100_001, index),
      })),
      billingGroups: Array.from({ length: count }, (unused, index) => ({
        ...home,
        id: id(700_001, index),
        accountId: id(100_001, index),
        pays: { by: 'method', primaryId: id(500_001, index) },
      })),
    });
    const day = (index) => `2020-02-${String((index % 28) + 1).padStart(2, '0')}`;
    return {
      ...empty,
      today: '2020-01-31',
      nextIds: { ...empty.nextIds, planInstance: 1_000_001 + count },
      planInstances: Array.from({ length: count }, (unused, index) => ({
        id: id(1_000_001, index),
        accountId: id(100_001, index),
        planId: '20001',
        rateScheduleId: '30001',
        units: 1,
        status: 'active',
        statusSince: '2020-01-31',
        billingGroupId: id(700_001, index),
        startDate: '2020-01-31',
        assignedOn: '2020-01-31',
        billDay: (index % 28) + 1,
        nextBillDate: day(index),
        nextInvoiceOn: day(index),
        coverage: [],
      })),
    };
  }

  const rows = {};
  const measure = (name, world, date) => {
    const { world: after, ...figures } = run(advanceTo, world, date);
    rows[name] = figures;
    return after;
  };
  run(advanceTo, oneAccount(100), '2021-01-15');
  measure('one account, 500 plan instances, 5 years', oneAccount(500), '2025-01-15');
  measure('one account, 1,000 plan instances, 5 years', oneAccount(1_000), '2025-01-15');
  measure('5,000 accounts, a year', manyAccounts(5_000), '2021-01-31');
  measure('10,000 accounts, a year', manyAccounts(10_000), '2021-01-31');
  console.table(rows);

  // Twelve plans in three tiers whose prices change after a year and a half, asked for at once.
  const seats = (number) =>
    plan(
      String(20_001 + number),
      `Seats ${number}`,
      [
        schedule(String(30_001 + number), 'Monthly', [
          {
            ...recurring(String(80_001 + number), 'Seats'),
            rates: ['2020-01-01', '2022-01-18'].map((from, later) => ({
              from,
              tiers: tiers([9, `${12 + later}.00`], [49, '10.00'], [undefined, '8.50']),
            })),
          },
        ]),
      ],
      { units: { min: 1, max: 500 } },
    );
  const shop = worldOf('bench', '2020-07-18', {
    plans: Array.from({ length: 12 }, (unused, index) => seats(index)),
    paymentMethods: [lasting],
    billingGroups: [home],
  });
  const command = {
    accountId: shop.accounts[0].id,
    changes: shop.plans.map(({ id }) => take(id, { units: 120, billingGroupId: home.id })),
  };
  const times = [];
  let timeline = 0;
  for (let count = 0; count < 250; count++) {
    const start = spent();
    const { preview, refusal } = previewPlans(shop, command, '2022-07-18');
    if (!preview) throw new Error(refusal);
    timeline = preview.timelines.reduce((sum, { rows: each }) => sum + each.length, 0);
    if (count >= 50) times.push((spent() - start) / 1000);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
  console.log(
    `quote for 12 plans, ${timeline} rows of timeline over two years: median ${at(0.5)} ms, 95 of 100 under ${at(0.95)} ms`,
  );
} finally {
  await server.close();
}
