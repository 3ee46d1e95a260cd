import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestProgram } from '../../../scripts/build-test-program.mjs';
import type { IntentId } from '../../../src/model/ids.js';
import type { IntentRow } from '../../../src/adapter/protocol/ports.js';
import { describeLedger } from '../../../test/support/ledger-suite.js';
import { LibsqlLedger } from '../../ledger/libsql-ledger.js';
import { intentRow } from './rows.js';

let folder: string;
let file: string;
let time: number;
const open = (now = () => time) => new LibsqlLedger(file, now);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uss-ledger-'));
  file = join(folder, 'ledger.db');
  time = Date.UTC(2020, 6, 18);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describeLedger('a database file', async (now) => open(now));

const intent = (id: string, change: Partial<IntentRow> = {}) => intentRow(id, time, change);

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

  it('knows the newest receipt: an older one may be found though the look-up lags', async () => {
    const ledger = open();
    await ledger.insert(intent('z', { state: 'done' }));
    time += 1;
    await ledger.insert(intent('a', { state: 'done' }));
    time += 1;
    await ledger.insert(intent('m', { state: 'done' }));
    expect(await ledger.knownReceipt('10025001')).toBe('Rm');
    ledger.close();
  });
});

describe('proxies that start at once', () => {
  let opener: string;

  beforeAll(async () => {
    opener = await buildTestProgram('proxy/test/ledger/opener.ts');
  });

  afterAll(() => rmSync(dirname(opener), { recursive: true, force: true }));

  /** So many threads open a file at once and claim an intent each. */
  async function openTogether(path: string, many: number): Promise<string[]> {
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const workers = Array.from(
      { length: many },
      (_, turn) => new Worker(opener, { workerData: { file: path, id: `i${turn}`, gate } }),
    );
    const says = async () =>
      Promise.all(workers.map((worker) => new Promise<string>((ok) => worker.once('message', ok))));
    await says();
    const ends = says();
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    const told = await ends;
    await Promise.all(workers.map((worker) => worker.terminate()));
    return told;
  }

  it('all open the file, whether it is new or not, and wait for each other', async () => {
    for (let turn = 0; turn < 12; turn++) {
      const path = join(folder, `together-${turn}.db`);
      expect(await openTogether(path, 4)).toEqual(['claimed', 'claimed', 'claimed', 'claimed']);
      expect(await openTogether(path, 2)).toEqual(['lost', 'lost']);
    }
  }, 120_000);
});
