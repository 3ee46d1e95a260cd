import { describe, expect, it } from 'vitest';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import type { Plan } from '../../../src/model/plan.js';
import { readJson, type JsonObject } from '../../aria/json.js';
import type { AriaPolicy } from '../../aria/policy.js';
import type { CallName } from '../../aria/wire/calls.js';
import {
  altering,
  ariaBench,
  draft,
  dueNowOf,
  fault,
  invoiceId,
  outcomeOf,
  withMembers,
} from './bench.js';

/** An adapter to which Aria gives these members in its answers to these calls, as JSON text. */
async function hearing(
  answers: Partial<Record<CallName, string>>,
  policy: AriaPolicy = {},
): Promise<BillingOperations> {
  const bench = ariaBench({
    scenario: 'demo',
    policy,
    between: altering(({ call, answer }) => {
      const members = answers[call as CallName];
      return members === undefined
        ? undefined
        : withMembers(answer, readJson(`{${members}}`) as JsonObject);
    }),
  });
  return bench.signIn();
}

const planRow = (members: string): string =>
  `"all_client_plan_dtls":[{"plan_no":20002,"plan_name":"Radio","supp_plan_ind":0,${members}}]`;
const schedules = `"plan_rate_schedules_details":[{"schedule_no":5,"schedule_name":"Monthly","schedule_currency":"usd","recurring_billing_interval":1,"default_ind_curr":1}]`;
const service = (rates: string, flags = '"is_recurring_ind":1'): string =>
  `"plan_services":[{"service_no":7,"service_desc":"Live",${flags},"tiered_pricing_rule":1,"all_plan_service_rates":[{"schedule_no":5,${rates}}]}]`;

async function onePlan(members: string, policy?: AriaPolicy): Promise<Plan | undefined> {
  const adapter = await hearing({ get_client_plans_all_m: planRow(members) }, policy);
  return (await adapter.listPlans({})).rows[0];
}

