import { css } from 'lit';

export const tableStyles = css`
  .table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .table-caption {
    padding-block-end: var(--uss-use-space-2);
    font-weight: 600;
    text-align: start;
  }
  .cell {
    padding: var(--uss-use-space-3);
    border-block-end: var(--uss-use-line) solid var(--uss-use-border);
    font-weight: normal;
    text-align: start;
    vertical-align: baseline;
  }
  .cell:first-child {
    padding-inline-start: 0;
  }
  .cell:last-child {
    padding-inline-end: 0;
  }
  .cell-end {
    text-align: end;
  }
  thead .cell {
    padding-block: var(--uss-use-space-2);
    border-block-end-color: var(--uss-use-border-strong);
    color: var(--uss-use-text-muted);
    font-size: var(--uss-use-size-s);
    vertical-align: bottom;
  }
  .cell-header {
    display: none;
  }
  .table-details > .cell {
    padding-block-start: 0;
  }
  tr:has(+ .table-details) > .cell {
    border-block-end-width: 0;
  }
  tfoot .cell {
    border-block-end: 0;
    font-weight: 600;
  }
  tfoot .table-row:first-child > .cell {
    border-block-start: var(--uss-use-line) solid var(--uss-use-border-strong);
  }
  tfoot .table-minor > .cell {
    padding-block: var(--uss-use-space-2) 0;
    color: var(--uss-use-text-muted);
    font-weight: normal;
  }

  @container uss (width < 560px) {
    .table-folding,
    .table-folding tbody,
    .table-folding tfoot,
    .table-folding tr,
    .table-folding .cell {
      display: block;
    }
    .table-folding .table-caption {
      display: block;
    }
    .table-folding thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .table-folding .table-row,
    .table-folding .table-details {
      padding-block: var(--uss-use-space-3);
      border-block-end: var(--uss-use-line) solid var(--uss-use-border);
    }
    .table-folding .table-row:has(+ .table-details) {
      border-block-end: 0;
      padding-block-end: 0;
    }
    .table-folding tbody > .table-row:first-child {
      border-block-start: var(--uss-use-line) solid var(--uss-use-border-strong);
    }
    .table-folding .table-row > .cell {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--uss-use-space-4);
      padding: 2px 0;
      border: 0;
    }
    .table-folding .table-row > .cell-first {
      font-weight: 600;
    }
    .table-folding .table-details > .cell {
      padding: 0;
      border: 0;
    }
    .table-folding .cell-header {
      display: block;
      color: var(--uss-use-text-muted);
      font-size: var(--uss-use-size-s);
      font-weight: normal;
    }
    .table-folding .cell-content {
      margin-inline-start: auto;
      text-align: end;
    }
    .table-folding tfoot .table-row > .cell {
      border: 0;
    }
    .table-folding tfoot .table-row {
      display: flex;
      flex-wrap: wrap;
      border-block-end: 0;
      padding-block: var(--uss-use-space-2);
    }
    .table-folding tfoot .cell-end {
      margin-inline-start: auto;
    }
  }
`;
