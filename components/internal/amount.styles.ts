import { css } from 'lit';

export const amountStyles = css`
  .amount-large {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.4em;
  }
  .amount-note {
    color: var(--uss-use-text-muted);
    font-size: var(--uss-use-size-s);
    font-weight: normal;
  }
  .amount-note:empty {
    display: none;
  }
  .amount-large .amount-figure {
    font-size: var(--uss-use-size-xl);
    font-weight: 600;
    line-height: 1.15;
    letter-spacing: -0.01em;
  }
  @container uss (width < 420px) {
    .amount-large .amount-figure {
      font-size: 1.5em;
    }
  }
`;
