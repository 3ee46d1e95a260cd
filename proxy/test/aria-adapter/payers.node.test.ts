import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../aria/json.js';
import { altering, fault, number, withMembers, yesTo, type BenchOptions } from './bench.js';
import { card } from './every-payment.js';
import { benchOf } from './paying.js';

describe('who pays', () => {
  /** Who pays as Aria tells it once a change was asked for, whose answer may be lost. */
  const asTold = (groups: (row: JsonObject) => JsonObject, isLost: boolean) => {
    let asked = false;
    const told = altering(({ call, answer }) => {
      asked ||= /update_acct_billing_group|update_payment_method/.test(call);
      if (!asked || call !== 'get_acct_details_all_m') return undefined;
      const rows = answer.billing_groups_info as readonly JsonObject[];
      const methods = answer.payment_methods_info as readonly JsonObject[];
      const those = [50001, 50002].map((id) =>
        withMembers(methods[0]!, { payment_method_no: number(id) }),
      );
      return withMembers(answer, {
        billing_groups_info: rows.map(groups),
        payment_methods_info: [...methods, ...those],
      });
    });
    return ((next) => async (url, init) => {
      const body = await new Response(init.body).text();
      const answer = await told(next)(url, { ...init, body: new Blob([body]).stream() });
      if (isLost && /update_acct_billing_group|update_payment_method/.test(body))
        throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      return answer;
    }) satisfies BenchOptions['between'];
  };
  const backup = {
    backup_payment_method_no: number(50002),
    backup_payment_method_id: number(50002),
  };
  const withBackup = (row: JsonObject) => withMembers(row, backup);
  const asItIs = (row: JsonObject) => row;
  const byOne = { by: 'method', primaryId: '50001' };
  const update = { do: 'update', billingGroupId: '40001', pays: byOne };
  const byTwo = { ...update, pays: { ...byOne, backupId: '50002' } };
  const replace = { do: 'replace', methodId: '50001', token: card() };
  const old = {
    primary_payment_method_no: number(50001),
    primary_payment_method_id: number(50001),
  };

  describe.each([
    { when: 'at once', isLost: false },
    { when: 'by the look-up, where the answer was lost', isLost: true },
  ])('is held against the quote $when', ({ isLost }) => {
    const end = async (draft: object, groups: (row: JsonObject) => JsonObject) => {
      const { bench, adapter } = await benchOf({ between: asTold(groups, isLost) });
      const quote =
        'group' in draft
          ? await adapter.quoteBillingGroup({ draft: { kind: 'billing-group', ...draft } as never })
          : await adapter.quotePaymentMethod({
              draft: { kind: 'payment-method', ...draft } as never,
            });
      const intent = await adapter.confirm(yesTo(quote));
      expect(intent.state === 'unknown').toBe(isLost);
      bench.clock.now += 1000;
      return adapter.getIntent({ intentId: intent.id });
    };
    const differs = { state: 'done-with-problem', problem: 'differs-from-quote' };

    it.each([
      ['a method that was to go stays', { group: update }, withBackup],
      [
        'a method that was to stay goes',
        { group: byTwo },
        (row: JsonObject) =>
          withMembers(row, {
            backup_payment_method_no: undefined,
            backup_payment_method_id: undefined,
          }),
      ],
      [
        'a method that was replaced still pays',
        { method: replace },
        (row: JsonObject) => withMembers(row, old),
      ],
    ])('and differs where %s', async (_, draft, groups) => {
      expect(await end(draft, groups)).toMatchObject(differs);
    });

    it.each([
      ['one pays', { group: update }],
      ['two pay', { group: byTwo }],
      [
        'only a name was changed',
        { group: { do: 'update', billingGroupId: '40001', name: 'New' } },
      ],
      ['one is replaced', { method: replace }],
    ])('and is done where %s as asked', async (_, draft) => {
      expect((await end(draft, asItIs)).state).toBe('done');
    });
  });

  it.each([
    [4022, 'card-brand-unknown'],
    [4032, 'card-brand-missing'],
    [4011, 'payment-declined'],
    [26008, 'payment-method-not-found'],
  ])('error %i when a method is added is a refusal: %s', async (code, refusal) => {
    const { adapter } = await benchOf({
      between: altering(({ call }) =>
        call === 'update_payment_method_m' ? fault(code) : undefined,
      ),
    });
    const draft = { kind: 'payment-method', method: { do: 'add', token: card() } } as never;
    const quote = await adapter.quotePaymentMethod({ draft });
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ state: 'refused', refusal });
  });
});
