import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { QuoteDifference } from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Quote } from '../../src/model/quote.js';
import { expiryText, payerText } from '../billing-group-selector/payer-text.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import { facts } from '../internal/facts.js';
import { below, type HeadingLevel } from '../internal/heading.js';
import { problemSummary } from '../internal/problem-summary.js';
import { changedFigures } from './changed-figures.js';
import { consentForm, missingConsent, type ConsentOptions } from './consent.js';
import { dueNowTable } from './due-now.js';
import { isNothing, quoteSentences } from './sentences.js';
import { timeline } from './timeline.js';
import type { WidthController } from './width-controller.js';

/**
 * What can be done with the figures. `again`: the same confirmation may be sent once more. `waiting`: newer figures are on
 * their way. `closed`: these are not the present ones, and no newer ones came.
 */
export type ConfirmMode = 'open' | 'busy' | 'waiting' | 'closed' | 'again' | 'none';

/** Figures of an earlier choice, or of this one and perhaps out of date; new ones are under way, or could not be had. */
export type Staleness = 'choice' | 'choice-failed' | 'time' | 'time-failed';

export interface QuoteViewOptions extends ConsentOptions {
  readonly level: HeadingLevel;
  readonly staleness: Staleness | undefined;
  /** What changed since the customer last saw figures of this choice. */
  readonly difference: QuoteDifference | undefined;
  /** A refusal above the figures has said that they changed. */
  readonly refused: boolean;
  readonly asked: boolean;
  readonly mode: ConfirmMode;
  readonly room: WidthController;
  readonly expanded: boolean;
  readonly onAgree: (key: string, yes: boolean) => void;
  readonly onConfirm: () => void;
  readonly onRetry: () => void;
  readonly onExpand: (expanded: boolean) => void;
}

/** The review before confirming: what, how much, when, from whom (3.3.4). */
export function quoteView(localizer: Localizer, options: QuoteViewOptions): TemplateResult {
  const { level, quote, staleness, room, expanded, onExpand } = options;
  const [first, ...more] = quoteSentences(localizer, quote);
  return html`<div class="stack stack-loose">
    ${changed(localizer, options)}
    <div class="summary stack stack-tight" part="summary">
      <p class="summary-first">${first}</p>
      ${more.map((sentence) => html`<p>${sentence}</p>`)}
      <p class="small muted">
        ${
          staleness
            ? localizer.text('preview-stale', { case: staleness })
            : localizer.text('preview-starts', { date: localizer.dateLong(quote.effectiveDate) })
        }
      </p>
    </div>
    <div class="stack">${dueNowTable(localizer, quote)} ${facts(whoAndNext(localizer, quote))}</div>
    ${timeline(localizer, { level: below(level), quote, room, expanded, onExpand })}
    ${confirmation(localizer, options)}
  </div>`;
}

function changed(localizer: Localizer, options: QuoteViewOptions): TemplateResult | typeof nothing {
  if (!options.changed) return nothing;
  return html`<div class="stack stack-tight">
    ${options.refused ? nothing : alert(localizer, { tone: 'warning', title: localizer.text('preview-renewed') })}
    ${options.difference ? changedFigures(localizer, options.difference) : nothing}
  </div>`;
}

function whoAndNext(localizer: Localizer, { nextInvoice, payer }: Quote) {
  return [
    {
      label: localizer.text('preview-next-invoice'),
      value: nextInvoice
        ? localizer.text('preview-next-invoice-on', {
            amount: localizer.money(nextInvoice.amount),
            date: localizer.dateLong(nextInvoice.date),
          })
        : localizer.text('preview-no-next-invoice'),
    },
    { label: localizer.text('preview-payer'), value: payerName(localizer, payer) },
  ];
}

function payerName(localizer: Localizer, { name, payer }: Quote['payer']): TemplateResult {
  const expiry = payer.by === 'method' ? expiryText(localizer, payer.primary) : undefined;
  return html`<bdi>${name}</bdi><span class="line-detail">${payerText(localizer, payer)}</span>${
      expiry ? html`<span class="line-detail">${expiry}</span>` : nothing
    }`;
}

function confirmation(
  localizer: Localizer,
  options: QuoteViewOptions,
): TemplateResult | typeof nothing {
  const { mode, asked, onConfirm, onRetry, onAgree } = options;
  if (mode === 'none') return nothing;
  const problems = asked ? missingConsent(localizer, options) : [];
  const again = mode === 'again';
  return html`<div class="confirmation stack screen-only" part="actions">
    ${problems.length > 0 ? problemSummary(localizer, 'problems', problems) : nothing}
    ${again ? nothing : consentForm(localizer, { ...options, asked, onChange: onAgree })}
    <div class="actions">
      ${button({
        label: again
          ? localizer.text('preview-try-once-more')
          : confirmLabel(localizer, options.quote),
        kind: 'primary',
        busy: mode === 'busy' || mode === 'waiting',
        closed: mode === 'closed',
        describedBy: mode === 'open' || again ? undefined : 'confirm-status',
        onPress: again ? onRetry : onConfirm,
      })}
    </div>
    ${status(localizer, mode)}
  </div>`;
}

function status(localizer: Localizer, mode: ConfirmMode): TemplateResult | typeof nothing {
  if (mode === 'open' || mode === 'again') return nothing;
  const text = localizer.text(mode === 'busy' ? 'end-submitting' : 'preview-closed');
  return html`<p class="small muted" id="confirm-status">${text}</p>`;
}

function confirmLabel(localizer: Localizer, { dueNow, payer }: Quote): string {
  const { figure, credit } = localizer.moneyParts(dueNow.total);
  const pays = !credit && !isNothing(dueNow.total);
  return localizer.text('preview-confirm', {
    case: !pays ? 'nothing' : payer.payer.by === 'terms' ? 'invoice' : 'pay',
    amount: figure,
  });
}
