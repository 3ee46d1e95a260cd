import type { Session } from '../../model/session.js';
import { ChangeFeed } from '../change-feed.js';
import type {
  BillingAdapter,
  BillingOperations,
  Input,
  OperationName,
  Output,
} from '../contract.js';
import { nouns } from '../nouns.js';
import { AdapterError } from '../errors.js';
import type { SandboxControl } from '../sandbox-control.js';
import { sandboxControl } from './control.js';
import { sessionOperations, type SessionKeeper } from './operations.js';
import { Sandbox, type SandboxOptions } from './sandbox.js';
import { served } from './served-operations.js';
import { accountOfCredentials } from './sign-in.js';

/** The embedded adapter: all operations, news of changes, and the control. */
export type SandboxAdapter = BillingAdapter &
  BillingOperations & {
    readonly subscribe: NonNullable<BillingAdapter['subscribe']>;
    readonly sandbox: SandboxControl;
  };

/**
 * The contract over the sandbox engine, with no server: for demos, stories, tests and first contact.
 * Who is signed in is part of the world, so a reload keeps it. A world or scenario that cannot be used makes every call
 * reject with `bad-configuration` and a hint that says what is wrong where.
 */
export function createSandboxAdapter(options: SandboxOptions = {}): SandboxAdapter {
  const sandbox = new Sandbox(options);
  const { store } = sandbox;
  const feed = new ChangeFeed();
  const keeper: SessionKeeper = {
    current: (world) => world.session,
    signOut: () =>
      store.update((world) => ({ world: { ...world, session: undefined }, result: undefined })),
  };
  const signIn = async (credentials: Input<'signIn'>): Promise<Session> => {
    const id = sandbox.randomId();
    return store.update((world) => {
      const account = accountOfCredentials(world, credentials);
      const session = { id, accountId: account.id };
      return {
        world: { ...world, session },
        result: { userId: account.userId, accountId: account.id },
      };
    });
  };
  const operations = served(
    sandbox,
    { ...sessionOperations(sandbox, keeper), signIn },
    {
      succeeded: (name, output) => feed.succeeded(name, output as Output<OperationName>),
      failed: (thrown) => {
        if (thrown instanceof AdapterError && thrown.code === 'session-expired')
          feed.sessionExpired();
      },
    },
  );
  return {
    ...(operations as BillingOperations),
    subscribe(listener) {
      const stopFeed = feed.subscribe(listener);
      const stopOthers = store.subscribeToOthers(() => listener({ nouns }));
      return () => {
        stopFeed();
        stopOthers();
      };
    },
    sandbox: sandboxControl(sandbox, feed),
  };
}
