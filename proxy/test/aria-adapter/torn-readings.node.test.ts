import { describe, expect, it } from 'vitest';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import { paymentDraftSchema } from '../../../src/model/payment.js';
import { debtsOf } from '../faulted-payments/debts.js';
import { jsonObject, type JsonObject } from '../../aria/json.js';
import {
  altering,
  ariaBench,
  invoiceId,
  number,
  numbersIn,
  outcomeOf,
  withMembers,
  yesTo,
  type Wire,
} from './bench.js';

/** What is owed is read by many calls, and other sessions pay between them. */

/** Three open invoices of 10.00 until the n-th of the calls that are counted is made: then another session pays one of them. */
async function paidMeanwhile(pays: object) {
  let countdown: number | undefined;
  let meanwhile: () => Promise<unknown> = () => Promise.resolve();
  const between =
    (next: Wire): Wire =>
    async (url, init) => {
      if (countdown !== undefined && countdown-- === 0) {
        countdown = undefined;
        await meanwhile();
      }
      return next(url, init);
    };
  const { signIn } = ariaBench({ world: debtsOf(3), between });
  const [reader, payer] = [await signIn(), await signIn()];
  const draft = paymentDraftSchema.parse({
    kind: 'payment',
    what: pays,
    with: { by: 'method', methodId: '50001' },
  });
  const quote = await payer.quotePayment({ draft });
  meanwhile = () => payer.confirm(yesTo(quote));
  return {
    reader,
    /** The other session pays when so many more calls were made. */
    after(calls: number) {
      countdown = calls;
    },
    hasPaid: () => countdown === undefined,
  };
}

async function factsOf(reader: BillingOperations) {
  const { full, parts, invoices } = await reader.getBalance({});
  return {
    full: full.amount,
    credits: parts.credits.amount,
    open: invoices.map(({ open }) => open.amount),
  };
}

const before = { full: '30.00', credits: '0.00', open: ['10.00', '10.00', '10.00'] };

describe('a balance that is read while another session pays', () => {
  it.each([
    [
      'an invoice',
      { pay: 'invoices', invoiceIds: ['71001'] },
      { full: '20.00', credits: '0.00', open: ['10.00', '10.00'] },
    ],
    [
      'a part of one',
      { pay: 'amount', amount: { amount: '4.00', currency: 'USD' } },
      { full: '26.00', credits: '0.00', open: ['6.00', '10.00', '10.00'] },
    ],
    ['all', { pay: 'full' }, { full: '0.00', credits: '0.00', open: [] }],
  ])('%s, after whichever call, is the one before or the one after', async (_, pays, after) => {
    let calls = 0;
    for (; ; calls += 1) {
      const { reader, after: pay, hasPaid } = await paidMeanwhile(pays);
      pay(calls);
      const facts = await factsOf(reader);
      if (!hasPaid()) break;
      expect([before, after], `paid after ${calls} calls`).toContainEqual(facts);
    }
    // Seven lists, and two calls for each of three open invoices.
    expect(calls).toBeGreaterThanOrEqual(13);
  });
});

describe('a balance that its invoices do not explain', () => {
  const balanceOf = (told: () => string) =>
    altering(({ call, answer }) =>
      call === 'get_acct_details_all_m'
        ? withMembers(answer, { acct_balance: number(told()) })
        : undefined,
    );

  it('is credit where it is lower, and Aria says so twice', async () => {
    const bench = ariaBench({ world: debtsOf(3), between: balanceOf(() => '25.00') });
    const adapter = await bench.signIn();
    expect(await factsOf(adapter)).toMatchObject({ full: '25.00', credits: '-5.00' });
  });

  it('is not believed while each reading says something else', async () => {
    let cents = 10;
    const bench = ariaBench({ world: debtsOf(3), between: balanceOf(() => `25.${cents++}`) });
    const adapter = await bench.signIn();
    await expect(adapter.getBalance({})).rejects.toMatchObject({ code: 'bad-answer' });
  });

  it('is a bad answer where it is higher, however often it is read', async () => {
    const bench = ariaBench({ world: debtsOf(3), between: balanceOf(() => '31.00') });
    const adapter = await bench.signIn();
    await expect(adapter.getBalance({})).rejects.toMatchObject({ code: 'bad-answer' });
  });
});

describe('T36 an invoice whose lines do not sum to what Aria says that it comes to', () => {
  const nothingElse = jsonObject([]);
  /** Aria says of one of three open invoices of 10.00 that its only line is of this much, and with `listed` what else the list of invoices says of it. */
  const lineOf = (amount: string, listed = () => nothingElse) =>
    altering(({ call, request, answer }) => {
      const changed = (name: string, members: JsonObject, ofThis: (row: JsonObject) => boolean) => {
        const rows = answer[name] as readonly JsonObject[];
        return withMembers(answer, {
          [name]: rows.map((row) => (ofThis(row) ? withMembers(row, members) : row)),
        });
      };
      const isAsked = 'invoice_no' in request && numbersIn(request.invoice_no).includes('71002');
      if (call === 'get_invoice_details_m' && isAsked)
        return changed(
          'invoice_line_details',
          jsonObject([['amount', number(amount)]]),
          () => true,
        );
      if (call === 'get_invoice_history_m')
        return changed('invoice_hist', listed(), (row) =>
          numbersIn(row.invoice_no).includes('71002'),
        );
      return undefined;
    });
  const reading = async (between: ReturnType<typeof lineOf>) =>
    ariaBench({ world: debtsOf(3), between }).signIn();
  const draft = paymentDraftSchema.parse({
    kind: 'payment',
    what: { pay: 'invoices', invoiceIds: ['71002'] },
    with: { by: 'method', methodId: '50001' },
  });

  it.each(['10.01', '9.99', '20', '-10'])(
    'is not paid as its lines say, and nothing is owed as they say: %s',
    async (amount) => {
      const adapter = await reading(lineOf(amount));
      for (const call of [adapter.quotePayment({ draft }), adapter.getBalance({})])
        expect(await outcomeOf(call)).toMatchObject({ code: 'bad-answer' });
    },
  );

  it('nor is one in another currency than the account', async () => {
    const adapter = await reading(lineOf('10', () => jsonObject([['currency_cd', 'eur']])));
    expect(await outcomeOf(adapter.quotePayment({ draft }))).toMatchObject({ code: 'bad-answer' });
  });

  it('is owed as ever where Aria has taken off it what was paid of it', async () => {
    let listed = nothingElse;
    const adapter = await reading(lineOf('10', () => listed));
    const part = paymentDraftSchema.parse({
      ...draft,
      what: { pay: 'amount', amount: { amount: '14.00', currency: 'USD' } },
    });
    await adapter.confirm(yesTo(await adapter.quotePayment({ draft: part })));
    const owed = { full: '16.00', credits: '0.00', open: ['6.00', '10.00'] };
    expect(await factsOf(adapter)).toEqual(owed);
    listed = jsonObject([['credit', number(4)]]);
    expect(await factsOf(adapter)).toEqual(owed);
    listed = jsonObject([['credit', number(5)]]);
    expect(await outcomeOf(adapter.getBalance({}))).toMatchObject({ code: 'bad-answer' });
  });

  it('is shown with both, as Aria gives them', async () => {
    const adapter = await reading(lineOf('10.01'));
    expect(await adapter.getInvoice({ invoiceId: invoiceId('71002') })).toMatchObject({
      amount: { amount: '10.00' },
      lines: [{ amount: { amount: '10.01' } }],
    });
  });
});
