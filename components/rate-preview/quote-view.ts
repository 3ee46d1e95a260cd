import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { QuoteDifference } from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import { facts } from '../internal/facts.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { problemSummary } from '../internal/problem-summary.js';
import { alongSentences, changeSentences } from './change-sentences.js';
import { changedFigures } from './changed-figures.js';
import { dueNowTable, withNextTable } from './charges.js';
import { comparisons } from './comparison.js';
import { consentForm, missingConsent, warningText, type ConsentOptions } from './consent.js';
import { nextFact } from './next-fact.js';
import { payerFact, payersTable } from './payers.js';
import { sentenceList } from './sentence-list.js';
import { isNothing, onlyWaits, paidBy, quoteSentences } from './sentences.js';
import { timeline, type Drawing } from './timeline.js';
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
  /** Whether it is to be told that the figures changed: `figures` only, where a refusal above them has said so in words. */
  readonly tellChange: 'words' | 'figures' | 'nothing';
  readonly asked: boolean;
  readonly mode: ConfirmMode;
  readonly room: WidthController;
  readonly drawing: Drawing | undefined;
  readonly expanded: boolean;
  readonly onAgree: (key: string, yes: boolean) => void;
  readonly onConfirm: () => void;
  readonly onRetry: () => void;
  readonly onExpand: (expanded: boolean) => void;
}

/** The review before confirming: what happens, how much, when, from whom (3.3.4). */
export function quoteView(localizer: Localizer, options: QuoteViewOptions): TemplateResult {
  const { level, quote } = options;
  return html`<div class="stack stack-loose">
    ${changed(localizer, options)} ${summary(localizer, options)} ${notMade(localizer, quote)}
    ${comparisons(localizer, quote)} ${along(localizer, options)}
    <div class="stack">
      ${dueNowTable(localizer, quote)} ${withNextTable(localizer, quote)}
      ${payersTable(localizer, quote)} ${whoAndNext(localizer, quote)}
    </div>
    ${onlyWaits(quote) ? nothing : timeline(localizer, { ...options, level: below(level) })}
    ${confirmation(localizer, options)}
  </div>`;
}

function changed(localizer: Localizer, options: QuoteViewOptions): TemplateResult | typeof nothing {
  const { changed: isChanged, tellChange, difference } = options;
  if (!isChanged || tellChange === 'nothing') return nothing;
  return html`<div class="stack stack-tight">
    ${tellChange === 'figures' ? nothing : alert(localizer, { tone: 'warning', title: localizer.text('preview-renewed') })}
    ${difference ? changedFigures(localizer, difference) : nothing}
  </div>`;
}

/** First the amount and the date, then what it is for. */
function summary(localizer: Localizer, { quote, staleness }: QuoteViewOptions): TemplateResult {
  const [first, ...more] = quoteSentences(localizer, quote);
  return html`<div class="summary stack stack-tight" part="summary">
    <p class="summary-first">${first}</p>
    ${sentenceList(changeSentences(localizer, quote))}
    ${more.map((sentence) => html`<p>${sentence}</p>`)}
    ${
      staleness
        ? html`<p class="small muted">${localizer.text('preview-stale', { case: staleness })}</p>`
        : nothing
    }
  </div>`;
}

/** That nothing will come of what the sentences above say. */
function notMade(localizer: Localizer, { warnings, asOf }: PlanQuote): TemplateResult[] {
  return warnings
    .filter(({ code }) => code === 'parent-will-be-inactive')
    .map((warning) =>
      alert(localizer, { tone: 'warning', body: warningText(localizer, warning, asOf) }),
    );
}

function along(
  localizer: Localizer,
  { quote, level }: QuoteViewOptions,
): TemplateResult | typeof nothing {
  const sentences = alongSentences(localizer, quote);
  if (sentences.length === 0) return nothing;
  return html`<div class="stack stack-tight">
    ${heading({ level: below(level), text: localizer.text('preview-along') })}
    <ul class="sentences">
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </div>`;
}

function whoAndNext(localizer: Localizer, quote: PlanQuote): TemplateResult | typeof nothing {
  const rows = [...nextFact(localizer, quote), ...payerFact(localizer, quote)];
  return rows.length > 0 ? facts(rows) : nothing;
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
      <slot name="back"></slot>
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

const confirmCases = { method: 'pay', terms: 'invoice', both: 'due' } as const;

function confirmLabel(localizer: Localizer, quote: PlanQuote): string {
  const { total } = quote.dueNow;
  const { figure, credit } = localizer.moneyParts(total);
  const owed = credit ? 'credit' : confirmCases[paidBy(quote)];
  return localizer.text('preview-confirm', {
    case: isNothing(total) ? 'nothing' : owed,
    amount: figure,
  });
}