describe('a plan of the catalogue', () => {
  it('that charges at the end of a period can be taken, and costs nothing before it', async () => {
    const rates = '"plan_service_rates":[{"from_unit":1,"rate_per_unit":10}]';
    const flags = '"is_recurring_ind":1,"is_arrears_ind":1';
    const adapter = await hearing({
      get_client_plans_all_m: planRow(`${schedules},${service(rates, flags)}`),
      get_acct_details_all_m: '"master_plans_info":null',
      assign_acct_plan_m: '"error_code":0,"acct_plan_line_items":null,"total":0',
    });
    expect((await adapter.listPlans({})).rows[0]?.assignable).toEqual({ allowed: true });
    const quote = await adapter.quotePlanChange({ draft: draft({ planId: '20002' }) });
    expect(dueNowOf(quote)).toBe('0.00');
    expect(quote.timeline[0]).toMatchObject({
      date: '2020-08-18',
      period: { from: '2020-07-18', to: '2020-08-17' },
      amount: { amount: '10.00' },
      basis: 'projected',
    });
  });

  it('has its rates of now and those announced, in exact decimals of the currency', async () => {
    const plan = await onePlan(
      `${schedules},${service(
        `"future_rate":1,"future_change_date":"2020-10-01 00:00:00","plan_service_rates":[
          {"from_unit":1,"to_unit":10,"rate_per_unit":"12.5","future_rate_per_unit":13},
          {"from_unit":11,"rate_per_unit":0.00250,"future_rate_per_unit":1e1}]`,
      )}`,
    );
    expect(plan?.rateSchedules[0]?.charges).toEqual([
      {
        id: '7',
        name: 'Live',
        kind: 'recurring',
        tierRule: 'standard',
        rates: [
          {
            tiers: [
              { from: 1, to: 10, rate: { amount: '12.50', currency: 'USD' } },
              { from: 11, rate: { amount: '0.0025', currency: 'USD' } },
            ],
          },
          {
            from: '2020-10-01',
            tiers: [
              { from: 1, to: 10, rate: { amount: '13.00', currency: 'USD' } },
              { from: 11, rate: { amount: '10.00', currency: 'USD' } },
            ],
          },
        ],
      },
    ]);
  });

  it('has tiers in whole units, whatever fractions Aria draws them at', async () => {
    const plan = await onePlan(
      `${schedules},${service(
        `"plan_service_rates":[{"from_unit":0,"to_unit":0.5,"rate_per_unit":9},
          {"from_unit":0.00001,"to_unit":4.5,"rate_per_unit":3},{"from_unit":4.50001,"rate_per_unit":2}]`,
      )}`,
    );
    expect(plan?.rateSchedules[0]?.charges[0]?.rates[0]?.tiers).toEqual([
      { from: 1, to: 4, rate: { amount: '3.00', currency: 'USD' } },
      { from: 5, rate: { amount: '2.00', currency: 'USD' } },
    ]);
  });

  it.each([
    ['"is_recurring_ind":1', 'recurring'],
    ['"is_setup_ind":1', 'activation'],
    ['"is_cancellation_ind":1', 'cancellation'],
    ['"is_usage_based_ind":1', 'usage'],
    ['"is_recurring_ind":1,"is_tax_ind":1', undefined],
    ['"is_misc_ind":1', undefined],
  ])('with %s charges %s', async (flags, kind) => {
    const rates = `"plan_service_rates":[{"from_unit":1,"rate_per_unit":1}]`;
    const plan = await onePlan(`${schedules},${service(rates, flags)}`);
    expect(plan?.rateSchedules[0]?.charges[0]?.kind).toBe(kind);
  });

  it('is not shown where the company hides it, nor a hidden schedule unless it is the default', async () => {
    const row = (display: string, schedule: string) =>
      `"display_ind":${display},"plan_rate_schedules_details":[
        {"schedule_no":5,"schedule_currency":"usd","default_ind_curr":1,"schedule_display_ind":0},
        {"schedule_no":6,"schedule_currency":"usd","default_ind_curr":0,"schedule_display_ind":${schedule}},
        {"schedule_no":8,"schedule_currency":"eur","default_ind_curr":1}]`;
    expect(await onePlan(row('0', '1'))).toBeUndefined();
    const ids = async (schedule: string) =>
      (await onePlan(row('1', schedule)))?.rateSchedules.map(({ id }) => id);
    expect(await ids('1')).toEqual(['5', '6']);
    expect(await ids('0')).toEqual(['5']);
  });

  it('takes the units that its supplemental fields say, else those of the policy, else one', async () => {
    const fields = (min: string, max: string) =>
      `${schedules},"plan_supp_fields":[{"plan_supp_field_name":"USS_MIN_UNITS","plan_supp_field_value":"${min}"},
        {"plan_supp_field_name":"USS_MAX_UNITS","plan_supp_field_value":"${max}"}]`;
    expect((await onePlan(fields('2', '50')))?.units).toEqual({ min: 2, max: 50 });
    expect((await onePlan(fields('many', '-3')))?.units).toEqual({ min: 1, max: 1 });
    const policy = { defaultUnits: { min: 1, max: 99 } };
    expect((await onePlan(schedules, policy))?.units).toEqual({ min: 1, max: 99 });
  });

  it('has the plan groups whose numbers its supplemental fields say, of the children that are in them', async () => {
    const child = (no: number, groups: string) =>
      `{"plan_no":${no},"plan_name":"P${no}","supp_plan_ind":1,${schedules},"plan_groups":[${groups}]}`;
    const groupsBy = async (name: string, value: string) => {
      const adapter = await hearing({
        get_client_plans_all_m: `"all_client_plan_dtls":[
          {"plan_no":20002,"supp_plan_ind":0,${schedules},"child_plans":[{"plan_no":31},{"plan_no":32},{"plan_no":33}],
           "plan_supp_fields":[{"plan_supp_field_name":"${name}","plan_supp_field_value":"${value}"}]},
          ${child(31, '{"plan_group_no":8,"plan_group_name":"Help"}')},
          ${child(32, '{"plan_group_no":8,"plan_group_name":"Help"},{"plan_group_no":9}')},
          ${child(33, '')},${child(34, '{"plan_group_no":8}')}]`,
      });
      return (await adapter.listPlans({})).rows.find(({ id }) => id === '20002')?.groups;
    };
    const help = { id: '8', name: 'Help', planIds: ['31', '32'] };
    expect(await groupsBy('USS_CHOOSE_8', '1-2')).toEqual([
      { ...help, choose: { min: 1, max: 2 } },
    ]);
    expect(await groupsBy('USS_CHOOSE_8', '0-1')).toEqual([
      { ...help, choose: { min: 0, max: 1 } },
    ]);
    // "One or more" of two.
    expect(await groupsBy('USS_CHOOSE_8', '1-')).toEqual([{ ...help, choose: { min: 1, max: 2 } }]);
    for (const nonsense of ['2-1', '0-0', 'one', '-1-2', '1'])
      expect(await groupsBy('USS_CHOOSE_8', nonsense), nonsense).toEqual([]);
    expect(await groupsBy('USS_CHOOSE_7', '1-2')).toEqual([]);
  });

  const notAvailable = { allowed: false, reason: 'plan-not-available' };

  it('cannot be taken when Aria does not list it for the account', async () => {
    expect((await onePlan(schedules))?.assignable).toEqual({ allowed: true });
    const other = await hearing({
      get_client_plans_all_m: planRow(schedules),
      get_avail_plans_for_acct_m: '"all_client_avail_plans":null',
    });
    expect((await other.listPlans({})).rows[0]?.assignable).toEqual(notAvailable);
  });

  it('that is supplemental can be taken along where Aria lists it below what it lists, and where it says nothing', async () => {
    const row = (no: number, supplemental: 0 | 1, ...children: number[]) =>
      `{"plan_no":${no},"plan_name":"P${no}","supp_plan_ind":${supplemental},${schedules},"child_plans":[${children
        .map((child) => `{"plan_no":${child}}`)
        .join()}]}`;
    const allowed = async (...listed: number[]) => {
      const adapter = await hearing({
        get_client_plans_all_m: `"all_client_plan_dtls":[${[
          row(1, 0, 11, 12),
          row(2, 0, 12, 13),
          ...[row(11, 1, 14), row(12, 1), row(13, 1), row(14, 1)],
        ].join()}]`,
        get_avail_plans_for_acct_m: `"all_client_avail_plans":[${listed
          .map((no) => `{"plan_no":${no}}`)
          .join()}]`,
      });
      const { rows } = await adapter.listPlans({});
      return rows.filter(({ assignable }) => assignable.allowed).map(({ id }) => Number(id));
    };
    // 12 is not listed below 1, nor 14 below 11; 13 belongs under 2 alone, which is not for this account now.
    expect(await allowed(1, 11)).toEqual([1, 11, 13]);
    expect(await allowed(1, 11, 12, 14)).toEqual([1, 11, 12, 13, 14]);
    // A list of masters alone judges no supplemental plan.
    expect(await allowed(1, 2)).toEqual([1, 2, 11, 12, 13, 14]);
    const hidden = await onePlan(`${schedules},"display_ind":0`);
    expect(hidden).toBeUndefined();
  });
});

