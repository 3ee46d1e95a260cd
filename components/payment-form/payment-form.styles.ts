import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { amountStyles } from '../internal/amount.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { choicesStyles } from '../internal/choices.styles.js';
import { disclosureStyles } from '../internal/disclosure.styles.js';
import { factsStyles } from '../internal/facts.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { problemSummaryStyles } from '../internal/problem-summary.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';
import { tableStyles } from '../internal/table.styles.js';

export const paymentFormStyles: CSSResultGroup = [
  hostStyles,
  alertStyles,
  amountStyles,
  badgeStyles,
  buttonStyles,
  choicesStyles,
  disclosureStyles,
  factsStyles,
  fieldStyles,
  iconStyles,
  panelStyles,
  problemSummaryStyles,
  skeletonStyles,
  tableStyles,
  css`
    .lead {
      font-size: var(--uss-use-size-l);
      font-weight: 600;
      line-height: 1.35;
      text-wrap: balance;
    }
    .summary {
      padding: var(--uss-use-space-4);
      border-radius: var(--uss-use-radius);
      background: var(--uss-use-accent-soft);
      font-size: var(--uss-use-size-l);
      font-weight: 600;
      line-height: 1.35;
      text-wrap: balance;
      overflow-wrap: anywhere;
    }
    @media (forced-colors: active) {
      .summary {
        border: var(--uss-use-line) solid CanvasText;
      }
    }
    .line-detail {
      display: block;
      color: var(--uss-use-text-muted);
      font-size: var(--uss-use-size-s);
      font-weight: normal;
    }
    .overdue {
      color: var(--uss-use-danger);
      font-weight: 600;
    }
    .choice-summary {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--uss-use-space-2);
    }
    @container uss (width >= 480px) {
      .amounts .choice-label {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: baseline;
        column-gap: var(--uss-use-space-4);
      }
      .amounts .choice-summary {
        flex-direction: row-reverse;
      }
    }
    /* What a choice opens, under its card: where the text of the card begins. */
    .opened {
      margin-inline-start: var(--uss-use-space-8);
    }
    @container uss (width < 420px) {
      .opened {
        margin-inline-start: var(--uss-use-space-4);
      }
    }
    .narrow {
      max-inline-size: 22em;
    }
    .fields {
      padding: var(--uss-use-space-4);
      border: var(--uss-use-line) solid var(--uss-use-border);
      border-radius: var(--uss-use-radius);
    }
    .fields-probe {
      border-radius: var(--uss-use-radius);
    }
    .receipt-head {
      display: flex;
      align-items: baseline;
      gap: var(--uss-use-space-2);
    }
    .receipt-head > .icon {
      color: var(--uss-use-success);
    }
    .reference {
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
];
