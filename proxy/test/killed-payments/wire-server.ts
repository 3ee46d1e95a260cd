import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Wire } from '../aria-adapter/bench.js';

/** `arrived`: the platform has not read it yet; `made`: it has done what it was asked for; `answered`: its answer has left. */
export type Moment = 'arrived' | 'made' | 'answered';

/** Sees each message of the proxy at each moment; `lost` where the platform is never to read it. */
export type Watcher = (moment: Moment, body: string) => 'lost' | undefined;

const quietMs = 15;
const longestWaitMs = 500;

/** Where the proxy finds the platform, which outlives it. */
export class WireServer {
  readonly #server: Server;
  #underWay = 0;
  #lastAt = 0;
  /** The platform. */
  wire: Wire | undefined;
  watcher: Watcher | undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#underWay++;
      void text(request)
        .then((body) => this.#answer(body, response))
        .catch(() => request.socket.destroy())
        .finally(() => {
          this.#underWay--;
          this.#lastAt = performance.now();
        });
    });
  }

  static async listen(): Promise<WireServer> {
    const served = new WireServer();
    await new Promise<void>((resolve) => served.#server.listen(0, '127.0.0.1', resolve));
    return served;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Waits until nothing has been asked for a little while; not for ever. */
  async quiet(): Promise<void> {
    const from = performance.now();
    this.#lastAt = from;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, quietMs / 3));
      const now = performance.now();
      if (now - from > longestWaitMs) return;
      if (this.#underWay === 0 && now - this.#lastAt >= quietMs) return;
    }
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer(body: string, response: ServerResponse): Promise<void> {
    if (!this.wire || this.watcher?.('arrived', body) === 'lost') throw new Error('Not read.');
    const init = { method: 'POST', body } as unknown as Parameters<Wire>[1];
    const answered = await this.wire(this.url, init);
    const answer = await answered.text();
    this.watcher?.('made', body);
    response.writeHead(200, { 'content-type': answered.headers.get('content-type') ?? '' });
    response.end(answer, () => this.watcher?.('answered', body));
  }
}
