import { css } from 'lit';

export const factsStyles = css`
  .facts {
    display: grid;
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 0 var(--uss-use-space-4);
    padding-block: var(--uss-use-space-2);
    border-block-end: var(--uss-use-line) solid var(--uss-use-border);
  }
  .fact:last-child {
    border-block-end: 0;
  }
  .fact > dt {
    color: var(--uss-use-text-muted);
  }
  .fact > dd {
    text-align: end;
    overflow-wrap: anywhere;
  }
  @container uss (width >= 480px) {
    .facts-across {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uss-use-space-3) var(--uss-use-space-8);
    }
    .facts-across > .fact {
      display: block;
      min-inline-size: 120px;
      padding-block: 0;
      border-block-end: 0;
    }
    .facts-across > .fact > dt {
      font-size: var(--uss-use-size-s);
    }
    .facts-across > .fact > dd {
      text-align: start;
    }
  }
`;
