import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NotSent,
  OutcomeUnknown,
  type Backend,
  type WriteResult,
} from '../../src/adapter/protocol/ports.js';
import type { WriteProtocol } from '../../src/adapter/protocol/write-protocol.js';
import { AdapterError, refused } from '../../src/adapter/errors.js';
import { ends } from '../../src/model/codes.js';
import type { Confirmation } from '../../src/model/intent.js';
import type { Preview, Quote } from '../../src/model/quote.js';
import { draft, TinyBackend } from '../support/tiny-platform.js';
import { newIntent, protocolBench, yesTo, type Bench } from '../support/protocol-bench.js';

const second = 1000;
const terms = '2026-01';
const warnings = ['starts-in-the-past', 'payment-method-expired', 'price-differs'] as const;

/** How the platform takes one attempt. */
type Fate = 'answered' | 'lost' | 'not-sent' | 'refused' | 'dropped' | 'down';

/** One attempt to make the same intent; all of it may differ from the attempt before. */
interface Attempt {
  readonly fate: Fate;
  /** The same consent, named in another order and more than once. */
  readonly accepted: readonly string[];
  /** Another sign-in of the same customer, as after a session that ran out. */
  readonly renewed: boolean;
  /** How much later it comes, in milliseconds. */
  readonly later: number;
  /** How the platform happens to say the same: its prose, the order of its rows, the zeros of its amounts. */
  readonly spelling: number;
  readonly times: number;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  fate: fc.oneof(
    // Only what was never sent is sent again, so there the key counts.
    { weight: 3, arbitrary: fc.constant('not-sent' as const) },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Fate>('answered', 'lost', 'refused', 'dropped', 'down'),
    },
  ),
  accepted: fc
    .tuple(
      fc.shuffledSubarray([...warnings], { minLength: warnings.length }),
      fc.shuffledSubarray([...warnings]),
    )
    .map(([all, again]) => [...all, ...again]),
  renewed: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
  later: fc.constantFrom(0, 1, second, 61 * second, 200 * second),
  spelling: fc.nat(),
  times: fc.constantFrom(1, 1, 2),
});

/** The same preview in other words. */
function respelled(preview: Preview, spelling: number): Preview {
  const text = JSON.stringify(preview)
    .replace(/"amount":"(\d+\.\d\d)"/g, `"amount":"$1${'0'.repeat(spelling % 3)}"`)
    .replace(/"description":"[^"]*"/g, `"description":"Text ${spelling}"`);
  const again = JSON.parse(text) as Preview;
  const isReversed = spelling % 2 === 1;
  return isReversed ? { ...again, warnings: again.warnings.toReversed() } : again;
}

/** The tiny platform as one attempt meets it, asking for three consents. Every receipt id that comes to it is kept in `sent`. */
function platform(bench: Bench, { fate, spelling }: Attempt, sent: string[]): Backend {
  const tiny = new TinyBackend(bench.state, 'ann');
  return {
    longestWriteMs: tiny.longestWriteMs,
    lookup: (receiptId) => tiny.lookup(receiptId),
    async preview(asked) {
      if (fate === 'down') throw new AdapterError('service-failed');
      const preview = await tiny.preview(asked);
      return respelled(
        {
          ...preview,
          warnings: warnings.map((id) => ({ id, code: 'payment-method-expired' as const })),
        },
        spelling,
      );
    },
    async write(asked, receiptId): Promise<WriteResult> {
      sent.push(receiptId);
      if (fate === 'not-sent') throw new NotSent();
      if (fate === 'dropped') throw new OutcomeUnknown();
      if (fate === 'refused') throw refused('refused-by-platform');
      const result = await tiny.write(asked, receiptId);
      if (fate === 'lost') throw new OutcomeUnknown();
      return result;
    },
  };
}