describe('the account', () => {
  const account = async (members: string, policy?: AriaPolicy) =>
    (await hearing({ get_acct_details_all_m: members }, policy)).getAccount({});

  it.each([
    [1, true],
    [99, true],
    [0, false],
    [-99, false],
    [32, false],
    [51, false],
  ])('with status %i may change plans: %s', async (status, allowed) => {
    const { can } = await account(`"status_cd":${status}`);
    expect(can.changePlans).toEqual(
      allowed ? { allowed } : { allowed, reason: 'account-not-active' },
    );
  });

  it('has the locale that the company’s list, or the name itself, says', async () => {
    const locale = async (name: string, policy?: AriaPolicy) =>
      (await account(`"acct_locale_name":"${name}"`, policy)).locale;
    expect(await locale('System_US_English_locale')).toBe('en-US');
    expect(await locale('fr-CA')).toBe('fr-CA');
    expect(await locale('Our_German')).toBe('en-US');
    expect(await locale('Our_German', { locales: { Our_German: 'de-DE' } })).toBe('de-DE');
    expect(await locale('Our_German', { defaultLocale: 'en-GB' })).toBe('en-GB');
    expect(await locale('__proto__')).toBe('en-US');
  });

  it('is a person, a company, or its user', async () => {
    const name = async (members: string) => (await account(members)).name;
    expect(await name('"first_name":"Zoë","last_name":null')).toBe('Zoë');
    const noPerson = '"first_name":"","last_name":null';
    expect(await name(`${noPerson},"company_name":"Radio Ltd"`)).toBe('Radio Ltd');
    expect(await name(noPerson)).toBe('ada');
  });

  it('has a balance in exact decimals, also when it is in credit or sent as text', async () => {
    expect((await account('"acct_balance":-0.5')).balance.amount).toBe('-0.50');
    expect((await account('"acct_balance":"12.3"')).balance.amount).toBe('12.30');
    expect(await outcomeOf(account('"acct_balance":0.001'))).toMatchObject({ code: 'bad-answer' });
  });

  it('has the machine’s date in the billing time zone where Aria has no test clock', async () => {
    // The bench's clock: 2026-01-01T00:00:00Z.
    const today = async (timeZone: string) =>
      (await (await hearing({}, { timeZone })).getAccount({})).today;
    expect(await today('America/Denver')).toBe('2025-12-31');
    expect(await today('Pacific/Auckland')).toBe('2026-01-01');
  });
});

