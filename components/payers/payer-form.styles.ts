import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { amountStyles } from '../internal/amount.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { choicesStyles } from '../internal/choices.styles.js';
import { factsStyles } from '../internal/facts.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { problemSummaryStyles } from '../internal/problem-summary.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';
import { tableStyles } from '../internal/table.styles.js';

export const payerFormStyles: CSSResultGroup = [
  hostStyles,
  alertStyles,
  amountStyles,
  buttonStyles,
  choicesStyles,
  factsStyles,
  fieldStyles,
  iconStyles,
  panelStyles,
  problemSummaryStyles,
  skeletonStyles,
  tableStyles,
  css`
    /* Read by the fields of a payment taker, which take over how round corners are. */
    .fields-probe {
      border-radius: var(--uss-use-radius);
    }
    .field:not(.check) {
      max-inline-size: 30em;
    }
    .line-detail {
      display: block;
      color: var(--uss-use-text-muted);
      font-size: var(--uss-use-size-s);
      font-weight: normal;
    }
  `,
];
