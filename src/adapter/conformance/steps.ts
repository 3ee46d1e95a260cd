import type { Confirmation, Intent } from '../../model/intent.js';
import { ends } from '../../model/codes.js';
import type { IntentId, QuoteId } from '../../model/ids.js';
import type { Assign, PlanChangeDraft } from '../../model/plan-change.js';
import type { PlanQuote } from '../../model/plan-quote.js';
import { AdapterError } from '../errors.js';
import { NotChecked, type CheckContext } from './check.js';
import { ensure } from './expect.js';

/** What checks do on their way to the rule that they check. */

export const newIntentId = (): IntentId => crypto.randomUUID() as IntentId;

/** An id that nothing has. */
export const noId = (): string => crypto.randomUUID().replaceAll('-', '');

/** A plan change that the account can make: the first plan on offer, from today, paid by the first group that can pay. */
export async function someDraft({ adapter, subject }: CheckContext): Promise<PlanChangeDraft> {
  if (subject.draft) return subject.draft;
  const { rows: plans } = await adapter.listPlans({});
  const plan = plans.find(
    ({ kind, assignable, rateSchedules, groups: choices }) =>
      kind === 'master' &&
      assignable.allowed &&
      choices.every(({ choose }) => choose.min === 0) &&
      rateSchedules.some((schedule) => schedule.isDefault && schedule.assignable.allowed),
  );
  const { rows: groups } = await adapter.listBillingGroups({});
  const group = groups.find(({ payer }) => payer.by !== 'nothing');
  if (!plan || !group) {
    throw new NotChecked(
      'The account has no plan that it can take, or no billing group that can pay.',
    );
  }
  const taking: Assign = {
    kind: 'assign',
    planId: plan.id,
    units: plan.units.min,
    billingGroupId: group.id,
    effective: { when: 'now' },
  };
  return { kind: 'plan-change', changes: [taking] };
}

/** The draft of a quote for a plan change. */
export function draftIn({ draft }: PlanQuote): PlanChangeDraft {
  ensure(draft.kind === 'plan-change', 'A quote for a plan change is of its draft.');
  return draft;
}

/** The first plan that a draft takes. */
export function takenIn({ changes }: PlanChangeDraft): Assign {
  const [first] = changes;
  if (first?.kind !== 'assign') throw new NotChecked('The draft that is named takes no plan.');
  return first;
}

/** The same draft with other choices for its first plan. */
export function taking(draft: PlanChangeDraft, choices: Partial<Assign>): PlanChangeDraft {
  const [, ...more] = draft.changes;
  return { ...draft, changes: [{ ...takenIn(draft), ...choices }, ...more] };
}

export async function someQuote(context: CheckContext): Promise<PlanQuote> {
  return context.adapter.quotePlanChange({ draft: await someDraft(context) });
}

/** A yes to all that a quote asks for, under a new intent. */
export async function fullYes({ adapter }: CheckContext, quote: PlanQuote): Promise<Confirmation> {
  const terms = adapter.getAccount ? (await adapter.getAccount({})).terms : undefined;
  return {
    quoteId: quote.id,
    intentId: newIntentId(),
    accepted: quote.warnings.map(({ id }) => id),
    ...(terms && { termsVersion: terms.version }),
  };
}

const isEnd = ({ state }: Intent): boolean => ends.some((end) => end === state);

/** Confirms and waits for the end, as the submit controller does: also when the answer to the confirmation is lost. */
export async function confirmToEnd(
  context: CheckContext,
  confirmation: Confirmation,
): Promise<Intent> {
  const intent = await confirmOnce(context, confirmation);
  return intent && isEnd(intent) ? intent : endOf(context, confirmation.intentId);
}

/** The answer to one confirmation; undefined when it was lost. */
export async function confirmOnce(
  { adapter }: CheckContext,
  confirmation: Confirmation,
): Promise<Intent | undefined> {
  try {
    return await adapter.confirm(confirmation);
  } catch (thrown) {
    if (thrown instanceof AdapterError && thrown.kind === 'network') return undefined;
    throw thrown;
  }
}

const pollMs = 500;
const mostPolls = 60;

async function endOf({ adapter, pass }: CheckContext, intentId: IntentId): Promise<Intent> {
  for (let poll = 0; poll < mostPolls; poll++) {
    await pass(pollMs);
    const intent = await adapter.getIntent({ intentId });
    if (isEnd(intent)) return intent;
  }
  throw new NotChecked('The intent reached no end in the time that a check has.');
}

/** What a write would change: compared before and after. */
export async function holdings({ adapter }: CheckContext) {
  const [instances, invoices, account] = await Promise.all([
    adapter.listPlanInstances({}),
    adapter.listInvoices?.({}),
    adapter.getAccount?.({}),
  ]);
  return { instances: instances.rows, invoices: invoices?.rows, balance: account?.balance };
}

/** How many plan instances come into being by a quote that was confirmed. */
export function countTaken({ changes, along }: PlanQuote): number {
  const taken = changes.filter(({ kind, edit }) => kind === 'assign' && edit === undefined);
  return taken.length + along.filter(({ what }) => what === 'plan-taken').length;
}

/** How many plan instances the account has. */
export async function countInstances({ adapter }: CheckContext): Promise<number> {
  return (await adapter.listPlanInstances({})).rows.length;
}

/** Takes a plan and gives what was quoted and how it ended. */
export async function takePlan(
  context: CheckContext,
): Promise<{ quote: PlanQuote; confirmation: Confirmation; intent: Intent }> {
  const quote = await someQuote(context);
  const confirmation = await fullYes(context, quote);
  return { quote, confirmation, intent: await confirmToEnd(context, confirmation) };
}

/** A quote that cannot exist, with a yes to it. */
export const yesToNothing = (): Confirmation => ({
  quoteId: noId() as QuoteId,
  intentId: newIntentId(),
  accepted: [],
});

export function ensureDone(intent: Intent): asserts intent is Extract<Intent, { state: 'done' }> {
  const why = intent.state === 'refused' ? ` (${intent.refusal})` : '';
  ensure(intent.state === 'done', `The write must end done, and ended ${intent.state}${why}.`);
}

/** Written, whether or not its payment went through: a world may hold a card that is declined. */
export function ensureWritten(intent: Intent): void {
  if (intent.state !== 'done-with-problem') ensureDone(intent);
}

export function ensureRefused(
  intent: Intent,
  refusal: string,
  what: string,
): asserts intent is Extract<Intent, { state: 'refused' }> {
  const got = intent.state === 'refused' ? intent.refusal : intent.state;
  ensure(
    intent.state === 'refused' && got === refusal,
    `${what} must be refused with ${refusal}, and is ${got}.`,
  );
}