describe('who pays', () => {
  const payer = async (group: string, methods = '') => {
    const adapter = await hearing({
      get_acct_details_all_m: `"billing_groups_info":[{"billing_group_no":40001,${group}}],"payment_methods_info":[${methods}]`,
    });
    return (await adapter.listBillingGroups({})).rows[0]?.payer;
  };
  const method = (no: number, members: string, group = 40001) =>
    `{"billing_group_no":${group},"payment_method_no":${no},${members}}`;

  it('is a method of the group itself, by either of the two names that Aria has for its number', async () => {
    const visa = method(
      3,
      '"pay_method_type":1,"suffix":"4242","cc_expire_mm":7,"cc_expire_yyyy":2020,"cc_type":"Visa"',
    );
    const expected = {
      by: 'method',
      primary: {
        id: '3',
        kind: 'card',
        brand: 'visa',
        lastFour: '4242',
        expires: { year: 2020, month: 7 },
        expiry: 'expiring',
      },
    };
    expect(await payer('"primary_payment_method_id":3', visa)).toEqual(expected);
    expect(await payer('"primary_payment_method_no":3', visa)).toEqual(expected);
    expect(await payer('"primary_payment_method_no":3', method(3, '"suffix":"1"', 40002))).toEqual({
      by: 'nothing',
    });
    expect(await payer('"payment_option":"Methods"', visa)).toEqual({ by: 'nothing' });
  });

  it.each([
    [2, 'bank-account'],
    [13, 'card'],
    [26, 'direct-debit'],
    [11, 'wallet'],
    [30, 'other'],
  ])('by method type %i is a %s', async (type, kind) => {
    const found = await payer(
      '"primary_payment_method_no":3',
      method(3, `"pay_method_type":${type},"cc_expire_mm":0,"cc_expire_yyyy":0`),
    );
    expect(found).toEqual({ by: 'method', primary: { id: '3', kind, expiry: 'none' } });
  });

  it('are terms, told as such or as a method of an older company', async () => {
    expect(
      await payer(
        '"payment_option":"Terms","payment_terms_no":9,"payment_terms_name":"EAN","payment_terms_type":"EAN/GLN"',
      ),
    ).toEqual({ by: 'terms', terms: { id: '9', name: 'EAN', kind: 'ean-gln' } });
    expect(await payer('"primary_payment_method_no":3', method(3, '"pay_method_type":4'))).toEqual({
      by: 'terms',
      terms: { id: '3', name: 'Net 30', kind: 'net', due: { days: 30, from: 'invoice' } },
    });
    expect(await payer('"payment_option":"Terms"')).toEqual({ by: 'nothing' });
  });
});

