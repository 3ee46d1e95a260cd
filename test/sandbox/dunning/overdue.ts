import { home } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { instanceOf } from '../support.js';
import type { WorldParts } from '../worked-examples/shop.js';
import { twoCards } from '../payments/till.js';

/** Nobody pays: the card of the billing group is declined, and dunning runs by the steps given. */
export type Step = NonNullable<WorldParts['dunningProcesses']>[number]['steps'][number];

export function dunnedBy(graceDays: number, steps: Step[]): WorldParts {
  return {
    ...twoCards,
    dunningProcesses: [{ id: '91001', name: 'Ours', graceDays, steps }],
    dunningGroups: [{ id: '92001', accountId: home.accountId, name: 'All', processId: '91001' }],
  };
}

/** "active", or "suspended in-progress 2 (2019-01-25)" with the steps taken and the next date. */
export function stateOf(world: World, id = '60001'): string {
  const { status, dunning } = instanceOf(world, id);
  if (!dunning) return status;
  const { state, step, nextStepOn } = dunning;
  return [status, state, step, ...(nextStepOn === undefined ? [] : [`(${nextStepOn})`])].join(' ');
}
