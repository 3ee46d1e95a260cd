import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { amountStyles } from '../internal/amount.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { choicesStyles } from '../internal/choices.styles.js';
import { disclosureStyles } from '../internal/disclosure.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';
import { unitsFieldStyles } from '../internal/units-field.styles.js';

export const planPickerStyles: CSSResultGroup = [
  hostStyles,
  fieldStyles,
  iconStyles,
  buttonStyles,
  amountStyles,
  badgeStyles,
  choicesStyles,
  disclosureStyles,
  panelStyles,
  skeletonStyles,
  unitsFieldStyles,
  css`
    .choices-grid {
      grid-template-columns: repeat(
        auto-fill,
        minmax(min(100%, var(--uss-plan-width, 260px)), 1fr)
      );
    }

    /* With hundreds of plans only those in sight are laid out and painted. */
    .plans-many .plan {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 168px;
    }

    .skeleton .choice {
      min-block-size: 168px;
    }
    .plan-detail {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-2);
      margin-block-start: var(--uss-use-space-1);
      overflow-wrap: anywhere;
    }
    .plan-extras,
    .plan-tiers {
      display: grid;
      gap: var(--uss-use-space-1);
      list-style: none;
    }
    .plan-note {
      display: flex;
      gap: var(--uss-use-space-2);
      color: var(--uss-text, inherit);
    }
    .plan-note > .icon {
      margin-block-start: 0.125em;
      color: var(--uss-use-text-muted);
    }

    .plan-options {
      position: relative;
      z-index: 1;
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-4);
      margin-block-start: var(--uss-use-space-2);
      padding-block-start: var(--uss-use-space-4);
      border-block-start: var(--uss-use-line) solid var(--uss-use-border);
    }
    .plan-schedule {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 0 var(--uss-use-space-3);
      min-block-size: 32px;
    }
    .plan-running {
      min-block-size: 3.25em;
    }
    .plan-running .amount-figure {
      font-size: var(--uss-use-size-l);
    }
  `,
];
