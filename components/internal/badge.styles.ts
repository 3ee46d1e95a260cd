import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { iconStyles } from './icon.styles.js';

export const badgeStyles: CSSResultGroup = [
  iconStyles,
  css`
    .badge {
      --tone: var(--uss-use-text-muted);
      display: inline-flex;
      align-items: baseline;
      gap: var(--uss-use-space-1);
      padding: 1px var(--uss-use-space-2);
      border: var(--uss-use-line) solid var(--uss-use-border);
      border-radius: var(--uss-use-radius);
      color: var(--tone);
      font-size: var(--uss-use-size-xs);
      font-weight: 600;
      line-height: 1.5;
    }
    .badge-accent {
      --tone: var(--uss-use-accent-text);
    }
    .badge-success {
      --tone: var(--uss-use-success);
    }
    .badge-warning {
      --tone: var(--uss-use-warning);
    }
    .badge-danger {
      --tone: var(--uss-use-danger);
    }
    .badge:not(.badge-neutral) {
      border-color: color-mix(in oklab, var(--tone) 40%, transparent);
    }
    .badge > .icon {
      align-self: center;
      margin-inline-start: -2px;
    }
  `,
];
