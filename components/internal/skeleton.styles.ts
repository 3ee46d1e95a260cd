import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { choicesStyles } from './choices.styles.js';

/** Nothing moves: a still shape says as much as a shimmering one. */
export const skeletonStyles: CSSResultGroup = [
  choicesStyles,
  css`
    .skeleton-line,
    .skeleton-dot {
      display: block;
      block-size: 0.75em;
      margin-block: 0.375em;
      border-radius: 3px;
      background: var(--uss-use-surface-raised);
      box-shadow: inset 0 0 0 1em color-mix(in oklab, currentColor 6%, transparent);
    }
    .skeleton-line:nth-child(even) {
      inline-size: 62%;
    }
    .skeleton-dot {
      inline-size: 18px;
      block-size: 18px;
      margin-block: 0.15em;
      border-radius: 50%;
    }
    .skeleton > .choice:hover:not(.choice-closed) {
      border-color: var(--uss-use-border);
    }
    .skeleton-row {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: var(--uss-use-space-6);
      padding-block: var(--uss-use-space-3);
      border-block-end: var(--uss-use-line) solid var(--uss-use-border);
    }

    @media (forced-colors: active) {
      .skeleton-line,
      .skeleton-dot {
        border: 1px solid GrayText;
      }
    }
  `,
];
