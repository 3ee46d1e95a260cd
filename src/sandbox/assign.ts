import { assignmentPreview } from '../billing/assignment.js';
import type { Assign } from '../model/change.js';
import type { RefusalCode } from '../model/codes.js';
import type { AccountId } from '../model/ids.js';
import type { Assignment } from '../model/plan-change.js';
import type { Preview } from '../model/quote.js';
import { judgeAssignment } from './change-plans/assign-plan.js';
import { changePlans } from './change-plans/change-plans.js';
import { lineOf } from './views.js';
import { stateVersion } from './state-version.js';
import type { Outcome } from './steps.js';
import type { World } from './world.js';

export interface AssignCommand {
  readonly accountId: AccountId;
  readonly draft: Assignment;
  readonly receiptId: string;
  readonly paymentDeclined?: boolean;
}

/** Takes a plan, as the contract asks for it so far. */
export function assign(world: World, { draft, ...rest }: AssignCommand): Outcome {
  return changePlans(world, { ...rest, changes: [changeOf(draft)] });
}

/**
 * What the assignment would do: the same steps on the same world, looked at and let go.
 * Nothing is kept: the world is never changed in place, and no id and no receipt is used up.
 */
export function previewAssign(
  world: World,
  accountId: AccountId,
  draft: Assignment,
):
  | { readonly preview: Preview; readonly refusal?: undefined }
  | { readonly preview?: undefined; readonly refusal: RefusalCode } {
  const { planned, refusal } = judgeAssignment(world, accountId, draft);
  if (!planned) return { refusal };
  const outcome = changePlans(
    { ...world, receipts: [] },
    { accountId, changes: [changeOf(draft)], receiptId: 'preview' },
  );
  if (!outcome.receipt) throw new Error(`Planned, and yet refused: ${outcome.refusal}.`);
  const invoices = outcome.world.invoices.slice(world.invoices.length);
  const version = stateVersion([
    world.today,
    world.accounts.find(({ id }) => id === accountId)?.can,
    world.plans.find((plan) => plan.id === draft.planId),
    planned.billingGroup.payer,
    world.planInstances.filter((instance) => instance.accountId === accountId),
  ]);
  return {
    preview: assignmentPreview(draft, planned, world.today, {
      dueNow: invoices.flatMap(({ lines }) => lines.map(lineOf)),
      stateVersion: version,
    }),
  };
}

function changeOf({ effective, ...draft }: Assignment): Assign {
  return { ...draft, timing: effective };
}
