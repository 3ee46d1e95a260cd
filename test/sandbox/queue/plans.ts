import {
  children,
  plan,
  recurring,
  schedule,
  simplePlan,
  type PlanText,
} from '../../../src/sandbox/scenarios/build.js';
import { queueEditSchema } from '../../../src/model/queued-change.js';
import { editQueue } from '../../../src/sandbox/queue/edit-queue.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, deepFreeze, type EditText } from '../support.js';

/** What Ada's company sells in the tests of the queue; all of it monthly but the yearly mirror of the first plan. */
export const plans: PlanText[] = [
  plan(
    '20001',
    'Internet',
    [
      schedule('30001', 'Standard', [recurring('80001', 'Internet', ['2000-01-01', '30.00'])]),
      schedule('30101', 'Short', [recurring('80101', 'Internet', ['2000-01-01', '25.00'])], {
        isDefault: false,
        availableTo: '2020-03-10',
      }),
      schedule('30201', 'Yearly', [recurring('80201', 'Internet', ['2000-01-01', '300.00'])], {
        isDefault: false,
        intervalMonths: 12,
      }),
    ],
    { units: { min: 1, max: 5 }, ...children('20011', '20013') },
  ),
  simplePlan('20002', 'Internet Plus', '60.00', children('20011')),
  simplePlan('20011', 'Phone', '10.00', {
    kind: 'supplemental',
    units: { min: 1, max: 5 },
    ...children('20012'),
  }),
  simplePlan('20012', 'Voice mail', '3.00', { kind: 'supplemental' }),
  simplePlan('20013', 'Television', '12.00', { kind: 'supplemental' }),
  simplePlan('20021', 'Bundle', '50.00', {
    children: [{ planId: '20022', mandatory: true }, { planId: '20013' }],
  }),
  simplePlan('20022', 'Router', '5.00', {
    kind: 'supplemental',
    children: [{ planId: '20023', mandatory: true }],
  }),
  simplePlan('20023', 'Cover', '1.00', { kind: 'supplemental' }),
  simplePlan('20031', 'Taste', '30.00', {
    firstStatus: 'trial',
    rollover: { afterMonths: 1, planId: '20032' },
  }),
  simplePlan('20032', 'Year one', '20.00', {
    units: { min: 2, max: 5 },
    rollover: { afterMonths: 2, planId: '20002', rateScheduleId: '30002' },
  }),
];

/** What comes of several edits of the queue in one command; the rows by their numbers. */
export function editsOf(world: World, ...edits: (EditText & { readonly id: string })[]) {
  return editQueue(world, {
    accountId: ada,
    receiptId: `edit${world.receipts.length + 1}`,
    edits: edits.map(({ id, ...edit }) => queueEditSchema.parse({ queuedChangeId: id, ...edit })),
  });
}

/** The world after such edits, frozen. */
export function after(world: World, ...edits: Parameters<typeof editsOf>[1][]): World {
  const outcome = editsOf(world, ...edits);
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

/** How each row of the queue stands, in the order in which they were queued: "units queued 2020-03-01". */
export function rows(world: World): string[] {
  return world.queue.map(({ kind, state, date }) =>
    [kind, state, ...(date === undefined ? [] : [date])].join(' '),
  );
}

/** The numbers of the rows of the queue, in the order in which they were queued. */
export function rowIds(world: World): string[] {
  return world.queue.map(({ id }) => id);
}

/** Number, status and start of each plan instance. */
export function instances(world: World): string[] {
  return world.planInstances.map(({ id, status, startDate }) => `${id} ${status} ${startDate}`);
}
