import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type { AccountId, IntentId } from '../../../src/model/ids.js';
import type { IntentRow } from '../../../src/adapter/protocol/ports.js';
import { LibsqlLedger } from '../../ledger/libsql-ledger.js';

const parts = ['', '-wal', '-shm'];

/** The rows of intents in a ledger's file, in their order; undefined for one that was never claimed. */
export async function rowsIn(
  file: string,
  account: AccountId,
  ids: readonly IntentId[],
): Promise<(IntentRow | undefined)[]> {
  const ledger = new LibsqlLedger(file, () => 0);
  try {
    const found = await Promise.all(ids.map((id) => ledger.getIntent(account, id)));
    return found.map((each) => each?.row);
  } finally {
    ledger.close();
  }
}

/** The same where no process has the file open: what a killed one left is for the next one to mend, so a copy is read. */
export async function rowsLeftIn(
  file: string,
  account: AccountId,
  ids: readonly IntentId[],
): Promise<(IntentRow | undefined)[]> {
  const copy = `${file}-copy`;
  for (const part of ['', '-wal'])
    if (existsSync(file + part)) copyFileSync(file + part, copy + part);
  try {
    return await rowsIn(copy, account, ids);
  } finally {
    for (const part of parts) rmSync(copy + part, { force: true });
  }
}
