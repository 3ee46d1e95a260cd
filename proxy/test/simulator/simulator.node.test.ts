import { describe, expect, it } from 'vitest';
import { asking, envelope } from './ask.js';

/** The scenarios' account takes the scenarios' plan, paid by Home. */
const take = '"acct_no":10001,"new_plan_no":20001,"existing_billing_group_no":40001';
const dry = `${take},"do_write":"false"`;
const write = (receipt: string) => `${take},"do_write":"true","client_receipt_id":"${receipt}"`;

const line =
  '{"line_no":1,"line_type":1,"plan_no":20001,"plan_name":"Streaming","service_no":80001,"service_name":"Streaming",' +
  '"line_units":1,"line_base_units":1,"proration_factor":1,"rate_per_unit":40,"line_amount":40,"description":"Streaming",' +
  '"date_range_start":"2020-07-18","date_range_end":"2020-08-17"}';
const totals =
  '"total":40,"total_charges_before_tax":40,"total_tax_charges":0,"total_charges_after_tax":40,' +
  '"total_credit_before_tax":0,"total_tax_credit":0,"total_credit":0,"proration_result_amount":0';
const outcome =
  '"collection_error_code":0,"statement_error_code":0,"error_code":0,"error_msg":"OK"';

describe('the envelope', () => {
  const body = (keys: string) => envelope('get_virtual_datetime_m', '', keys);
  it.each([
    ['no key', body('"client_no":77')],
    ['another key', body('"client_no":77,"auth_key":"KEX"')],
    ['a key that begins alike', body('"client_no":77,"auth_key":"KEYS"')],
    ['another company', body('"client_no":78,"auth_key":"KEY"')],
    ['a company as text', body('"client_no":"77","auth_key":"KEY"')],
  ])('with %s is not let in', async (what, text) => {
    const answer = await asking().post(text);
    expect(answer, what).toBe('{"error_code":1004,"error_msg":"authentication error"}');
  });

  it.each([
    ['no JSON', 'rest_call=kill_session_m', 1012],
    ['a list', '[]', 1012],
    ['a repeated key', '{"rest_call":"a","rest_call":"b"}', 1012],
    ['no call', '{}', -1],
    ['a call that is none', envelope('set_session_m', '"acct_no":10001'), -1],
    ['a call that is every object’s', envelope('constructor', ''), -1],
  ])('with %s is an error', async (what, text, code) => {
    expect(await asking().post(text), what).toContain(`{"error_code":${code},`);
  });

  it('is posted and nothing else', async () => {
    const { simulator } = asking();
    expect((await simulator.fetch('https://anywhere.invalid/')).status).toBe(405);
  });
});

describe('an input', () => {
  it.each([
    [
      'that is in no table',
      '"acct_no":10001,"plan_no":1,"colour":"red"',
      1016,
      'unknown input colour',
    ],
    ['that is missing', '', 1010, 'missing acct_no'],
    ['of the wrong type', '"acct_no":"10001"', 1016, 'acct_no is not a valid long'],
    [
      'that is no truth value',
      '"acct_no":10001,"include_plan_hierarchy":1',
      1033,
      'include_plan_hierarchy is not a valid boolean string',
    ],
    ['of nobody', '"acct_no":10009', 1009, 'account does not exist'],
  ])('%s is told', async (what, inputs, code, text) => {
    const answer = await asking().ask('get_client_plans_all_m', inputs);
    expect(answer, what).toBe(`{"error_code":${code},"error_msg":"${text}"}`);
  });

  it('that is no date is told', async () => {
    const inputs = '"acct_no":10001,"start_bill_date":"07/18/2020"';
    expect(await asking().ask('get_invoice_history_m', inputs)).toContain('"error_code":1024');
  });
});

