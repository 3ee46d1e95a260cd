import { accountOf } from '../../../src/sandbox/views.js';
import type { BillingGroup } from '../../../src/model/billing-group.js';
import { addDays } from '../../../src/billing/calendar.js';
import { Books } from '../../../src/sandbox/books.js';
import type {
  World,
  WorldAccount,
  WorldBillingGroup,
  WorldPlanInstance,
} from '../../../src/sandbox/world.js';
import { methodsOf } from '../../../src/sandbox/look-up.js';
import {
  accountStatus,
  dunningState,
  paymentOption,
  planInstanceStatusLabel,
} from '../../aria/codes.js';
import { accountNamed, type Handler, type Success } from '../handler.js';
import { eanOf, methodFields, termsTypeNames } from '../ways-to-pay.js';
import { codeOfStatus } from '../../aria/statuses.js';

type Details = Success<'get_acct_details_all_m'>;
type Rows<Key extends keyof Details> = NonNullable<Details[Key]>;
type MasterRow = Rows<'master_plans_info'>[number];
type SupplementalRow = NonNullable<MasterRow['supp_plans_info']>[number];

/** The account with what the request includes; the defaults are the vendor's (Aria wire notes 3.2). */
export const getAcctDetailsAll: Handler<'get_acct_details_all_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const account = accountNamed(world, request.acct_no);
  const withMasters = request.include_master_plans ?? true;
  const withGroups = request.include_billing_groups ?? false;
  const books = new Books(world);
  const instances = books.planInstances.where('account', account.id);
  const masters = instances.filter(({ parentId }) => parentId === undefined);
  return {
    ...whoItIs(world, account),
    master_plan_count: masters.length,
    supp_plan_count: instances.length - masters.length,
    ...(withGroups && { billing_groups_info: billingGroups(world, account) }),
    ...(withGroups &&
      request.include_payment_methods && { payment_methods_info: paymentMethods(world, account) }),
    ...(withMasters && {
      master_plans_info: masters.map((master) => ({
        ...masterPlan(books, master),
        ...(request.include_supp_plans && {
          supp_plans_info: books.descendantsOf(master).map((each) => supplementalPlan(books, each)),
        }),
      })),
    }),
  };
};

function whoItIs(world: World, account: WorldAccount): Details {
  const { id, name, currency, locale, can, userId } = account;
  const [firstName = '', ...others] = name.split(' ');
  return {
    acct_no: id,
    userid: userId,
    ...(others.length > 0
      ? { first_name: firstName, last_name: others.join(' ') }
      : { company_name: name }),
    status_cd:
      can.changePlans.allowed && account.status !== 'deactivated'
        ? accountStatus.active
        : accountStatus.deactivated,
    acct_currency: currency.toLowerCase(),
    acct_balance: accountOf(world, id).balance.amount,
    acct_locale_name: locale,
  };
}

function groupsOf(world: World, account: WorldAccount): WorldBillingGroup[] {
  return world.billingGroups.filter(
    ({ accountId, status }) => accountId === account.id && status === 'active',
  );
}

function billingGroups(world: World, account: WorldAccount): Rows<'billing_groups_info'> {
  return groupsOf(world, account).map((group) => {
    const [primary, backup] = methodsOf(world, group);
    const { pays } = group;
    const terms =
      pays.by === 'terms' ? world.paymentTerms.find(({ id }) => id === pays.termsId) : undefined;
    return {
      billing_group_no: group.id,
      billing_group_name: group.name,
      billing_group_description: group.description,
      payment_option: terms ? paymentOption.terms : paymentOption.methods,
      primary_payment_method_name: primary?.name,
      primary_payment_method_id: primary?.id,
      primary_payment_method_no: primary?.id,
      backup_payment_method_name: backup?.name,
      backup_payment_method_id: backup?.id,
      backup_payment_method_no: backup?.id,
      payment_terms_no: terms?.id,
      payment_terms_name: terms?.name,
      payment_terms_type: terms && termsTypeNames[terms.kind],
      ...(terms && eanOf(account, group, terms)),
    };
  });
}

function paymentMethods(world: World, account: WorldAccount): Rows<'payment_methods_info'> {
  return groupsOf(world, account).flatMap((group) =>
    methodsOf(world, group).map((method) => ({
      billing_group_no: group.id,
      ...methodFields(method),
    })),
  );
}

const dunningCode: Record<BillingGroup['dunning'], number> = {
  none: dunningState.none,
  'in-progress': dunningState.inProgress,
  completed: dunningState.completed,
};

/** What master and supplemental instances have alike. What was billed in advance is what still stands. */
function datesOf(books: Books, row: WorldPlanInstance) {
  const { intervalMonths } = books.scheduleOf(row);
  const last = [...row.coverage].sort((a, b) => (a.period.to < b.period.to ? -1 : 1)).at(-1);
  return {
    alt_rate_schedule_no: row.rateScheduleId,
    last_arrears_bill_thru_date: row.arrearsFrom && addDays(row.arrearsFrom, -1),
    last_bill_date: last && books.invoices.get(last.invoiceId).date,
    last_bill_thru_date: last?.period.to ?? row.firstPeriod?.to,
    next_bill_date: row.nextBillDate,
    plan_date: row.startDate,
    status_date: row.statusSince,
    recurring_billing_interval: intervalMonths,
  };
}

function masterPlan(books: Books, row: WorldPlanInstance): MasterRow {
  const status = codeOfStatus(row.status);
  const { dunning } = row;
  const group = books.dunningGroups.find(row.dunningGroupId);
  return {
    master_plan_instance_no: row.id,
    master_plan_no: row.planId,
    master_plan_instance_description: books.planOf(row).name,
    master_plan_units: row.units,
    master_plan_instance_status: status,
    mp_instance_status_label: planInstanceStatusLabel[status],
    billing_group_no: row.billingGroupId,
    dunning_group_no: group?.id,
    dunning_group_name: group?.name,
    dunning_process_no: group?.processId,
    dunning_state: dunningCode[dunning?.state ?? 'none'],
    dunning_step: dunning?.step,
    dunning_degrade_date: dunning?.nextStepOn,
    bill_day: row.billDay,
    coupon_codes: books.appliedCoupons
      .where('account', row.accountId)
      .filter(({ planInstanceId }) => planInstanceId === row.id)
      .map(({ code }) => ({ coupon_codes: code })),
    ...datesOf(books, row),
  };
}

function supplementalPlan(books: Books, row: WorldPlanInstance): SupplementalRow {
  const status = codeOfStatus(row.status);
  return {
    supp_plan_instance_no: row.id,
    supp_plan_no: row.planId,
    supp_plan_instance_description: books.planOf(row).name,
    supp_plan_units: row.units,
    supp_plan_instance_status_cd: status,
    supp_plan_instance_status: planInstanceStatusLabel[status],
    parent_plan_instance_no: row.parentId,
    ...datesOf(books, row),
  };
}
