import { beforeAll, describe, expect, it } from 'vitest';
import { advanceTo } from '../../src/sandbox/clock.js';
import { readWorld } from '../../src/sandbox/read-world.js';
import { fullWorld } from './full-world.js';

type Json = Record<string, unknown>;
type Changes = Readonly<Record<string, unknown>>;

let plain: string;
beforeAll(() => {
  plain = JSON.stringify(fullWorld());
});

/** The full world as JSON with the values at the paths replaced; `undefined` takes one out. */
function withChanges(changes: Changes): unknown {
  const world = JSON.parse(plain) as Json;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>((node, key) => (node as Json)[key], world) as Json;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return world;
}

const problems = (changes: Changes) => readWorld(withChanges(changes)).problems;
const usd = (amount: string) => ({ amount, currency: 'USD' });

/** The row at a path of the full world. */
function rowAt(path: string): Json {
  const found = path
    .split('.')
    .reduce<unknown>((node, key) => (node as Json)[key], JSON.parse(plain));
  return found as Json;
}

describe('a world with rows in every table', () => {
  it('is the same world after export and import', () => {
    const world = fullWorld();
    expect(readWorld(JSON.parse(JSON.stringify(world))).world).toEqual(world);
  });

  it('goes on the same way after export and import', () => {
    const read = readWorld(JSON.parse(plain)).world;
    if (!read) throw new Error('not read');
    expect(advanceTo(read, '2021-03-20').world).toEqual(advanceTo(fullWorld(), '2021-03-20').world);
  });

  it('has a row in every table', () => {
    const tables = Object.entries(JSON.parse(plain) as Json).filter(([, rows]) =>
      Array.isArray(rows),
    );
    const empty = tables.filter(([, rows]) => (rows as unknown[]).length === 0);
    // Quotes and intents are the write protocol's.
    expect(empty.map(([name]) => name)).toEqual(['quotes', 'intents']);
    expect(tables).toHaveLength(30);
  });
});

describe('a reference of a full world that leads nowhere, or to another account, is told where', () => {
  const nowhere = /points nowhere/;
  const foreign = /points to something of another account/;

  it.each<[string, unknown, RegExp]>([
    ['accounts.0.contactId', '899', nowhere],
    ['accounts.0.contactId', '802', foreign],
    ['contacts.0.accountId', '19999', /points to no account/],
    ['sessions.0.accountId', '19999', /points to no account/],
    ['paymentMethods.0.contactId', '899', nowhere],
    ['paymentMethods.0.contactId', '802', foreign],
    ['billingGroups.0.statementContactId', '802', foreign],
    ['billingGroups.0.collectionGroupId', '79', nowhere],
    ['billingGroups.0.pays.primaryId', '50003', foreign],
    ['billingGroups.1.pays.termsId', '90009', nowhere],
    ['dunningGroups.0.processId', '94', nowhere],
    ['planInstances.2.dunningGroupId', '99', nowhere],
    ['planInstances.0.billingGroupId', '40004', foreign],
    ['planInstances.1.parentId', '69999', nowhere],
    ['queue.1.planInstanceId', '69999', nowhere],
    ['queue.1.before.planId', '29999', nowhere],
    ['appliedCoupons.0.code', 'ELEVEN', nowhere],
    ['usage.0.planInstanceId', '69999', nowhere],
    ['usage.0.invoiceId', '79999', nowhere],
    ['openCharges.0.billingGroupId', '40004', foreign],
    ['openCharges.0.line.orderId', '99999', nowhere],
    ['invoices.0.billingGroupId', '40004', foreign],
    ['invoices.0.lines.0.planInstanceId', '69999', nowhere],
    ['invoices.0.lines.1.taxId', '22009', nowhere],
    ['invoices.3.lines.3.couponCode', 'ELEVEN', nowhere],
    ['invoices.3.lines.6.serviceCreditId', '199999', nowhere],
    ['invoices.6.lines.0.orderId', '99999', nowhere],
    ['invoices.0.settlements.0.id', '199999', nowhere],
    ['invoices.2.settlements.0.id', '99999', nowhere],
    ['payments.0.by.methodId', '50003', foreign],
    ['refunds.0.paymentId', '199999', nowhere],
    ['refunds.0.reopened.0.invoiceId', '79999', nowhere],
    ['creditMemos.0.invoiceId', '79999', nowhere],
    ['statements.0.billingGroupId', '40004', foreign],
    ['statements.0.invoiceId', '79999', nowhere],
    ['orders.0.planInstanceId', '69999', nowhere],
    ['orders.0.invoiceId', '79999', nowhere],
    ['orders.0.lines.0.itemId', '21009', nowhere],
    ['receipts.0.planInstanceIds.0', '69999', nowhere],
    ['receipts.0.invoiceIds.0', '79999', nowhere],
  ])('%s "%s"', (path, value, reason) => {
    expect(problems({ [path]: value })).toContainEqual({
      path,
      reason: expect.stringMatching(reason) as string,
    });
  });
});

