import { describe, expect, expectTypeOf, test } from 'vitest';
import { isJsonObject, JsonNumber, readJson, writeJson, type JsonObject } from '../../aria/json.js';
import { calls, type CallInput, type CallName, type CallOutput } from '../../aria/wire/calls.js';
import { checkMessage } from '../../aria/wire/check-message.js';
import { WireInputError, writeFields } from '../../aria/wire/table.js';
import { conforming } from './messages.js';

function object(text: string): JsonObject {
  const value = readJson(text);
  if (!isJsonObject(value)) throw new TypeError('The sample is no object.');
  return value;
}

function read<Name extends CallName>(call: Name, text: string): CallOutput<Name> {
  const result = calls[call].readResponse.safeParse(readJson(text));
  if (!result.success) throw new Error(result.error.issues.map((issue) => issue.path).join());
  return result.data;
}

function faultsOfResponse(call: CallName, members: string): string[] {
  const [sample] = conforming.filter((exchange) => exchange.call === call);
  const response = readJson(`{"error_code":0,"error_msg":"OK",${members}}`);
  return checkMessage({ call, request: readJson(sample?.request ?? ''), response });
}

function written<Name extends CallName>(call: Name, input: CallInput<Name>): string {
  return writeJson(writeFields(calls[call].request, input as never));
}

const cardFields = /^(cc_num|cvv|track_data|bank_acct|bank_routing|iban)/;

