import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { fieldStyles } from './field.styles.js';

export const unitsFieldStyles: CSSResultGroup = [
  fieldStyles,
  css`
    .units {
      display: grid;
      grid-template-columns: 44px minmax(4em, 1fr) 44px;
      max-inline-size: 13em;
    }
    .units > .control {
      border-radius: 0;
      border-inline-color: var(--uss-use-border);
      text-align: center;
    }
    .units > .control:hover:not(:disabled) {
      border-inline-color: var(--uss-use-border);
    }
    .units-step {
      display: grid;
      place-items: center;
      min-block-size: 44px;
      margin: 0;
      padding: 0;
      border: var(--uss-use-line) solid var(--uss-use-border-strong);
      border-radius: var(--uss-use-radius);
      background: transparent;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    .units-step[aria-disabled='true'] {
      color: var(--uss-use-text-muted);
      cursor: default;
    }
    .units-step:first-child {
      border-inline-end: 0;
      border-start-end-radius: 0;
      border-end-end-radius: 0;
    }
    .units-step:last-child {
      border-inline-start: 0;
      border-start-start-radius: 0;
      border-end-start-radius: 0;
    }
    .units-step:hover:not([aria-disabled='true']) {
      background: var(--uss-use-surface-raised);
    }
    .units :focus-visible {
      z-index: 1;
    }
    .units > .control[aria-invalid='true'] {
      border-color: var(--uss-use-danger);
    }

    @media (forced-colors: active) {
      .units-step[aria-disabled='true'] {
        color: GrayText;
      }
    }
  `,
];
