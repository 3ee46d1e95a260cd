import { parentPort, workerData } from 'node:worker_threads';
import { LibsqlLedger } from '../../ledger/libsql-ledger.js';
import { intentRow } from './rows.js';

/** A thread that opens a ledger when it is told to, and claims an intent: what a proxy does when it starts. */
const { file, id, gate } = workerData as {
  readonly file: string;
  readonly id: string;
  /** Opens when it is no longer 0. */
  readonly gate: Int32Array<SharedArrayBuffer>;
};

parentPort?.postMessage('ready');
Atomics.wait(gate, 0, 0);
try {
  const ledger = new LibsqlLedger(file, () => 0);
  void ledger.insert(intentRow(id, 0)).then((won) => {
    ledger.close();
    parentPort?.postMessage(won ? 'claimed' : 'lost');
  });
} catch (thrown) {
  parentPort?.postMessage(String(thrown));
}
