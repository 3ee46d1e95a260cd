import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { formStyles } from '../../src/styles/form.styles.js';
import { iconStyles } from './icon.styles.js';

/** For all fields. Style groups name the groups that they build on; Lit takes each sheet once. */
export const fieldStyles: CSSResultGroup = [
  formStyles,
  iconStyles,
  css`
    .field {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-1);
    }
    /* Wider than this, a line is hard to follow and a box looks empty. */
    .field > .control,
    .field > .select {
      max-inline-size: 30em;
    }
    .field-label {
      font-weight: 600;
    }
    .field-note {
      color: var(--uss-use-text-muted);
      font-weight: normal;
    }
    .field-hint {
      color: var(--uss-use-text-muted);
      font-size: var(--uss-use-size-s);
    }
    .field-problem {
      display: flex;
      gap: var(--uss-use-space-2);
      color: var(--uss-use-danger);
      font-size: var(--uss-use-size-s);
      font-weight: 600;
    }

    .select {
      position: relative;
      display: grid;
    }
    .select > .icon {
      position: absolute;
      inset-inline-end: var(--uss-use-space-3);
      inset-block-start: calc(50% - 0.625em);
      pointer-events: none;
    }

    .check {
      grid-template-columns: auto minmax(0, 1fr);
      column-gap: var(--uss-use-space-3);
      align-items: start;
    }
    .check > input {
      margin-block-start: 0.2em;
    }
    .check > .field-hint,
    .check > .field-problem {
      grid-column: 2;
    }
  `,
];
