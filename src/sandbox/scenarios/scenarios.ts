import type { World } from '../world.js';

/** A world to begin with, by name. */
export interface Scenario {
  readonly id: string;
  /** English, for developers: what it shows. */
  readonly title: string;
  /** Makes the world; the data of a scenario loads when it is first asked for. */
  readonly load: () => Promise<World>;
}

const rateSchedules = [
  [
    'assign-now-with-queued-rate-change',
    'Rate change announced: 40.00 now, 45.00 from the next period',
  ],
  ['rs-expiry-keeps-existing', 'Schedule expires: subscribers keep it, new ones get the next'],
  ['rs-scheduled-rate-change-moves-everyone', 'Rate of a schedule changes: for all who are on it'],
  [
    'rs-not-yet-in-effect-cannot-be-assigned',
    'Schedule not yet in effect: refused, also for a later start',
  ],
  ['rs-expired-before-activation-cannot-be-assigned', 'Schedule expires before the start: refused'],
  [
    'retroactive-start-uses-rate-of-the-day-of-addition-before-change',
    'Start in the past, added before a rate change',
  ],
  [
    'retroactive-start-uses-rate-of-the-day-of-addition-after-change',
    'Start in the past, added after a rate change',
  ],
  ['retroactive-start-before-change-added-after-it', 'Start before a rate change, added after it'],
  ['future-start-uses-rate-of-the-activation-date', 'Start in the future: the rate of that day'],
] as const;

/** The scenario that a sandbox begins with unless told otherwise. */
export const defaultScenario = 'demo';

/** All scenarios, in the order to show them. */
export const scenarios: readonly Scenario[] = [
  {
    id: defaultScenario,
    title: 'A household at an internet and streaming company',
    load: async () => (await import('./demo.js')).demoWorld(defaultScenario),
  },
  ...rateSchedules.map(([id, title]) => ({
    id,
    title,
    load: async () => (await import('./rate-schedules.js')).rateScheduleWorlds[id](id),
  })),
  {
    id: 'assign-in-the-middle-aligned-to-another-plan',
    title: 'In the middle of another plan’s period: prorated, aligned to its bill day',
    load: async () =>
      (await import('./aligned.js')).alignedWorld('assign-in-the-middle-aligned-to-another-plan'),
  },
  {
    id: 'empty',
    title: 'No plans and no invoices',
    load: async () => (await import('./empty.js')).emptyWorld('empty'),
  },
  {
    id: 'many-plans',
    title: 'Three hundred plans',
    load: async () => (await import('./many-plans.js')).manyPlansWorld('many-plans'),
  },
];

export function findScenario(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}
