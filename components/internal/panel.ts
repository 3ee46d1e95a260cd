import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import { alert } from './alert.js';
import { button } from './button.js';

export interface FailedOptions {
  /** What happened and what to do, from the error's code. */
  readonly message: string;
  /** In place of "This could not be loaded." */
  readonly title?: string | undefined;
  /** What to name when asking for help. */
  readonly reference?: string | undefined;
  /** Left out where trying again cannot help. */
  readonly onRetry?: (() => void) | undefined;
}

/** In the place of what could not be loaded. */
export function failedPanel(localizer: Localizer, options: FailedOptions): TemplateResult {
  const { message, reference, onRetry } = options;
  return alert(localizer, {
    tone: 'danger',
    title: options.title ?? localizer.text('state-failed'),
    body: html`<p>${message}</p>
      ${
        reference
          ? html`<p class="small muted">${localizer.text('error-reference', { reference })}</p>`
          : nothing
      }`,
    actions: onRetry
      ? button({ label: localizer.text('retry'), icon: 'retry', onPress: onRetry })
      : undefined,
  });
}

export interface EmptyOptions {
  /** What there is none of. */
  readonly title: string;
  /** What would bring some. */
  readonly body?: string | undefined;
  readonly action?: TemplateResult | undefined;
}

/** In the place of a list without rows. */
export function emptyPanel({ title, body, action }: EmptyOptions): TemplateResult {
  return html`<div class="panel empty">
    <p class="strong">${title}</p>
    ${body ? html`<p class="muted">${body}</p>` : nothing}
    ${action ? html`<div class="actions">${action}</div>` : nothing}
  </div>`;
}

/** Before an element knows whom to ask. */
export function waitingPanel(localizer: Localizer): TemplateResult {
  return html`<div class="panel empty">
    <p class="muted">${localizer.text('state-waiting')}</p>
  </div>`;
}

/** For the person who builds the page: what an element lacks, and where to put it. `operation` is left out when it has no adapter at all. */
export function setupPanel(
  localizer: Localizer,
  { element, operation }: { readonly element: string; readonly operation?: string | undefined },
): TemplateResult {
  return alert(localizer, {
    tone: 'warning',
    body: operation
      ? localizer.text('setup-no-operation', { element, operation })
      : localizer.text('setup-no-adapter', { element }),
  });
}

export interface ReadFailureOptions {
  /** Tag and operation, for the person who builds the page. */
  readonly element: string;
  readonly operation: string;
  readonly error: {
    readonly code: string;
    readonly retryable: boolean;
    readonly requestId?: string | undefined;
  };
  /** What happened and what to do, from the error's code. */
  readonly message: string;
  /** True where an answer from before is still on the screen. */
  readonly stale: boolean;
  readonly onRetry: () => void;
}

/** In the place of an answer that did not come, or above the last one that did. */
export function readFailurePanel(
  localizer: Localizer,
  { element, operation, error, message, stale, onRetry }: ReadFailureOptions,
): TemplateResult {
  if (error.code === 'operation-missing') return setupPanel(localizer, { element, operation });
  return failedPanel(localizer, {
    message,
    title: stale ? localizer.text('state-stale') : undefined,
    reference: error.requestId,
    onRetry: error.retryable ? onRetry : undefined,
  });
}
