import { describe, expect, it } from 'vitest';
import { MemoryLedger } from '../../src/adapter/protocol/memory-ledger.js';
import { describeLedger, intentRow } from '../support/ledger-suite.js';

describeLedger('memory', async (now = () => 0) => new MemoryLedger(now));

describe('the memory ledger', () => {
  it('says that it does not outlive its process', () => {
    expect(new MemoryLedger(() => 0).durable).toBe(false);
  });

  it('knows the newest receipt: an older one may be found though the look-up lags', async () => {
    const ledger = new MemoryLedger(() => 0);
    const [first, last] = [intentRow({ state: 'done' }), intentRow({ state: 'done' })];
    await ledger.insert(first);
    await ledger.insert(last);
    expect(await ledger.knownReceipt('1001')).toBe(last.receiptId);
  });
});
