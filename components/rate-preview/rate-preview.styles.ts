import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { amountStyles } from '../internal/amount.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { disclosureStyles } from '../internal/disclosure.styles.js';
import { factsStyles } from '../internal/facts.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { problemSummaryStyles } from '../internal/problem-summary.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';
import { tableStyles } from '../internal/table.styles.js';
import { timelinePictureStyles } from './timeline-picture.styles.js';

export const ratePreviewStyles: CSSResultGroup = [
  hostStyles,
  alertStyles,
  amountStyles,
  badgeStyles,
  buttonStyles,
  disclosureStyles,
  factsStyles,
  fieldStyles,
  iconStyles,
  panelStyles,
  problemSummaryStyles,
  skeletonStyles,
  tableStyles,
  timelinePictureStyles,
  css`
    .summary {
      padding: var(--uss-use-space-4);
      border-radius: var(--uss-use-radius);
      background: var(--uss-use-accent-soft);
    }
    @media (forced-colors: active) {
      .summary {
        border: var(--uss-use-line) solid CanvasText;
      }
    }
    .summary-first {
      font-size: var(--uss-use-size-l);
      font-weight: 600;
      line-height: 1.35;
      text-wrap: balance;
    }

    .summary,
    .sentences,
    .confirmation,
    .table bdi,
    .line-detail {
      overflow-wrap: anywhere;
    }
    .line-detail,
    .basis {
      display: block;
      color: var(--uss-use-text-muted);
      font-size: var(--uss-use-size-s);
      font-weight: normal;
    }

    .sentences {
      display: grid;
      gap: var(--uss-use-space-1);
      list-style: none;
    }
    .sentences > li {
      position: relative;
      padding-inline-start: var(--uss-use-space-4);
    }
    .sentences > li::before {
      position: absolute;
      inset-inline-start: var(--uss-use-space-1);
      inset-block-start: 0.65em;
      inline-size: 4px;
      block-size: 4px;
      border-radius: 50%;
      background: currentColor;
      content: '';
    }

    .parts {
      display: grid;
      gap: var(--uss-use-space-2);
      padding-inline-start: var(--uss-use-space-4);
      border-inline-start: var(--uss-use-line) solid var(--uss-use-border-strong);
      list-style: none;
    }
    .part {
      display: flex;
      justify-content: space-between;
      gap: var(--uss-use-space-4);
    }
    .part > :first-child {
      min-inline-size: 0;
    }

    .confirmation legend {
      margin-block-end: var(--uss-use-space-2);
    }
    .terms-link {
      padding-inline-start: calc(18px + var(--uss-use-space-3));
    }

    .line-details {
      display: flex;
      flex-wrap: wrap;
      column-gap: var(--uss-use-space-2);
    }
    @container uss (width >= 400px) {
      .line-details > .line-detail + .line-detail::before {
        content: '·' / '';
        margin-inline-end: var(--uss-use-space-2);
      }
    }
    @container uss (width < 400px) {
      .line-details > .line-detail {
        flex-basis: 100%;
      }
    }

    .charged-on {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--uss-use-space-1) var(--uss-use-space-2);
    }

    .receipt-head {
      display: flex;
      align-items: center;
      gap: var(--uss-use-space-2);
    }
    .receipt-head > .icon {
      color: var(--uss-use-success);
      inline-size: 1.75em;
      block-size: 1.75em;
    }
  `,
];
