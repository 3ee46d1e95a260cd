// What the billing engine costs: time and memory for each line that it bills, in two worlds and in both at half size, and how much
// both grow when the work doubles; and what a quote for twelve plans with two years of timeline takes. Prints tables.
// Time is the processor's, that of the garbage collector too, so it counts neither waiting nor what else the machine does, though a
// busy one makes everything slower. Of several runs the middle one counts; the first one of the process, before any code is warm, stands beside it.
// Memory is what stays after a collection, so it needs --expose-gc, as `npm run bench:engine` has it. It is measured after the rest, in
// runs of its own: a forced collection also throws away what the engine's code was compiled to, and the next run would be as slow as a first one.
import { openSource } from './source.mjs';

const { load, close } = await openSource();

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

const linesBetween = (before, after) => lineCount(after) - lineCount(before);

/** Advances a world to `date`: the lines billed, and the microseconds that they took. */
function timed(advanceTo, world, date) {
  const start = spent();
  const after = advanceTo(world, date).world;
  const microseconds = spent() - start;
  return { lines: linesBetween(world, after), microseconds };
}

/** The same: the bytes of the new world that the old one had not. */
function weighed(advanceTo, world, date) {
  const before = heap();
  const after = advanceTo(world, date).world;
  const bytes = heap() - before;
  return { lines: linesBetween(world, after), bytes };
}

/** The middle one of several runs, by time. */
function middle(runs) {
  return runs.toSorted((a, b) => a.microseconds - b.microseconds)[Math.floor(runs.length / 2)];
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
    effective: { when: 'now' },
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

  const kinds = [
    {
      name: 'plans of one account, 5 years',
      sizes: [500, 1_000],
      worldWith: oneAccount,
      until: '2025-01-15',
    },
    {
      name: 'accounts with a plan each, a year',
      sizes: [5_000, 10_000],
      worldWith: manyAccounts,
      until: '2021-01-31',
    },
  ];
  const cold = kinds.map(({ sizes: [half], worldWith, until }) =>
    timed(advanceTo, worldWith(half), until),
  );
  const times = kinds.map(({ sizes, worldWith, until }) =>
    sizes.map((size) =>
      middle(Array.from({ length: 5 }, () => timed(advanceTo, worldWith(size), until))),
    ),
  );
  const weights = kinds.map(({ sizes, worldWith, until }) =>
    sizes.map((size) => weighed(advanceTo, worldWith(size), until)),
  );
  const perLine = ({ lines, microseconds }) => (microseconds / lines).toFixed(1);
  const figures = kinds.flatMap(({ name, sizes }, kind) =>
    sizes.map((size, index) => {
      const time = times[kind][index];
      const { lines, bytes } = weights[kind][index];
      return [
        `${size.toLocaleString('en')} ${name}`,
        {
          lines,
          seconds: (time.microseconds / 1e6).toFixed(2),
          'µs a line': perLine(time),
          'µs a line, first run': index === 0 ? perLine(cold[kind]) : '',
          'bytes a line': Math.round(bytes / lines),
        },
      ];
    }),
  );
  console.table(Object.fromEntries(figures));
  const growth = kinds.map(({ name }, kind) => {
    const by = (key, [half, whole]) => (whole[key] / half[key]).toFixed(2);
    const [time, weight] = [times[kind], weights[kind]];
    return [
      name,
      {
        lines: by('lines', time),
        time: by('microseconds', time),
        memory: by('bytes', weight),
      },
    ];
  });
  console.log('When the work doubles, it is so many times as much:');
  console.table(Object.fromEntries(growth));

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
  const quotes = [];
  let timeline = 0;
  for (let count = 0; count < 250; count++) {
    const start = spent();
    const { preview, refusal } = previewPlans(shop, command, '2022-07-18');
    if (!preview) throw new Error(refusal);
    timeline = preview.timelines.reduce((sum, { rows: each }) => sum + each.length, 0);
    if (count >= 50) quotes.push((spent() - start) / 1000);
  }
  quotes.sort((a, b) => a - b);
  const at = (share) => quotes[Math.floor(quotes.length * share)].toFixed(2);
  console.log(
    `quote for 12 plans, ${timeline} rows of timeline over two years: median ${at(0.5)} ms, 95 of 100 under ${at(0.95)} ms`,
  );
} finally {
  await close();
}
