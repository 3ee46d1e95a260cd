import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Telling } from './told-clock.js';

/** The proxy as a process of its own. It is loaded ahead, and serves once it is told the time and its ledger. */
export class ProxyProcess {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  #said = '';
  #killed = false;

  /** `file`: the program, see child.ts. */
  constructor(file: string, environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [file, '--port', '0'], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#gone = once(this.#child, 'exit');
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#said = `${this.#said}${text}`.slice(-4000);
      });
  }

  get alive(): boolean {
    return !this.#killed && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Lets it serve. Gives the base URL; throws with its own words where it ends instead. */
  async start(telling: Telling): Promise<string> {
    const { promise, resolve } = withResolve<string>();
    const listen = () => {
      const [, url] = /USS Kit proxy: (\S+)/.exec(this.#said) ?? [];
      if (url !== undefined) resolve(url);
    };
    this.#child.stdout?.on('data', listen);
    this.#child.send(telling);
    const url = await Promise.race([promise, this.#gone]);
    this.#child.stdout?.off('data', listen);
    if (typeof url === 'string') return url;
    throw new Error(`The proxy ended by itself: ${this.#said}`);
  }

  tell(now: number): void {
    if (this.alive) this.#child.send({ now } satisfies Telling, () => undefined);
  }

  /** SIGKILL: it has no chance to do anything more. */
  kill(): void {
    this.#killed = true;
    this.#child.kill('SIGKILL');
  }

  /** When it has ended. Throws with its own words where nobody killed it. */
  async gone(): Promise<void> {
    await this.#gone;
    if (!this.#killed) throw new Error(`The proxy ended by itself: ${this.#said}`);
  }
}

function withResolve<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
