import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { choicesStyles } from '../internal/choices.styles.js';
import { dateFieldStyles } from '../internal/date-field.styles.js';
import { dialogStyles } from '../internal/dialog.styles.js';
import { disclosureStyles } from '../internal/disclosure.styles.js';
import { factsStyles } from '../internal/facts.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';

export const changeQueueStyles: CSSResultGroup = [
  hostStyles,
  alertStyles,
  badgeStyles,
  buttonStyles,
  choicesStyles,
  dateFieldStyles,
  dialogStyles,
  disclosureStyles,
  factsStyles,
  fieldStyles,
  iconStyles,
  panelStyles,
  skeletonStyles,
  css`
    .list {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-4);
      list-style: none;
    }
    .item {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-3);
      padding: var(--uss-use-space-4);
      border: var(--uss-use-line) solid var(--uss-use-border);
      border-radius: var(--uss-use-radius);
    }
    .item-head {
      align-items: start;
    }
    .closed {
      display: grid;
      gap: var(--uss-use-space-1);
      list-style: none;
    }
    .narrow {
      max-inline-size: 400px;
    }
  `,
];
