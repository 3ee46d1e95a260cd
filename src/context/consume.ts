import { ContextConsumer, ContextRoot, type Context } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';

const rootMark = Symbol.for('uss-kit:1:context-root');

/**
 * Keeps requests that nobody answered yet and asks them again when a provider comes, so that the order in which the
 * page's scripts arrive does not matter. Once per document, also with several copies of the kit.
 */
export function installContextRoot(document: Document & { [rootMark]?: true }): void {
  if (document[rootMark]) return;
  document[rootMark] = true;
  new ContextRoot().attach(document.documentElement);
}

/**
 * Tells `callback` the value of a context now, whenever it changes, and `undefined` when the host leaves the page,
 * since the next place may have another provider or none.
 */
export function consume<T>(
  host: ReactiveControllerHost & HTMLElement,
  context: Context<symbol, T>,
  callback: (value: T | undefined) => void,
): void {
  host.addController({ hostConnected: () => installContextRoot(host.ownerDocument) });
  new ContextConsumer(host, { context, subscribe: true, callback });
  host.addController({ hostDisconnected: () => callback(undefined) });
}
