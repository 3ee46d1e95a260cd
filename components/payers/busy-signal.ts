import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A form that may be in the middle of a write: it sends `busychange` whenever that begins or is over. */
export interface MayBeBusy {
  /** True while a write is on its way, or its end is still to be read: nothing else may be begun. */
  readonly busy: boolean;
}

/** Sends `busychange` from a form. */
export class BusySignal implements ReactiveController {
  readonly #host: HTMLElement & MayBeBusy;
  #told = false;

  constructor(host: ReactiveControllerHost & HTMLElement & MayBeBusy) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const { busy } = this.#host;
    if (busy === this.#told) return;
    this.#told = busy;
    this.#host.dispatchEvent(new Event('busychange'));
  }
}

/** Whether the form that sent `busychange` is busy. */
export function isBusy({ currentTarget }: Event): boolean {
  return (currentTarget as (EventTarget & MayBeBusy) | null)?.busy ?? false;
}
