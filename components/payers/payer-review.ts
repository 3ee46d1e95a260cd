import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Payer } from '../../src/model/billing-group.js';
import type { BillingGroupDraft, PayerQuote } from '../../src/model/payer-change.js';
import {
  fullMethodText,
  namedMethodText,
  payerText,
} from '../billing-group-selector/payer-text.js';
import { amount } from '../internal/amount.js';
import { facts, type Fact } from '../internal/facts.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { linesTable } from '../rate-preview/charges.js';

/**
 * What is saved, and what follows from it: the method that is kept and the one that is disabled, every billing group with how it paid and how it
 * pays from then on, and what is invoiced with it (A13, T38).
 */
export function payerReview(
  localizer: Localizer,
  quote: PayerQuote,
  level: HeadingLevel,
): TemplateResult {
  const { draft } = quote;
  return html`<div class="stack">
    ${draft.kind === 'billing-group' ? facts(ofGroup(localizer, draft, quote)) : methodFacts(localizer, quote, level)}
    ${dueNow(localizer, quote)}
  </div>`;
}

/** The group that is made or changed, then what is left to those that plans move away from. */
function ofGroup(localizer: Localizer, draft: BillingGroupDraft, { groups }: PayerQuote): Fact[] {
  const id = draft.group.do === 'update' ? draft.group.billingGroupId : undefined;
  const isMeant = ({ billingGroupId }: PayerQuote['groups'][number]) => billingGroupId === id;
  return [
    ...detailFacts(localizer, draft),
    ...groups.filter(isMeant).flatMap((group) => groupFacts(localizer, group)),
    ...groups
      .filter((group) => !isMeant(group))
      .map(({ name, paysFor }) => ({
        label: localizer.text('payers-plans-left', { group: name }),
        value: paysFor.length === 0 ? localizer.text('payers-plans-gone') : localizer.list(paysFor),
      })),
  ];
}

function methodFacts(
  localizer: Localizer,
  { adds, closes, groups }: PayerQuote,
  level: HeadingLevel,
): TemplateResult {
  const rows: Fact[] = [
    ...(adds
      ? [{ label: localizer.text('payers-new-method'), value: fullMethodText(localizer, adds) }]
      : []),
    // What is removed has been named in the title and what follows it.
    ...(closes && adds
      ? [
          {
            label: localizer.text('payers-closed-method'),
            value: fullMethodText(localizer, closes),
          },
        ]
      : []),
  ];
  return html`${facts(rows)}
  ${groups.map(
    (group) =>
      html`<div class="stack stack-tight">
        ${heading({ level, text: group.name })} ${facts(groupFacts(localizer, group))}
      </div>`,
  )}`;
}

/** What the customer wrote, as it will be saved. */
function detailFacts(localizer: Localizer, { group }: BillingGroupDraft): Fact[] {
  const { name, description } = group;
  return [
    ...(name === undefined
      ? []
      : [{ label: localizer.text('payers-group-name'), value: html`<bdi>${name}</bdi>` }]),
    ...(description
      ? [
          {
            label: localizer.text('payers-group-description'),
            value: html`<bdi>${description}</bdi>`,
          },
        ]
      : []),
  ];
}

function groupFacts(
  localizer: Localizer,
  { before, after, paysFor }: PayerQuote['groups'][number],
): Fact[] {
  const fact = (label: string, told: (payer: Payer) => string | undefined): Fact[] => {
    const to = told(after);
    const from = before && told(before);
    if (to === undefined && from === undefined) return [];
    const none = localizer.text('payers-no-backup');
    const value =
      before === undefined || from === to
        ? (to ?? none)
        : localizer.text('payers-from-to', { from: from ?? none, to: to ?? none });
    return [{ label, value }];
  };
  return [
    ...fact(localizer.text('payers-pays-with'), (payer) =>
      payer.by === 'method'
        ? fullMethodText(localizer, payer.primary)
        : payerText(localizer, payer),
    ),
    ...fact(localizer.text('payers-backup-with'), (payer) =>
      payer.by === 'method' && payer.backup ? namedMethodText(localizer, payer.backup) : undefined,
    ),
    ...fact(localizer.text('payers-numbers-ean'), (payer) =>
      payer.by === 'terms' ? payer.eanNumber : undefined,
    ),
    ...fact(localizer.text('payers-numbers-requisition'), (payer) =>
      payer.by === 'terms' ? payer.requisitionNumber : undefined,
    ),
    {
      label: localizer.text('payers-plans'),
      value: paysFor.length === 0 ? localizer.text('payers-no-plans') : localizer.list(paysFor),
    },
  ];
}

function dueNow(localizer: Localizer, { dueNow: charges }: PayerQuote): TemplateResult {
  if (!charges) return html`<p class="muted">${localizer.text('payers-nothing-charged')}</p>`;
  return linesTable(localizer, {
    caption: localizer.text('payers-due-now'),
    lines: charges.lines,
    totals: [{ label: localizer.text('total'), value: amount(localizer, charges.total) }],
  });
}
