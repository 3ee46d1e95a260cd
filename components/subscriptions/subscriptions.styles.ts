import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { disclosureStyles } from '../internal/disclosure.styles.js';
import { factsStyles } from '../internal/facts.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';

export const subscriptionsStyles: CSSResultGroup = [
  hostStyles,
  alertStyles,
  badgeStyles,
  buttonStyles,
  disclosureStyles,
  factsStyles,
  iconStyles,
  panelStyles,
  skeletonStyles,
  css`
    .plans,
    .under {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      list-style: none;
    }
    .plans {
      gap: var(--uss-use-space-6);
    }
    .plan {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-3);
    }
    .plans > .plan {
      padding: var(--uss-use-space-4);
      border: var(--uss-use-line) solid var(--uss-use-border);
      border-radius: var(--uss-use-radius);
    }
    /* What hangs under a plan stands beside a line that comes from it. */
    .under {
      gap: var(--uss-use-space-4);
      padding-block-start: var(--uss-use-space-4);
      padding-inline-start: var(--uss-use-space-4);
      border-inline-start: 2px solid var(--uss-use-border);
    }
    .plan-head {
      align-items: start;
    }
    .note {
      display: flex;
      gap: var(--uss-use-space-2);
      align-items: start;
      font-size: var(--uss-use-size-s);
    }
    .closed {
      display: grid;
      gap: var(--uss-use-space-1);
      list-style: none;
    }
  `,
];
