import { planInstancesOf, accountOf } from '../../../src/sandbox/views.js';
import type { PaymentMethod } from '../../../src/model/payment-method.js';
import type { PaymentTerms } from '../../../src/model/payment-terms.js';
import type { PlanInstance } from '../../../src/model/plan-instance.js';
import type { BillingGroup } from '../../../src/model/billing-group.js';
import type { World, WorldAccount, WorldBillingGroup } from '../../../src/sandbox/world.js';
import { methodsOf } from '../../../src/sandbox/look-up.js';
import {
  accountStatus,
  dunningState,
  payMethodType,
  paymentOption,
  planInstanceStatus,
  planInstanceStatusLabel,
} from '../../aria/codes.js';
import { accountNamed, type Handler, type Success } from '../handler.js';

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
  const instances = planInstancesOf(world, account.id);
  const masters = instances.filter(({ kind }) => kind === 'master');
  const supplementals = instances.filter(({ kind }) => kind === 'supplemental');
  return {
    ...whoItIs(world, account),
    master_plan_count: masters.length,
    supp_plan_count: supplementals.length,
    ...(withGroups && { billing_groups_info: billingGroups(world, account) }),
    ...(withGroups &&
      request.include_payment_methods && { payment_methods_info: paymentMethods(world, account) }),
    ...(withMasters && {
      master_plans_info: masters.map((master, index) => ({
        ...masterPlan(world, master),
        // A world does not say what hangs on which master, so all hang on the first.
        ...(request.include_supp_plans &&
          index === 0 && {
            supp_plans_info: supplementals.map((each) => supplementalPlan(each, master)),
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
    status_cd: can.changePlans.allowed ? accountStatus.active : accountStatus.deactivated,
    acct_currency: currency.toLowerCase(),
    acct_balance: accountOf(world, id).balance.amount,
    acct_locale_name: locale,
  };
}

function groupsOf(world: World, account: WorldAccount): WorldBillingGroup[] {
  return world.billingGroups.filter(({ accountId }) => accountId === account.id);
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
      payment_terms_type: terms && termsType[terms.kind],
    };
  });
}

const termsType: Record<PaymentTerms['kind'], string> = { net: 'Net Terms', 'ean-gln': 'EAN/GLN' };

const methodType: Record<PaymentMethod['kind'], number> = {
  card: payMethodType.tokenizedCreditCard,
  'bank-account': payMethodType.electronicCheck,
  'direct-debit': payMethodType.directDebit,
  wallet: payMethodType.payPalExpress,
  other: payMethodType.none,
};

function paymentMethods(world: World, account: WorldAccount): Rows<'payment_methods_info'> {
  return groupsOf(world, account).flatMap((group) =>
    methodsOf(world, group).map((method) => ({
      billing_group_no: group.id,
      payment_method_no: method.id,
      pay_method_name: method.name,
      pay_method_type: methodType[method.kind],
      suffix: method.lastFour,
      cc_expire_mm: method.expires?.month,
      cc_expire_yyyy: method.expires?.year,
      cc_type: method.brand,
    })),
  );
}

const statusCode: Record<PlanInstance['status'], number> = {
  active: planInstanceStatus.active,
  'active-non-billable': planInstanceStatus.activeNonBillable,
  trial: planInstanceStatus.trial,
  'pending-installation': planInstanceStatus.pendingInstallation,
  'pending-activation': planInstanceStatus.pendingActivation,
  'pending-cancellation': planInstanceStatus.pendingCancellation,
  'pending-termination': planInstanceStatus.pendingTermination,
  inactive: planInstanceStatus.inactive,
  suspended: planInstanceStatus.suspended,
  cancelled: planInstanceStatus.cancelled,
  terminated: planInstanceStatus.terminated,
};

const dunningCode: Record<BillingGroup['dunning'], number> = {
  none: dunningState.none,
  'in-progress': dunningState.inProgress,
  completed: dunningState.completed,
};

/** What master and supplemental instances have alike. */
function datesOf(instance: PlanInstance) {
  return {
    alt_rate_schedule_no: instance.rateScheduleId,
    next_bill_date: instance.nextBillDate,
    plan_date: instance.startDate,
    recurring_billing_interval: instance.intervalMonths,
  };
}

function masterPlan(world: World, instance: PlanInstance): MasterRow {
  const status = statusCode[instance.status];
  const dunning = world.planInstances.find(({ id }) => id === instance.id)?.dunning;
  return {
    master_plan_instance_no: instance.id,
    master_plan_no: instance.planId,
    master_plan_instance_description: instance.planName,
    master_plan_units: instance.units,
    master_plan_instance_status: status,
    mp_instance_status_label: planInstanceStatusLabel[status],
    billing_group_no: instance.billingGroupId,
    dunning_state: dunningCode[dunning?.state ?? 'none'],
    bill_day: instance.billDay,
    ...datesOf(instance),
  };
}

function supplementalPlan(instance: PlanInstance, master: PlanInstance): SupplementalRow {
  const status = statusCode[instance.status];
  return {
    supp_plan_instance_no: instance.id,
    supp_plan_no: instance.planId,
    supp_plan_instance_description: instance.planName,
    supp_plan_units: instance.units,
    supp_plan_instance_status_cd: status,
    supp_plan_instance_status: planInstanceStatusLabel[status],
    parent_plan_instance_no: master.id,
    ...datesOf(instance),
  };
}
