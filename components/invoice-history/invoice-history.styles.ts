import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { amountStyles } from '../internal/amount.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';
import { tableStyles } from '../internal/table.styles.js';

const shared: CSSResultGroup = [
  hostStyles,
  iconStyles,
  buttonStyles,
  amountStyles,
  panelStyles,
  skeletonStyles,
  tableStyles,
];

export const invoiceHistoryStyles: CSSResultGroup = [
  shared,
  badgeStyles,
  css`
    .cell-first .button {
      margin-inline-start: calc(-1 * var(--uss-use-space-2));
      min-block-size: 0;
      max-inline-size: 24ch;
      padding-block: 7px;
      overflow-wrap: break-word;
      text-align: start;
    }
    /* Numbers, dates and amounts of a row stand on one line. */
    .cell-first .button-label {
      align-self: baseline;
      min-inline-size: 0;
    }
    .amount {
      white-space: nowrap;
    }
    .skeleton-row {
      padding-block: var(--uss-use-space-4);
    }
    .button[aria-expanded] > .icon {
      transition: rotate var(--uss-use-motion);
    }
    .button[aria-expanded='true'] > .icon {
      rotate: 90deg;
    }
    .button[aria-expanded='true'] > .icon:dir(rtl) {
      rotate: -90deg;
    }
    .status {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--uss-use-space-2);
    }

    @container uss (width < 560px) {
      .cell-first .button {
        margin-inline: 0;
        padding-inline: 0;
      }
      .cell-content {
        min-inline-size: 0;
      }
      .status {
        justify-content: end;
      }
    }
  `,
];

export const invoiceLinesStyles: CSSResultGroup = [
  shared,
  css`
    .root {
      padding: var(--uss-use-space-2) var(--uss-use-space-4);
      border-inline-start: 3px solid var(--uss-use-border);
    }
    .line-detail {
      display: block;
      color: var(--uss-use-text-muted);
      font-size: var(--uss-use-size-s);
    }
    .line-detail:first-of-type {
      font-weight: normal;
    }
  `,
];
