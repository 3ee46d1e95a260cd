import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from './icon.js';
import type { IconName } from './icon.js';

export interface BadgeOptions {
  /** The status word. */
  readonly label: string;
  readonly tone?: 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | undefined;
  readonly icon?: IconName | undefined;
}

/** A status in a word, with a picture where one helps. */
export function badge({ label, tone = 'neutral', icon: picture }: BadgeOptions): TemplateResult {
  return html`<span class="badge badge-${tone}"
    >${picture ? icon(picture) : nothing}<span>${label}</span></span
  >`;
}
