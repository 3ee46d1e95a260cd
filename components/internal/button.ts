import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon } from './icon.js';
import type { IconName } from './icon.js';

export interface ButtonOptions {
  /** What it does, as a verb. */
  readonly label: string;
  /** The object, spoken after the label where several buttons look alike: "Change", "Gold plan". */
  readonly object?: string | undefined;
  /** One primary action in sight at a time. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly icon?: IconName | undefined;
  /** On its way: keeps focus and name, looks busy, does nothing. Say what happens in a status text. */
  readonly busy?: boolean | undefined;
  /** Not possible now: can still be reached, does nothing. Give the reason and its id in `describedBy`. */
  readonly closed?: boolean | undefined;
  /** Ids in the same root of texts that explain it. */
  readonly describedBy?: string | undefined;
  /** For a button that shows and hides something. */
  readonly expanded?: boolean | undefined;
  readonly id?: string | undefined;
  /** Not called while busy or closed. A submit button needs none: listen to the form. */
  readonly onPress?: ((event: Event) => void) | undefined;
}

/** A native button. Never `disabled`, so that it can be found and can say why it does nothing. */
export function button(options: ButtonOptions): TemplateResult {
  const { kind = 'secondary', size = 'normal', type = 'button', busy = false } = options;
  const inert = busy || (options.closed ?? false);
  const press = (event: Event) => {
    if (inert) event.preventDefault();
    else options.onPress?.(event);
  };
  return html`<button
    class="button button-${kind} button-${size} ${busy ? 'button-busy' : ''}"
    type=${type}
    id=${ifDefined(options.id)}
    aria-disabled=${inert ? 'true' : nothing}
    aria-describedby=${ifDefined(options.describedBy)}
    aria-expanded=${options.expanded === undefined ? nothing : String(options.expanded)}
    @click=${press}
  >
    ${options.icon ? icon(options.icon) : nothing}<span class="button-label"
      >${options.label}${
        options.object ? html`<span class="visually-hidden"> ${options.object}</span>` : nothing
      }</span
    >${busy ? html`<span class="button-dots" aria-hidden="true"></span>` : nothing}
  </button>`;
}
