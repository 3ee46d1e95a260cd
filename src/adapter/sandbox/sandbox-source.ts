import type { AccountId } from '../../model/ids.js';
import type { Instant } from '../../model/values.js';
import { isOver } from '../../sandbox/sessions.js';
import type { World } from '../../sandbox/world.js';
import type { AdapterSource } from '../contract.js';
import { instant } from '../protocol/context.js';
import { parseInput, parseOutput } from '../parse.js';
import { runCall } from '../run-call.js';
import type { SandboxControl } from '../sandbox-control.js';
import { sandboxControl } from './control.js';
import { sessionOperations, type SandboxSession } from './operations.js';
import { Sandbox, type SandboxOptions } from './sandbox.js';
import { served } from './served-operations.js';
import { accountOfCredentials } from './sign-in.js';

interface ServerSession extends SandboxSession {
  lastUsed: Instant;
}

/**
 * Many sessions on one world: what a proxy serves in development. Its `sandbox` moves the world under all of them.
 * Sessions live in the memory of this process and end after the minutes without a call that the world's settings say.
 */
export function createSandboxSource(
  options: SandboxOptions = {},
): AdapterSource & { readonly sandbox: SandboxControl } {
  const sandbox = new Sandbox(options);
  const { now, randomId } = sandbox;
  const sessions = new Map<string, ServerSession>();
  const live = (session: ServerSession, { settings }: World) =>
    !isOver(session, settings.sessionMinutes, instant(now()));

  const start = (accountId: AccountId, world: World): string => {
    for (const [credential, session] of sessions) {
      if (!live(session, world)) sessions.delete(credential);
    }
    const credential = randomId();
    sessions.set(credential, { id: randomId(), accountId, lastUsed: instant(now()) });
    return credential;
  };

  return {
    signIn: (credentials, { signal } = {}) =>
      sandbox.log.run('signIn', () =>
        runCall(signal, async () => {
          const input = parseInput('signIn', credentials);
          let credential = '';
          const session = await sandbox.faults.around('signIn', async () => {
            const world = await sandbox.store.read();
            const { id, userId } = accountOfCredentials(world, input);
            credential = start(id, world);
            return { userId, accountId: id };
          });
          return { credential, session: parseOutput('signIn', session) };
        }),
      ),
    forSession: (credential) =>
      served(
        sandbox,
        sessionOperations(sandbox, {
          current: (world) => {
            const session = sessions.get(credential);
            if (!session || !live(session, world)) return undefined;
            session.lastUsed = instant(now());
            return session;
          },
          signOut: () => void sessions.delete(credential),
        }),
      ),
    sandbox: sandboxControl(sandbox),
  };
}
