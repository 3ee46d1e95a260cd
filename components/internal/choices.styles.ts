import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { fieldStyles } from './field.styles.js';

export const choicesStyles: CSSResultGroup = [
  fieldStyles,
  css`
    .choices {
      display: grid;
      gap: var(--uss-use-space-2);
    }
    .choices-legend {
      margin-block-end: var(--uss-use-space-1);
    }
    /* In the place of a legend, which takes no part in the gaps of the grid. */
    p.choices-legend {
      margin-block-end: calc(-1 * var(--uss-use-space-1));
    }
    .choices-list,
    .choices-grid {
      display: grid;
      gap: var(--uss-use-space-3);
      grid-template-columns: minmax(0, 1fr);
    }
    .choices-grid {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
    }

    .choice {
      position: relative;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-content: start;
      align-items: start;
      gap: var(--uss-use-space-1) var(--uss-use-space-3);
      padding: var(--uss-use-space-4);
      border: var(--uss-use-line) solid var(--uss-use-border);
      border-radius: var(--uss-use-radius);
      transition:
        border-color var(--uss-use-motion),
        background-color var(--uss-use-motion);
    }
    .choice:hover:not(.choice-closed) {
      border-color: var(--uss-use-border-strong);
    }
    /* Above the label that covers the card, for those who aim at it. */
    .choice > input {
      position: relative;
      z-index: 1;
      margin-block-start: 0.18em;
    }
    .choice-label {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }
    .choice-head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 2px var(--uss-use-space-3);
    }
    .choice-label::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: inherit;
      cursor: pointer;
    }
    .choice-closed .choice-label::after {
      cursor: default;
    }
    .choice-summary:empty {
      display: none;
    }
    .choice-title {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .choice-detail,
    .choice-reason {
      grid-column: 2;
      color: var(--uss-use-text-muted);
      font-size: var(--uss-use-size-s);
    }
    .choice-actions {
      grid-column: 2;
      margin-block-start: var(--uss-use-space-1);
    }
    /* Above the label that covers the card. */
    :is(.choice-detail, .choice-actions) :is(a, button, input, select, summary, .field-label) {
      position: relative;
      z-index: 1;
    }

    .choice-chosen,
    .choice-chosen:hover:not(.choice-closed) {
      border-color: var(--uss-use-accent-text);
      background: var(--uss-use-accent-soft);
      box-shadow: inset 0 0 0 1px var(--uss-use-accent-text);
    }
    .choice-closed {
      border-style: dashed;
    }
    .choice-closed :is(.choice-title, .amount-figure) {
      color: var(--uss-use-text-muted);
    }

    @supports selector(:has(a)) {
      .choice:has(> input:focus-visible) {
        outline: 2px solid var(--uss-use-focus);
        outline-offset: 2px;
      }
      .choice > input:focus-visible {
        outline: none;
        box-shadow: none;
      }
    }

    @container uss (width < 420px) {
      .choice {
        padding: var(--uss-use-space-3);
      }
    }

    @media (forced-colors: active) {
      .choice-chosen,
      .choice-chosen:hover:not(.choice-closed) {
        border: 3px solid Highlight;
        padding: calc(var(--uss-use-space-4) - 2px);
      }
      .choice-closed .choice-label {
        color: GrayText;
      }
    }
  `,
];
