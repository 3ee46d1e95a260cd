import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { buttonStyles } from './button.styles.js';
import { iconStyles } from './icon.styles.js';

export const alertStyles: CSSResultGroup = [
  iconStyles,
  buttonStyles,
  css`
    .alert {
      --tone: var(--uss-use-accent-text);
      --fill: var(--tone);
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--uss-use-space-3);
      padding: var(--uss-use-space-3) var(--uss-use-space-4);
      border: var(--uss-use-line) solid color-mix(in oklab, var(--tone) 45%, transparent);
      border-radius: var(--uss-use-radius);
      background: color-mix(in oklab, var(--fill) 8%, transparent);
    }
    .alert-success {
      --tone: var(--uss-use-success);
    }
    .alert-warning {
      --tone: var(--uss-use-warning);
      /* Brown ink on a tint of brown looks dirty. */
      --fill: color-mix(in oklab, var(--uss-use-warning), gold 60%);
    }
    .alert-danger {
      --tone: var(--uss-use-danger);
    }
    .alert > .icon {
      margin-block-start: 0.125em;
      color: var(--tone);
    }
    .alert-text {
      display: grid;
      gap: var(--uss-use-space-1);
    }
    .alert-title {
      color: var(--tone);
      font-weight: 600;
    }
    .alert-actions {
      margin-block-start: var(--uss-use-space-2);
    }

    @container uss (width < 420px) {
      .actions.alert-actions {
        flex-direction: row;
        align-items: center;
      }
    }

    @media (forced-colors: active) {
      .alert {
        border-color: CanvasText;
        border-inline-start-width: 4px;
      }
    }
  `,
];