describe('an id of a full world that is used twice is told where', () => {
  it.each([
    'contacts',
    'coupons',
    'taxes',
    'items',
    'planGroups',
    'sessions',
    'paymentMethods',
    'collectionGroups',
    'billingGroups',
    'dunningProcesses',
    'dunningGroups',
    'queue',
    'appliedCoupons',
    'usage',
    'openCharges',
    'invoices',
    'payments',
    'refunds',
    'creditMemos',
    'serviceCredits',
    'statements',
    'orders',
    'receipts',
  ])('%s', (table) => {
    const count = (JSON.parse(plain) as Record<string, unknown[]>)[table]?.length ?? 0;
    const key = table === 'coupons' ? 'code' : 'id';
    const path = `${table}.${count}`;
    expect(problems({ [path]: rowAt(`${table}.0`) })).toContainEqual({
      path: `${path}.${key}`,
      reason: expect.stringMatching(/used twice/) as string,
    });
  });

  it('a user id', () => {
    expect(problems({ 'accounts.1.userId': 'ada' })).toEqual([
      { path: 'accounts.1.userId', reason: '"ada" is used twice' },
    ]);
  });

  it('the sequence of a statement, which counts in its account', () => {
    expect(problems({ 'statements.1.sequence': 1 })).toEqual([
      { path: 'statements.1.sequence', reason: '1 is used twice in its account' },
    ]);
  });

  it('quotes and intents, and those of nobody', () => {
    const row = {
      kind: 'intent',
      id: '00000000-0000-4000-8000-000000000001',
      scope: { account: '10001', session: 's1' },
      quoteId: 'q1',
      fingerprint: 'f',
      receiptId: 'r1',
      state: 'unknown',
      createdAt: '2026-01-01T00:00:00Z',
      lookups: 0,
    };
    const stored = { version: 1, row };
    const other = { ...stored, row: { ...row, scope: { account: '10002', session: 's2' } } };
    expect(problems({ 'intents.0': stored, 'intents.1': other })).toBeUndefined();
    expect(problems({ 'intents.0': stored, 'intents.1': stored })).toMatchObject([
      { path: 'intents.1.row.id' },
    ]);
    const stranger = { ...stored, row: { ...row, scope: { account: '19999', session: 's3' } } };
    expect(problems({ 'intents.0': stranger })).toMatchObject([
      { path: 'intents.0.row.scope.account' },
    ]);
  });
});

describe('a counter at or below an id in use is told', () => {
  it.each([
    ['planInstance', 60004, 'is not above 60004'],
    ['invoice', 70008, 'is not above 70008'],
    // The queued changes' 50017 and 50018, the new contact's 50019, and that of the last statement.
    ['row', 50020, 'is not above 50020'],
  ])('%s', (name, value, reason) => {
    expect(problems({ [`nextIds.${name}`]: value })).toEqual([{ path: `nextIds.${name}`, reason }]);
    expect(problems({ [`nextIds.${name}`]: value + 1 })).toBeUndefined();
  });

  it('transaction, with the numbers of lines', () => {
    // Invoice 70008 is transaction 100043 with line 100044; its write-off is 100045.
    expect(rowAt('invoices.7.transactionId')).toBe('100043');
    expect(rowAt('writeOffs.0.id')).toBe('100045');
    expect(problems({ 'nextIds.transaction': 100_045 })).toMatchObject([
      { path: 'nextIds.transaction', reason: 'is not above 100045' },
    ]);
    expect(problems({ 'nextIds.transaction': 100_046 })).toBeUndefined();
  });

  it('and one that is left out goes on above all', () => {
    const read = readWorld(
      withChanges({ 'nextIds.row': undefined, 'nextIds.transaction': undefined }),
    );
    expect(read.world?.nextIds).toMatchObject({ row: 50_021, transaction: 100_046 });
    const empty = readWorld({
      version: 2,
      scenario: 'x',
      today: '2020-01-01',
      settings: {},
      nextIds: { planInstance: 1, invoice: 1 },
      plans: [],
      accounts: [rowAt('accounts.1')],
    });
    expect(empty.world?.nextIds).toEqual({
      planInstance: 1,
      invoice: 1,
      transaction: 100_001,
      row: 1,
    });
  });
});

