import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';

type Content = TemplateResult | string | typeof nothing;

export interface Column<Row> {
  readonly header: string;
  /** `end` for amounts. */
  readonly align?: 'start' | 'end' | undefined;
  /** The column whose cells name their rows; one per table, best the first. */
  readonly rowHeader?: boolean | undefined;
  readonly cell: (row: Row) => Content;
}

export interface TableOptions<Row> {
  /** Names the table. */
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly key: (row: Row) => string;
  /** Keeps its columns in a narrow element: for tables of two or three short ones. */
  readonly fixed?: boolean | undefined;
  /** What a row is drawn from: with it, a row is drawn anew only when one of these is another. */
  readonly drawnFrom?: ((row: Row) => readonly unknown[]) | undefined;
  /** Under a row, over its whole width; `nothing` while it is closed. */
  readonly details?: ((row: Row) => TemplateResult | typeof nothing) | undefined;
  readonly totals?: readonly Total[] | undefined;
}

/** A closing row: a label, and its figure in the last column. */
export interface Total {
  readonly label: string;
  readonly value: Content;
  /** A sum on the way to the total. */
  readonly minor?: boolean;
  /** How many columns stand after that of the figure. */
  readonly before?: number;
}

/** Apart from the tags, of which a rule of the linter has it that they need none. */
const group = 'rowgroup';

/**
 * A real table. In a narrow element each row becomes a block with the header beside every cell; readers notice no difference: roles are
 * said outright, since that layout takes the display of a table away and with it, in some browsers, the roles.
 */
export function table<Row>(options: TableOptions<Row>): TemplateResult {
  const { columns, rows, key, details, drawnFrom, totals = [] } = options;
  const draw = (row: Row) =>
    html`<tr class="table-row" role="row">
        ${columns.map((column) => dataCell(column, row))}
      </tr>
      ${detailsRow(details?.(row) ?? nothing, columns.length)}`;
  return html`<table class="table ${options.fixed ? '' : 'table-folding'}" role="table">
    <caption class=${options.captionHidden ? 'visually-hidden' : 'table-caption'}>
      ${options.caption}
    </caption>
    <thead role=${group}>
      <tr role="row">
        ${columns.map(
          ({ header, align }) =>
            html`<th class=${cellClass(align)} scope="col" role="columnheader">${header}</th>`,
        )}
      </tr>
    </thead>
    <tbody role=${group}>
      ${repeat(rows, key, (row) =>
        drawnFrom ? guard([...drawnFrom(row)], () => draw(row)) : draw(row),
      )}
    </tbody>
    ${totals.length > 0 ? foot(totals, columns) : nothing}
  </table>`;
}

const cellClass = (align: 'start' | 'end' | undefined) =>
  align === 'end' ? 'cell cell-end' : 'cell';

function dataCell<Row>(column: Column<Row>, row: Row): TemplateResult {
  const value = column.cell(row);
  // Nothing in it, no head beside it: in a narrow element an empty cell takes no line.
  const content =
    value === nothing
      ? nothing
      : html`<span class="cell-header" aria-hidden="true">${column.header}</span>
          <span class="cell-content">${value}</span>`;
  return column.rowHeader
    ? html`<th class="${cellClass(column.align)} cell-first" scope="row" role="rowheader">
        ${content}
      </th>`
    : html`<td class=${cellClass(column.align)} role="cell">${content}</td>`;
}

function detailsRow(
  content: TemplateResult | typeof nothing,
  width: number,
): TemplateResult | typeof nothing {
  if (content === nothing) return nothing;
  return html`<tr class="table-details" role="row">
    <td class="cell" colspan=${width} role="cell">${content}</td>
  </tr>`;
}

function foot<Row>(totals: readonly Total[], columns: readonly Column<Row>[]): TemplateResult {
  return html`<tfoot role=${group}>
    ${totals.map(
      ({ label, value, minor, before = 0 }) =>
        html`<tr class="table-row ${minor ? 'table-minor' : ''}" role="row">
          <th
            class="cell cell-first"
            scope="row"
            colspan=${columns.length - 1 - before}
            role="rowheader"
          >
            ${label}
          </th>
          <td class=${cellClass(columns.at(-1 - before)?.align)} role="cell">
            <span class="cell-content">${value}</span>
          </td>
          ${before ? html`<td class="cell" colspan=${before} role="cell"></td>` : nothing}
        </tr>`,
    )}
  </tfoot>`;
}
