import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import type { SandboxControl, SandboxStatus } from '../adapter/sandbox-control.js';
import type { ConnectionController } from './connection-controller.js';

export type {
  FaultCount,
  FaultName,
  FaultSetting,
  LoggedCall,
  SandboxControl,
  SandboxScenario,
  SandboxStatus,
} from '../adapter/sandbox-control.js';

export interface SandboxControllerOptions {
  readonly connection: ConnectionController;
}

/** Follows the sandbox behind the connection, if there is one, and moves it one step at a time. */
export class SandboxController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #connection: ConnectionController;
  #control: SandboxControl | undefined;
  #unsubscribe: (() => void) | undefined;
  #status: SandboxStatus | undefined;
  #error: AdapterError | undefined;
  #busy = false;
  /** Counts the questions, so that a late answer never replaces a newer one. */
  #asked = 0;

  constructor(host: ReactiveControllerHost, { connection }: SandboxControllerOptions) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  /** What the sandbox last said of itself; stays while newer news is under way or fails to come. */
  get status(): SandboxStatus | undefined {
    return this.#status;
  }

  /** Why the last step or question failed. */
  get error(): AdapterError | undefined {
    return this.#error;
  }

  /** True while a step is under way: a second one waits for the first. */
  get busy(): boolean {
    return this.#busy;
  }

  /** True when there is a connection and no sandbox behind it. */
  get absent(): boolean {
    return this.#connection.connection !== undefined && this.#control === undefined;
  }

  hostUpdate(): void {
    this.#follow(this.#connection.connection?.adapter.sandbox);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  /** Makes one step. Never rejects: a failure is in {@link error}. False when a step was under way or this one failed. */
  async run(step: (control: SandboxControl) => Promise<void>): Promise<boolean> {
    const control = this.#control;
    if (!control || this.#busy) return false;
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      await step(control);
      if (control === this.#control) this.#error = undefined;
      return true;
    } catch (thrown) {
      if (control === this.#control) this.#error = toAdapterError(thrown);
      return false;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Asks for the status again. */
  async refresh(): Promise<void> {
    const control = this.#control;
    if (!control) return;
    const question = ++this.#asked;
    try {
      const status = await control.status();
      if (question !== this.#asked) return;
      this.#status = status;
    } catch (thrown) {
      if (question !== this.#asked) return;
      this.#error = toAdapterError(thrown);
    }
    this.#host.requestUpdate();
  }

  #follow(control: SandboxControl | undefined): void {
    if (control === this.#control) return;
    this.#unsubscribe?.();
    this.#asked++;
    this.#control = control;
    this.#status = undefined;
    this.#error = undefined;
    this.#unsubscribe = control?.subscribe(() => void this.refresh());
    void this.refresh();
  }
}
