import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { alertStyles } from '../internal/alert.styles.js';
import { choicesStyles } from '../internal/choices.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { dateFieldStyles } from '../internal/date-field.styles.js';
import { disclosureStyles } from '../internal/disclosure.styles.js';
import { factsStyles } from '../internal/facts.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';
import { unitsFieldStyles } from '../internal/units-field.styles.js';

export const planChangeStyles: CSSResultGroup = [
  hostStyles,
  alertStyles,
  badgeStyles,
  choicesStyles,
  dateFieldStyles,
  disclosureStyles,
  factsStyles,
  fieldStyles,
  iconStyles,
  skeletonStyles,
  unitsFieldStyles,
  css`
    .columns,
    .choices-column {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-8);
    }

    .step {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .step-mark {
      display: none;
    }
    .flow-made .heading-l,
    .flow-made .step-mark {
      display: none;
    }

    /* Marks in the margin, with a line from one to the next. */
    @container uss (width >= 560px) {
      .step {
        position: relative;
        grid-template-columns: 28px minmax(0, 1fr);
        gap: var(--uss-use-space-4);
      }
      .step-mark {
        display: grid;
        place-items: center;
        inline-size: 28px;
        block-size: 28px;
        border: var(--uss-use-line) solid var(--uss-use-border-strong);
        border-radius: 50%;
        font-size: var(--uss-use-size-xs);
        font-weight: 600;
        line-height: 1;
      }
      .step-mark-done {
        border-color: var(--uss-use-accent-text);
        color: var(--uss-use-accent-text);
      }
      .step::before {
        content: '';
        position: absolute;
        inset-block: 36px calc(8px - var(--uss-use-space-8));
        inset-inline-start: 14px;
        border-inline-start: var(--uss-use-line) solid var(--uss-use-border);
      }
      .review > .step::before,
      .flow-made .step::before {
        display: none;
      }
      .flow-made .step {
        grid-template-columns: minmax(0, 1fr);
      }
    }

    @container uss (width >= 900px) {
      .columns {
        grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
        align-items: start;
      }
      .choices-column > .step:last-child::before {
        display: none;
      }
      .review {
        position: sticky;
        inset-block-start: var(--uss-sticky-top, 16px);
        padding-inline-start: var(--uss-use-space-8);
        border-inline-start: var(--uss-use-line) solid var(--uss-use-border);
      }
      .review > .step {
        grid-template-columns: minmax(0, 1fr);
      }
      .review .step-mark {
        display: none;
      }
      .flow-made .columns {
        grid-template-columns: minmax(0, 720px);
      }
      .flow-made .review {
        position: static;
        padding: 0;
        border: 0;
      }
    }

    .narrow {
      max-inline-size: 400px;
    }

    @media print {
      .review {
        position: static;
      }
    }
  `,
];
