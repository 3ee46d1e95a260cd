import { describe, expect, it } from 'vitest';
import { MemoryLedger } from '../../src/adapter/protocol/memory-ledger.js';
import { describeLedger, intentRow } from '../support/ledger-suite.js';

describeLedger('memory', async () => new MemoryLedger(() => 0));

describe('the memory ledger', () => {
  const hour = 3_600_000;

  it('says that it does not outlive its process', () => {
    expect(new MemoryLedger(() => 0).durable).toBe(false);
  });

  it('keeps an ended intent for 72 hours, and an open one as long as it is open', async () => {
    let now = 0;
    const ledger = new MemoryLedger(() => now);
    const [ended, open] = [
      intentRow({ state: 'refused', refusal: 'quote-used' }),
      intentRow({ state: 'unknown' }),
    ];
    await ledger.insert(ended);
    await ledger.insert(open);
    now = 72 * hour;
    await ledger.insert(intentRow());
    expect(await ledger.getIntent('1001', ended.id)).toBeDefined();
    now = 73 * hour;
    await ledger.insert(intentRow());
    expect(await ledger.getIntent('1001', ended.id)).toBeUndefined();
    expect(await ledger.getIntent('1001', open.id)).toBeDefined();
  });
});
