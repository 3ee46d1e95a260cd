// What it takes to list the plans of a large account with all that may be done with them: 200 plan instances, 300 plans. Prints a table.
// Time is the processor's, so that a busy machine does not count.
import { openSource } from './source.mjs';

const { load, close } = await openSource();

/** Milliseconds of the processor since the process began. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

try {
  const { card, home, children, simplePlan, worldOf } = await load(
    '/src/sandbox/scenarios/build.ts',
  );
  const { advanceTo } = await load('/src/sandbox/clock.ts');
  const { changePlans } = await load('/src/sandbox/change-plans/change-plans.ts');
  const { planInstancesOf, plansOf } = await load('/src/sandbox/views.ts');

  const masters = Array.from({ length: 100 }, (unused, index) => String(20_001 + index));
  const supplementals = Array.from({ length: 200 }, (unused, index) => String(21_001 + index));
  const take = (planId, more) => ({
    kind: 'assign',
    planId,
    units: 1,
    effective: { when: 'now' },
    ...more,
  });

  /** 20 master plans with nine plans under each, a month after they were taken. `more` changes all plans of the catalogue. */
  function account(more) {
    const world = worldOf('bench', '2020-01-15', {
      plans: [
        ...masters.map((id) => simplePlan(id, id, '30.00', children(...supplementals))),
        ...supplementals.map((id) => simplePlan(id, id, '4.00', { kind: 'supplemental' })),
      ],
      paymentMethods: [{ ...card, expires: { year: 2099, month: 12 } }],
      billingGroups: [home],
    });
    const changes = Array.from({ length: 200 }, (unused, index) =>
      index % 10 === 0
        ? take(masters[index / 10], { billingGroupId: home.id })
        : take(supplementals[index], { parent: { row: index - (index % 10) } }),
    );
    const accountId = world.accounts[0].id;
    const { receipt, refusal, ...outcome } = changePlans(world, {
      accountId,
      changes,
      receiptId: 'bench',
    });
    if (!receipt) throw new Error(refusal);
    const later = advanceTo(outcome.world, '2020-02-20').world;
    return { ...later, plans: later.plans.map((plan) => ({ ...plan, ...more })) };
  }

  const rows = {};
  function measure(name, list) {
    const times = [];
    for (let count = 0; count < 25; count++) {
      const start = spent();
      list();
      if (count >= 5) times.push(spent() - start);
    }
    times.sort((a, b) => a - b);
    rows[name] = {
      'median ms': times[10].toFixed(1),
      'most ms': times.at(-1).toFixed(1),
      rows: list().length,
    };
  }

  for (const [name, more] of [
    ['all sold', {}],
    // Nothing can be had, so that every plan is tried.
    ['none sold', { offered: false }],
  ]) {
    const world = account(more);
    const [{ id: accountId }] = world.accounts;
    const { id: master } = world.planInstances[0];
    measure(`plan instances, ${name}`, () => planInstancesOf(world, accountId));
    measure(`plans, ${name}`, () => plansOf(world, accountId));
    measure(`plans under one, ${name}`, () => plansOf(world, accountId, { under: master }));
    measure(`plans instead of one, ${name}`, () =>
      plansOf(world, accountId, { insteadOf: master }),
    );
  }
  console.table(rows);
} finally {
  await close();
}
