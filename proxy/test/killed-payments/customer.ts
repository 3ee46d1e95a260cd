import { createHttpAdapter, type HttpAdapter } from '../../../src/adapter/http/http-adapter.js';

/** Ada's browser, whose cookie outlives the process that gave it. */
export class Customer {
  #cookie = '';

  /** The contract at a proxy's base URL. */
  at(baseUrl: string): HttpAdapter {
    const { origin } = new URL(baseUrl);
    return createHttpAdapter({
      baseUrl,
      fetch: async (input, init) => {
        const response = await fetch(input, {
          ...init,
          headers: { ...init.headers, Cookie: this.#cookie, Origin: origin },
        });
        this.#cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? this.#cookie;
        return response;
      },
    });
  }
}
