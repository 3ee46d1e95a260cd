import { createHash } from 'node:crypto';
import { rateChangesAfter } from '../../../src/billing/rates.js';
import type { PlanDraft } from '../../../src/model/draft.js';
import type { PlanPreview } from '../../../src/model/plan-quote.js';
import { affected } from '../../../src/sandbox/change-plans/preview-plans.js';
import type { Sight } from '../../../src/sandbox/quote/sight.js';
import type { World } from '../../../src/sandbox/world.js';
import type { SettledPolicy } from '../policy.js';
import { toldPayer } from '../world/payers.js';

/** A preview as it was seen, with what only this platform says of it. */
export function finished(
  preview: PlanPreview,
  {
    draft,
    world,
    sight,
    policy,
  }: {
    readonly draft: PlanDraft;
    readonly world: World;
    readonly sight: Sight;
    readonly policy: SettledPolicy;
  },
): PlanPreview {
  const known = pricesKnownUntil(sight);
  return {
    ...preview,
    draft,
    payers: preview.payers.map((each) => ({ ...each, payer: toldPayer(each.payer, policy) })),
    // An invoice that stands for the running period here is none of Aria's, so its number is told to nobody.
    along: preview.along.filter(({ what }) => what !== 'invoice-voided'),
    ...(known !== undefined && { pricesKnownUntil: known }),
    stateVersion: stateVersion(world, sight),
  };
}

/** Aria tells one change of rates ahead, so where there is one there may be more behind it (Aria wire notes 3.3). */
function pricesKnownUntil({ after, seen, asked, today }: Sight): string | undefined {
  const ids = asked.map(({ planInstanceId }) => planInstanceId);
  return affected(after.opened, seen.changed, ids)
    .flatMap((id) => {
      const instance = after.planInstances.get(id);
      const queued = after.queue.where('planInstance', id);
      const targets = queued.flatMap(({ state, change }) =>
        state === 'queued' && change.kind === 'replace'
          ? after
              .plan(change.planId)
              .rateSchedules.filter(({ id: schedule, isDefault }) =>
                change.rateScheduleId === undefined
                  ? isDefault
                  : schedule === change.rateScheduleId,
              )
          : [],
      );
      return [after.scheduleOf(instance), ...targets];
    })
    .flatMap((schedule) => rateChangesAfter(schedule, today).slice(0, 1))
    .sort()[0];
}

/**
 * Stands for all that the figures were computed from: the billing date, what the account may do, what it has and has queued, who pays,
 * and the plans that it has or that the draft is about, with every rate; in whatever order Aria lists them.
 */
function stateVersion(world: World, { after }: Sight): string {
  const plans = new Set<string>(after.planInstances.all.map(({ planId }) => planId));
  for (const { change } of after.queue.all) if ('planId' in change) plans.add(change.planId);
  const state = [
    world.today,
    world.accounts.map(({ can, currency }) => [can, currency]),
    inOrder(world.planInstances.map(({ coverage, ...row }) => [row, coverage.length])),
    inOrder(world.queue.filter((row) => row.state === 'queued')),
    inOrder([...world.billingGroups, ...world.paymentMethods, ...world.paymentTerms]),
    inOrder(
      world.plans
        .filter(({ id }) => plans.has(id))
        .map(({ rateSchedules, ...plan }) => [
          plan,
          inOrder(
            rateSchedules.map(({ charges, ...schedule }) => [schedule, inOrder([...charges])]),
          ),
        ]),
    ),
  ];
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url');
}

function inOrder(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