describe('sessions', () => {
  const signIn = '"user_id":"ada","password":"sandbox"';
  const sessionOf = (answer: string) => /"session_id":"([^"]+)"/.exec(answer)?.[1] ?? '';

  it('start by user and password, name their account, and end', async () => {
    const { ask } = asking();
    const id = sessionOf(await ask('set_session_auth_m', signIn));
    const inputs = `"session_id":"${id}"`;
    expect(await ask('validate_session_m', inputs)).toBe(
      '{"user_id":"ada","account_no":10001,"error_code":0,"error_msg":"OK"}',
    );
    expect(await ask('kill_session_m', inputs)).toBe('{"error_code":0,"error_msg":"OK"}');
    const over = '{"error_code":1011,"error_msg":"invalid session"}';
    expect(await ask('validate_session_m', inputs)).toBe(over);
    expect(await ask('kill_session_m', inputs)).toBe(over);
  });

  it('do not start with a wrong password or for an unknown user, alike', async () => {
    const { ask } = asking();
    const wrong = await ask('set_session_auth_m', '"user_id":"ada","password":"x"');
    expect(wrong).toBe('{"error_code":1004,"error_msg":"authentication error"}');
    expect(await ask('set_session_auth_m', '"user_id":"bo","password":"x"')).toBe(wrong);
  });

  it('end after half an hour without a call', async () => {
    let at = 0;
    const { ask } = asking({ now: () => at });
    const inputs = `"session_id":"${sessionOf(await ask('set_session_auth_m', signIn))}"`;
    const minutes = async (count: number) => {
      at += count * 60_000;
      return ask('validate_session_m', inputs);
    };
    expect(await minutes(29)).toContain('"error_code":0');
    expect(await minutes(29)).toContain('"error_code":0');
    expect(await minutes(30)).toContain('"error_code":1011');
  });

  it('live on when another scenario is loaded', async () => {
    const { ask, simulator } = asking();
    const inputs = `"session_id":"${sessionOf(await ask('set_session_auth_m', signIn))}"`;
    await simulator.control.load('demo');
    expect(await ask('validate_session_m', inputs)).toContain('"account_no":10001');
  });
});

describe('a preview', () => {
  it('tells line and totals, and gives out no id', async () => {
    expect(await asking().ask('assign_acct_plan_m', dry)).toBe(
      `{"acct_plan_line_items":[${line}],${totals},${outcome}}`,
    );
  });

  it('leaves the world as it was and uses no receipt id up', async () => {
    const { ask, world } = asking();
    const before = await world();
    const again = `${dry},"client_receipt_id":"R1"`;
    const first = await ask('assign_acct_plan_m', again);
    expect(await ask('assign_acct_plan_m', again)).toBe(first);
    expect(await world()).toBe(before);
    expect(await ask('assign_acct_plan_m', write('R1'))).toContain('"error_code":0');
  });
});

