import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdapterError } from '../../src/adapter/errors.js';
import type { SandboxAdapter } from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { FaultName } from '../../src/adapter/sandbox-control.js';
import type { Intent } from '../../src/model/intent.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { Clock, confirmation, draft, intentId, sandboxAdapter } from './sandbox-support.js';

/** What strikes a write, and what strikes any call on its way; `slow` and `never` only cost time. */
const ofWrites = [
  'lost-answer',
  'late-write',
  'receipt-lag',
  'price-changed',
  'conflict',
  'declined',
  'partly-collected',
] as const satisfies readonly FaultName[];
const ofCalls = [
  'offline',
  'garbage',
  'session-expired',
  'service-failed',
] as const satisfies readonly FaultName[];
const faults = [...ofWrites, ...ofCalls];

const second = 1000;

/** Pauses of an impatient and of a patient customer. */
const pause = fc.oneof(
  fc.integer({ min: 0, max: 3 * second }),
  fc.integer({ min: 0, max: 12 * second }),
  fc.constantFrom(4 * second, 5 * second, 8 * second, 10 * second, 20 * second, 60 * second),
);
/** One customer: how long between quote and confirmation, and between looks; whether the confirmation is pressed again. */
const customer = fc.record({
  waits: fc.array(fc.record({ pause, again: fc.boolean() }), { minLength: 1, maxLength: 6 }),
});
const chancesOf = <const N extends FaultName>(names: readonly N[], chances: readonly number[]) =>
  Object.fromEntries(names.map((name) => [name, fc.constantFrom(...chances)])) as Record<
    N,
    fc.Arbitrary<number>
  >;
const run = fc.record({
  seed: fc.nat(),
  chances: fc.record({
    ...chancesOf(ofWrites, [0, 0.3, 0.8]),
    ...chancesOf(ofCalls, [0, 0, 0.2, 0.4]),
  }),
  customers: fc.array(customer, { minLength: 1, maxLength: 3 }),
});

/** What a call gives, or nothing where a fault struck it; a session that ended is begun anew. */
async function tried<T>(adapter: SandboxAdapter, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (thrown) {
    if (!(thrown instanceof AdapterError)) throw thrown;
    if (thrown.code === 'session-expired') await signIn(adapter);
    return undefined;
  }
}

async function signIn(adapter: SandboxAdapter): Promise<void> {
  await adapter.signIn({ userId: 'ada', password: 'sandbox' }).catch(() => undefined);
}

async function quoted(adapter: SandboxAdapter): Promise<PlanQuote> {
  for (;;) {
    const quote = await tried(adapter, () =>
      adapter.quotePlanChange({ draft: draft({ planId: '20001' }) }),
    );
    if (quote) return quote;
  }
}

interface Exported {
  readonly receipts: readonly { readonly id: string }[];
  readonly planInstances: readonly unknown[];
  readonly intents: readonly {
    readonly row: { readonly id: string; readonly state: string; readonly receiptId: string };
  }[];
}

async function switchOff(adapter: SandboxAdapter): Promise<void> {
  for (const fault of faults) await adapter.sandbox.setFault(fault, false);
  await signIn(adapter);
}

/** One run from the first quote to the ends of all intents, once the faults are gone. */
async function play({
  seed,
  chances,
  customers,
}: typeof run extends fc.Arbitrary<infer T> ? T : never) {
  const clock = new Clock();
  const adapter = sandboxAdapter({
    now: clock.now,
    scenario: 'rs-scheduled-rate-change-moves-everyone',
  });
  const before = (await adapter.sandbox.exportWorld()) as Exported;
  for (const fault of faults) {
    await adapter.sandbox.setFault(fault, { probability: chances[fault], seed });
  }
  for (const [index, { waits }] of customers.entries()) {
    const quote = await quoted(adapter);
    const yes = confirmation(quote, index + 1);
    await tried(adapter, () => adapter.confirm(yes));
    for (const { pause: ms, again } of waits) {
      clock.pass(ms);
      await tried(adapter, () =>
        again ? adapter.confirm(yes) : adapter.getIntent({ intentId: yes.intentId }),
      );
    }
  }
  await switchOff(adapter);
  const read = (index: number) =>
    tried(adapter, () => adapter.getIntent({ intentId: intentId(index + 1) }));
  const ends: (Intent | undefined)[] = [];
  for (const [index] of customers.entries()) {
    let intent = await read(index);
    for (let look = 0; look < 40 && isUnderWay(intent); look++) {
      clock.pass(30 * second);
      intent = await read(index);
    }
    ends.push(intent);
  }
  const after = (await adapter.sandbox.exportWorld()) as Exported;
  const old = new Set(before.receipts.map(({ id }) => id));
  return {
    ends,
    written: after.receipts.map(({ id }) => id).filter((id) => !old.has(id)),
    taken: after.planInstances.length - before.planInstances.length,
  };
}

const isUnderWay = (intent: Intent | undefined) =>
  intent?.state === 'submitting' || intent?.state === 'unknown';
const tookEffect = (intent: Intent | undefined) =>
  intent?.state === 'done' || intent?.state === 'done-with-problem';

describe('the write protocol under mixed faults', () => {
  it(
    'never writes twice, never loses a write that happened, never says not-applied of one that did',
    { timeout: 120_000 },
    async () => {
      const seen = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(run, async (given) => {
          const { ends, written, taken } = await play(given);
          for (const intent of ends) {
            const state = intent?.state ?? 'never sent';
            seen.set(state, (seen.get(state) ?? 0) + 1);
            if (!intent) continue;
            expect(isUnderWay(intent)).toBe(false);
            if (intent.state === 'needs-help') continue;
            expect(written.includes(intent.reference), intent.state).toBe(tookEffect(intent));
          }
          const helpless = ends.filter((intent) => intent?.state === 'needs-help').length;
          const done = ends.filter(tookEffect).length;
          expect(written.length).toBeGreaterThanOrEqual(done);
          expect(written.length).toBeLessThanOrEqual(done + helpless);
          // Each write takes one plan.
          expect(taken).toBe(written.length);
        }),
        { numRuns: 600, seed: 20200718 },
      );
      // The faults were such that all these ends came about.
      expect([...seen.keys()]).toEqual(
        expect.arrayContaining(['done', 'done-with-problem', 'refused']),
      );
    },
  );

  it('ends alike when it is run again', async () => {
    for (const given of fc.sample(run, { numRuns: 25, seed: 7 })) {
      expect(await play(given)).toEqual(await play(given));
    }
  });
});
