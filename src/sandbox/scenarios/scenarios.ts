import type { Scenario } from './scenario.js';
import { workedExamples } from './worked-examples.js';

/** The scenario that a sandbox begins with unless told otherwise. */
export const defaultScenario = 'demo';

/** All scenarios, in the order to show them. */
export const scenarios: readonly Scenario[] = [
  {
    id: defaultScenario,
    title: 'A household at an internet and streaming company',
    group: 'basics',
    load: async () => (await import('./demo.js')).demoWorld(defaultScenario),
  },
  ...workedExamples,
  {
    id: 'assign-in-the-middle-aligned-to-another-plan',
    title: 'In the middle of another plan’s period: prorated, aligned to its bill day',
    group: 'basics',
    load: async () =>
      (await import('./aligned.js')).alignedWorld('assign-in-the-middle-aligned-to-another-plan'),
  },
  {
    id: 'add-ons',
    title: 'Plans to add to plans, in three levels and in groups; several intervals, fees, a trial',
    group: 'basics',
    load: async () => (await import('./add-ons.js')).addOnsWorld('add-ons'),
  },
  {
    id: 'open-balance',
    title: 'Overdue invoices, since the card is declined; another card, a bank account and terms',
    group: 'paying',
    load: async () => (await import('./open-balance.js')).openBalanceWorld('open-balance'),
  },
  {
    id: 'suspended',
    title: 'A plan that was suspended, since its invoice is not paid: paid, it goes on',
    group: 'paying',
    load: async () => (await import('./suspended.js')).suspendedWorld('suspended'),
  },
  {
    id: 'empty',
    title: 'No plans and no invoices',
    group: 'basics',
    load: async () => (await import('./empty.js')).emptyWorld('empty'),
  },
  {
    id: 'many-plans',
    title: 'Three hundred plans',
    group: 'basics',
    load: async () => (await import('./many-plans.js')).manyPlansWorld('many-plans'),
  },
];

export function findScenario(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}
