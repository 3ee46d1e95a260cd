import { totalOf } from '../../src/billing/charges.js';
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { refused } from '../../src/adapter/errors.js';
import {
  NotSent,
  OutcomeUnknown,
  type Backend,
  type WriteResult,
  type Written,
} from '../../src/adapter/protocol/ports.js';
import {
  assignmentPreview,
  planAssignment,
  type PlannedAssignment,
} from '../../src/billing/assignment.js';
import { alignmentTarget } from '../../src/billing/plan-instances.js';
import { rateChangesAfter } from '../../src/billing/rates.js';
import type { ProblemCode } from '../../src/model/codes.js';
import { invoiceIdSchema, planInstanceIdSchema, type AccountId } from '../../src/model/ids.js';
import type { Receipt } from '../../src/model/intent.js';
import type { Line } from '../../src/model/invoice.js';
import type { PlanChange } from '../../src/model/plan-change.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import type { Preview } from '../../src/model/quote.js';
import type { CalendarDate } from '../../src/model/values.js';
import type { AccountReads } from './account-reads.js';
import { amountOf } from './amounts.js';
import { assignmentFields, type AssignmentFields } from './assignment-fields.js';
import { AriaCallError, AriaFault } from './call-errors.js';
import type { AriaClient, CallResult } from './client.js';
import { errorCode } from './codes.js';
import { readFailure, refusalOfFault } from './failures.js';
import { findReceipt } from './find-receipt.js';
import type { PartialProblem } from './partial-success.js';
import type { SettledPolicy } from './policy.js';
import { mayChangePlans } from './to-account.js';
import { billingGroupsOf } from './to-billing-groups.js';
import { planChangeLines } from './to-lines.js';
import { planInstancesOf } from './to-plan-instances.js';
import { plansOf } from './to-plans.js';

export interface AriaBackendParts {
  readonly client: AriaClient;
  readonly reads: AccountReads;
  readonly accountId: AccountId;
  readonly policy: SettledPolicy;
}

/**
 * Aria as the platform behind the write protocol, for one account. Every number that goes upstream in a preview or a
 * write was found among what Aria just said to be the account's own, or on offer to it (T2).
 */
export class AriaBackend implements Backend {
  readonly longestWriteMs: number;
  readonly #parts: AriaBackendParts;
  #previewed: Previewed | undefined;

  constructor(parts: AriaBackendParts) {
    this.#parts = parts;
    this.longestWriteMs = parts.policy.longestWriteMs;
  }

  async preview(
    draft: PlanChange,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<Preview> {
    const { accountId } = this.#parts;
    const { planned, today, stateVersion } = await this.#judge(draft);
    const fields = assignmentFields(accountId, draft, planned);
    const lines = await this.#dryRun(fields, planned.schedule.currency, signal);
    this.#previewed = { draft: keyOf(draft), fields, currency: planned.schedule.currency };
    const [knownUntil] = rateChangesAfter(planned.schedule, today);
    return assignmentPreview(draft, planned, today, {
      dueNow: lines,
      stateVersion,
      // Aria tells one change of rates ahead, so where there is one there may be more behind it.
      pricesKnownUntil: knownUntil,
    });
  }

  /** Sends what was previewed last, word for word: the protocol previews the same draft right before. */
  async write(draft: PlanChange, receiptId: string): Promise<WriteResult> {
    const previewed = this.#previewed;
    if (previewed?.draft !== keyOf(draft)) throw new NotSent('This draft was not previewed last.');
    const input = { ...previewed.fields, do_write: true };
    let result: CallResult<'assign_acct_plan_m'>;
    try {
      result = await this.#parts.client.call('assign_acct_plan_m', input, { receiptId });
    } catch (thrown) {
      return refusedWrite(thrown);
    }
    return written(result, receiptId, previewed.currency);
  }

  /** Aria's record of a write does not say whether its collection failed: no problem is ever told here. */
  async lookup(receiptId: string): Promise<Written | undefined> {
    const { client, reads, accountId } = this.#parts;
    const receipt = await findReceipt(client, reads, accountId, receiptId);
    return receipt && { receipt };
  }

  /** The draft by the rules, on what Aria says now. */
  async #judge(draft: PlanChange) {
    const { reads, policy } = this.#parts;
    const [details, catalogue, available, today] = await Promise.all([
      reads.details(),
      reads.catalogue(),
      reads.available(),
      reads.today(),
    ]);
    const picture = { details, catalogue, available, today };
    const instances = planInstancesOf(picture);
    const { planned, refusal } = planAssignment(draft, {
      today,
      changePlans: mayChangePlans(picture),
      plan: plansOf(picture, policy).find(({ id }) => id === draft.planId),
      billingGroup: billingGroupsOf(picture).find(({ id }) => id === draft.billingGroupId),
      align: alignmentTarget(instances.find(({ id }) => id === draft.alignWith)),
    });
    if (!planned) throw refused(refusal);
    return { planned, today, stateVersion: stateVersion(today, instances, planned) };
  }

