import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { fieldStyles } from './field.styles.js';

export const dateFieldStyles: CSSResultGroup = [
  fieldStyles,
  css`
    .field > .control.date {
      max-inline-size: 13em;
      font-variant-numeric: tabular-nums;
    }
  `,
];
