import type { BillingAdapter } from '../adapter/contract.js';
import { AdapterError, toAdapterError } from '../adapter/errors.js';
import { arrived } from './arrived.js';
import { misconfigured, type Source } from './source.js';

/**
 * Loads the adapter of a source; only that one's code is fetched. Rejects with an `AdapterError`: `bad-configuration`
 * that names the attribute, or `offline` when the code did not arrive.
 */
export async function connect(source: Source): Promise<BillingAdapter> {
  try {
    return await (source.kind === 'http' ? connectHttp(source) : connectSandbox(source));
  } catch (thrown) {
    throw toAdapterError(thrown);
  }
}

async function connectHttp({
  baseUrl,
  callTimeout: read,
}: Extract<Source, { kind: 'http' }>): Promise<BillingAdapter> {
  const { createHttpAdapter } = await arrived(import('../adapter/http/http-adapter.js'));
  const quote = read === undefined ? undefined : 2 * read;
  return createHttpAdapter({ baseUrl, timeouts: { read, quote } });
}

async function connectSandbox({
  scenario,
  persist,
}: Extract<Source, { kind: 'sandbox' }>): Promise<BillingAdapter> {
  const [{ createSandboxAdapter }, { browserStorage }] = await arrived(
    Promise.all([
      import('../adapter/sandbox/sandbox-adapter.js'),
      import('../adapter/sandbox/world-storage.js'),
    ]),
  );
  const storageKey = scenario && `uss-kit:sandbox:${scenario}`;
  const adapter = createSandboxAdapter({
    scenario,
    storage: persist ? browserStorage(storageKey) : undefined,
  });
  // The sandbox reads its world when it is first asked: a scenario that it does not have shows now, not in every element.
  await adapter.sandbox.status().catch((thrown: unknown) => {
    if (!(thrown instanceof AdapterError) || thrown.code !== 'bad-configuration') throw thrown;
    throw misconfigured('sandbox', 'unknown-scenario', thrown.message, thrown);
  });
  return adapter;
}
