import { css, type CSSResultGroup } from 'lit';
import { hostStyles } from '../../src/styles/host.styles.js';
import { amountStyles } from '../internal/amount.styles.js';
import { badgeStyles } from '../internal/badge.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { choicesStyles } from '../internal/choices.styles.js';
import { disclosureStyles } from '../internal/disclosure.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { iconStyles } from '../internal/icon.styles.js';
import { panelStyles } from '../internal/panel.styles.js';
import { skeletonStyles } from '../internal/skeleton.styles.js';
import { tableStyles } from '../internal/table.styles.js';
import { unitsFieldStyles } from '../internal/units-field.styles.js';
import { planTableStyles } from './plan-table.styles.js';

export const planPickerStyles: CSSResultGroup = [
  hostStyles,
  fieldStyles,
  iconStyles,
  buttonStyles,
  amountStyles,
  badgeStyles,
  choicesStyles,
  disclosureStyles,
  panelStyles,
  skeletonStyles,
  tableStyles,
  unitsFieldStyles,
  css`
    .choices-grid {
      grid-template-columns: repeat(
        auto-fill,
        minmax(min(100%, var(--uss-plan-width, 260px)), 1fr)
      );
    }
    /* Names in the other direction begin where all others do. */
    bdi {
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    .plan-set {
      margin-block-start: var(--uss-use-space-3);
    }

    /* With hundreds of plans only those in sight are laid out and painted. */
    .plans-many .plan {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 168px;
    }

    .skeleton .choice {
      min-block-size: 168px;
    }
    .choice-head > span {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uss-use-space-1);
    }
    ::slotted(*) {
      font-size: var(--uss-use-size-xs);
      font-weight: 600;
    }
    .plan-detail {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-2);
      margin-block-start: var(--uss-use-space-1);
      overflow-wrap: anywhere;
    }
    .plan-notes,
    .plan-tiers {
      display: grid;
      gap: var(--uss-use-space-1);
      list-style: none;
    }
    .plan-note {
      display: flex;
      gap: var(--uss-use-space-2);
      color: var(--uss-text, inherit);
    }
    .plan-note > .icon {
      flex: none;
      margin-block-start: 0.125em;
      color: var(--uss-use-text-muted);
    }

    .plan-options {
      position: relative;
      z-index: 1;
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-4);
      margin-block-start: var(--uss-use-space-2);
      padding-block-start: var(--uss-use-space-4);
      border-block-start: var(--uss-use-line) solid var(--uss-use-border);
    }
    .plan-schedule {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 0 var(--uss-use-space-3);
      min-block-size: 32px;
    }
    .plan-running {
      min-block-size: 3.25em;
    }
    .plan-running .amount-figure {
      font-size: var(--uss-use-size-l);
    }
    .plan-add-ons {
      position: relative;
      z-index: 1;
      display: flex;
      flex-wrap: wrap;
      grid-column: 1 / -1;
      align-items: center;
      gap: var(--uss-use-space-1) var(--uss-use-space-3);
      margin-block-start: var(--uss-use-space-2);
    }

    .intervals {
      display: grid;
      justify-items: start;
    }
    .intervals > legend {
      margin-block-end: var(--uss-use-space-2);
    }
    .segments {
      display: flex;
      flex-wrap: wrap;
      border: var(--uss-use-line) solid var(--uss-use-border-strong);
      border-radius: var(--uss-use-radius);
    }
    .segment {
      position: relative;
      display: grid;
      flex: 1 0 auto;
      place-items: center;
      min-block-size: 42px;
      padding-inline: var(--uss-use-space-4);
      border-radius: calc(var(--uss-use-radius) - 1px);
      cursor: pointer;
    }
    .segment > input {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      opacity: 0;
      cursor: inherit;
    }
    .segment:hover {
      background: var(--uss-use-surface-raised);
    }
    .segment:has(:checked) {
      background: var(--uss-use-accent-soft);
      box-shadow: inset 0 0 0 2px var(--uss-use-accent-text);
      color: var(--uss-use-accent-text);
      font-weight: 600;
    }
    .segment:has(:focus-visible) {
      outline: 2px solid var(--uss-use-focus);
      outline-offset: 2px;
    }
    .intervals:disabled .segment {
      color: var(--uss-use-text-muted);
      cursor: default;
    }

    .add-ons {
      scroll-margin-block: var(--uss-use-space-8);
    }
    .add-ons:focus-visible {
      outline: 2px solid var(--uss-use-focus);
      outline-offset: var(--uss-use-space-1);
      border-radius: var(--uss-use-radius);
    }
    /* A line leads from a plan to what is added to it. */
    .plan-below {
      margin-inline-start: var(--uss-use-space-3);
      padding-inline-start: var(--uss-use-space-3);
      border-inline-start: 2px solid var(--uss-use-border);
    }
    .plan-compact {
      padding: var(--uss-use-space-3);
    }
    .plan-included {
      border-style: dotted;
      background: var(--uss-use-surface-raised);
    }
    .plan-included > .choice-label::after {
      display: none;
    }
    @container uss (width < 420px) {
      .segment {
        padding-inline: var(--uss-use-space-3);
      }
    }
    @container uss (width >= 560px) {
      .plan-compact > .choice-label {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--uss-use-space-4);
      }
      .plan-compact .choice-head {
        justify-content: start;
      }
      .plan-compact .choice-summary {
        flex: none;
        text-align: end;
      }
      .plan-compact > .plan-options {
        grid-column: 2;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        align-items: start;
      }
    }

    @media (forced-colors: active) {
      .segment:has(:checked) {
        outline: 2px solid Highlight;
        outline-offset: -4px;
      }
    }
  `,
  planTableStyles,
];