describe('messages on the wire', () => {
  test('there is a sample of every call', () => {
    expect(new Set(conforming.map(({ call }) => call))).toEqual(new Set(Object.keys(calls)));
  });

  test.each(conforming)('$call conforms: $title', ({ call, request, response }) => {
    const message = { call, request: readJson(request), response: readJson(response) };
    expect(checkMessage(message)).toEqual([]);
    expect(calls[call].readResponse.safeParse(message.response).success).toBe(true);
  });

  test.each(conforming)('$call fails on any key that it does not have: $title', (sample) => {
    const { call } = sample;
    const request = { ...object(sample.request), acct_number: 'x' };
    const response = { ...object(sample.response), plans: 'x' };
    expect(checkMessage({ call, request, response })).toEqual([
      `${call} request: unknown key acct_number`,
      `${call} response: unknown key plans`,
    ]);
  });

  test.each(conforming)('$call fails on null and on empty fields: $title', (sample) => {
    const { call } = sample;
    const sent = object(sample.request);
    for (const name of Object.keys(object(sample.response))) {
      for (const empty of [null, '', []]) {
        const response = { ...object(sample.response), [name]: empty };
        expect(checkMessage({ call, request: sent, response }), name).not.toEqual([]);
      }
    }
  });

  test('an answer that never came is not judged', () => {
    const [sample] = conforming;
    const { call = 'kill_session_m', request = '' } = sample ?? {};
    expect(checkMessage({ call, request: readJson(request), response: undefined })).toEqual([]);
  });

  test('requests keep to the type of every field', () => {
    const faults = checkMessage({
      call: 'assign_acct_plan_m',
      request:
        readJson(`{"rest_call":"assign_acct_plan","output_format":"xml","client_no":"1","acct_no":"12","new_plan_no":1.5,
        "plan_units":40.10,"do_write":true,"effective_date":"2021-02-29","client_receipt_id":"a-b","nso_bill_immediately":2,
        "usage_pooling":"yes","coupon_codes":["X"],"custom_rates":[{"custom_rate_seq_no":"1"}],"offset_months":9223372036854775808}`),
      response: undefined,
    });
    expect(faults.map((fault) => fault.replace('assign_acct_plan_m request: ', ''))).toEqual(
      expect.arrayContaining([
        'rest_call: expected assign_acct_plan_m',
        'output_format: expected json',
        'client_no: expected long',
        'acct_no: expected long',
        'new_plan_no: expected long',
        'plan_units: expected double',
        'do_write: expected boolean string',
        'effective_date: expected date',
        'client_receipt_id: expected receipt id',
        'nso_bill_immediately: expected flag',
        'usage_pooling: expected boolean string',
        'coupon_codes[0]: expected object',
        'custom_rates[0].custom_rate_seq_no: expected long',
        'offset_months: expected long',
      ]),
    );
    expect(faults).toHaveLength(14);
  });

  test.each([
    ['get_invoice_details_m', 'invoice_no'],
    ['get_invoice_history_m', 'acct_no'],
    ['get_client_plans_all_m', 'acct_no'],
    ['assign_acct_plan_m', 'do_write'],
    ['get_all_actions_by_receipt_id_m', 'client_receipt_id'],
    ['replace_acct_plan_m', 'do_write'],
    ['update_acct_plan_m', 'do_write'],
    ['cancel_acct_plan_m', 'do_write'],
    ['update_acct_plan_multi_m', 'do_write'],
    ['update_acct_plan_multi_m', 'plan_updates'],
    ['update_acct_plan_status_m', 'acct_no'],
    ['edit_acct_plan_queued_changes_m', 'do_write'],
    ['edit_acct_plan_queued_changes_m', 'edit_queued_changes'],
    ['get_acct_plan_queued_changes_m', 'acct_no'],
    ['get_acct_dunning_group_details_m', 'acct_no'],
    ['collect_from_account_m', 'acct_no'],
    ['collect_from_account_m', 'payment_method_no'],
    ['update_payment_method_m', 'acct_no'],
    ['create_acct_billing_group_m', 'acct_no'],
    ['update_acct_billing_group_m', 'billing_group_no'],
    ['get_acct_payment_methods_and_terms_m', 'acct_no'],
    ['get_acct_payment_history_m', 'acct_no'],
    ['get_payments_on_invoice_m', 'invoice_no'],
    ['get_acct_statement_history_m', 'acct_no'],
    ['get_acct_trans_history_m', 'account_no'],
  ] as const)('%s cannot do without %s', (call, field) => {
    const sample = conforming.find((exchange) => exchange.call === call);
    const request = Object.fromEntries(
      Object.entries(object(sample?.request ?? '')).filter(([name]) => name !== field),
    );
    expect(checkMessage({ call, request, response: undefined })).toHaveLength(1);
  });

  test.each([
    '{"queue_edit_directive":0}',
    '{"queue_id":null,"queue_edit_directive":0}',
    '{"queue_id":990002}',
  ])('T6 an edit of the queue names one row and what is done with it, not %s', (row) => {
    const call = 'edit_acct_plan_queued_changes_m';
    const sample = conforming.find((exchange) => exchange.call === call);
    const rows = readJson(`[${row}]`);
    const request = { ...object(sample?.request ?? ''), edit_queued_changes: rows };
    expect(checkMessage({ call, request, response: undefined })).toHaveLength(1);
  });

  test('T6 an edit of the queue without rows cannot be written', () => {
    const call = 'edit_acct_plan_queued_changes_m';
    const write = (edit_queued_changes: never): string =>
      written(call, { acct_no: '1', do_write: true, edit_queued_changes });
    expect(() => write([] as never)).toThrow('Cannot be written: edit_queued_changes.');
    expect(() => write(undefined as never)).toThrow(WireInputError);
    expect(() => write([{ queue_id: '', queue_edit_directive: 0 }] as never)).toThrow(
      WireInputError,
    );
  });

  test.each([
    ['collect_from_account_m', 'specific_invoices_list', '{"invoice_no":null}'],
    ['collect_from_account_m', 'specific_charge_transaction_id', '{}'],
    ['update_acct_billing_group_m', 'master_plans_summary', '{"client_plan_instance_id":"MI-1"}'],
  ] as const)('T6 %s names what it is about in each row of %s', (call, list, row) => {
    const sample = conforming.find((exchange) => exchange.call === call);
    const request = { ...object(sample?.request ?? ''), [list]: readJson(`[${row}]`) };
    expect(checkMessage({ call, request, response: undefined })).toHaveLength(1);
  });

  test.each(['cc_number', 'cvv', 'track_data1', 'track_data2'])(
    'T20 an assignment has no place for %s',
    (field) => {
      const sample = conforming.find(({ title }) => title === 'preview of an assignment');
      const request = { ...object(sample?.request ?? ''), [field]: '4111111111111111' };
      expect(checkMessage({ call: 'assign_acct_plan_m', request, response: undefined })).toEqual([
        `assign_acct_plan_m request: unknown key ${field}`,
      ]);
    },
  );

  test('T20 no call that writes has a place for a card or its code, in no row either', () => {
    const named = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, member]) => [name, ...named(member)])
        : [];
    for (const { call, request } of conforming)
      expect(named(readJson(request)), call).not.toEqual(
        expect.arrayContaining([expect.stringMatching(cardFields)]),
      );
    const tables = Object.values(calls).filter(({ effect }) => effect === 'write');
    expect(tables.length).toBeGreaterThan(6);
    const fields = tables.flatMap(({ request }) => Object.keys(request));
    expect(fields.filter((name) => cardFields.test(name))).toEqual([]);
  });

  test('faults name fields and kinds, never values', () => {
    const faults = faultsOfResponse('validate_session_m', '"account_no":"CANARY"');
    expect(faults).toEqual(['validate_session_m response: account_no: expected long']);
  });
});

