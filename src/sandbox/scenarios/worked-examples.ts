import { section, type Scenario } from './scenario.js';

/** The worked examples of the platform's documents, a world just before each, in the order of the documents. */
export const workedExamples: readonly Scenario[] = [
  ...section(
    'rate-schedules',
    {
      'assign-now-with-queued-rate-change':
        'Rate change announced: 40.00 now, 45.00 from the next period',
      'rs-expiry-keeps-existing': 'Schedule expires: subscribers keep it, new ones get the next',
      'rs-scheduled-rate-change-moves-everyone':
        'Rate of a schedule changes: for all who are on it',
      'rs-not-yet-in-effect-cannot-be-assigned':
        'Schedule not yet in effect: refused, also for a later start',
      'rs-expired-before-activation-cannot-be-assigned':
        'Schedule expires before the start: refused',
      'retroactive-start-uses-rate-of-the-day-of-addition-before-change':
        'Start in the past, added before a rate change',
      'retroactive-start-uses-rate-of-the-day-of-addition-after-change':
        'Start in the past, added after a rate change',
      'retroactive-start-before-change-added-after-it':
        'Start before a rate change, added after it',
      'future-start-uses-rate-of-the-activation-date': 'Start in the future: the rate of that day',
    },
    async () => (await import('./rate-schedules.js')).rateScheduleWorlds,
  ),
  ...section(
    'plan-changes',
    {
      'three-intervals-aligned-to-an-existing-master-plan':
        'Annual, quarterly and monthly plans taken at once, aligned to another plan',
      'replace-master-plan-mid-period-prorated':
        'Plan replaced in the middle of a period, prorated',
      'replace-master-plan-cancels-supplementals-it-does-not-carry':
        'Replacing a plan cancels what the new one does not carry',
      'replace-without-directive-waits-for-the-anniversary':
        'Plan replaced without a date: waits for the anniversary',
      'defaults-without-a-directive': 'When changes take effect where nobody says',
      'supplemental-replaced-only-under-an-assigned-master':
        'Supplemental plan of a plan that is not held: refused',
      'activation-fee-on-a-further-master':
        'Set-up fee of a second instance during a prorated first period',
    },
    async () => (await import('./plan-changes.js')).planChangeWorlds,
  ),
  ...section(
    'queue',
    {
      'execute-only-the-topmost':
        'Queued plan with plans under it: only the topmost can be executed',
      'delete-cascades': 'Queued plan with plans under it: deleted together',
      'anniversary-changes-can-only-be-deleted': 'Change queued for the anniversary',
      'status-changes-cannot-be-executed-early': 'Status change queued for a date',
      'inactive-plans-cannot-be-queued': 'Suspended, terminated and cancelled plans',
      'dunning-forbids-replacement': 'Plans in dunning, and one that soon will be',
      'parent-inactive-at-the-date-warns-then-drops':
        'Plan that will be cancelled before a change under it',
      'several-for-one-plan': 'Several changes queued for one plan',
      'parent-cannot-be-moved-past-its-queued-child':
        'Queued plan, and one under it three days later',
      'one-invoice-for-all-executed-in-a-billing-group':
        'Two replacements on one day in one billing group',
      'negative-bill-lag-voids-the-invoice': 'Invoices made five days before their period',
      'long-cycle-refused-with-a-pending-change': 'Combined invoices with a change that waits',
    },
    async () => (await import('./queue.js')).queueWorlds,
  ),
  ...section(
    'paying',
    {
      'due-after-invoice-date': 'Due ten days after the invoice',
      'due-after-month-end': 'Due ten days after the end of the month',
      'ean-gln-required': 'Payment terms that need EAN/GLN numbers',
      'no-current-balance-with-early-payment-discount':
        'Open invoice with a discount for paying early',
      'invalid-card-type': 'Card of a brand that is unknown',
      'missing-card-type': 'Card brand required',
      'bill-lag-precedence': 'Bill lag days at every level',
      'apply-against-only-with-a-payment-method': 'Open invoices, on terms and by card',
    },
    async () => (await import('./payment.js')).paymentWorlds,
  ),
  ...section(
    'earlier-starts',
    {
      'not-before-parent': 'Supplemental plan with a start before its parent: refused',
      'not-after-next-bill-through':
        'Supplemental plan with a start after the paid period: refused',
      'catch-up-bills': 'Supplemental plan three periods back: on one bill or three',
      'equal-to-parent-start-is-allowed': 'Supplemental plan with the start of its parent',
      'equal-to-next-bill-through-is-allowed':
        'Supplemental plan with a start on the last day of the paid period',
    },
    async () => (await import('./retroactive-supplementals.js')).retroactiveSupplementalWorlds,
  ),
  ...section(
    'documents',
    {
      'rebill-filter': 'Invoice rebilled twice',
      'credit-memo-limit':
        'Invoice with a coupon and a credit memo: how much may still be credited',
      'void-refused-with-credit-memo': 'Invoice with a credit memo: cannot be voided',
      'voided-rebill': 'Rebilled invoice: its rebill may be voided',
      'not-rebillable': 'Invoices in every state: which may be rebilled',
      'not-creditable': 'Invoices in every state: which may be credited',
      'negative-usage': 'Usage that may be negative, and pooled usage that may not',
    },
    async () => (await import('./history.js')).historyWorlds,
  ),
];
