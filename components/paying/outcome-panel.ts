import { html, nothing, type TemplateResult } from 'lit';
import type { AdapterError } from '../../src/context/connection.js';
import { errorText } from '../../src/controllers/error-text.js';
import type { Outcome } from '../../src/controllers/outcome.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import type { Failure } from './write-flow.js';

/** What is written, for the words. */
export type What = 'payment' | 'method' | 'group';

export interface OutcomePanelOptions {
  readonly what: What;
  readonly outcome: Outcome;
  /** Why the last try came to nothing. */
  readonly failure: Failure | undefined;
  readonly onCheck: () => void;
  /** Left out where the figures are not on the screen: nobody says yes to what cannot be seen (A13). */
  readonly onAgain: (() => void) | undefined;
  readonly onNoted: () => void;
}

/** Id of the panel: focus goes there when a write ends, so that its message is read. */
export const outcomeId = 'outcome';

/** Where a confirmation stands, or why the last one came to nothing; nothing where there is nothing to say. No control that could send an unknown one again. */
export function outcomePanel(
  localizer: Localizer,
  options: OutcomePanelOptions,
): TemplateResult | typeof nothing {
  const { outcome, failure } = options;
  const told = outcome.state === 'idle' ? failure : outcome;
  switch (told?.state) {
    case 'submitting':
      return focusable(
        alert(localizer, {
          tone: 'info',
          title: localizer.text('paying-submitting', { what: options.what }),
        }),
      );
    case 'unknown':
      return unknownPanel(localizer, told, options);
    case 'not-sent':
      return notSentPanel(localizer, told, options);
    case 'refused':
      return refusedPanel(localizer, told, options);
    case 'not-applied':
      return focusable(
        alert(localizer, {
          tone: 'warning',
          title: localizer.text('paying-not-applied', { what: options.what }),
        }),
      );
    case 'needs-help':
      return needsHelpPanel(localizer, told, options);
    default:
      return nothing;
  }
}

type Told<S extends Outcome['state']> = Extract<Outcome, { readonly state: S }>;

function focusable(content: TemplateResult): TemplateResult {
  return html`<div id=${outcomeId} tabindex="-1">${content}</div>`;
}

function unknownPanel(
  localizer: Localizer,
  { resumed, error, look }: Told<'unknown'>,
  { what, onCheck }: OutcomePanelOptions,
): TemplateResult {
  return focusable(
    alert(localizer, {
      tone: 'warning',
      title: localizer.text('paying-unknown', { what }),
      body: html`${resumed ? html`<p>${localizer.text('paying-resumed')}</p>` : nothing}
        <p>${localizer.text('paying-unknown-more', { what })}</p>
        ${hindrance(localizer, error)}
        <p role="status">
          ${look === 'no-answer' ? localizer.text('paying-no-answer') : nothing}
        </p>`,
      actions: button({
        label: localizer.text('paying-check-now'),
        icon: 'retry',
        busy: look === 'under-way',
        onPress: onCheck,
      }),
    }),
  );
}

/** Why it cannot be found out at the moment, where that is something to know. What other errors advise is for calls that may be made again. */
function hindrance(
  localizer: Localizer,
  error: AdapterError | undefined,
): TemplateResult | typeof nothing {
  if (error?.code === 'offline') return html`<p>${localizer.text('paying-unknown-offline')}</p>`;
  return error?.kind === 'session' ? html`<p>${errorText(localizer, error)}</p>` : nothing;
}

function notSentPanel(
  localizer: Localizer,
  { error }: Told<'not-sent'>,
  { what, onAgain }: OutcomePanelOptions,
): TemplateResult {
  return focusable(
    alert(localizer, {
      tone: 'danger',
      title: localizer.text('paying-not-sent', { what }),
      body: error && errorText(localizer, error),
      actions:
        onAgain &&
        button({
          label: localizer.text('paying-try-once-more'),
          icon: 'retry',
          onPress: onAgain,
        }),
    }),
  );
}

/** A payment that failed is the one thing that is said over whatever is being read (A11). */
function refusedPanel(
  localizer: Localizer,
  { refusal, quote }: Told<'refused'>,
  { what }: OutcomePanelOptions,
): TemplateResult {
  const isChanged = refusal === 'quote-changed' && quote !== undefined;
  if (refusal === 'payment-declined') {
    return focusable(
      alert(localizer, {
        tone: 'danger',
        title: localizer.text('paying-declined'),
        body: localizer.text('paying-declined-more'),
        assertive: true,
      }),
    );
  }
  return focusable(
    alert(localizer, {
      tone: isChanged ? 'warning' : 'danger',
      title: localizer.text('paying-refused', { what }),
      body: isChanged
        ? localizer.text('paying-changed', { what })
        : localizer.text(`refusal-${refusal}`),
      assertive: what === 'payment' && !isChanged,
    }),
  );
}

function needsHelpPanel(
  localizer: Localizer,
  { reference }: Told<'needs-help'>,
  { what, onNoted }: OutcomePanelOptions,
): TemplateResult {
  return focusable(
    alert(localizer, {
      tone: 'danger',
      title: localizer.text('paying-needs-help', { what }),
      body: localizer.text('paying-needs-help-more', { what, reference }),
      actions: button({ label: localizer.text('paying-noted'), onPress: onNoted }),
    }),
  );
}

/** What to say of a state that came while the customer was elsewhere on the page. */
export function outcomeText(
  localizer: Localizer,
  outcome: Exclude<Outcome, { readonly state: 'idle' }>,
  what: What,
): string {
  switch (outcome.state) {
    case 'needs-help':
      return localizer.text('paying-needs-help-more', { what, reference: outcome.reference });
    case 'done-with-problem':
      return localizer.text('paying-done', { what });
    default:
      return localizer.text(`paying-${outcome.state}`, { what });
  }
}
