import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import { icon } from './icon.js';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

export interface AlertOptions {
  readonly tone: Tone;
  /** In place of the tone's own word, which is then only spoken. */
  readonly title?: string | undefined;
  readonly body?: TemplateResult | string | undefined;
  /** Buttons or links that mend it. */
  readonly actions?: TemplateResult | undefined;
  readonly id?: string | undefined;
  /**
   * Spoken at once when it appears, over whatever is being read: for a failed payment only. All else is said
   * by the element's {@link Announcer}.
   */
  readonly assertive?: boolean | undefined;
}

/** A message in place. Its tone is told by a word and a picture, colour only helps. */
export function alert(localizer: Localizer, options: AlertOptions): TemplateResult {
  const { tone, title, body = nothing, actions } = options;
  const word = localizer.text(`word-${tone}`);
  return html`<div
    class="alert alert-${tone}"
    id=${options.id ?? nothing}
    role=${options.assertive ? 'alert' : nothing}
  >
    ${icon(tone)}
    <div class="alert-text">
      <p class="alert-title">
        ${title ? html`<span class="visually-hidden">${word}: </span>${title}` : word}
      </p>
      ${body === nothing ? nothing : html`<div class="alert-body">${body}</div>`}
      ${actions ? html`<div class="actions alert-actions">${actions}</div>` : nothing}
    </div>
  </div>`;
}