describe('an assignment', () => {
  it('gives the numbers of instance and invoice, and is found by its receipt id', async () => {
    const { ask } = asking();
    expect(await ask('assign_acct_plan_m', write('R1'))).toBe(
      `{"plan_instance_no":60001,"invoice_no":70001,"acct_plan_line_items":[${line}],${totals},${outcome}}`,
    );
    expect(
      await ask('get_all_actions_by_receipt_id_m', '"acct_no":10001,"client_receipt_id":"R1"'),
    ).toBe(
      '{"receipt_action":[' +
        '{"action_type_label":"Plan Changed","action_rec_id_label":"Plan Instance No","action_rec_id_val":"60001","action_date":"2020-07-18"},' +
        '{"action_type_label":"Invoice Created","action_rec_id_label":"Invoice No","action_rec_id_val":"70001","action_date":"2020-07-18"}' +
        '],"error_code":0,"error_msg":"OK"}',
    );
    expect(
      await ask('get_all_actions_by_receipt_id_m', '"acct_no":10001,"client_receipt_id":"R2"'),
    ).toBe('{"error_code":0,"error_msg":"OK"}');
  });

  it('is refused under a receipt id that was used, and changes nothing', async () => {
    const { ask, world } = asking();
    await ask('assign_acct_plan_m', write('R1'));
    const before = await world();
    expect(await ask('assign_acct_plan_m', write('R1'))).toBe(
      '{"error_code":1012,"error_msg":"invalid input format"}',
    );
    expect(await world()).toBe(before);
  });

  it('starts today when no directive is sent, on the default schedule, with one unit', async () => {
    const answer = await asking().ask('assign_acct_plan_m', dry);
    expect(answer).toContain('"date_range_start":"2020-07-18"');
  });

  it.each([2, 3, 4])('starts at once under directive %i', async (directive) => {
    const answer = await asking().ask(
      'assign_acct_plan_m',
      `${dry},"assignment_directive":${directive}`,
    );
    expect(answer).toContain('"total":40');
  });

  it('of a whole period is invoiced at once, wherever lines of a part of one are to go', async () => {
    const timing = '"proration_invoice_timing":1';
    expect(await asking().ask('assign_acct_plan_m', `${dry},${timing}`)).toContain('"total":40');
  });

  it('waits for a later start, and reaches back for an earlier one', async () => {
    const dated = '"assignment_directive":8,"effective_date":"2020-08-01"';
    expect(await asking().ask('assign_acct_plan_m', `${dry},${dated}`)).toContain('"total":0');
    const later = '"alt_start_date":"2020-08-01","status_until_alt_start":32';
    expect(await asking().ask('assign_acct_plan_m', `${dry},${later}`)).toContain('"total":0');
    const earlier = '"retroactive_start_date":"2020-07-10"';
    expect(await asking().ask('assign_acct_plan_m', `${dry},${earlier}`)).toContain(
      '"date_range_start":"2020-07-10","date_range_end":"2020-08-09"',
    );
  });

  it.each([
    ['directive 1', '"assignment_directive":1', 1035],
    ['directive 12', '"assignment_directive":12', 1035],
    ['a start date and a bill day', '"alt_start_date":"2020-08-01","alt_bill_day":3', 1031],
    [
      'two start dates',
      '"alt_start_date":"2020-08-01","retroactive_start_date":"2020-07-01"',
      1016,
    ],
    ['another status', '"plan_status":-2', 14051],
    [
      'an instance that is not the account’s',
      '"override_dates_mp_instance_no":59999,"invoicing_option":2',
      14053,
    ],
    ['a schedule of no plan', '"alt_rate_schedule_no":5', 1013],
    ['no units', '"plan_units":0', 1016],
    ['half a unit', '"plan_units":0.5', 1016],
    ['too many units', '"plan_units":2', 99107],
    ['a coupon that there is not', '"coupon_codes":[{"coupon_codes":"X"}]', 99147],
    ['a parent that is not the account’s', '"parent_plan_instance_no":60001', 14046],
  ])('with %s is refused', async (what, inputs, code) => {
    const { ask, world } = asking();
    const before = await world();
    expect(await ask('assign_acct_plan_m', `${dry},${inputs}`), what).toContain(
      `{"error_code":${code},`,
    );
    const written = `${write('R1')},${inputs}`;
    expect(await ask('assign_acct_plan_m', written), what).toContain(`{"error_code":${code},`);
    expect(await world()).toBe(before);
  });

  it.each([
    ['an unknown plan', take.replace('20001', '29999'), 1013],
    ['an unknown billing group', take.replace('40001', '49999'), 26010],
    ['no billing group', '"acct_no":10001,"new_plan_no":20001', 1010],
  ])('for %s is refused', async (what, inputs, code) => {
    const answer = await asking().ask('assign_acct_plan_m', `${inputs},"do_write":"false"`);
    expect(answer, what).toContain(`{"error_code":${code},`);
  });

  it.each([
    '"coupon_codes":[{"coupon_codes":"X"},{"coupon_codes":"Y"}]',
    '"custom_rates":[{"custom_rate_service_no":1}]',
    '"alt_start_date":"2020-08-01"',
    '"alt_bill_day":4',
  ])('with %s is not simulated, and says so', async (inputs) => {
    const answer = await asking().ask('assign_acct_plan_m', `${dry},${inputs}`);
    expect(answer).toContain('{"error_code":99001,"error_msg":"not simulated: ');
  });

  it('takes over a bill day, prorated, with factor and part of the units', async () => {
    const { ask } = asking({ scenario: 'assign-in-the-middle-aligned-to-another-plan' });
    const inputs =
      '"acct_no":10001,"new_plan_no":20002,"existing_billing_group_no":40001,"do_write":"false",' +
      '"override_dates_mp_instance_no":60001,"invoicing_option":2,"assignment_directive":4';
    // 18 of the 30 days from 15 April to 14 May: 18 ÷ 30 = 0.6; 60 × 0.6 = 36.
    expect(await ask('assign_acct_plan_m', inputs)).toContain(
      '"line_units":0.6,"line_base_units":1,"proration_factor":0.6,"rate_per_unit":60,"line_amount":36,' +
        '"description":"Streaming","date_range_start":"2020-04-27","date_range_end":"2020-05-14"}],"total":36',
    );
  });

  it('is refused for an account that may not change its plans', async () => {
    const { simulator } = asking();
    const world = (await simulator.control.exportWorld()) as { accounts: object[] };
    const can = { changePlans: { allowed: false, reason: 'account-not-active' } };
    const accounts = world.accounts.map((account) => ({ ...account, can }));
    const { ask } = asking({ world: { ...world, accounts } });
    expect(await ask('assign_acct_plan_m', dry)).toContain('"error_code":1049');
    expect(await ask('get_acct_details_all_m', '"acct_no":10001')).toContain('"status_cd":0');
  });
});

