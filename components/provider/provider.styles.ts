import { css, type CSSResultGroup } from 'lit';
import { textStyles } from '../../src/styles/text.styles.js';
import { tokenStyles } from '../../src/styles/tokens.styles.js';
import { alertStyles } from '../internal/alert.styles.js';

export const providerStyles: CSSResultGroup = [
  tokenStyles,
  textStyles,
  alertStyles,
  css`
    /* No box and nothing to inherit: what the page puts inside looks as if the provider were not there. */
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none !important;
    }
    :host([color-scheme='light']) {
      color-scheme: light;
    }
    :host([color-scheme='dark']) {
      color-scheme: dark;
    }
    .message {
      box-sizing: border-box;
      font-family: var(--uss-use-font);
      font-weight: normal;
      line-height: 1.5;
      text-align: start;
    }
    .message * {
      box-sizing: border-box;
    }
  `,
];
