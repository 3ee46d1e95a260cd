import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AdapterError } from '../../src/context/connection.js';
import { errorText } from '../../src/controllers/error-text.js';
import type { EndedOutcome, Outcome } from '../../src/controllers/outcome.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import { isMadeNow } from './change-sentences.js';
import { isMeanwhile, meanwhilePanel } from './meanwhile.js';

/** An end after which new figures are asked for at once, while its reason stays on the screen. */
export type Failure = Extract<EndedOutcome, { readonly state: 'refused' | 'not-applied' }>;

export interface OutcomePanelOptions {
  readonly outcome: Outcome;
  /** How the try before the present figures ended. */
  readonly failure: Failure | undefined;
  /** Whether figures stand below. */
  readonly figures: boolean;
  readonly onCheck: () => void;
}

/** Above the figures: how the last try to confirm ended, or where the present one stands. */
export function outcomePanel(
  localizer: Localizer,
  { outcome, failure, figures, onCheck }: OutcomePanelOptions,
): TemplateResult | typeof nothing {
  const told = outcome.state === 'idle' ? failure : outcome;
  switch (told?.state) {
    case 'unknown':
      return unknownPanel(localizer, told, onCheck);
    case 'submitting':
      return figures ? nothing : submittingPanel(localizer);
    case 'not-sent':
      return notSentPanel(localizer, told.error);
    case 'refused':
      return refusedPanel(localizer, told.refusal);
    case 'not-applied':
      return notAppliedPanel(localizer);
    default:
      return nothing;
  }
}

/** Where a script moves the focus to, so that the message is read: it stands in the place of what had the focus. */
function focusable(content: TemplateResult): TemplateResult {
  return html`<div id="outcome" tabindex="-1">${content}</div>`;
}

/** Sent, and nobody knows yet. No control that could send it again. */
function unknownPanel(
  localizer: Localizer,
  { resumed, error, look }: Extract<Outcome, { readonly state: 'unknown' }>,
  onCheck: () => void,
): TemplateResult {
  return focusable(
    alert(localizer, {
      tone: 'warning',
      title: localizer.text('preview-unknown'),
      body: html`${resumed ? html`<p>${localizer.text('preview-resumed')}</p>` : nothing}
        <p>${localizer.text('preview-unknown-more')}</p>
        ${error ? html`<p>${errorText(localizer, error)}</p>` : nothing}
        <p role="status">
          ${look === 'no-answer' ? localizer.text('preview-no-answer') : nothing}
        </p>`,
      actions: button({
        label: localizer.text('preview-check-now'),
        icon: 'retry',
        busy: look === 'under-way',
        onPress: onCheck,
      }),
    }),
  );
}

/** After a reload, while the write that was under way is looked up or sent. */
function submittingPanel(localizer: Localizer): TemplateResult {
  return focusable(alert(localizer, { tone: 'info', title: localizer.text('end-submitting') }));
}

/** Nothing left this page: the same may be sent once more. */
function notSentPanel(localizer: Localizer, error: AdapterError | undefined): TemplateResult {
  return focusable(
    alert(localizer, {
      tone: 'danger',
      title: localizer.text('end-not-sent'),
      body: error && errorText(localizer, error),
    }),
  );
}

/** Not made, for a reason; the figures below are new ones. */
function refusedPanel(localizer: Localizer, refusal: RefusalCode): TemplateResult {
  if (isMeanwhile(refusal)) return focusable(meanwhilePanel(localizer, refusal));
  return focusable(
    alert(localizer, {
      tone: 'danger',
      title: localizer.text('end-refused'),
      body: localizer.text(`refusal-${refusal}`),
    }),
  );
}

/** Sent, and proven to have done nothing. */
function notAppliedPanel(localizer: Localizer): TemplateResult {
  return focusable(alert(localizer, { tone: 'warning', title: localizer.text('end-not-applied') }));
}

/** Not proven either way: for a person to look up. */
export function needsHelpPanel(
  localizer: Localizer,
  { reference, onNoted }: { readonly reference: string; readonly onNoted: () => void },
): TemplateResult {
  return focusable(
    alert(localizer, {
      tone: 'danger',
      title: localizer.text('preview-needs-help'),
      body: localizer.text('end-needs-help', { reference }),
      actions: button({ label: localizer.text('preview-noted'), onPress: onNoted }),
    }),
  );
}

/** What to say of a state that came while the customer was elsewhere on the page. */
export function outcomeText(
  localizer: Localizer,
  outcome: Exclude<Outcome, { readonly state: 'idle' }>,
  madeQuote: PlanQuote | undefined,
): string {
  switch (outcome.state) {
    case 'done':
      return madeTitle(localizer, madeQuote);
    case 'refused':
      return localizer.text(isMeanwhile(outcome.refusal) ? 'preview-meanwhile' : 'end-refused');
    case 'unknown':
      return localizer.text('preview-unknown');
    case 'needs-help':
      return localizer.text('end-needs-help', { reference: outcome.reference });
    default:
      return localizer.text(`end-${outcome.state}`);
  }
}

/** That a change is made, or planned; after a reload it is not known any more which. */
export function madeTitle(localizer: Localizer, quote: PlanQuote | undefined): string {
  if (!quote) return localizer.text('preview-receipt-through');
  return localizer.text(isMadeNow(quote) ? 'end-done' : 'preview-receipt-planned');
}
