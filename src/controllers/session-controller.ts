import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from '../context/connection.js';
import type { ConnectionController } from './connection-controller.js';

export interface SessionControllerOptions {
  readonly connection: ConnectionController;
  /** Called before a render when another session, or another adapter, took the place of the one before. */
  readonly changed: () => void;
}

/** Tells an element when what a customer chose, opened or typed in it is to be forgotten, since somebody else may be there now. */
export class SessionController implements ReactiveController {
  readonly #options: SessionControllerOptions;
  #client: Connection['client'] | undefined;

  constructor(host: ReactiveControllerHost, options: SessionControllerOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const client = this.#options.connection.connection?.client;
    // While there is none, the same one may still come back: an element that is moved keeps what it has.
    if (!client || client === this.#client) return;
    const former = this.#client;
    this.#client = client;
    if (former) this.#options.changed();
  }
}
