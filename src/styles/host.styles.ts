import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { textStyles } from './text.styles.js';
import { tokenStyles } from './tokens.styles.js';

const baseStyles = css`
  /* A page may hand down anything that inherits; what would garble a form is put back, font and colour stay the page's. */
  :host {
    display: block;
    color: var(--uss-text, inherit);
    font-family: var(--uss-use-font);
    font-style: normal;
    font-weight: normal;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    list-style: none;
    border-collapse: separate;
    cursor: auto;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  /* The element that every template starts with: narrow layouts ask for its width, not the window's. */
  .root {
    container: uss / inline-size;
    background: var(--uss-use-surface);
  }

  /* No wider than the eye follows from a figure to what it is for. */
  .measured {
    max-inline-size: 720px;
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--uss-use-space-4);
  }
  .stack-tight {
    gap: var(--uss-use-space-2);
  }
  .stack-loose {
    gap: var(--uss-use-space-6);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--uss-use-space-2) var(--uss-use-space-3);
  }
  .row-apart {
    justify-content: space-between;
  }

  .panel {
    padding: var(--uss-use-space-4);
    border: var(--uss-use-line) solid var(--uss-use-border);
    border-radius: var(--uss-use-radius);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--uss-use-space-3);
  }
  @container uss (width < 420px) {
    .actions {
      flex-direction: column;
      align-items: stretch;
    }
  }

  /* Two tones, of which one stands out from any background. */
  :focus-visible {
    outline: 2px solid var(--uss-use-focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--uss-use-focus-gap);
    scroll-margin-block: 25vh;
  }
  /* Headings and regions that take focus from a script show no ring: they cannot be operated. */
  [tabindex='-1']:focus-visible {
    outline: none;
    box-shadow: none;
  }

  @media print {
    :host {
      color: black;
      --uss-use-surface: transparent;
    }
    .screen-only {
      display: none !important;
    }
    .panel,
    tr {
      break-inside: avoid;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;

/** What every element starts its `styles` with: tokens, `:host`, the `.root` container, layout, text and focus. */
export const hostStyles: CSSResultGroup = [tokenStyles, baseStyles, textStyles];
