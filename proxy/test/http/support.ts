import { createHttpAdapter, type HttpAdapter } from '../../../src/adapter/http/http-adapter.js';
import { createSandboxSource } from '../../../src/adapter/sandbox/sandbox-source.js';
import type { LogEntry } from '../../http/log.js';
import { createShell, type Shell, type ShellOptions } from '../../http/shell.js';

export const origin = 'https://shop.example';
export const key = new Uint8Array(32).fill(7);

type Handler = (request: Request) => Promise<Response>;

/** What a browser on the page's own origin adds to a request, cookies kept. */
export class Browser {
  readonly #handler: Handler;
  readonly answers: Response[] = [];
  cookie = '';

  constructor(handler: Handler) {
    this.#handler = handler;
  }

  readonly fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (this.cookie !== '') headers.set('Cookie', this.cookie);
    if (!headers.has('Sec-Fetch-Site')) headers.set('Sec-Fetch-Site', 'same-origin');
    if (init.method !== undefined && init.method !== 'GET' && !headers.has('Origin'))
      headers.set('Origin', origin);
    const { signal, method, body } = init;
    const response = await this.#handler(
      new Request(input, {
        headers,
        ...(signal && { signal }),
        ...(method && { method }),
        ...(body && { body }),
      }),
    );
    const set = response.headers.get('Set-Cookie');
    if (set !== null) this.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '');
    this.answers.push(response.clone());
    return response;
  };
}

export interface Setup {
  readonly shell: Shell;
  readonly browser: Browser;
  readonly adapter: HttpAdapter;
  readonly log: LogEntry[];
  readonly source: ReturnType<typeof createSandboxSource>;
  /** Moves the machine's clock by milliseconds. */
  pass(milliseconds: number): void;
}

/** The HTTP client over the shell over the sandbox, on a clock that stands until it is moved. */
export function setup(options: Partial<ShellOptions> & { readonly scenario?: string } = {}): Setup {
  let time = Date.UTC(2026, 0, 5);
  const now = () => time;
  const source = createSandboxSource({
    now,
    scenario: options.scenario ?? 'assign-now-with-queued-rate-change',
  });
  const log: LogEntry[] = [];
  const shell = createShell({
    source,
    keys: [key],
    now,
    log: (entry) => log.push(entry),
    ...options,
  });
  const browser = new Browser(shell);
  const adapter = createHttpAdapter({ baseUrl: `${origin}/uss`, fetch: browser.fetch });
  return {
    shell,
    browser,
    adapter,
    log,
    source,
    pass: (milliseconds) => void (time += milliseconds),
  };
}

export const ada = { userId: 'ada', password: 'sandbox' };
