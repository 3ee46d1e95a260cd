import type { Check } from './rows.js';

/** Statements, orders, and what was done under receipt ids. */
export function checkDocuments(check: Check): void {
  checkStatements(check);
  checkOrders(check);
  const { world, planInstances, invoices, payments, orders, billingGroups, paymentMethods } = check;
  world.receipts.forEach((row, position) => {
    const path = `receipts.${position}`;
    row.planInstanceIds.forEach((id, index) => {
      check.refer(planInstances, id, `${path}.planInstanceIds.${index}`, row.accountId);
    });
    row.invoiceIds.forEach((id, index) => {
      check.refer(invoices, id, `${path}.invoiceIds.${index}`, row.accountId);
    });
    row.paymentIds.forEach((id, index) => {
      check.refer(payments, id, `${path}.paymentIds.${index}`, row.accountId);
    });
    check.refer(orders, row.orderId, `${path}.orderId`, row.accountId);
    check.refer(billingGroups, row.billingGroupId, `${path}.billingGroupId`, row.accountId);
    check.refer(paymentMethods, row.paymentMethodId, `${path}.paymentMethodId`, row.accountId);
    check.past(row.date, `${path}.date`);
  });
  for (const kind of ['quotes', 'intents'] as const) checkLedger(check, kind);
}

function checkStatements(check: Check): void {
  const { world, billingGroups, invoices } = check;
  const sequences = new Set<string>();
  world.statements.forEach((row, position) => {
    const path = `statements.${position}`;
    check.refer(billingGroups, row.billingGroupId, `${path}.billingGroupId`, row.accountId);
    check.refer(invoices, row.invoiceId, `${path}.invoiceId`, row.accountId);
    check.past(row.date, `${path}.date`);
    const sequence = `${row.accountId} ${row.sequence}`;
    if (sequences.has(sequence))
      check.tell(`${path}.sequence`, `${row.sequence} is used twice in its account`);
    sequences.add(sequence);
  });
}

function checkOrders(check: Check): void {
  const { world, planInstances, invoices, items } = check;
  world.orders.forEach((row, position) => {
    const path = `orders.${position}`;
    check.refer(planInstances, row.planInstanceId, `${path}.planInstanceId`, row.accountId);
    check.refer(invoices, row.invoiceId, `${path}.invoiceId`, row.accountId);
    check.past(row.date, `${path}.date`);
    if ((row.status === 'billed') !== (row.invoiceId !== undefined))
      check.tell(`${path}.invoiceId`, `does not go with the status ${row.status}`);
    row.lines.forEach(({ itemId }, index) => {
      check.refer(items, itemId, `${path}.lines.${index}.itemId`);
    });
  });
}

/** Quotes and intents of an account have their ids for themselves; what they mean is the write protocol's. */
function checkLedger(check: Check, kind: 'quotes' | 'intents'): void {
  const seen = new Set<string>();
  check.world[kind].forEach(({ row: { id, scope } }, position) => {
    const path = `${kind}.${position}.row`;
    if (!check.accounts.has(scope.account))
      check.tell(`${path}.scope.account`, `points to no account: "${scope.account}"`);
    const key = JSON.stringify([scope.account, id]);
    if (seen.has(key)) check.tell(`${path}.id`, `"${id}" is used twice`);
    seen.add(key);
  });
}
