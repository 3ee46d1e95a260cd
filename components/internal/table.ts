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
  /** Closing rows: a label over all columns but the last, and its figure; `minor` for sums on the way to the total. */
  readonly totals?:
    | readonly { readonly label: string; readonly value: Content; readonly minor?: boolean }[]
    | undefined;
}

// Said outright, since the narrow layout takes the display of a table away and with it, in some browsers, the roles.
const roles = {
  table: 'table',
  group: 'rowgroup',
  row: 'row',
  column: 'columnheader',
  rowHeader: 'rowheader',
  cell: 'cell',
} as const;

/** A real table. In a narrow element each row becomes a block with the header beside every cell; readers notice no difference. */
export function table<Row>(options: TableOptions<Row>): TemplateResult {
  const { columns, rows, key, details, drawnFrom, totals = [] } = options;
  const draw = (row: Row) =>
    html`<tr class="table-row" role=${roles.row}>
        ${columns.map((column) => dataCell(column, row))}
      </tr>
      ${detailsRow(details?.(row) ?? nothing, columns.length)}`;
  return html`<table class="table ${options.fixed ? '' : 'table-folding'}" role=${roles.table}>
    <caption class=${options.captionHidden ? 'visually-hidden' : 'table-caption'}>
      ${options.caption}
    </caption>
    <thead role=${roles.group}>
      <tr role=${roles.row}>
        ${columns.map(
          ({ header, align }) =>
            html`<th class=${cellClass(align)} scope="col" role=${roles.column}>${header}</th>`,
        )}
      </tr>
    </thead>
    <tbody role=${roles.group}>
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
  const content = html`<span class="cell-header" aria-hidden="true">${column.header}</span>
    <span class="cell-content">${column.cell(row)}</span>`;
  return column.rowHeader
    ? html`<th class="${cellClass(column.align)} cell-first" scope="row" role=${roles.rowHeader}>
        ${content}
      </th>`
    : html`<td class=${cellClass(column.align)} role=${roles.cell}>${content}</td>`;
}

function detailsRow(
  content: TemplateResult | typeof nothing,
  width: number,
): TemplateResult | typeof nothing {
  if (content === nothing) return nothing;
  return html`<tr class="table-details" role=${roles.row}>
    <td class="cell" colspan=${width} role=${roles.cell}>${content}</td>
  </tr>`;
}

function foot<Row>(
  totals: NonNullable<TableOptions<Row>['totals']>,
  columns: readonly Column<Row>[],
): TemplateResult {
  return html`<tfoot role=${roles.group}>
    ${totals.map(
      ({ label, value, minor }) =>
        html`<tr class="table-row ${minor ? 'table-minor' : ''}" role=${roles.row}>
          <th
            class="cell cell-first"
            scope="row"
            colspan=${Math.max(1, columns.length - 1)}
            role=${roles.rowHeader}
          >
            ${label}
          </th>
          <td class=${cellClass(columns.at(-1)?.align)} role=${roles.cell}>
            <span class="cell-content">${value}</span>
          </td>
        </tr>`,
    )}
  </tfoot>`;
}
