/** Why an invoice cannot be voided. Only an agent meets these. */
export const voidRefusals = {
  'invoice-not-found': 'The account has no such invoice.',
  'invoice-voided': 'The invoice is voided already.',
  'credit-memo-stands': 'A credit memo stands on the invoice: void the memo first.',
  'already-rebilled': 'The invoice was rebilled: void the rebill first.',
  'credited-later':
    'A later invoice, or a charge that waits for one, credits a line of the invoice: void that one first.',
  'parent-pays': 'The parent account pays for the invoice: void that of the parent.',
  'balance-transferred': 'The invoice asks for what another account owed: transfer it back.',
} as const;
export type VoidRefusal = keyof typeof voidRefusals;

/**
 * Whether an invoice can be voided; undefined when it can. Not while a credit memo stands on it, since what was credited
 * would be given back twice (Aria wire notes 4.11). Assumed for the same reason: not while its rebill stands or a later
 * proration credit is counted from one of its lines, nor where it asks for the balance of another account,
 * nor while the invoice of a parent asks for it: then that one is voided, and it goes along. Paid invoices can be voided: what was paid becomes credit.
 */
export function voidRefusal(invoice: {
  readonly voided: boolean;
  readonly memoStands: boolean;
  readonly rebilled: boolean;
  readonly creditedLater: boolean;
  readonly transferred: boolean;
  readonly parentPays: boolean;
}): VoidRefusal | undefined {
  if (invoice.voided) return 'invoice-voided';
  if (invoice.rebilled) return 'already-rebilled';
  if (invoice.memoStands) return 'credit-memo-stands';
  if (invoice.parentPays) return 'parent-pays';
  if (invoice.transferred) return 'balance-transferred';
  return invoice.creditedLater ? 'credited-later' : undefined;
}
