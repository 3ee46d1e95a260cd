import { css } from 'lit';

export const planTableStyles = css`
  .plan-table .cell {
    vertical-align: top;
  }
  .plan-row-head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--uss-use-space-3);
  }
  .plan-row-head > input {
    margin-block-start: 0.18em;
  }
  .plan-row-label {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--uss-use-space-2);
    min-block-size: 24px;
    cursor: pointer;
  }
  .plan-row-label > span {
    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--uss-use-space-1);
  }
  .plan-row-text {
    display: block;
    margin-inline-start: calc(18px + var(--uss-use-space-3));
    color: var(--uss-use-text-muted);
    font-size: var(--uss-use-size-s);
    font-weight: normal;
    overflow-wrap: anywhere;
  }
  .plan-lines {
    display: grid;
    gap: 2px;
  }
  .plan-table .cell:not(.cell-first, .cell-end) .cell-content {
    font-size: var(--uss-use-size-s);
  }
  @container uss (width >= 560px) {
    .plan-table .cell-end {
      white-space: nowrap;
    }
  }
  .plan-table .plan-detail {
    margin: 0;
    font-size: var(--uss-use-size-s);
  }
  .plan-table tr:has(> .cell input:checked),
  .plan-table tr:has(> .cell input:checked) + .table-details {
    background: var(--uss-use-accent-soft);
  }
  .plan-table tr:has(> .cell input:checked) > .cell-first,
  .plan-table tr:has(> .cell input:checked) + .table-details > .cell {
    box-shadow: inset 3px 0 0 var(--uss-use-accent-text);
  }
  .plan-table tr:has(> .cell input:checked):dir(rtl) > .cell-first,
  .plan-table tr:has(> .cell input:checked) + .table-details:dir(rtl) > .cell {
    box-shadow: inset -3px 0 0 var(--uss-use-accent-text);
  }
  .plan-table .cell:first-child {
    padding-inline-start: var(--uss-use-space-3);
  }
  .plan-table .cell:last-child {
    padding-inline-end: var(--uss-use-space-3);
  }
  .plan-row-options > .plan-options {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
    align-items: start;
    margin-block-start: 0;
    padding-block: 0 var(--uss-use-space-2);
    border: 0;
  }

  @container uss (width < 560px) {
    .plan-table .table-row > .cell {
      padding-inline: var(--uss-use-space-3);
    }
    .plan-table .table-row > .cell-first > .cell-header {
      display: none;
    }
    .plan-table .table-row > .cell-first > .cell-content {
      flex: 1;
      margin: 0;
      text-align: start;
    }
    .plan-table .cell:has(.plan-detail) {
      justify-content: start;
    }
    .plan-table .cell:has(.plan-no-detail),
    .plan-table .cell:has(.plan-field:empty) {
      display: none;
    }
    .plan-table tr:has(> .cell input:checked) > .cell-first,
    .plan-table tr:has(> .cell input:checked) + .table-details > .cell {
      box-shadow: none;
    }
    .plan-table .table-details > .cell {
      padding-inline: var(--uss-use-space-3);
    }
    .plan-table tr:has(> .cell input:checked),
    .plan-table tr:has(> .cell input:checked) + .table-details {
      border-inline-start: 3px solid var(--uss-use-accent-text);
    }
    .plan-table .cell:has(.plan-detail) > .cell-header {
      display: none;
    }
    .plan-table .cell:has(.plan-detail) > .cell-content {
      margin: 0;
      text-align: start;
    }
  }

  @media (forced-colors: active) {
    .plan-table tr:has(> .cell input:checked) > .cell-first,
    .plan-table tr:has(> .cell input:checked) + .table-details > .cell {
      border-inline-start: 3px solid Highlight;
    }
  }
`;
