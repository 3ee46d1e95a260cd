import type { MessageSource } from '../../src/payment-fields/frame/frame-link.js';
import {
  readConnect,
  readToFrame,
  write,
  type FrameWords,
  type ToFrame,
} from '../../src/payment-fields/frame/messages.js';

/** Of the parent's window, what the link needs; tests bring their own. */
export interface ParentWindow {
  postMessage(message: string, targetOrigin: string): void;
}

export interface ParentLinkOptions {
  readonly page: MessageSource;
  readonly parent: ParentWindow;
  /** Origins that may embed the frame, from the server alone. */
  readonly parents: readonly string[];
  /** Where the browser says who the parent is; only spares words to the others on the list. "null": it keeps that to itself. */
  readonly ancestor?: string | undefined;
  readonly nonce: string;
  readonly onMessage: (message: ToFrame) => void;
}

const againMs = 1000;
const mostTries = 60;

/**
 * The frame's end of the line to the page around it (T21). It says that it is there until a page on the list has answered with this
 * document's nonce and one port; then the window is not listened to any more.
 */
export class ParentLink {
  readonly #options: ParentLinkOptions;
  #port: MessagePort | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;

  constructor(options: ParentLinkOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#port !== undefined;
  }

  start(): void {
    this.#options.page.addEventListener('message', this.#hear);
    this.#hello();
  }

  send(message: FrameWords): void {
    this.#port?.postMessage(write(this.#options.nonce, message));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#options.page.removeEventListener('message', this.#hear);
    this.#port?.close();
    this.#port = undefined;
  }

  #hello(): void {
    const { parent, parents, ancestor, nonce } = this.#options;
    const isKnown = ancestor !== undefined && ancestor !== 'null';
    for (const origin of parents) {
      if (!isKnown || ancestor === origin)
        parent.postMessage(write(nonce, { type: 'hello' }), origin);
    }
    if (++this.#tries < mostTries) this.#timer = setTimeout(() => this.#hello(), againMs);
  }

  readonly #hear = (event: MessageEvent<unknown>): void => {
    const { page, parent, parents, nonce, onMessage } = this.#options;
    if (event.source !== parent || !parents.includes(event.origin)) return;
    const [port, ...others] = event.ports;
    if (!port || others.length > 0 || readConnect(event.data)?.nonce !== nonce) return;
    page.removeEventListener('message', this.#hear);
    clearTimeout(this.#timer);
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readToFrame(data);
      if (message?.nonce === nonce) onMessage(message);
    };
  };
}
