import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { iconStyles } from './icon.styles.js';

export const buttonStyles: CSSResultGroup = [
  iconStyles,
  css`
    .button {
      position: relative;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--uss-use-space-2);
      min-block-size: 44px;
      max-inline-size: 100%;
      margin: 0;
      padding: var(--uss-use-space-2) var(--uss-use-space-4);
      border: var(--uss-use-line) solid transparent;
      border-radius: var(--uss-use-radius);
      background: transparent;
      color: inherit;
      font: inherit;
      font-weight: 600;
      line-height: 1.25;
      text-align: center;
      overflow-wrap: anywhere;
      cursor: pointer;
      transition:
        background-color var(--uss-use-motion),
        border-color var(--uss-use-motion);
    }
    .button-small {
      min-block-size: 32px;
      padding: var(--uss-use-space-1) var(--uss-use-space-2);
      font-size: var(--uss-use-size-s);
    }
    @media (pointer: coarse) {
      .button-small {
        min-block-size: 44px;
      }
    }

    .button-primary {
      background: var(--uss-use-accent);
      color: var(--uss-use-on-accent);
    }
    .button-primary:hover {
      background: var(--uss-use-accent-hover);
    }

    .button-secondary {
      border-color: var(--uss-use-border-strong);
    }
    .button-secondary:hover {
      border-color: currentColor;
      background: var(--uss-use-surface-raised);
    }

    .button-quiet {
      padding-inline: var(--uss-use-space-2);
      color: var(--uss-use-accent-text);
    }
    .button-quiet:hover {
      background: var(--uss-use-accent-soft);
    }

    .button[aria-disabled='true'] {
      cursor: default;
    }
    .button[aria-disabled='true']:not(.button-busy) {
      border: var(--uss-use-line) dashed var(--uss-use-border-strong);
      background: transparent;
      color: var(--uss-use-text-muted);
    }

    /* Three still dots under the label: work goes on, nothing spins. */
    .button-busy.button-primary {
      background: var(--uss-use-accent-hover);
    }
    .button-dots {
      position: absolute;
      inset-block-end: 6px;
      inset-inline: 0;
      block-size: 3px;
      background: radial-gradient(circle, currentColor 1.5px, transparent 2px) center / 8px 3px
        repeat-x;
      margin-inline: auto;
      inline-size: 24px;
    }

    @media (forced-colors: active) {
      /* Left to itself the system puts a plate of its own colour behind the label. */
      .button-primary,
      .button-primary.button-busy {
        forced-color-adjust: none;
        border-color: ButtonText;
        background: ButtonText;
        color: ButtonFace;
      }
      .button-primary:focus-visible {
        outline-color: Highlight;
      }
      .button[aria-disabled='true']:not(.button-busy) {
        forced-color-adjust: auto;
        border-color: GrayText;
        color: GrayText;
      }
      .button-dots {
        border-block-end: 3px dotted currentColor;
        background: none;
      }
    }
  `,
];
