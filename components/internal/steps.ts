import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import { icon } from './icon.js';

/** Where a flow stands: steps before `current` are done. */
export interface StepsOptions {
  /** Names the list. */
  readonly label: string;
  readonly steps: readonly string[];
  readonly current: number;
}

/** The steps of a flow in order. It shows where one is; going back is a button of the flow. */
export function steps(
  localizer: Localizer,
  { label, steps: names, current }: StepsOptions,
): TemplateResult {
  // Said outright: without markers a list is no list to one browser.
  return html`<ol class="steps" role=${'list'} aria-label=${label}>
    ${names.map((name, index) => {
      const state = index < current ? 'done' : index === current ? 'current' : 'ahead';
      return html`<li
        class="step step-${state}"
        aria-current=${state === 'current' ? 'step' : nothing}
      >
        <span class="step-mark" aria-hidden="true"
          >${state === 'done' ? icon('check') : localizer.number(index + 1)}</span
        >
        <span class="step-name"
          >${name}${
            state === 'done'
              ? html`<span class="visually-hidden">, ${localizer.text('step-done')}</span>`
              : nothing
          }</span
        >
      </li>`;
    })}
  </ol>`;
}
