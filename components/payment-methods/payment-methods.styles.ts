import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { dialogStyles } from '../internal/dialog.styles.js';
import { factsStyles } from '../internal/facts.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';

export const paymentMethodsStyles: CSSResultGroup = [
  hostStyles,
  alertStyles,
  badgeStyles,
  buttonStyles,
  dialogStyles,
  factsStyles,
  iconStyles,
  panelStyles,
  skeletonStyles,
  css`
    .list {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 400px), 1fr));
      gap: var(--uss-use-space-4);
      list-style: none;
    }
    .list > li:has(.form) {
      grid-column: 1 / -1;
    }
    .item {
      display: grid;
      align-content: start;
      block-size: 100%;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-3);
      padding: var(--uss-use-space-4);
      border: var(--uss-use-line) solid var(--uss-use-border);
      border-radius: var(--uss-use-radius);
      overflow-wrap: anywhere;
    }
    .item-head {
      align-items: start;
    }
    .item-name {
      display: flex;
      gap: var(--uss-use-space-3);
      min-inline-size: 0;
    }
    .item-name > div {
      min-inline-size: 0;
    }
    .item-name > .icon {
      flex: none;
      margin-block-start: 0.2em;
      color: var(--uss-use-text-muted);
    }
    section {
      margin-block-start: var(--uss-use-space-4);
    }
    .closed {
      display: grid;
      gap: var(--uss-use-space-1);
      list-style: none;
    }
    /* A form in its card is told apart by a line, not by a second frame. */
    .item > .form {
      padding-block-start: var(--uss-use-space-4);
      border-block-start: var(--uss-use-line) solid var(--uss-use-border);
    }
  `,
];
