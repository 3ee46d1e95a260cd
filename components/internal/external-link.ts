import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import { icon } from './icon.js';

/** A link that leaves the page as it is and opens beside it. `href` must have been checked to be http or https. */
export function externalLink(
  localizer: Localizer,
  { href, label }: { readonly href: string; readonly label: string },
): TemplateResult {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer"
    >${label}<span class="visually-hidden"> ${localizer.text('opens-new-window')}</span
    >${icon('external')}</a
  >`;
}