describe('plan instances', () => {
  it('are read with their supplementals and the names that the catalogue, or else the instance, has', async () => {
    const adapter = await hearing({
      get_acct_details_all_m: `"master_plans_info":[
        {"master_plan_instance_no":60001,"master_plan_no":20001,"master_plan_instance_status":-1,"master_plan_units":2,"billing_group_no":40001,
         "bill_day":31,"next_bill_date":"2020-07-31","plan_date":"2020-01-31","alt_rate_schedule_no":30001,"recurring_billing_interval":1,
         "supp_plans_info":[{"supp_plan_instance_no":60002,"supp_plan_no":777,"supp_plan_units":2.5,"supp_plan_instance_status_cd":61,
           "supp_plan_instance_description":"Sports","parent_plan_instance_no":60001,"alt_rate_schedule_no":30009,"plan_date":"2020-02-01"}]}]`,
    });
    const open = { allowed: true };
    const closed = (reason: string) => ({ allowed: false, reason });
    expect((await adapter.listPlanInstances({})).rows).toEqual([
      {
        id: '60001',
        planId: '20001',
        planName: 'Fiber 300',
        kind: 'master',
        status: 'suspended',
        units: 2,
        rateScheduleId: '30001',
        rateScheduleName: 'Monthly',
        // 2 units at 45.00.
        price: { amount: '90.00', currency: 'USD' },
        dunning: 'none',
        unitLimits: { min: 1, max: 1 },
        // It is suspended, so nothing can be queued to replace it nor put under it; one unit of the two may go.
        can: {
          replace: closed('plan-instance-not-active'),
          cancel: open,
          changeUnits: open,
          changeSchedule: closed('no-other-schedule'),
          changeStatus: open,
          addUnder: closed('parent-not-active'),
        },
        statuses: ['active', 'active-non-billable', 'inactive', 'cancelled', 'terminated'],
        billingGroupId: '40001',
        startDate: '2020-01-31',
        intervalMonths: 1,
        billDay: 31,
        nextBillDate: '2020-07-31',
      },
      {
        id: '60002',
        planId: '777',
        planName: 'Sports',
        kind: 'supplemental',
        parentId: '60001',
        status: 'active-non-billable',
        units: 2.5,
        rateScheduleId: '30009',
        rateScheduleName: '30009',
        dunning: 'none',
        // Its plan is not in the catalogue, so what is held is all that is known.
        unitLimits: { min: 3, max: 3 },
        can: {
          replace: closed('parent-not-active'),
          cancel: open,
          changeUnits: closed('units-fixed'),
          changeSchedule: closed('no-other-schedule'),
          changeStatus: open,
          addUnder: closed('no-plan-to-add'),
        },
        statuses: ['active', 'inactive', 'suspended', 'cancelled', 'terminated'],
        billingGroupId: '40001',
        startDate: '2020-02-01',
        intervalMonths: 1,
        billDay: 31,
      },
    ]);
  });

  it('are a bad answer where Aria leaves out what nothing can be said without', async () => {
    const adapter = await hearing({
      get_acct_details_all_m: `"master_plans_info":[{"master_plan_instance_no":60001,"master_plan_no":20001,"master_plan_instance_status":1}]`,
    });
    expect(await outcomeOf(adapter.listPlanInstances({}))).toMatchObject({
      code: 'bad-answer',
      message: 'get_acct_details_all_m answered without alt_rate_schedule_no.',
    });
  });
});

describe('what is due now', () => {
  const line =
    '{"line_no":1,"line_type":1,"plan_no":20002,"plan_name":"Stream Plus","line_units":1,"line_base_units":1,"proration_factor":1,"rate_per_unit":12.5,"line_amount":12.5,"description":"Live",' +
    '"date_range_start":"2020-07-18","date_range_end":"2020-08-17"}';
  const quoteOf = async (members: string) => {
    const adapter = await hearing({ assign_acct_plan_m: members });
    return adapter.quotePlanChange({ draft: draft({ planId: '20002' }) });
  };

  it('T36 has a line for the tax that Aria has in its total only', async () => {
    const quote = await quoteOf(
      `"acct_plan_line_items":[${line}],"total_tax_charges":2.5,"total":15`,
    );
    expect(dueNowOf(quote)).toBe('15.00');
    expect(quote.dueNow.lines.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
      ['recurring', '12.50'],
      ['tax', '2.50'],
    ]);
    expect(quote.timeline[0]?.amount.amount).toBe('12.50');
  });

  it('keeps credits negative and tax lines as they come', async () => {
    const quote = await quoteOf(
      `"acct_plan_line_items":[${line},{"line_type":4,"line_amount":-5,"description":"Welcome"},{"line_type":2,"line_amount":1.5,"description":"VAT"}],
       "total_tax_charges":1.5,"total":9`,
    );
    expect(quote.dueNow.lines.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
      ['recurring', '12.50'],
      ['coupon-credit', '-5.00'],
      ['tax', '1.50'],
    ]);
    expect(dueNowOf(quote)).toBe('9.00');
  });

  it.each([
    ['do not sum to the total', `"acct_plan_line_items":[${line}],"total":15`],
    [
      'have a third decimal',
      `"acct_plan_line_items":[{"line_type":1,"line_amount":1.005}],"total":1.005`,
    ],
    ['have no amount', `"acct_plan_line_items":[{"line_type":1}]`],
  ])('T36 is no quote when its lines %s', async (what, members) => {
    expect(await outcomeOf(quoteOf(members)), what).toMatchObject({ code: 'bad-answer' });
  });
});

