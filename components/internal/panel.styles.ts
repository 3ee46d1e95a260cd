import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { alertStyles } from './alert.styles.js';

/** For waiting, empty and failed. */
export const panelStyles: CSSResultGroup = [
  alertStyles,
  css`
    .empty {
      display: grid;
      gap: var(--uss-use-space-1);
      padding-block: var(--uss-use-space-6);
      justify-items: center;
      text-align: center;
      text-wrap: balance;
    }
    .empty > .actions {
      margin-block-start: var(--uss-use-space-2);
    }
  `,
];
