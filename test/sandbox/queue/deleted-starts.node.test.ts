import { expect, it } from 'vitest';
import { quoteDraft } from '../../../src/sandbox/quote/quote-draft.js';
import { findScenario } from '../../../src/sandbox/scenarios/scenarios.js';

it('tells of plans that never begin that their starts leave the queue, not that they end', async () => {
  const world = await findScenario('delete-cascades')?.load();
  const [account] = world?.accounts ?? [];
  const topmost = world?.queue[0]?.id;
  if (!world || !account || !topmost) throw new Error('The scenario is another one.');
  const edit = { do: 'delete' as const, queuedChangeId: topmost };
  const { preview } = quoteDraft(world, account.id, { kind: 'queue-edit', edits: [edit] });
  expect(preview?.along.map((each) => [each.what, 'planName' in each && each.planName])).toEqual([
    ['queued-change-deleted', 'Phone line'],
    ['queued-change-deleted', 'Voice mail'],
  ]);
});
