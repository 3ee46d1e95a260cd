import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { iconStyles } from './icon.styles.js';

export const stepsStyles: CSSResultGroup = [
  iconStyles,
  css`
    .steps {
      display: flex;
      gap: var(--uss-use-space-2);
      list-style: none;
      font-size: var(--uss-use-size-s);
    }
    .step {
      display: flex;
      flex: 1 1 0;
      align-items: center;
      gap: var(--uss-use-space-2);
      min-inline-size: 0;
      color: var(--uss-use-text-muted);
    }
    .step:last-child {
      flex: none;
    }
    .step:not(:last-child)::after {
      content: '';
      flex: 1;
      min-inline-size: var(--uss-use-space-2);
      border-block-start: var(--uss-use-line) solid var(--uss-use-border);
    }
    .step-mark {
      flex: none;
      display: grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      border: var(--uss-use-line) solid var(--uss-use-border-strong);
      border-radius: 50%;
      font-size: 12px;
      font-weight: 600;
      line-height: 1;
    }
    .step-current {
      color: inherit;
      font-weight: 600;
    }
    .step-current > .step-mark {
      border-color: var(--uss-use-accent);
      background: var(--uss-use-accent);
      color: var(--uss-use-on-accent);
    }
    .step-done > .step-mark {
      border-color: var(--uss-use-accent-text);
      color: var(--uss-use-accent-text);
    }

    /* Only the name of the current step fits beside the marks. */
    @container uss (width < 560px) {
      .step {
        flex: none;
      }
      .step-current {
        flex: 1;
      }
      .step:not(:last-child)::after {
        display: none;
      }
      .step:not(.step-current) > .step-name {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }

    @media (forced-colors: active) {
      .step-current > .step-mark {
        forced-color-adjust: none;
        border-color: CanvasText;
        background: CanvasText;
        color: Canvas;
      }
    }
  `,
];
