import { frameFields } from '../../../src/payment-fields/frame/frame-fields.js';
import type {
  FieldsRequest,
  FieldsState,
  MountedFields,
  Tokenized,
} from '../../../src/payment-fields/port.js';

/** What a journey says to the page around the frame, which is a site's own in real life. */
export interface HostStage {
  mount(options: HostOptions): void;
  readonly states: FieldsState[];
  readonly submits: number;
  mounted?: MountedFields | undefined;
  outcome?: Tokenized | undefined;
  start(): void;
}

export interface HostOptions extends Partial<Omit<FieldsRequest, 'container' | 'onChange'>> {
  readonly url: string;
  readonly answerMs?: number;
}

declare global {
  interface Window {
    stage: HostStage;
  }
}

const states: FieldsState[] = [];
let submits = 0;

window.stage = {
  states,
  get submits() {
    return submits;
  },
  mount({ url, answerMs, ...request }) {
    const container = document.querySelector<HTMLElement>('#container');
    if (!container) throw new Error('The page has no container.');
    this.mounted = frameFields({ url, answerMs }).mount({
      kind: 'card',
      locale: 'en-US',
      dir: 'ltr',
      theme: { scheme: 'light' },
      ...request,
      container,
      onChange: (state) => states.push(state),
      onSubmit: () => submits++,
    });
  },
  start() {
    this.outcome = undefined;
    void this.mounted?.tokenize().then((outcome) => {
      this.outcome = outcome;
    });
  },
};
