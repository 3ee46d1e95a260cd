import * as z from 'zod/mini';

/** What the rows and values of a world are called among the definitions, by the module and the name of their schema. */
const named = {
  'src/sandbox/numeric-id.ts': { numericText: 'Id' },
  'src/model/values.ts': {
    calendarDateSchema: 'CalendarDate',
    currencySchema: 'Currency',
    instantSchema: 'Instant',
    periodSchema: 'Period',
    rateSchema: 'Rate',
  },
  'src/model/plan-change.ts': {
    changeSchema: 'Change',
    effectiveSchema: 'Effective',
    parentSchema: 'Parent',
    planChangeDraftSchema: 'PlanChangeDraft',
  },
  'src/model/queued-change.ts': { queueEditDraftSchema: 'QueueEditDraft' },
  'src/model/codes.ts': {
    refusalCodeSchema: 'RefusalCode',
    problemCodeSchema: 'ProblemCode',
    lineKindSchema: 'LineKind',
  },
  'src/model/plan-instance.ts': {
    instanceTermsSchema: 'InstanceTerms',
    planInstanceStatusSchema: 'PlanInstanceStatus',
  },
  'src/model/plan-quote.ts': { planQuoteSchema: 'Quote' },
  'src/model/intent.ts': { receiptSchema: 'QuotedReceipt' },
  'src/sandbox/ledger-rows.ts': {
    storedQuoteSchema: 'StoredQuote',
    storedIntentSchema: 'StoredIntent',
  },
  'src/sandbox/world/settings.ts': { settingsSchema: 'Settings' },
  'src/sandbox/world/catalogue.ts': {
    worldPlanSchema: 'Plan',
    worldScheduleSchema: 'RateSchedule',
    planGroupSchema: 'PlanGroup',
    itemSchema: 'Item',
    couponSchema: 'Coupon',
    taxSchema: 'Tax',
  },
  'src/sandbox/world/accounts.ts': {
    worldAccountSchema: 'Account',
    contactSchema: 'Contact',
    worldPaymentMethodSchema: 'PaymentMethod',
    worldPaymentTermsSchema: 'PaymentTerms',
    worldBillingGroupSchema: 'BillingGroup',
    collectionGroupSchema: 'CollectionGroup',
    dunningProcessSchema: 'DunningProcess',
    dunningGroupSchema: 'DunningGroup',
    worldSessionSchema: 'Session',
  },
  'src/sandbox/world/subscriptions.ts': {
    coverageSchema: 'Coverage',
    worldPlanInstanceSchema: 'PlanInstance',
    queuedChangeSchema: 'QueuedChange',
    appliedCouponSchema: 'AppliedCoupon',
  },
  'src/sandbox/world/invoices.ts': {
    worldLineSchema: 'Line',
    settlementSchema: 'Settlement',
    worldInvoiceSchema: 'Invoice',
    openChargeSchema: 'OpenCharge',
    usageSchema: 'Usage',
    paymentSchema: 'Payment',
    refundSchema: 'Refund',
    creditMemoSchema: 'CreditMemo',
    serviceCreditSchema: 'ServiceCredit',
    statementSchema: 'Statement',
    orderSchema: 'Order',
    worldReceiptSchema: 'Receipt',
  },
};

/**
 * The published JSON schema of a world, draft 2020-12, of what a file may hold: what has a default may be left out.
 * `load` imports a TypeScript module by its path from the project root.
 */
export async function worldJsonSchema(load) {
  const { worldSchema } = await load('src/sandbox/world.ts');
  const metadata = z.registry();
  for (const [module, schemas] of Object.entries(named)) {
    const exported = await load(module);
    for (const [name, id] of Object.entries(schemas)) {
      if (!exported[name]) throw new Error(`${module} has no ${name}.`);
      metadata.add(exported[name], { id });
    }
  }
  const { $schema, $defs, ...schema } = z.toJSONSchema(worldSchema, { io: 'input', metadata });
  for (const definition of Object.values($defs)) delete definition.id;
  return {
    $schema,
    title: 'World of the USS Kit sandbox',
    description:
      'All that the sandbox engine knows, version 2. Amounts are decimal text with a currency, dates are calendar dates in the company’s billing time zone, ids are whole numbers as text. What rows must say of each other is beyond a schema: `uss-kit world check` tells.',
    ...schema,
    $defs: Object.fromEntries(Object.entries($defs).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
