/** The nouns that lists and caches are keyed by. Apart from the contract, so that elements need none of its schemas. */
export const nouns = [
  'session',
  'account',
  'plans',
  'planInstances',
  'queuedChanges',
  'billingGroups',
  'dunningGroups',
  'paymentMethods',
  'payments',
  'invoices',
] as const;
export type Noun = (typeof nouns)[number];

/** Nouns whose data a confirmed write can alter. */
export const writtenNouns: readonly Noun[] = nouns.filter((noun) => noun !== 'session');