describe('reading answers', () => {
  test('T35 ids are texts, exact beyond 2^53, whether they came as a number or as a text', () => {
    for (const id of ['9007199254740993', '"9007199254740993"']) {
      const answer = read('validate_session_m', `{"account_no":${id},"error_code":0}`);
      expect(answer.account_no).toBe('9007199254740993');
    }
  });

  test.each([
    ['40', '40'],
    ['40.10', '40.1'],
    ['"40.00"', '40'],
    ['-0.5', '-0.5'],
    ['1E2', '100'],
    ['0.1000000000000000000000001', '0.1000000000000000000000001'],
  ])('T35 the amount %s reads as %s', (wire, expected) => {
    const answer = read('assign_acct_plan_m', `{"total":${wire},"error_code":0}`);
    expect(answer.total).toBe(expected);
  });

  test('codes and counts are numbers, also when they came as text', () => {
    const answer = read('get_acct_details_all_m', '{"status_cd":"-99","error_code":"0"}');
    expect(answer.status_cd).toBe(-99);
    expect(answer.error_code).toBe(0);
  });

  test('the rightly typed twin is read first, the old field when the twin is empty', () => {
    const call = 'get_acct_details_all_m';
    const texts = {
      both: '{"acct_no":"old","acct_no_2":77,"error_code":0}',
      empty: '{"acct_no":"77","acct_no_2":null,"error_code":0}',
      alone: '{"acct_no_2":77,"error_code":0}',
      old: '{"acct_no":"77","error_code":0}',
    };
    for (const text of Object.values(texts)) expect(read(call, text).acct_no).toBe('77');
  });

  test('missing, null and empty are one', () => {
    for (const empty of ['', '"paid_date":null,', '"paid_date":"",']) {
      const text = `{"invoice_hist":[{${empty}"invoice_no":1}],"error_code":0}`;
      const [row] = read('get_invoice_history_m', text).invoice_hist;
      expect(row?.invoice_no).toBe('1');
      expect(row?.paid_date).toBeUndefined();
    }
  });

  test('an array is never missing', () => {
    for (const empty of ['', '"invoice_hist":null,', '"invoice_hist":"",', '"invoice_hist":[],']) {
      expect(read('get_invoice_history_m', `{${empty}"error_code":0}`).invoice_hist).toEqual([]);
    }
    const nulls = '{"invoice_hist":[null,{"invoice_no":1},null],"error_code":0}';
    expect(read('get_invoice_history_m', nulls).invoice_hist).toHaveLength(1);
  });

  test.each(['1', '"1"', '"true"', '"True"', '"Y"', 'true'])('%s is yes', (wire) => {
    const text = `{"rb_status":${wire},"rb_flag":${wire},"error_code":0}`;
    const { rb_status, rb_flag } = read('get_invoice_details_m', text);
    expect({ rb_status, rb_flag }).toEqual({ rb_status: true, rb_flag: true });
  });

  test.each(['0', '"0"', '"false"', '"False"', '"N"', 'false'])('%s is no', (wire) => {
    const { rb_flag } = read('get_invoice_details_m', `{"rb_flag":${wire},"error_code":0}`);
    expect(rb_flag).toBe(false);
  });

  test('a date may come with a time of day', () => {
    const text = '{"from_date":"2020-02-29 00:00:00","to_date":"2020-03-28","error_code":0}';
    const { from_date, to_date } = read('get_invoice_details_m', text);
    expect([from_date, to_date]).toEqual(['2020-02-29', '2020-03-28']);
  });

  test('unknown keys are passed over, whatever they are called', () => {
    const text = '{"release_52":[1],"__proto__":{"account_no":5},"error_code":0}';
    expect(read('validate_session_m', text).account_no).toBeUndefined();
  });

  test.each([
    '"account_no":"12a"',
    '"account_no":1.5',
    '"account_no":[1]',
    '"account_no":{"text":"5"}',
    '"account_no":18446744073709551616',
  ])('what is no id is no answer: %s', (member) => {
    expect(() => read('validate_session_m', `{${member},"error_code":0}`)).toThrow('account_no');
  });

  test.each(['"bill_date":"2020-02-30"', '"amount":"1,00"', '"is_voided_ind":2'])(
    'what is no date, amount or flag is no answer: %s',
    (member) => {
      const text = `{"invoice_hist":[{${member}}],"error_code":0}`;
      expect(() => read('get_invoice_history_m', text)).toThrow('invoice_hist,0');
    },
  );
});

