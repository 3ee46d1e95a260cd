import type {
  FieldName,
  FieldsRequest,
  FieldsState,
  FieldsTheme,
  MountedFields,
  Tokenized,
} from '../port.js';
import { FrameLink } from './frame-link.js';
import type { PageWords, ToPage } from './messages.js';
import { openWords } from './open-words.js';
import { closedTheme } from './theme.js';

export interface FrameOptions {
  /** Address of the page in the frame. */
  readonly address: URL;
  readonly title: string;
  /** Milliseconds in which the frame must answer. */
  readonly answerMs: number;
}

/** The payment taker gives the owner of a card five minutes; a bit more for the way there and back. */
const challengeMs = 6 * 60_000;

const notReady: FieldsState = { ready: false, complete: false, problems: [] };

interface Call {
  readonly id: number;
  readonly promise: Promise<Tokenized>;
  readonly end: (outcome: Tokenized) => void;
}

/** The card frame in a page. */
export class MountedFrame implements MountedFields {
  readonly #request: FieldsRequest;
  readonly #options: FrameOptions;
  readonly #frame: HTMLIFrameElement;
  readonly #link: FrameLink;
  #theme: FieldsTheme;
  #call: Call | undefined;
  #calls = 0;
  #loads = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wantsFocus: Extract<PageWords, { type: 'focus' }> | undefined;

  constructor(request: FieldsRequest, options: FrameOptions) {
    this.#request = request;
    this.#options = options;
    this.#theme = request.theme;
    this.#frame = this.#makeFrame();
    this.#link = new FrameLink({
      page: window,
      frameWindow: () => this.#frame.contentWindow,
      origin: options.address.origin,
      onConnect: () => this.#open(),
      onMessage: (message) => this.#take(message),
    });
    this.#link.listen();
    request.container.append(this.#frame);
    request.onChange(notReady);
  }

  tokenize(): Promise<Tokenized> {
    if (this.#call) return this.#call.promise;
    const id = ++this.#calls;
    let end: Call['end'] = () => undefined;
    const promise = new Promise<Tokenized>((resolve) => {
      end = resolve;
    });
    this.#call = { id, promise, end };
    this.#wait(this.#options.answerMs);
    this.#link.send({ type: 'tokenize', id });
    return promise;
  }

  setTheme(theme: FieldsTheme): void {
    this.#theme = theme;
    this.#frame.style.colorScheme = theme.scheme;
    this.#link.send({ type: 'theme', theme: closedTheme(theme) });
  }

  setTitle(title: string): void {
    this.#frame.title = title;
  }

  focus(field?: FieldName): void {
    const words = { type: 'focus', ...(field && { field }) } as const;
    if (this.#link.connected) {
      this.#frame.focus();
      this.#link.send(words);
    } else this.#wantsFocus = words;
  }

  destroy(): void {
    this.#frame.removeEventListener('load', this.#loaded);
    this.#link.close();
    this.#frame.remove();
    this.#end({ state: 'unavailable' });
  }

  #makeFrame(): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.title = this.#options.title;
    // No way to the page's own window, no windows of its own; its origin stays what it is.
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    frame.setAttribute('referrerpolicy', 'no-referrer');
    // Through the object model, which a strict policy for styles allows.
    Object.assign(frame.style, {
      display: 'block',
      inlineSize: '100%',
      blockSize: '0',
      border: '0',
      colorScheme: this.#theme.scheme,
    });
    frame.addEventListener('load', this.#loaded);
    frame.src = this.#options.address.href;
    return frame;
  }

  /** A frame that loads again is a new one: whatever was typed is gone, and it has to say that it is there. */
  readonly #loaded = (): void => {
    this.#loads++;
    if (this.#loads === 1) return;
    this.#link.listen();
    this.#request.onChange(notReady);
    this.#end({ state: 'unavailable' });
  };

  #open(): void {
    this.#link.send(openWords(this.#request, this.#theme));
    if (this.#wantsFocus) {
      this.#frame.focus();
      this.#link.send(this.#wantsFocus);
      this.#wantsFocus = undefined;
    }
    if (this.#call) this.#link.send({ type: 'tokenize', id: this.#call.id });
  }

  #take(message: ToPage): void {
    if (message.type === 'height') this.#frame.style.blockSize = `${message.height}px`;
    else if (message.type === 'submit') this.#request.onSubmit?.();
    else if (message.type === 'state') {
      const { ready, complete, problems, brand } = message;
      this.#request.onChange({ ready, complete, problems, brand });
    } else if (message.id === this.#call?.id) {
      if (message.type === 'result') this.#end(message.result);
      else this.#wait(message.with === 'owner' ? challengeMs : this.#options.answerMs);
    }
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end({ state: 'unavailable' }), milliseconds);
  }

  #end(outcome: Tokenized): void {
    clearTimeout(this.#timer);
    const call = this.#call;
    this.#call = undefined;
    call?.end(outcome);
  }
}