  async #dryRun(
    fields: AssignmentFields,
    currency: string,
    signal: AbortSignal | undefined,
  ): Promise<Line[]> {
    try {
      const input = { ...fields, do_write: false };
      const { answer } = await this.#parts.client.call('assign_acct_plan_m', input, { signal });
      return planChangeLines(answer, currency);
    } catch (thrown) {
      const refusal = thrown instanceof AriaFault ? refusalOfFault(thrown) : undefined;
      throw refusal ? refused(refusal) : readFailure(thrown);
    }
  }
}

interface Previewed {
  readonly draft: string;
  readonly fields: AssignmentFields;
  readonly currency: string;
}

function keyOf(draft: PlanChange): string {
  return JSON.stringify(draft);
}

/** Stands for the billing date, the account's instances, the rates and who pays, in whatever order Aria lists them. */
function stateVersion(
  today: CalendarDate,
  instances: readonly PlanInstance[],
  { plan, schedule, billingGroup }: PlannedAssignment,
): string {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const state = [
    today,
    [...instances].sort(byId),
    plan.id,
    { ...schedule, charges: [...schedule.charges].sort(byId) },
    billingGroup.id,
    billingGroup.payer,
  ];
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url');
}

/** A write that Aria did not do is told from one that it may have done. */
function refusedWrite(thrown: unknown): WriteResult {
  if (thrown instanceof AriaCallError && thrown.outcome === 'not-sent') {
    throw new NotSent(thrown.message, { cause: thrown });
  }
  if (!(thrown instanceof AriaFault)) {
    throw new OutcomeUnknown('The write got no usable answer.', { cause: thrown });
  }
  const refusal = refusalOfFault(thrown);
  // The format is that of the preview, so what is refused here is the receipt id: it was used before.
  if (!refusal || thrown.code === errorCode.invalidFormat) {
    throw new OutcomeUnknown(thrown.message, { cause: thrown });
  }
  return { outcome: 'refused', refusal };
}

const problemOfPart: Record<PartialProblem['part'], ProblemCode> = {
  collection: 'collection-failed',
  'card-authorization': 'collection-failed',
  statement: 'statement-failed',
};

/** The first problem counts: money comes before paper. */
function written(
  { answer, problems }: CallResult<'assign_acct_plan_m'>,
  receiptId: string,
  currency: string,
): WriteResult {
  const { plan_instance_no: instance, invoice_no: invoice } = answer;
  const parts = problems.map(({ part }) => problemOfPart[part]);
  const problem = parts.find((each) => each === 'collection-failed') ?? parts[0];
  return {
    outcome: 'written',
    receipt: {
      reference: receiptId,
      ...(instance !== undefined && { planInstanceId: z.parse(planInstanceIdSchema, instance) }),
      ...(invoice !== undefined && { invoiceId: z.parse(invoiceIdSchema, invoice) }),
      ...charged(answer, currency),
    },
    ...(problem && { problem }),
  };
}

/** What was charged. It is done whatever the lines look like, so lines that do not sum to Aria's total are left out. */
function charged(
  answer: CallResult<'assign_acct_plan_m'>['answer'],
  currency: string,
): Pick<Receipt, 'charged' | 'lines'> {
  try {
    const lines = planChangeLines(answer, currency);
    return { charged: totalOf(lines, currency), lines };
  } catch (thrown) {
    if (answer.total === undefined)
      throw new OutcomeUnknown('What was charged cannot be read.', { cause: thrown });
    return { charged: amountOf(answer.total, currency), lines: [] };
  }
}
