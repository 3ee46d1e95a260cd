import { assign, previewAssign } from '../../../src/sandbox/assign.js';
import type { Line } from '../../../src/model/invoice.js';
import type { Assignment } from '../../../src/model/plan-change.js';
import type { World, WorldAccount } from '../../../src/sandbox/world.js';
import { add, negate, sum } from '../../../src/money/money.js';
import { errorCode } from '../../aria/codes.js';
import { accountNamed, type Handler, type Success } from '../handler.js';
import { chargesAndCredits, wireLine } from '../lines.js';
import { readAssignment } from '../read-assignment.js';
import { refusalError, WireError } from '../wire-error.js';

type Answer = Success<'assign_acct_plan_m'>;

/**
 * Assigns a master plan, or with `do_write` false says what that would do: then nothing is kept, no id is given out and
 * no receipt id used up (Aria wire notes 1.5, 1.6).
 */
export const assignAcctPlan: Handler<'assign_acct_plan_m'> = async (
  { sandbox, collecting },
  request,
) => {
  const { store, randomId } = sandbox;
  if (!request.do_write) {
    const world = await store.read();
    const account = accountNamed(world, request.acct_no);
    return dryRun(world, account, readAssignment(world, account, request));
  }
  const receiptId = request.client_receipt_id ?? `sim${randomId().replace(/[^0-9A-Za-z]/g, '')}`;
  return store.update((before) => {
    const account = accountNamed(before, request.acct_no);
    const draft = readAssignment(before, account, request);
    const outcome = assign(before, {
      accountId: account.id,
      draft,
      receiptId,
      ...collecting,
    });
    if (outcome.refusal === 'receipt-used') {
      throw new WireError(errorCode.invalidFormat, 'invalid input format');
    }
    if (!outcome.receipt) throw refusalError(outcome.refusal);
    const { world, receipt } = outcome;
    const [planInstanceId] = receipt.planInstanceIds;
    const [invoiceId] = receipt.invoiceIds;
    const invoice = world.invoices.find(({ id }) => id === invoiceId);
    return {
      world,
      result: {
        ...figures(world, draft, invoice?.lines ?? [], account),
        plan_instance_no: planInstanceId,
        invoice_no: invoiceId,
        ...(receipt.problem && declined),
      },
    };
  });
};

/** A declined payment beside an assignment that holds; which fields carry it is assumed (Aria wire notes, open point 9). */
const declined = {
  collection_error_code: errorCode.cardAuthorizationFailed,
  collection_error_msg: 'card authorization failed',
} satisfies Answer;

function dryRun(world: World, account: WorldAccount, draft: Assignment): Answer {
  const { preview, refusal } = previewAssign(world, account.id, draft);
  if (!preview) throw refusalError(refusal);
  return figures(world, draft, preview.dueNow.lines, account);
}

function figures(
  world: World,
  draft: Assignment,
  lines: readonly Line[],
  { currency }: WorldAccount,
): Answer {
  const plan = world.plans.find(({ id }) => id === draft.planId);
  const services = plan?.rateSchedules.flatMap(({ charges }) => charges) ?? [];
  const { charges, credits } = chargesAndCredits(lines, currency);
  const prorated = lines.filter((line) => line.prorated).map(({ amount }) => amount);
  return {
    proration_result_amount: sum(prorated, currency).amount,
    acct_plan_line_items: lines.map((line, index) => {
      const { type, amount, baseUnits, units, factor } = wireLine(line);
      return {
        line_no: index + 1,
        line_type: type,
        plan_no: draft.planId,
        plan_name: line.planName,
        service_no: services.find(({ name }) => name === line.description)?.id,
        service_name: line.description,
        line_units: units,
        line_base_units: baseUnits,
        proration_factor: factor,
        rate_per_unit: line.rate?.amount,
        line_amount: amount,
        description: line.description,
        date_range_start: line.period?.from,
        date_range_end: line.period?.to,
      };
    }),
    total_charges_before_tax: charges.amount,
    total_tax_charges: 0,
    total_charges_after_tax: charges.amount,
    total_credit: credits.amount,
    total: add(charges, negate(credits)).amount,
    collection_error_code: 0,
    statement_error_code: 0,
  };
}