describe('what an answer leaves empty', () => {
  const call = ['get_acct_details_all_m', '"acct_no":10001,"include_billing_groups":1'] as const;

  it('is left out', async () => {
    expect(await asking().ask(...call)).toBe(
      '{"acct_no":"10001","acct_no_2":10001,"userid":"ada","first_name":"Ada","last_name":"Example","status_cd":1,' +
        '"acct_currency":"usd","acct_balance":0,"acct_locale_name":"en-US",' +
        '"billing_groups_info":[{"billing_group_no":40001,"billing_group_name":"Home","payment_option":"Methods",' +
        '"primary_payment_method_id":50001,"primary_payment_method_no":50001}],' +
        '"master_plan_count":0,"supp_plan_count":0,"error_code":0,"error_msg":"OK"}',
    );
  });

  it('is null where the switch says so', async () => {
    const answer = await asking({ emptyFields: 'null' }).ask(...call);
    expect(answer).toContain('"company_name":null');
    expect(answer).toContain('"master_plans_info":null');
    expect(answer).toContain('"userid":"ada"');
  });
});

describe('the test clock', () => {
  it('stands until it is moved, by hours, and bills the days that begin on the way', async () => {
    const { ask } = asking({ now: () => Date.parse('2020-07-17T09:30:00Z') });
    await ask('assign_acct_plan_m', write('R1'));
    expect(await ask('get_virtual_datetime_m')).toBe(
      '{"virtual_date":"2020-07-18","virtual_time":"09:00:00","system_date":"2020-07-17","system_time":"09:30:00",' +
        '"current_offset_hours":24,"is_batch_running":"N","error_code":0,"error_msg":"OK"}',
    );
    expect(await ask('advance_virtual_datetime_m', '"offset_hours":14')).toContain(
      '"virtual_date":"2020-07-18","virtual_time":"23:00:00"',
    );
    // 18 July 23:00 and 721 hours: 30 days and 1 hour later it is midnight, 18 August begins.
    expect(await ask('advance_virtual_datetime_m', '"offset_hours":721')).toContain(
      '"virtual_date":"2020-08-18","virtual_time":"00:00:00"',
    );
    const history = await ask('get_invoice_history_m', '"acct_no":10001');
    expect(history).toBe(
      '{"invoice_hist":[' +
        '{"invoice_no":70002,"outacct_no":10001,"billing_group_no":40001,"master_plan_name":"Streaming","currency_cd":"usd",' +
        '"bill_date":"2020-08-18","paid_date":"2020-08-18","amount":45,"credit":0,"recurring_bill_from":"2020-08-18",' +
        '"recurring_bill_thru":"2020-09-17","is_voided_ind":0,"invoice_type_cd":"F","rb_flag":0,"rb_status":"0"},' +
        '{"invoice_no":70001,"outacct_no":10001,"billing_group_no":40001,"master_plan_name":"Streaming","currency_cd":"usd",' +
        '"bill_date":"2020-07-18","paid_date":"2020-07-18","amount":40,"credit":0,"recurring_bill_from":"2020-07-18",' +
        '"recurring_bill_thru":"2020-08-17","is_voided_ind":0,"invoice_type_cd":"F","rb_flag":0,"rb_status":"0"}' +
        '],"error_code":0,"error_msg":"OK"}',
    );
  });

  it.each([0, -24, 100_000])('does not move by %i hours', async (hours) => {
    const answer = await asking().ask('advance_virtual_datetime_m', `"offset_hours":${hours}`);
    expect(answer).toContain('"error_code":1016');
  });
});

