/** A promise that starts afresh after it was settled. */
export class Ready<T> {
  #settled = false;
  #resolve!: (value: T) => void;
  #reject!: (reason: Error) => void;
  #promise = this.#fresh();

  get promise(): Promise<T> {
    return this.#promise;
  }

  /** Begins to wait anew, unless it waits already. */
  restart(): void {
    if (this.#settled) this.#promise = this.#fresh();
  }

  resolve(value: T): void {
    this.restart();
    this.#settled = true;
    this.#resolve(value);
  }

  reject(reason: Error): void {
    this.restart();
    this.#settled = true;
    this.#reject(reason);
  }

  #fresh(): Promise<T> {
    this.#settled = false;
    const promise = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Nobody has to listen.
    promise.catch(() => undefined);
    return promise;
  }
}
