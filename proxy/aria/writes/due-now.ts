import type { PlanInstanceId } from '../../../src/model/ids.js';
import { charge, isNegative, negate } from '../../../src/money/money.js';
import type { DueNow, Sight } from '../../../src/sandbox/quote/sight.js';
import type { WorldBillingGroup, WorldPlanInstance } from '../../../src/sandbox/world.js';
import type { WorldLine } from '../../../src/sandbox/world/invoices.js';
import type { AriaInvoice, AriaLine } from './invoices-in.js';

/** What is due now, as Aria says. */
export interface AriaDue extends DueNow {
  readonly basis: 'quoted';
}

/**
 * Puts Aria's lines to the plan instances that they are for, and apart those that wait for the next invoice. Aria names the instance in calls for several,
 * else the plan; a new instance has no number in a dry run. Which kinds of lines wait, our rules say: where Aria answers none of them, the rules' own stand.
 */
export function dueNowOf(invoices: readonly AriaInvoice[], sight: Sight): AriaDue {
  const holders = new Holders(sight);
  const waiting = new Set(sight.due.waits.map(keyOf));
  const waits: WorldLine[] = [];
  const now = invoices.map((invoice) => {
    const lines = invoice.lines.map((each) => holders.placed(each));
    waits.push(...lines.filter((line) => waiting.has(keyOf(line))));
    return {
      billingGroupId: groupOf(invoice, sight),
      lines: lines.filter((line) => !waiting.has(keyOf(line))),
    };
  });
  return {
    basis: 'quoted',
    invoices: now.filter(({ lines }) => lines.length > 0),
    waits: waits.length > 0 ? waits : sight.due.waits,
  };
}

/**
 * What is due now as our rules say, where Aria has no dry run; in lines as Aria's invoices will have them, on which one that comes to
 * a whole period is not marked as prorated (Aria wire notes 3.4).
 */
export function projectedDue({ due }: Sight): DueNow {
  return {
    basis: 'projected',
    invoices: due.invoices.map((invoice) => ({
      ...invoice,
      lines: invoice.lines.map(asOnInvoice),
    })),
    waits: due.waits.map(asOnInvoice),
  };
}

function asOnInvoice(line: WorldLine): WorldLine {
  const { units, rate, amount } = line;
  if (!line.prorated || !rate || units === undefined) return line;
  const whole = charge(rate, Number(units));
  const isWhole = [whole, negate(whole)].some((each) => each.amount === amount.amount);
  return isWhole ? { ...line, prorated: false } : line;
}

/** Lines of one kind and direction of one plan instance go one way. Of which kind a credit for days that were charged is, Aria's pages do not say (Aria wire notes 3.4). */
function keyOf({ kind, amount, planInstanceId }: WorldLine): string {
  const isGivenBack = isNegative(amount) && givenBack.has(kind);
  return [planInstanceId, isGivenBack ? 'given back' : kind].join(' ');
}

const givenBack: ReadonlySet<WorldLine['kind']> = new Set([
  'recurring',
  'recurring-arrears',
  'service-credit',
]);

/** Who pays the invoice: as Aria says where it is one of the account's, else who pays for the first plan that the draft is about. */
function groupOf({ billingGroupNo }: AriaInvoice, sight: Sight): WorldBillingGroup['id'] {
  const { after, asked } = sight;
  const named = after.billingGroups.find(billingGroupNo);
  if (named) return named.id;
  const [first] = asked;
  if (!first) throw new Error('A draft is about a plan instance.');
  return after.groupOf(after.planInstances.get(first.planInstanceId)).id;
}

/** The plan instances that lines can be for. */
class Holders {
  readonly #sight: Sight;
  readonly #instances: readonly WorldPlanInstance[];
  /** How many alike lines there were of a plan: the next one is for the next instance of it. */
  readonly #counts = new Map<string, number>();

  constructor(sight: Sight) {
    this.#sight = sight;
    const { after, asked, seen } = sight;
    const ids = new Set<PlanInstanceId>([
      ...asked.map(({ planInstanceId }) => planInstanceId),
      ...seen.changed,
      ...seen.ended,
    ]);
    this.#instances = [...ids].map((id) => after.planInstances.get(id));
  }

  placed({ line, planNo, planInstanceNo, isTyped, serviceNo }: AriaLine): WorldLine {
    const planInstanceId = this.#holderOf(line, planNo, planInstanceNo)?.id;
    const isFee = !isTyped && this.#endsPlans(serviceNo);
    return {
      ...line,
      ...(isFee && { kind: 'cancellation' as const }),
      ...(planInstanceId !== undefined && { planInstanceId }),
    };
  }

  /** Whether a service is a fee for cancelling. */
  #endsPlans(serviceNo: string | undefined): boolean {
    return this.#sight.after.opened.plans
      .flatMap(({ rateSchedules }) => rateSchedules.flatMap(({ charges }) => charges))
      .some(({ id, kind }) => id === serviceNo && kind === 'cancellation');
  }

  #holderOf(
    line: AriaLine['line'],
    planNo: string | undefined,
    planInstanceNo: string | undefined,
  ): WorldPlanInstance | undefined {
    const named = this.#sight.before.planInstances.find(planInstanceNo);
    if (named) return named;
    const held = this.#instances.filter((each) => this.#has(each, planNo, line.planName));
    const key = JSON.stringify([planNo, line.planName, line.kind, line.period, line.rate]);
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    return held[count] ?? held.at(-1);
  }

  /** Whether an instance has the plan, by the draft or before it. */
  #has(
    { id, planId }: WorldPlanInstance,
    planNo: string | undefined,
    planName: string | undefined,
  ): boolean {
    const { before, after } = this.#sight;
    const was = before.planInstances.find(id)?.planId;
    const plans = [planId, ...(was === undefined ? [] : [was])];
    if (planNo !== undefined) return plans.some((each) => each === planNo);
    return planName !== undefined && plans.some((each) => after.plan(each).name === planName);
  }
}