describe('a contradiction in a full world is told where', () => {
  it.each<[string, Changes, string, RegExp]>([
    ['a country that is none', { 'contacts.0.country': 'XX' }, 'contacts.0.country', /no country/],
    [
      'EAN terms without the account’s number',
      { 'accounts.0.eanNumber': undefined },
      'billingGroups.1.pays.termsId',
      /has no eanNumber/,
    ],
    [
      'EAN terms without the project’s number',
      { 'billingGroups.1.pays.requisitionNumber': undefined },
      'billingGroups.1.pays.requisitionNumber',
      /EAN\/GLN/,
    ],
    [
      'a deactivation that should have happened',
      { 'accounts.0.deactivateOn': '2020-03-20' },
      'accounts.0.deactivateOn',
      /must be after today, 2020-03-20/,
    ],
    [
      'a deactivation of what is deactivated',
      { 'accounts.1.deactivateOn': '2020-03-21', 'accounts.1.status': 'deactivated' },
      'accounts.1.deactivateOn',
      /deactivated already/,
    ],
    [
      'a supplemental plan without a parent',
      { 'planInstances.1.parentId': undefined },
      'planInstances.1.parentId',
      /supplemental/,
    ],
    [
      'a master plan with a parent',
      { 'planInstances.2.parentId': '60001' },
      'planInstances.2.parentId',
      /master plan/,
    ],
    [
      'a parent that was made later',
      { 'planInstances.1.parentId': '60003' },
      'planInstances.1.parentId',
      /made before/,
    ],
    [
      'a payer below a master plan',
      { 'planInstances.1.billingGroupId': '40001' },
      'planInstances.1.billingGroupId',
      /only master plans/,
    ],
    [
      'dunning below a master plan',
      { 'planInstances.1.dunning': copyOfRow('planInstances.2.dunning') },
      'planInstances.1.dunning',
      /only master plans/,
    ],
    [
      'a master plan that nobody pays',
      { 'planInstances.0.billingGroupId': undefined },
      'planInstances.0.billingGroupId',
      /who pays/,
    ],
    [
      'a dunning step that should have been taken',
      { 'planInstances.2.dunning.nextStepOn': '2020-03-20' },
      'planInstances.2.dunning.nextStepOn',
      /must be after today/,
    ],
    [
      'a dunning step that its process has not',
      { 'planInstances.2.dunning.step': 3 },
      'planInstances.2.dunning.step',
      /beyond the 2/,
    ],
    [
      'a further step of dunning that is through',
      { 'planInstances.2.dunning.state': 'completed' },
      'planInstances.2.dunning.nextStepOn',
      /completed/,
    ],
    [
      'a start in the future of what has begun',
      { 'planInstances.0.startDate': '2020-03-21' },
      'planInstances.0.startDate',
      /after today/,
    ],
    [
      'a status from tomorrow',
      { 'planInstances.0.statusSince': '2020-03-21' },
      'planInstances.0.statusSince',
      /after today/,
    ],
    [
      'a first period that ends before it begins',
      { 'planInstances.0.firstPeriod.to': '2020-01-14' },
      'planInstances.0.firstPeriod.to',
      /before from/,
    ],
    [
      'a start that is queued for what has begun',
      { 'planInstances.3.status': 'active', 'planInstances.3.startDate': '2020-03-20' },
      'planInstances.3.status',
      /start is still queued/,
    ],
    [
      'a start on another date than its row',
      { 'planInstances.3.startDate': '2020-04-03' },
      'planInstances.3.startDate',
      /its queued start, 2020-04-02/,
    ],
    [
      'a start that waits without its date',
      { 'planInstances.3.nextBillDate': undefined },
      'planInstances.3.nextBillDate',
      /missing: its start/,
    ],
    [
      'an invoice of what has not begun',
      { 'planInstances.3.nextInvoiceOn': '2020-04-02' },
      'planInstances.3.nextInvoiceOn',
      /has not begun/,
    ],
    [
      'an invoice on another day than the bill date',
      { 'planInstances.0.nextInvoiceOn': '2020-04-16' },
      'planInstances.0.nextInvoiceOn',
      /must be 2020-04-15/,
    ],
    [
      'a bill lag that the invoice does not keep',
      { 'settings.billLagDays': -3 },
      'planInstances.0.nextInvoiceOn',
      /must be 2020-04-12/,
    ],
    [
      'a bill date without an invoice',
      { 'planInstances.0.nextInvoiceOn': undefined },
      'planInstances.0.nextInvoiceOn',
      /never be billed/,
    ],
    [
      'an invoice without a bill date',
      { 'planInstances.0.nextBillDate': undefined },
      'planInstances.0.nextBillDate',
      /missing/,
    ],
    [
      'a bill date at the end of what goes on',
      { 'planInstances.0.billDateAtEnd': '2020-04-15' },
      'planInstances.0.billDateAtEnd',
      /has not ended/,
    ],
    [
      'a bill date of today',
      { 'planInstances.0.billDay': 20, 'planInstances.0.nextBillDate': '2020-03-20' },
      'planInstances.0.nextBillDate',
      /must be after today/,
    ],
    [
      'days that a line does not have',
      { 'planInstances.0.coverage.0.period.to': '2020-04-15' },
      'planInstances.0.coverage.0.period',
      /beyond the days/,
    ],
    [
      'days from before a line',
      { 'planInstances.0.coverage.0.period.from': '2020-03-14' },
      'planInstances.0.coverage.0.period',
      /beyond the days/,
    ],
    [
      'days covered by the line of another plan',
      { 'planInstances.0.coverage.0.line': 2 },
      'planInstances.0.coverage.0.line',
      /no recurring charge of this plan instance/,
    ],
    [
      'days covered by a coupon',
      { 'planInstances.0.coverage.0.line': 3 },
      'planInstances.0.coverage.0.line',
      /no recurring charge/,
    ],
    [
      'days covered by no line',
      { 'planInstances.0.coverage.0.line': 7 },
      'planInstances.0.coverage.0.line',
      /no line of invoice 70006/,
    ],
    [
      'days covered by no invoice',
      { 'planInstances.0.coverage.0.invoiceId': '79999' },
      'planInstances.0.coverage.0.invoiceId',
      /no invoice of its account/,
    ],
    [
      'days covered by an invoice that is voided',
      { 'invoices.5.voidedOn': '2020-03-20' },
      'planInstances.0.coverage.0.invoiceId',
      /voided/,
    ],
    [
      'a queued change for today',
      { 'queue.1.date': '2020-03-20' },
      'queue.1.date',
      /must be after today/,
    ],
    ['a queued change without a date', { 'queue.1.date': undefined }, 'queue.1.date', /missing/],
    [
      'a change by hand with a date',
      { 'queue.1.by': 'hand' },
      'queue.1.date',
      /waits for somebody/,
    ],
    [
      'a queued change that is closed',
      { 'queue.1.closedOn': '2020-03-20' },
      'queue.1.closedOn',
      /it is queued/,
    ],
    [
      'a change that is through without a day',
      { 'queue.1.state': 'executed' },
      'queue.1.closedOn',
      /missing: it is executed/,
    ],
    [
      'a failure without a reason',
      { 'queue.1.state': 'failed', 'queue.1.closedOn': '2020-03-20' },
      'queue.1.refusal',
      /missing: it failed/,
    ],
    [
      'a reason without a failure',
      { 'queue.1.refusal': 'nothing-to-change' },
      'queue.1.refusal',
      /did not fail/,
    ],
    [
      'a row of one kind with a change of another',
      { 'queue.1.kind': 'cancel' },
      'queue.1.change.kind',
      /must be cancel/,
    ],
    [
      'a row for one plan with a change of another',
      { 'queue.1.change.planInstanceId': '60002' },
      'queue.1.change.planInstanceId',
      /not the plan instance of the row/,
    ],
    [
      'two starts of one plan',
      { 'queue.2': { ...copyOfRow('queue.0'), id: '49999' } },
      'queue.0.planInstanceId',
      /another queued start/,
    ],
    [
      'a line with more days than its period',
      { 'invoices.0.lines.0.share': { days: 32, of: 31 } },
      'invoices.0.lines.0.share',
      /more days/,
    ],
    [
      'a credit on a line that is not there',
      { 'invoices.3.lines.3.lowers.line': 10 },
      'invoices.3.lines.3.lowers.line',
      /no line of invoice 70004/,
    ],
    [
      'a credit on a line of another invoice that has it not',
      { 'invoices.3.lines.3.lowers': { invoiceId: '70001', line: 3 } },
      'invoices.3.lines.3.lowers.line',
      /no line of invoice 70001/,
    ],
    [
      'a charge of a plan that is to stand for something else',
      { 'invoices.0.lines.0.posting': 'dunning-charge' },
      'invoices.0.lines.0.posting',
      /of kind recurring/,
    ],
    [
      'a line in another currency',
      { 'invoices.0.lines.0.amount.currency': 'EUR' },
      'invoices.0.lines',
      /cannot be summed/,
    ],
    [
      'an invoice from tomorrow',
      { 'invoices.0.date': '2020-03-21' },
      'invoices.0.date',
      /after today/,
    ],
    [
      'more settled than billed',
      // 40.00 + 3.20 tax
      { 'invoices.0.settlements.0.amount.amount': '47.21' },
      'invoices.0.settlements',
      /come to 43.21, and the invoice to 43.20/,
    ],
    [
      'less than nothing settled',
      { 'invoices.0.settlements.0.amount.amount': '3.99' },
      'invoices.0.settlements',
      /come to -0.01/,
    ],
    [
      'a settlement by no payment',
      { 'invoices.0.settlements.0.id': undefined },
      'invoices.0.settlements.0.id',
      /which payment/,
    ],
    [
      'a settlement of a line that is not there',
      { 'invoices.2.settlements.0.line': 3 },
      'invoices.2.settlements.0.line',
      /no line of invoice 70003/,
    ],
    [
      'a payment that spends more than it brought',
      // 43.20 − 4.00 settled and 4.00 given back
      { 'payments.0.amount.amount': '43.19' },
      'payments.0',
      /brought 43.19, and 43.20 of it is spent/,
    ],
    [
      'unapplied money that was spent',
      { 'payments.0.unapplied': usd('0.01') },
      'payments.0',
      /brought 43.20, and 43.21 of it is spent/,
    ],
    [
      'money of a payment that was declined',
      { 'payments.0.state': 'declined' },
      'payments.0',
      /brought 0.00, and 43.20/,
    ],
    [
      'a voided payment without its day',
      { 'payments.1.state': 'voided' },
      'payments.1.voidedOn',
      /state voided/,
    ],
    [
      'a memo on a line that is not there',
      { 'creditMemos.0.lines.0.line': 3 },
      'creditMemos.0.lines.0.line',
      /no line of invoice 70003/,
    ],
    [
      'a memo in another currency',
      { 'creditMemos.0.lines.0.amount.currency': 'EUR' },
      'creditMemos.0.lines.0',
      /cannot be summed/,
    ],
    [
      'more left of a service credit than was given',
      { 'serviceCredits.0.left.amount': '200.01' },
      'serviceCredits.0.left',
      /between nothing and 200.00/,
    ],
    [
      'less than nothing left of a service credit',
      { 'serviceCredits.0.left.amount': '-0.01' },
      'serviceCredits.0.left',
      /between nothing/,
    ],
    [
      'usage in another currency',
      { 'usage.0.rate': { amount: '1', currency: 'EUR' } },
      'usage.0.rate.currency',
      /account's USD/,
    ],
    [
      'a billed order without its invoice',
      { 'orders.0.invoiceId': undefined },
      'orders.0.invoiceId',
      /status billed/,
    ],
    [
      'a placed order with an invoice',
      { 'orders.1.invoiceId': '70007' },
      'orders.1.invoiceId',
      /status placed/,
    ],
  ])('%s', (what, changes, path, reason) => {
    expect(problems(resolved(changes))).toContainEqual({
      path,
      reason: expect.stringMatching(reason) as string,
    });
  });
});

