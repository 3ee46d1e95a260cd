import { readHello, readToPage, write, type PageWords, type ToPage } from './messages.js';

/** Of a window, what the link needs; tests bring their own. */
export interface MessageTarget {
  postMessage(message: string, targetOrigin: string, transfer: Transferable[]): void;
}

export interface MessageSource {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export interface FrameLinkOptions {
  readonly page: MessageSource;
  /** The window in the frame at this moment. */
  readonly frameWindow: () => MessageTarget | null;
  readonly origin: string;
  readonly onConnect: () => void;
  readonly onMessage: (message: ToPage) => void;
}

/**
 * The page's end of the line to the card frame (T21). It listens on the window only until its own frame, from the exact origin, has
 * said that it is there; from then on a private port is the only way in. What is no message of the frame changes nothing.
 */
export class FrameLink {
  readonly #options: FrameLinkOptions;
  #port: MessagePort | undefined;
  #nonce = '';

  constructor(options: FrameLinkOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#port !== undefined;
  }

  /** Waits for the frame; a line that was there is cut. */
  listen(): void {
    this.close();
    this.#options.page.addEventListener('message', this.#hear);
  }

  send(message: PageWords): void {
    this.#port?.postMessage(write(this.#nonce, message));
  }

  close(): void {
    this.#options.page.removeEventListener('message', this.#hear);
    this.#port?.close();
    this.#port = undefined;
  }

  readonly #hear = (event: MessageEvent<unknown>): void => {
    const { page, frameWindow, origin, onConnect } = this.#options;
    const frame = frameWindow();
    if (!frame || event.source !== frame || event.origin !== origin) return;
    const hello = readHello(event.data);
    if (!hello) return;
    page.removeEventListener('message', this.#hear);
    const { nonce } = hello;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#nonce = nonce;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readToPage(data);
      if (message?.nonce === nonce && this.#port === port1) this.#options.onMessage(message);
    };
    frame.postMessage(write(nonce, { type: 'connect' }), origin, [port2]);
    onConnect();
  };
}
