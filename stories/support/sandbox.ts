import { ContextProvider } from '@lit/context';
import { html, render, type TemplateResult } from 'lit';
import '../../components/provider/provider.define.js';
import type { BillingAdapter, OperationName } from '../../src/adapter/contract.js';
import { AdapterError } from '../../src/adapter/errors.js';
import { createSandboxAdapter } from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { FaultName } from '../../src/adapter/sandbox-control.js';
import { nouns } from '../../src/adapter/nouns.js';
import { connectionContext } from '../../src/context/connection.js';

/** A sandbox of its own for one story, at a scenario, with faults switched on. */
export function sandbox(scenario = 'demo', ...faults: FaultName[]) {
  const adapter = createSandboxAdapter({ scenario });
  for (const fault of faults) void adapter.sandbox.setFault(fault, true);
  return adapter;
}

/** The element of a story in a provider with `adapter`. */
export function provided(adapter: BillingAdapter, content: TemplateResult): TemplateResult {
  return html`<uss-provider .adapter=${adapter}>${content}</uss-provider>`;
}

/** Around `content` is a provider whose adapter is still on its way. */
export function connecting(content: TemplateResult): HTMLElement {
  const place = document.createElement('div');
  new ContextProvider(place, {
    context: connectionContext,
    initialValue: { state: 'connecting' },
  });
  render(content, place);
  return place;
}

/** An adapter that answers each of `operations` once; then the data changes, and the network is gone. */
export function losesConnection(
  adapter: BillingAdapter,
  ...operations: OperationName[]
): BillingAdapter {
  const listeners = new Set<() => void>();
  const once = (operation: OperationName) => {
    const ask = adapter[operation] as (input: unknown, options?: object) => Promise<unknown>;
    let asked = 0;
    return async (input: unknown, options?: object): Promise<unknown> => {
      if (asked++ > 0) throw new AdapterError('offline');
      setTimeout(() => listeners.forEach((tell) => tell()), 50);
      return ask(input, options);
    };
  };
  return {
    ...adapter,
    ...Object.fromEntries(operations.map((operation) => [operation, once(operation)])),
    subscribe(listener) {
      const tell = () => listener({ nouns });
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
