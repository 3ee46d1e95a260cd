import type { Localizer } from '../../src/i18n/localizer.js';
import type { Announcer } from './announcer.js';

/** How an element's data comes along, as it is spoken. */
export type Progress =
  | { readonly state: 'waiting' | 'loading' }
  /** What to say once loading was spoken: how much there is. */
  | { readonly state: 'ready'; readonly text: string }
  /** What happened and what to do. */
  | { readonly state: 'failed'; readonly text: string };

/**
 * Tells readers how the data of an element comes along: a failure at once, loading when it takes longer than a second, and
 * then its result; what is there at once is not announced at all.
 */
export class StateVoice {
  readonly #announcer: Announcer;
  #state: Progress['state'] | undefined;
  #failure = '';

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Call before every render. */
  follow(localizer: Localizer, progress: Progress): void {
    const failure =
      progress.state === 'failed' ? `${localizer.text('state-failed')} ${progress.text}` : '';
    if (progress.state === this.#state && (failure === '' || failure === this.#failure)) return;
    const unsettled = [localizer.text('state-loading'), localizer.text('state-waiting')];
    switch (progress.state) {
      case 'waiting':
        this.#announcer.sayLater(localizer.text('state-waiting'));
        break;
      case 'loading':
        this.#announcer.sayLater(localizer.text('state-loading'));
        break;
      case 'failed':
        this.#announcer.say(failure);
        this.#failure = failure;
        break;
      case 'ready':
        if (
          this.#announcer.spoken &&
          [...unsettled, this.#failure].includes(this.#announcer.spoken)
        ) {
          this.#announcer.say(progress.text);
        } else {
          this.#announcer.cancel();
        }
        break;
    }
    this.#state = progress.state;
  }
}