describe('the catalogue', () => {
  const plans = '"acct_no":10001,"include_all_rate_schedules":"true"';

  it('has today’s rate and the one change that is announced', async () => {
    expect(await asking().ask('get_client_plans_all_m', plans)).toContain(
      '"all_plan_service_rates":[{"schedule_no":30001,"future_rate":1,"future_change_date":"2020-08-01",' +
        '"plan_service_rates":[{"rate_seq_no":1,"from_unit":1,"rate_per_unit":40,"future_rate_per_unit":45}]}]',
    );
  });

  it('has rates by schedule only where they are asked for', async () => {
    const answer = await asking().ask('get_client_plans_all_m', '"acct_no":10001');
    expect(answer).not.toContain('all_plan_service_rates');
    expect(answer).toContain('"plan_service_rates":[{"rate_seq_no":1');
  });

  it('tells a schedule that is not in effect yet by its dates and its coming rate', async () => {
    const { ask } = asking({ scenario: 'rs-not-yet-in-effect-cannot-be-assigned' });
    const answer = await ask('get_client_plans_all_m', plans);
    expect(answer).toContain('"available_from_dt":"2020-10-15"');
    expect(answer).toContain('[{"rate_seq_no":1,"from_unit":1,"future_rate_per_unit":30}]');
  });

  it('lists for the account what it may take: offered masters within their limit', async () => {
    const { ask } = asking({ scenario: 'demo' });
    const answer = await ask('get_avail_plans_for_acct_m', '"acct_no":10001');
    expect([...answer.matchAll(/"plan_no":(\d+)/g)].map(([, no]) => no)).toEqual([
      '20002',
      '20003',
      '20004',
      '20005',
    ]);
    expect(answer).not.toContain('plan_rate_schedules_details');
  });
});

describe('faults and log', () => {
  it('lose the answer to a write after it happened', async () => {
    const { ask, simulator } = asking();
    await simulator.control.setFault('lost-answer', true);
    expect(await ask('assign_acct_plan_m', dry)).toContain('"total":40');
    const lost = await ask('assign_acct_plan_m', write('R1')).catch((error: unknown) => error);
    expect(lost).toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
    await simulator.control.setFault('lost-answer', false);
    expect(await ask('assign_acct_plan_m', write('R1'))).toContain('"error_code":1012');
  });

  it('refuse connections, fail, answer a page, in turn', async () => {
    const { ask, simulator } = asking();
    const under = async (fault: 'offline' | 'service-failed' | 'garbage') => {
      await simulator.control.setFault(fault, true);
      const answer = await ask('get_virtual_datetime_m').catch((error: unknown) => error);
      await simulator.control.setFault(fault, false);
      return answer;
    };
    expect(await under('offline')).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(await under('service-failed')).toBe(
      '{"error_code":1001,"error_msg":"unexpected error"}',
    );
    expect(await under('garbage')).toBe('<html>Bad gateway</html>');
  });

  it('decline the first payment beside an assignment that holds', async () => {
    const { ask, simulator } = asking();
    await simulator.control.setFault('declined', true);
    const answer = await ask('assign_acct_plan_m', write('R1'));
    expect(answer).toContain('"collection_error_code":4011');
    expect(answer).toContain('"error_code":0');
    const { invoice_hist: [invoice] = [] } = JSON.parse(
      await ask('get_invoice_history_m', '"acct_no":10001'),
    ) as { invoice_hist?: object[] };
    expect(invoice).not.toHaveProperty('paid_date');
  });

  it('raise the price once after each preview, and never between it and its own answer', async () => {
    const { ask, simulator } = asking();
    await simulator.control.setFault('price-changed', true);
    const total = async () => /"total":([\d.]+)/.exec(await ask('assign_acct_plan_m', dry))?.[1];
    expect(await total()).toBe('40');
    await ask('get_virtual_datetime_m');
    await ask('get_virtual_datetime_m');
    expect(await total()).toBe('41');
    expect(await ask('assign_acct_plan_m', write('R1'))).toContain('"total":41');
  });

  it('are logged by Aria’s names, with `write` for what changes something', async () => {
    const { ask, simulator } = asking();
    await ask('get_virtual_datetime_m');
    await ask('assign_acct_plan_m', dry);
    await ask('assign_acct_plan_m', write('R1'));
    await ask('assign_acct_plan_m', write('R1'));
    await ask('validate_session_m', '"session_id":"none"');
    const { log } = await simulator.control.status();
    expect(log.map(({ name, outcome: end, code }) => [name, end, code])).toEqual([
      ['get_virtual_datetime_m', 'ok', undefined],
      ['assign_acct_plan_m', 'ok', undefined],
      ['write', 'ok', undefined],
      ['write', 'failed', 'refused'],
      ['validate_session_m', 'failed', 'session-expired'],
    ]);
  });
});
