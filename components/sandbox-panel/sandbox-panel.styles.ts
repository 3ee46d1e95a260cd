import { css, type CSSResultGroup } from 'lit';
import { formStyles } from '../../src/styles/form.styles.js';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { dateFieldStyles } from '../internal/date-field.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';

export const sandboxPanelStyles: CSSResultGroup = [
  hostStyles,
  formStyles,
  alertStyles,
  buttonStyles,
  dateFieldStyles,
  fieldStyles,
  iconStyles,
  skeletonStyles,
  css`
    /* Dashed, so that nobody takes it for a part of the product. */
    .panel {
      border-style: dashed;
    }

    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-block-end: var(--uss-use-space-2);
      padding: 0;
    }

    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-items: start;
      gap: var(--uss-use-space-6);
    }
    @container uss (width >= 640px) {
      .columns {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
    }

    .today {
      display: flex;
      align-items: center;
      gap: var(--uss-use-space-2);
      font-size: var(--uss-use-size-l);
    }

    .to-date {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--uss-use-space-2) var(--uss-use-space-3);
    }

    .log {
      max-block-size: 14em;
      margin-block-start: var(--uss-use-space-2);
      padding-inline-start: 2.5em;
      overflow: auto;
      border: var(--uss-use-line) solid var(--uss-use-border);
      border-radius: var(--uss-use-radius);
      font-size: var(--uss-use-size-s);
    }
    .call {
      padding-block: var(--uss-use-space-1);
    }
    .call-failed .muted {
      color: var(--uss-use-danger);
    }
  `,
];
