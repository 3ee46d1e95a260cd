import { expect } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { amount } from '../../components/internal/amount.js';
import { table } from '../../components/internal/table.js';
import { accessibilityTree } from '../support/accessibility-tree.js';
import { localizer, mount } from './parts-host.js';
import type { PartsHost } from './parts-host.js';

interface Row {
  readonly number: string;
  readonly date: string;
  readonly amount: string;
}
const rows: readonly Row[] = [
  { number: 'INV-2', date: '2020-08-18', amount: '45.00' },
  { number: 'INV-1', date: '2020-07-18', amount: '-5.00' },
];
const usd = (figure: string) => amount(localizer, { amount: figure, currency: 'USD' });

async function mountInvoices(width: number): Promise<PartsHost> {
  const host = await mount(() =>
    table<Row>({
      caption: 'Invoices',
      columns: [
        { header: 'Number', rowHeader: true, cell: (row) => row.number },
        { header: 'Date', cell: (row) => localizer.date(row.date) },
        { header: 'Amount', align: 'end', cell: (row) => usd(row.amount) },
      ],
      rows,
      key: (row) => row.number,
      details: (row) => (row.number === 'INV-1' ? html`<p>A correction</p>` : nothing),
      totals: [{ label: 'Total', value: usd('40.00') }],
    }),
  );
  host.style.width = `${width}px`;
  return host;
}

describe('a table', () => {
  it('has a caption, column heads, row heads and totals', async () => {
    const { root } = await mountInvoices(800);
    expect(root.querySelector('caption')?.textContent?.trim()).to.equal('Invoices');
    expect([...root.querySelectorAll('th[scope="col"]')].map((head) => head.textContent))
      .to.deep //
      .equal(['Number', 'Date', 'Amount']);
    expect(root.querySelectorAll('tbody th[scope="row"]')).to.have.length(2);
    expect(root.querySelector('tfoot')?.innerText.replace(/\s+/g, ' ').trim()).to.equal(
      'Total $40.00',
    );
  });

  it('is the same to a screen reader in a narrow element', async () => {
    await mountInvoices(800);
    const wide = await accessibilityTree();
    expect(wide.filter(({ role }) => role === 'row')).to.have.length(5);
    expect(wide.filter(({ role }) => role === 'columnheader')).to.have.length(3);
    expect(wide.filter(({ role }) => role === 'rowheader').map(({ name }) => name)).to.deep.equal([
      'INV-2',
      'INV-1',
      'Total',
    ]);
    document.querySelector('test-parts')?.remove();
    await mountInvoices(300);
    expect(await accessibilityTree()).to.deep.equal(wide);
  });

  it('shows the head beside every cell in a narrow element, and never scrolls sideways', async () => {
    const host = await mountInvoices(300);
    const row = host.root.querySelector('tbody tr') as HTMLElement;
    expect(row.innerText.replace(/\s+/g, ' ').trim()).to.equal(
      'Number INV-2 Date Aug 18, 2020 Amount $45.00',
    );
    expect(host.scrollWidth).to.be.at.most(300);
  });

  it('leaves out the line of an empty cell in a narrow element, with its head', async () => {
    const host = await mount(() =>
      table<Row>({
        caption: 'Invoices',
        columns: [
          { header: 'Number', rowHeader: true, cell: (row) => row.number },
          { header: 'Discount', cell: () => nothing },
          { header: 'Amount', align: 'end', cell: (row) => usd(row.amount) },
        ],
        rows,
        key: (row) => row.number,
      }),
    );
    host.style.width = '300px';
    const row = host.root.querySelector('tbody tr') as HTMLElement;
    expect(row.innerText.replace(/\s+/g, ' ').trim()).to.equal('Number INV-2 Amount $45.00');
    expect(row.children).to.have.length(3);
  });

  it('has the figure of a total under the column that it adds up', async () => {
    const { root } = await mount(() =>
      table<Row>({
        caption: 'Invoices',
        columns: [
          { header: 'Number', rowHeader: true, cell: (row) => row.number },
          { header: 'Amount', align: 'end', cell: (row) => usd(row.amount) },
          { header: 'Date', cell: (row) => row.date },
        ],
        rows,
        key: (row) => row.number,
        totals: [{ label: 'Total', value: usd('40.00'), before: 1 }],
      }),
    );
    const right = (selector: string) => root.querySelector(selector)?.getBoundingClientRect().right;
    expect(right('tfoot .amount')).to.be.closeTo(right('tbody .amount') ?? 0, 1);
  });

  it('says of a credit that it is one', async () => {
    const { root } = await mountInvoices(800);
    expect(root.querySelectorAll('tbody td')[3]?.textContent?.replace(/\s+/g, ' ')).to.contain(
      'credit $5.00',
    );
  });

  it('lines amounts up and never breaks them', async () => {
    const { root } = await mountInvoices(800);
    const ends = [...root.querySelectorAll('.amount-figure')].map(
      (figure) => figure.getBoundingClientRect().right,
    );
    expect(new Set(ends.map(Math.round)).size).to.equal(1);
  });
});
