import type { AccountId } from '../../model/ids.js';
import type { AdapterSource } from '../contract.js';
import { parseInput, parseOutput } from '../parse.js';
import { runCall } from '../run-call.js';
import type { SandboxControl } from '../sandbox-control.js';
import { sandboxControl } from './control.js';
import { sessionOperations, type SandboxSession } from './operations.js';
import { Sandbox, type SandboxOptions } from './sandbox.js';
import { served } from './served-operations.js';
import { accountOfCredentials } from './sign-in.js';

/** As long as the platform keeps a session that nobody uses (Aria wire notes, open point 8). */
const idleMs = 30 * 60 * 1000;

interface ServerSession extends SandboxSession {
  seenAt: number;
}

/**
 * Many sessions on one world: what a proxy serves in development. Its `sandbox` moves the world under all of them.
 * Sessions live in the memory of this process and end after half an hour without a call.
 */
export function createSandboxSource(
  options: SandboxOptions = {},
): AdapterSource & { readonly sandbox: SandboxControl } {
  const sandbox = new Sandbox(options);
  const { now, randomId } = sandbox;
  const sessions = new Map<string, ServerSession>();
  const live = (session: ServerSession) => now() - session.seenAt < idleMs;

  const start = (accountId: AccountId): string => {
    for (const [credential, session] of sessions) if (!live(session)) sessions.delete(credential);
    const credential = randomId();
    sessions.set(credential, { id: randomId(), accountId, seenAt: now() });
    return credential;
  };

  return {
    signIn: (credentials, { signal } = {}) =>
      sandbox.log.run('signIn', () =>
        runCall(signal, async () => {
          const input = parseInput('signIn', credentials);
          let credential = '';
          const session = await sandbox.faults.around('signIn', async () => {
            const { id, userId } = accountOfCredentials(await sandbox.store.read(), input);
            credential = start(id);
            return { userId, accountId: id };
          });
          return { credential, session: parseOutput('signIn', session) };
        }),
      ),
    forSession: (credential) =>
      served(
        sandbox,
        sessionOperations(sandbox, {
          current: () => {
            const session = sessions.get(credential);
            if (!session || !live(session)) return undefined;
            session.seenAt = now();
            return session;
          },
          signOut: () => void sessions.delete(credential),
        }),
      ),
    sandbox: sandboxControl(sandbox),
  };
}