describe('invoices', () => {
  const row = (no: number, date: string, members = '"amount":1') =>
    `{"invoice_no":${no},"currency_cd":"usd","bill_date":"${date}",${members}}`;

  it('are asked for with a range of dates always, and with the filter’s where there is one', async () => {
    const bench = ariaBench({ scenario: 'demo' });
    const adapter = await bench.signIn();
    await adapter.listInvoices({});
    await adapter.listInvoices({ filter: { from: '2020-01-01', to: '2020-02-01' } });
    expect(bench.requests('get_invoice_history_m')).toMatchObject([
      { start_bill_date: '2000-01-01', end_bill_date: '2999-12-31' },
      { start_bill_date: '2020-01-01', end_bill_date: '2020-02-01' },
    ]);
  });

  it('are charges less credits, and say what became of them', async () => {
    const adapter = await hearing({
      get_invoice_history_m: `"invoice_hist":[${[
        row(1, '2020-01-01', '"amount":38.57,"credit":19.29'),
        row(2, '2020-01-02', '"amount":5,"credit":-5,"paid_date":"2020-01-03 10:00:00"'),
        row(3, '2020-01-03', '"amount":7,"is_voided_ind":1,"paid_date":"2020-01-03"'),
      ].join()}]`,
    });
    const { rows } = await adapter.listInvoices({});
    expect(
      rows.map(({ id, amount, status, paidOn }) => [id, amount.amount, status, paidOn]),
    ).toEqual([
      ['3', '7.00', 'voided', '2020-01-03'],
      ['2', '0.00', 'paid', '2020-01-03'],
      ['1', '19.28', 'open', undefined],
    ]);
  });

  it('come in pages that new invoices do not move', async () => {
    const day = (index: number) =>
      new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10);
    let rows = Array.from({ length: 250 }, (_, index) => row(1000 + index, day(index >> 1)));
    const bench = ariaBench({
      scenario: 'demo',
      between: altering(({ call, answer }) =>
        call === 'get_invoice_history_m'
          ? withMembers(answer, readJson(`{"invoice_hist":[${rows.join()}]}`) as JsonObject)
          : undefined,
      ),
    });
    const adapter = await bench.signIn();
    const first = await adapter.listInvoices({});
    rows = [...rows, row(5000, '2020-07-18')];
    const second = await adapter.listInvoices({ page: first.next });
    const third = await adapter.listInvoices({ page: second.next });
    const ids = [first, second, third].flatMap((page) => page.rows.map(({ id }) => Number(id)));
    expect(ids).toEqual(Array.from({ length: 250 }, (_, index) => 1249 - index));
    expect([first.total, second.total, third.next]).toEqual([250, 251, undefined]);
    for (const page of ['', 'x', btoa('2020-01-01/'), btoa("2020-01-01/1' or 1=1")]) {
      expect(await outcomeOf(adapter.listInvoices({ page }))).toMatchObject({
        code: 'invalid-input',
        fields: [{ path: 'page', code: 'not-a-choice' }],
      });
    }
  });

  it('have no lines where Aria says so, and are not found where Aria does not find them', async () => {
    const open = async (code: number) => {
      const bench = ariaBench({
        scenario: 'demo',
        between: altering(({ call }) =>
          call === 'get_invoice_details_m' ? fault(code) : undefined,
        ),
      });
      const adapter = await bench.signIn();
      const { rows } = await adapter.listInvoices({});
      return outcomeOf(adapter.getInvoice({ invoiceId: rows[0]!.id }));
    };
    expect(await open(1008)).toMatchObject({ lines: [], status: 'paid' });
    expect(await open(2001)).toMatchObject({ code: 'not-found' });
    expect(await open(1001)).toMatchObject({ code: 'service-failed' });
  });
});

describe('an Aria that writes null for what is empty', () => {
  it('is read as one that leaves it out', async () => {
    const run = async (emptyFields: 'left-out' | 'null') => {
      const bench = ariaBench({ scenario: 'demo', emptyFields });
      const adapter = await bench.signIn();
      const { id, expiresAt, ...quote } = await adapter.quotePlanChange({
        draft: draft({ planId: '20005', units: 5 }),
      });
      expect([id, expiresAt]).not.toContain(undefined);
      return [
        quote,
        await adapter.getAccount({}),
        await adapter.listPlans({}),
        await adapter.listPlanInstances({}),
        await adapter.listBillingGroups({}),
        await adapter.listInvoices({}),
        await adapter.getInvoice({ invoiceId: invoiceId('70001') }),
      ];
    };
    expect(await run('null')).toEqual(await run('left-out'));
  });
});