/** Another process, over the ledger that stays. */
function processOf(bench: Bench, each: Attempt, sent: string[]): WriteProtocol {
  const session = each.renewed ? 's2' : 's1';
  return bench.other({
    backend: platform(bench, each, sent),
    scope: { account: 'ann', session },
    randomId: randomUUID,
  });
}

const plain: Attempt = {
  fate: 'answered',
  accepted: warnings,
  renewed: false,
  later: 0,
  spelling: 0,
  times: 1,
};

/** A bench with a quote of a change that takes three consents, and the intent to make it. */
async function agreed() {
  const bench = protocolBench();
  const sent: string[] = [];
  const protocol = processOf(bench, plain, sent);
  const quote = await protocol.quote(draft());
  const other = await protocol.quote(draft());
  const yes = yesTo(quote, { intentId: newIntent(), accepted: [...warnings], termsVersion: terms });
  return { bench, sent, protocol, other, yes };
}

const requirement = { termsVersion: terms };

describe('T30 one intent', () => {
  const numRuns = Number(process.env['USS_PROTOCOL_RUNS'] ?? 600);
  const runs = process.env['USS_PROTOCOL_RUNS'] ? { numRuns } : { numRuns, seed: 20200718 };

  it('has one key and one effect, whatever else differs between its attempts', async () => {
    const reached = new Set<string>();
    const keysSent: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 2, maxLength: 7 }), async (attempts) => {
        const { bench, sent, protocol, yes } = await agreed();
        const references = new Set<string>();
        for (const each of attempts) {
          bench.clock.now += each.later;
          const again: Confirmation = { ...yes, accepted: [...each.accepted] };
          const process = processOf(bench, each, sent);
          const answers = await Promise.all(
            Array.from({ length: each.times }, () => process.confirm(again, requirement)),
          );
          for (const { reference } of answers) references.add(reference);
        }
        bench.clock.now += 16 * 60 * second;
        const end = await protocol.getIntent(yes.intentId);
        reached.add(end.state);
        keysSent.push(sent.length);
        expect([...references]).toEqual([end.reference]);
        expect(new Set([...sent, end.reference])).toEqual(new Set([end.reference]));
        expect(ends).toContain(end.state);
        expect(bench.state.writes).toEqual(end.state === 'done' ? [end.reference] : []);
      }),
      runs,
    );
    expect([...reached].sort()).toEqual(['done', 'needs-help', 'not-sent', 'refused']);
    expect(keysSent.filter((count) => count > 1).length).toBeGreaterThan(numRuns / 4);
  }, 120_000);

  it('is refused for anything else than it was made for, in whatever state it stands', async () => {
    const differently: fc.Arbitrary<(yes: Confirmation, other: Quote) => Confirmation> =
      fc.constantFrom(
        (yes, other) => ({ ...yes, quoteId: other.id }),
        (yes) => ({ ...yes, quoteId: randomUUID() as Quote['id'] }),
        (yes) => ({ ...yes, accepted: yes.accepted.slice(1) }),
        (yes) => ({ ...yes, accepted: [...yes.accepted, 'another'] }),
        (yes) => ({ ...yes, termsVersion: '2026-02' }),
        ({ intentId, quoteId, accepted }) => ({ intentId, quoteId, accepted }),
      );
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(attempt, attempt, differently, async (first, then, changed) => {
        const { bench, sent, other, yes } = await agreed();
        const { state } = await processOf(bench, first, sent).confirm(yes, requirement);
        reached.add(state);
        const before = [structuredClone(bench.state), [...sent]];
        bench.clock.now += then.later;
        const stranger = processOf(bench, { ...then, fate: 'answered' }, sent);
        await expect(stranger.confirm(changed(yes, other), requirement)).rejects.toMatchObject({
          code: 'intent-conflict',
        });
        expect([bench.state, sent]).toEqual(before);
      }),
      runs,
    );
    expect([...reached].sort()).toEqual(['done', 'not-sent', 'refused', 'unknown']);
  }, 120_000);
});
