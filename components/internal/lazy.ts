import type { ReactiveControllerHost } from 'lit';

/** A part of an element that loads after it, when it is first wanted. Where it cannot be loaded, the element does without it and tries again. */
export class Lazy<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #loading = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** The part once it is there; asks for it otherwise. */
  get part(): Part | undefined {
    if (!this.#part && !this.#loading) void this.#ask();
    return this.#part;
  }

  async #ask(): Promise<void> {
    this.#loading = true;
    try {
      this.#part = await this.#load();
      this.#host.requestUpdate();
    } catch {
      // The next render that wants it asks again.
    } finally {
      this.#loading = false;
    }
  }
}
