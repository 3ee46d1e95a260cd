import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { iconStyles } from './icon.styles.js';

export const disclosureStyles: CSSResultGroup = [
  iconStyles,
  css`
    .disclosure-summary {
      display: inline-flex;
      align-items: center;
      gap: var(--uss-use-space-1);
      min-block-size: 32px;
      padding-inline-end: var(--uss-use-space-2);
      border-radius: var(--uss-use-radius);
      color: var(--uss-use-accent-text);
      font-size: var(--uss-use-size-s);
      font-weight: 600;
      list-style: none;
      cursor: pointer;
    }
    .disclosure-summary::-webkit-details-marker {
      display: none;
    }
    .disclosure-summary:hover {
      text-decoration: underline;
      text-underline-offset: 0.18em;
    }
    .disclosure-summary > .icon {
      transition: rotate var(--uss-use-motion);
    }
    .disclosure[open] > .disclosure-summary > .icon {
      rotate: 90deg;
    }
    .disclosure[open] > .disclosure-summary > .icon:dir(rtl) {
      rotate: -90deg;
    }
    .disclosure-content {
      padding-block: var(--uss-use-space-2);
    }
  `,
];