describe('writing', () => {
  test('ids and amounts go out as JSON numbers, exactly, and empty fields not at all', () => {
    const text = written('assign_acct_plan_m', {
      acct_no: '9007199254740993',
      do_write: false,
      plan_units: '2.50',
      assignment_directive: 2,
      comments: '',
      promo_cd: undefined,
      coupon_codes: [],
      custom_rates: [{ custom_rate_seq_no: 1, custom_rate_per_unit: '0.0025' }],
    });
    expect(text).toBe(
      '{"acct_no":9007199254740993,"do_write":"false","plan_units":2.5,' +
        '"custom_rates":[{"custom_rate_seq_no":1,"custom_rate_per_unit":0.0025}],"assignment_directive":2}',
    );
  });

  test('what an answer declares as twins goes out twice', () => {
    const answer = writeFields(calls.get_invoice_details_m.response, {
      error_code: 0,
      billing_group_no: '8800',
      is_pending_ind: false,
    });
    expect(writeJson(answer)).toBe(
      '{"billing_group_no":"8800","billing_group_no_2":8800,"is_pending_ind":"0","is_pending_ind_2":0,"error_code":0}',
    );
  });

  test.each([
    ['acct_no', { acct_no: '12; drop', do_write: true }],
    ['acct_no', { acct_no: 2 ** 53, do_write: true }],
    ['acct_no', { acct_no: '', do_write: true }],
    ['do_write', { acct_no: '1' }],
    ['do_write', { acct_no: '1', do_write: 'false' }],
    ['effective_date', { acct_no: '1', do_write: true, effective_date: '18 Jul 2020' }],
    ['plan_units', { acct_no: '1', do_write: true, plan_units: Number.NaN }],
    ['comments', { acct_no: '1', do_write: true, comments: '~' }],
    ['do_Write', { acct_no: '1', do_write: false, do_Write: true }],
    [
      'nso_item_list[1].item_units',
      { acct_no: '1', do_write: true, nso_item_list: [{}, { item_units: 'x' }] },
    ],
  ])('refuses a wrong %s before anything is sent', (field, input) => {
    const write = (): string => written('assign_acct_plan_m', input as never);
    expect(write).toThrow(WireInputError);
    expect(write).toThrow(`Cannot be written: ${field}.`);
  });

  test('what was written reads back the same', () => {
    const input = { acct_no: '9007199254740993', include_supp_plans: true, plan_limit: 50 };
    const message = writeFields(calls.get_acct_details_all_m.request, input);
    const back = calls.get_acct_details_all_m.readRequest.safeParse(message);
    expect(back.data).toMatchObject(input);
  });

  test('types follow from the tables', () => {
    expectTypeOf<CallOutput<'validate_session_m'>['account_no']>().toEqualTypeOf<
      string | undefined
    >();
    expectTypeOf<CallOutput<'get_acct_details_all_m'>['acct_no']>().toEqualTypeOf<
      string | undefined
    >();
    expectTypeOf<CallOutput<'assign_acct_plan_m'>['collection_error_code']>().toEqualTypeOf<
      number | undefined
    >();
    expectTypeOf<
      CallOutput<'get_invoice_history_m'>['invoice_hist'][number]['rb_flag']
    >().toEqualTypeOf<boolean | undefined>();
    // @ts-expect-error do_write is never left to Aria's default.
    const input: CallInput<'assign_acct_plan_m'> = { acct_no: '1' };
    expect(new JsonNumber('1').text).toBe(input.acct_no);
  });
});
