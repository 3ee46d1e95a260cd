import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { alertStyles } from './alert.styles.js';

export const problemSummaryStyles: CSSResultGroup = [
  alertStyles,
  css`
    .problems {
      padding-inline-start: 1.2em;
      list-style: disc;
    }
    .problems a {
      color: inherit;
    }
  `,
];
