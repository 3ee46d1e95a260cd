import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IntentId, QuoteId } from '../../../src/model/ids.js';
import type { IntentRow } from '../../../src/adapter/protocol/ports.js';
import { describeLedger } from '../../../test/support/ledger-suite.js';
import { LibsqlLedger } from '../../ledger/libsql-ledger.js';

const hour = 60 * 60 * 1000;
let folder: string;
let file: string;
let time: number;
const open = () => new LibsqlLedger(file, () => time);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uss-ledger-'));
  file = join(folder, 'ledger.db');
  time = Date.UTC(2020, 6, 18);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describeLedger('a database file', async () => open());

function intent(id: string, change: Partial<IntentRow> = {}): IntentRow {
  return {
    kind: 'intent',
    id: id as IntentId,
    scope: { account: '10025001', session: 's' },
    quoteId: 'q' as QuoteId,
    fingerprint: 'f',
    receiptId: `R${id}`,
    state: 'claimed',
    createdAt: new Date(time).toISOString(),
    lookups: 0,
    ...change,
  };
}

describe('the durable ledger', () => {
  it('lets one of many win who insert the same intent, also over two connections', async () => {
    const [first, second] = [open(), open()];
    const won = await Promise.all(
      Array.from({ length: 50 }, (_, turn) => (turn % 2 ? first : second).insert(intent('a'))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    first.close();
    second.close();
  });

  it('lets one of many win who update from the same version', async () => {
    const [first, second] = [open(), open()];
    await first.insert(intent('a'));
    const updates = await Promise.all([
      first.update(intent('a', { state: 'sending' }), 1),
      second.update(intent('a', { state: 'sending' }), 1),
      second.update(intent('b'), 1),
    ]);
    expect(updates).toEqual([true, false, false]);
    expect(await second.getIntent('10025001', 'a' as IntentId)).toMatchObject({
      version: 2,
      row: { state: 'sending' },
    });
    first.close();
    second.close();
  });

  it('keeps what it was told over a restart, and tells what is not at an end (T29)', async () => {
    const before = open();
    await before.insert(intent('a'));
    await before.insert(intent('b', { state: 'done' }));
    await before.insert(intent('c', { state: 'unknown' }));
    before.close();
    const after = open();
    expect((await after.openIntents()).map(({ row }) => row.id).sort()).toEqual(['a', 'c']);
    expect(await after.getIntent('10025001', 'b' as IntentId)).toEqual({
      row: intent('b', { state: 'done' }),
      version: 1,
    });
    after.close();
  });

  it('never shows a row of another account (T2)', async () => {
    const ledger = open();
    await ledger.insert(intent('a'));
    expect(await ledger.getIntent('10025002', 'a' as IntentId)).toBeUndefined();
    expect(await ledger.knownReceipt('10025002')).toBeUndefined();
    ledger.close();
  });

  it('knows a receipt only of a write that is known to have happened', async () => {
    const ledger = open();
    await ledger.insert(intent('a', { state: 'refused' }));
    await ledger.insert(intent('b', { state: 'unknown' }));
    await ledger.insert(intent('c', { state: 'done', withoutReceipt: true }));
    expect(await ledger.knownReceipt('10025001')).toBeUndefined();
    await ledger.update(intent('b', { state: 'done-with-problem' }), 1);
    expect(await ledger.knownReceipt('10025001')).toBe('Rb');
    ledger.close();
  });

  it('forgets ends after 72 hours, and never an intent that is still open', async () => {
    const ledger = open();
    await ledger.insert(intent('ended', { state: 'done' }));
    await ledger.insert(intent('open', { state: 'unknown' }));
    time += 71 * hour;
    await ledger.insert(intent('x'));
    expect(await ledger.getIntent('10025001', 'ended' as IntentId)).toBeDefined();
    time += 2 * hour;
    await ledger.insert(intent('y'));
    expect(await ledger.getIntent('10025001', 'ended' as IntentId)).toBeUndefined();
    expect(await ledger.getIntent('10025001', 'open' as IntentId)).toBeDefined();
    ledger.close();
  });
});
