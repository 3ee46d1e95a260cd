import { describe, expect, it } from 'vitest';
import type { Quote } from '../../src/model/quote.js';
import { draft } from '../support/tiny-platform.js';
import { noTerms, protocolBench, refusalOf, yesTo } from '../support/protocol-bench.js';

/** What somebody may try, in any order. */
const steps = [
  'asks for a quote',
  'confirms the newest quote',
  'confirms the first quote',
  'confirms a quote that was never given out',
  'confirms the newest quote from another session',
  'confirms the newest quote from another account',
  'waits for eleven minutes',
] as const;
type Step = (typeof steps)[number];

const refusals = new Set(['quote-not-found', 'quote-used', 'quote-expired', 'quote-changed']);

function* orders(length: number): Iterable<readonly Step[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const before of orders(length - 1)) for (const step of steps) yield [...before, step];
}

/** Tries the steps; what each confirmation was told, and whether it might be made. */
async function tried(order: readonly Step[]) {
  const { protocol, other, clock, state } = protocolBench();
  const strangers = {
    session: other({ scope: { account: 'ann', session: 's2' } }),
    account: other({ scope: { account: 'bob', session: 's1' } }),
  };
  const quotes: { readonly quote: Quote; readonly until: number; readonly writes: number }[] = [];
  const told: string[] = [];
  const may: boolean[] = [];
  const unknown = { id: 'never' as Quote['id'] };
  for (const step of order) {
    const [first, newest] = [quotes[0], quotes.at(-1)];
    if (step === 'waits for eleven minutes') clock.now += 11 * 60_000;
    else if (step === 'asks for a quote')
      quotes.push({
        quote: await protocol.quote(draft()),
        until: clock.now + 10 * 60_000,
        writes: state.writes.length,
      });
    else if (step.includes('another')) {
      const stranger = step.endsWith('session') ? strangers.session : strangers.account;
      told.push(refusalOf(await stranger.confirm(yesTo(newest?.quote ?? unknown), noTerms)));
      may.push(false);
    } else {
      const named = { 'confirms the newest quote': newest, 'confirms the first quote': first }[
        step as string
      ];
      // Whatever was written since changed what the quote was made of, and its own confirmation used it up.
      may.push(
        named !== undefined && clock.now < named.until && named.writes === state.writes.length,
      );
      told.push(refusalOf(await protocol.confirm(yesTo(named?.quote ?? unknown), noTerms)));
    }
  }
  return { told, may, writes: state.writes.length };
}

describe('a confirmation', () => {
  it('T32 is made of an own quote, unused and not out of date, whatever else is tried in whatever order', async () => {
    const wrong: unknown[] = [];
    let count = 0;
    for (const order of orders(5)) {
      const { told, may, writes } = await tried(order);
      const right = told.every((outcome, index) =>
        may[index] ? outcome === 'done' : refusals.has(outcome),
      );
      if (!right || writes !== may.filter(Boolean).length) wrong.push({ order, told, may, writes });
      count++;
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(count).toBe(7 ** 5);
  }, 60_000);
});
