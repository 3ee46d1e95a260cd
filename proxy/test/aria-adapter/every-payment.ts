import type { BillingOperations } from '../../../src/adapter/contract.js';
import { draftSchema, type Draft } from '../../../src/model/draft.js';
import type { Quote } from '../../../src/model/quote.js';
import { testToken } from '../../../src/model/test-payment.js';
import { add } from '../../../src/money/money.js';
import * as z from 'zod/mini';

/** A draft, and what it is called in a report. */
export interface NamedPayment {
  readonly name: string;
  readonly draft: Draft;
}

type Text = Readonly<Record<string, unknown>>;

/** A card of a test vault. */
export function card(more: Text = {}): Text {
  return {
    kind: 'card',
    token: testToken('approve', 'abc123'),
    brand: 'visa',
    lastFour: '4242',
    expires: { year: 2098, month: 12 },
    ...more,
  };
}

/** Every way to pay, and every change of who pays, that an account can think of, allowed or not. */
export async function everyPayment(adapter: BillingOperations): Promise<NamedPayment[]> {
  const balance = await adapter.getBalance({});
  const { rows: methods } = await adapter.listPaymentMethods({});
  const { rows: groups } = await adapter.listBillingGroups({});
  const { rows: terms } = await adapter.listPaymentTerms({});
  const { rows: instances } = await adapter.listPlanInstances({});
  const drafts: NamedPayment[] = [];
  const named = (name: string, draft: Text) =>
    void drafts.push({ name, draft: z.parse(draftSchema, draft) });

  const { currency } = balance.full;
  const [first, second] = balance.invoices;
  const whats: [string, Text][] = [
    ['all', { pay: 'full' }],
    ['what is due', { pay: 'current' }],
    ['nothing', { pay: 'amount', amount: { amount: '0.00', currency } }],
    ['a cent', { pay: 'amount', amount: { amount: '0.01', currency } }],
    ['too much', { pay: 'amount', amount: { amount: '99999.00', currency } }],
    ['everything as an amount', { pay: 'amount', amount: balance.payable }],
    ['an invoice of nobody', { pay: 'invoices', invoiceIds: ['987654321'] }],
  ];
  if (first) whats.push(['an invoice', { pay: 'invoices', invoiceIds: [first.invoiceId] }]);
  if (first && second) {
    const both = [second.invoiceId, first.invoiceId];
    whats.push(['two invoices', { pay: 'invoices', invoiceIds: both }]);
    const more = add(first.payable, { amount: '0.01', currency });
    whats.push(['one and a bit', { pay: 'amount', amount: more }]);
  }
  for (const { service, name } of balance.services)
    whats.push([`the service ${name}`, { pay: 'services', services: [service] }]);
  const withs: [string, Text][] = [
    ['a card for once', { by: 'one-time', token: card() }],
    ['a strange card for once', { by: 'one-time', token: card({ brand: 'no-such-brand' }) }],
    ['a card without a brand', { by: 'one-time', token: card({ brand: undefined }) }],
    ['an account for once', { by: 'one-time', token: card({ kind: 'bank-account' }) }],
    ['a method of nobody', { by: 'method', methodId: '987654321' }],
    ...methods.map(({ id }): [string, Text] => [`method ${id}`, { by: 'method', methodId: id }]),
  ];
  for (const [what, pays] of whats)
    for (const [by, way] of withs)
      named(`pay ${what} with ${by}`, { kind: 'payment', what: pays, with: way });

  for (const [what, token] of [
    ['a card', card()],
    ['an account', card({ kind: 'bank-account', brand: undefined, expires: undefined })],
    ['a debit', card({ kind: 'direct-debit', brand: undefined, expires: undefined })],
    ['a strange card', card({ brand: 'no-such-brand' })],
    ['a card without a brand', card({ brand: undefined })],
  ] as const) {
    const kind = 'payment-method';
    named(`add ${what}`, { kind, method: { do: 'add', token, name: 'Mine' } });
    for (const { id } of methods.slice(0, 2))
      named(`replace ${id} by ${what}`, { kind, method: { do: 'replace', methodId: id, token } });
  }
  for (const id of [...methods.map((row) => row.id), '987654321'])
    named(`remove ${id}`, { kind: 'payment-method', method: { do: 'remove', methodId: id } });

  const [primary, backup] = methods;
  const choices: [string, Text][] = [
    ['a method of nobody', { by: 'method', primaryId: '987654321' }],
    ['terms of nobody', { by: 'terms', termsId: '987654321' }],
    ...methods.map(({ id }): [string, Text] => [`method ${id}`, { by: 'method', primaryId: id }]),
    ...terms.flatMap(({ id }): [string, Text][] => [
      [`terms ${id}`, { by: 'terms', termsId: id }],
      [`terms ${id} for a project`, { by: 'terms', termsId: id, requisitionNumber: 'P-1' }],
      [
        `terms ${id} with both numbers`,
        { by: 'terms', termsId: id, requisitionNumber: 'P-1', eanNumber: '1234567890123' },
      ],
    ]),
  ];
  if (primary && backup) {
    choices.push(['two methods', { by: 'method', primaryId: primary.id, backupId: backup.id }]);
    choices.push(['one as both', { by: 'method', primaryId: primary.id, backupId: primary.id }]);
  }
  const masters = instances.filter(({ parentId }) => parentId === undefined);
  const planInstanceIds = masters.slice(0, 2).map(({ id }) => id);
  for (const [by, pays] of choices) {
    const kind = 'billing-group';
    named(`make a group that pays by ${by}`, { kind, group: { do: 'create', name: 'New', pays } });
    named(`make a group for plans that pays by ${by}`, {
      kind,
      group: { do: 'create', name: 'New', description: 'For work', pays, planInstanceIds },
    });
    for (const { id: billingGroupId } of groups.slice(0, 2))
      named(`let group ${billingGroupId} pay by ${by}`, {
        kind,
        group: { do: 'update', billingGroupId, pays, planInstanceIds },
      });
  }
  for (const id of [...groups.map((row) => row.id), '987654321'])
    named(`rename group ${id}`, {
      kind: 'billing-group',
      group: { do: 'update', billingGroupId: id, name: 'Renamed' },
    });
  return drafts;
}

/** A quote of any such draft. */
export function payQuoteOf(adapter: BillingOperations, draft: Draft): Promise<Quote> {
  switch (draft.kind) {
    case 'payment':
      return adapter.quotePayment({ draft });
    case 'billing-group':
      return adapter.quoteBillingGroup({ draft });
    case 'payment-method':
      return adapter.quotePaymentMethod({ draft });
    default:
      throw new TypeError('Not a draft of payments or payers.');
  }
}