/** A value of the full world that a table of cases names before the world is made. */
function copyOfRow(path: string): Json {
  return { copyOf: path };
}

/** The changes with what `copyOfRow` names in its place. */
function resolved(changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).map(([path, value]) => {
      if (typeof value !== 'object' || value === null || !('copyOf' in value)) return [path, value];
      const { copyOf, ...more } = value;
      return [path, { ...rowAt(String(copyOf)), ...more }];
    }),
  );
}

describe('a world on the edge of what is allowed', () => {
  it.each<[string, Changes]>([
    ['a session that nobody uses', { 'sessions.0.lastUsed': '2000-01-01T00:00:00Z' }],
    ['a payment that is not all spent', { 'payments.0.amount.amount': '43.21' }],
    ['a service credit that nothing was taken of', { 'serviceCredits.0.left.amount': '200.00' }],
    ['a deactivation of tomorrow', { 'accounts.1.deactivateOn': '2020-03-21' }],
    [
      'a start that waits for somebody',
      {
        'queue.0.by': 'hand',
        'queue.0.date': undefined,
        'planInstances.3.nextBillDate': undefined,
      },
    ],
    [
      'days in the middle of a line',
      { 'planInstances.0.coverage.0.period': { from: '2020-03-16', to: '2020-04-13' } },
    ],
    [
      'an instance of which nothing more is billed',
      { 'planInstances.0.nextBillDate': undefined, 'planInstances.0.nextInvoiceOn': undefined },
    ],
  ])('%s', (what, changes) => {
    expect(problems(changes)).toBeUndefined();
  });
});
