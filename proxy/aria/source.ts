import * as z from 'zod/mini';
import type { AdapterSource, Input } from '../../src/adapter/contract.js';
import { defineAdapter } from '../../src/adapter/define-adapter.js';
import { AdapterError } from '../../src/adapter/errors.js';
import { parseInput, parseOutput } from '../../src/adapter/parse.js';
import type { Ledger } from '../../src/adapter/protocol/ports.js';
import { runCall } from '../../src/adapter/run-call.js';
import { accountIdSchema } from '../../src/model/ids.js';
import { AccountReads } from './account-reads.js';
import { AriaFault } from './call-errors.js';
import type { AriaClient } from './client.js';
import { isVerdict, must, readFailure } from './failures.js';
import { protocolFor, sessionOperations, type AriaParts } from './operations.js';
import { settledPolicy, type AriaPolicy } from './policy.js';
import { AriaSessions } from './sessions.js';

export interface AriaSourceOptions {
  readonly client: AriaClient;
  readonly ledger: Ledger;
  /** The machine's clock in milliseconds since 1970: for what expires, never for billing. */
  readonly now: () => number;
  /** A new id at each call, of at least 128 random bits and at most 47 letters and digits beside dashes: such as a UUID. */
  readonly randomId: () => string;
  /** A function is asked for each session that is looked at: for a platform whose rules change under it, as the simulator's do. */
  readonly policy?: AriaPolicy | (() => AriaPolicy) | undefined;
  /** Told what Aria threw where the write protocol turned it into a state: for logs. Holds no key and no word of Aria's. */
  readonly onFailure?: ((cause: unknown) => void) | undefined;
}

export interface AriaSource extends AdapterSource {
  /** Brings all confirmed writes forward whose end is not known, those of a process that died too; to be called now and then. */
  sweep(): Promise<void>;
}

/**
 * The contract over Aria's wire. A credential is Aria's session id: a bearer secret, for the server to seal.
 * Every operation asks Aria whose session it is, and takes the account from that answer and from nowhere else.
 */
export function createAriaSource(options: AriaSourceOptions): AriaSource {
  const { client, ledger, now, policy: given } = options;
  const policyNow =
    typeof given === 'function' ? () => settledPolicy(given()) : constant(settledPolicy(given));
  const sessions = new AriaSessions(client, now, policyNow());
  const partsNow = (): AriaParts => ({ ...options, policy: policyNow(), sessions });
  return {
    signIn: (credentials, { signal } = {}) =>
      runCall(signal, async () => {
        const input = parseInput('signIn', credentials);
        const credential = await startSession(client, input);
        const { userId, accountId } = await sessions.checkAfresh(credential);
        return { credential, session: parseOutput('signIn', { userId, accountId }) };
      }),

    forSession: (credential) => defineAdapter(sessionOperations(partsNow(), credential)),

    async sweep() {
      const open = await ledger.openIntents();
      const accounts = new Set(open.map(({ row }) => row.scope.account));
      for (const account of accounts) {
        const accountId = z.parse(accountIdSchema, account);
        const reads = new AccountReads(client, accountId);
        await protocolFor(partsNow(), { id: 'sweep', accountId, reads }).sweep();
      }
    },
  };
}

function constant<T>(value: T): () => T {
  return () => value;
}

/** Every no is the same to the customer, so that nobody learns which users there are (T18). */
async function startSession(
  client: AriaClient,
  { userId, password }: Input<'signIn'>,
): Promise<string> {
  const name = 'set_session_auth_m';
  try {
    const { answer } = await client.call(name, { user_id: userId, password });
    return must(answer.session_id, name, 'session_id');
  } catch (thrown) {
    if (thrown instanceof AriaFault && isVerdict(thrown)) {
      throw new AdapterError('sign-in-failed', { cause: thrown });
    }
    throw readFailure(thrown);
  }
}
