import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { choicesStyles } from '../internal/choices.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';

export const billingGroupSelectorStyles: CSSResultGroup = [
  hostStyles,
  fieldStyles,
  iconStyles,
  buttonStyles,
  badgeStyles,
  choicesStyles,
  panelStyles,
  skeletonStyles,
  css`
    .skeleton .choice {
      min-block-size: 108px;
    }
    .payer {
      display: flex;
      gap: var(--uss-use-space-2);
    }
    .payer > .icon {
      margin-block-start: 0.125em;
      color: var(--uss-use-text-muted);
    }
    .payer-words {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--uss-use-space-2);
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .narrow {
      max-inline-size: 400px;
    }
    .group-detail {
      gap: 2px;
      overflow-wrap: anywhere;
    }
    .group-dunning {
      display: flex;
      gap: var(--uss-use-space-2);
      color: var(--uss-use-warning);
      font-weight: 600;
    }
  `,
];
