import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import * as z from 'zod/mini';
import type { InvoiceHistory } from '../../components/invoice-history/invoice-history.js';
import { AdapterError } from '../../src/adapter/errors.js';
import {
  invoiceSchema,
  invoiceSummarySchema,
  type Invoice,
  type InvoiceSummary,
} from '../../src/model/invoice.js';
import { accessibilityTree } from '../support/accessibility-tree.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { InvoiceHistoryHarness } from '../support/harness/invoice-history.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { account } from '../support/samples.js';
import { expectConsole } from '../support/strict-page.js';
import { StubAdapter, type StubAnswers } from '../support/stub-adapter.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function invoice(
  number: string,
  changes: Partial<z.input<typeof invoiceSummarySchema>> = {},
): InvoiceSummary {
  return z.parse(invoiceSummarySchema, {
    id: `id-${number}`,
    number,
    date: '2020-07-18',
    period: { from: '2020-07-18', to: '2020-08-17' },
    amount: usd('40.00'),
    status: 'open',
    ...changes,
  });
}

function withLines(summary: InvoiceSummary): Invoice {
  return z.parse(invoiceSchema, {
    ...summary,
    lines: [
      {
        kind: 'recurring',
        planName: 'Streaming',
        description: 'Streaming service',
        units: '2',
        rate: usd('22.50'),
        amount: usd('45.00'),
        period: { from: '2020-07-18', to: '2020-08-17' },
        prorated: false,
      },
      {
        kind: 'service-credit',
        description: 'Sorry for the outage',
        amount: usd('-5.00'),
        prorated: false,
      },
    ],
  });
}

const answers = (...rows: InvoiceSummary[]): StubAnswers => ({
  getAccount: () => account(),
  listInvoices: () => ({ rows, total: rows.length }),
  getInvoice: ({ invoiceId }) => {
    const found = rows.find(({ id }) => id === invoiceId);
    if (!found) throw new AdapterError('not-found');
    return withLines(found);
  },
});

async function show(more: StubAnswers) {
  const stub = new StubAdapter(more);
  const element = await mount<InvoiceHistory>(
    html`<uss-invoice-history .adapter=${stub.adapter}></uss-invoice-history>`,
  );
  const opened: string[] = [];
  element.addEventListener('uss-invoice-opened', ({ detail }) => opened.push(detail.invoiceId));
  return { stub, element, opened, history: new InvoiceHistoryHarness(element) };
}

const july = invoice('1002');
const june = invoice('1001', {
  date: '2020-06-18',
  period: { from: '2020-06-18', to: '2020-07-17' },
  status: 'paid',
  paidOn: '2020-06-20',
});

/** Twenty-five invoices on pages of ten; a page is named by how many came before it. */
const paged: StubAnswers = {
  ...answers(),
  listInvoices: ({ page = '0' }) => {
    const all = Array.from({ length: 25 }, (_, index) => invoice(String(1025 - index)));
    const from = Number(page);
    const next = from + 10 < all.length ? { next: String(from + 10) } : {};
    return { rows: all.slice(from, from + 10), total: all.length, ...next };
  },
};

describe('uss-invoice-history', () => {
  afterEach(unmountAll);

  it('A54 is a table with a caption, column heads, and the number at the head of each row', async () => {
    await show(answers(july, june));
    const tree = await accessibilityTree();
    const names = (role: string) =>
      tree.filter((entry) => entry.role === role).map(({ name }) => name);
    expect(names('table')).to.deep.equal(['Invoices']);
    expect(names('columnheader')).to.deep.equal(['Number', 'Date', 'Period', 'Amount', 'Status']);
    expect(names('rowheader')).to.deep.equal(['1002', '1001']);
  });

  it('shows number, date, period, amount and status of each', async () => {
    const { history } = await show(answers(july, june));
    expect(history.row('1002')).to.deep.equal([
      '1002',
      'Jul 18, 2020',
      'Jul 18 – Aug 17, 2020',
      '$40.00',
      'Open',
    ]);
    expect(history.row('1001')).to.deep.equal([
      '1001',
      'Jun 18, 2020',
      'Jun 18 – Jul 17, 2020',
      '$40.00',
      'Paid on Jun 20, 2020',
    ]);
  });

  it('A57 says credit, void and pending in words', async () => {
    const { history } = await show(
      answers(
        invoice('3', { amount: usd('-12.50'), status: 'paid' }),
        invoice('2', { status: 'voided' }),
        z.parse(invoiceSummarySchema, {
          id: 'id-1',
          number: '1',
          date: '2020-07-18',
          amount: usd('9.00'),
          status: 'pending',
        }),
      ),
    );
    expect(history.row('3').slice(3)).to.deep.equal(['credit $12.50', 'Paid']);
    expect(history.row('2').at(-1)).to.equal('Void');
    expect(history.row('1').slice(2)).to.deep.equal(['One-time', '$9.00', 'Not final yet']);
  });

  it('opens a row to its lines by keyboard, reads them only then, and closes it again', async () => {
    const { history, stub, opened, element } = await show(answers(july, june));
    expect(stub.count('getInvoice')).to.equal(0);
    history.button('1001').focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(history.button('1001').getAttribute('aria-expanded')).to.equal('true');
    expect(opened).to.deep.equal(['id-1001']);
    expect(
      stub.calls.filter(({ operation }) => operation === 'getInvoice').map(({ input }) => input),
    ).to.deep.equal([{ invoiceId: 'id-1001' }]);
    const lines = history.under('1001');
    expect(lines).to.contain('Lines of invoice 1001');
    expect(lines).to.match(/Streaming.*Jul 18 – Aug 17, 2020.*\$45\.00/);
    expect(lines).to.match(/Sorry for the outage.*credit \$5\.00/);
    expect(lines).to.match(/Total \$40\.00/);
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Space' });
    await settled(element);
    expect(history.under('1001')).to.equal('');
    expect(opened).to.have.length(1);
    expect(history.focused).to.equal('1001');
  });

  it('T36 shows what the invoice comes to as the platform says, beside lines that come to something else', async () => {
    const { history } = await show(answers(invoice('7', { amount: usd('40.01') })));
    await history.press('7');
    // The lines are 45.00 and a credit of 5.00.
    expect(history.row('7')[3]).to.equal('$40.01');
    expect(history.under('7')).to.match(/\$45\.00.*credit \$5\.00.*Total \$40\.01/);
    expect(history.under('7')).not.to.contain('40.00');
  });

  it('tells in the row that its lines could not be read, and reads them again by its button', async () => {
    const { history, stub, element } = await show(answers(july, june));
    stub.fail('getInvoice', new AdapterError('service-failed'));
    await history.press('1002');
    expect(history.under('1002')).to.contain('The service does not work at the moment.');
    expect(history.numbers, 'the others stay').to.deep.equal(['1002', '1001']);
    await expect(element).to.be.accessible();
    stub.answer('getInvoice', () => withLines(july));
    history.button('Try again').focus();
    await history.press('Try again');
    expect(history.under('1002')).to.contain('Sorry for the outage');
    expect(document.activeElement?.localName, 'the focus stays').to.equal('uss-invoice-history');
  });

  it('says what is missing when the adapter cannot read lines', async () => {
    expectConsole('warn', /getInvoice: The adapter has no operation getInvoice/);
    const { history } = await show({ listInvoices: () => ({ rows: [july] }) });
    await history.press('1002');
    expect(history.under('1002')).to.contain(
      '<uss-invoice-history> needs the operation “getInvoice”',
    );
  });

  it('shows lines as loading while they are on their way', async () => {
    const { history, stub, element } = await show(answers(july));
    const held = stub.hold('getInvoice');
    await history.press('1002');
    const lines = history.root.querySelector('uss-invoice-lines');
    expect(lines?.shadowRoot?.querySelector('[aria-busy="true"]')).to.exist;
    held.release();
    await settled(element);
    expect(history.under('1002')).to.contain('Streaming');
    expect(lines?.shadowRoot?.querySelector('[aria-busy="true"]')).to.not.exist;
  });

  it('aborts the reading of lines when the row is closed', async () => {
    const { history, stub } = await show(answers(july));
    stub.hold('getInvoice');
    await history.press('1002');
    await history.press('1002');
    expect(stub.lastCall('getInvoice')?.signal?.aborted).to.equal(true);
  });

  describe('page after page', () => {
    it('A56 shows more by a button, says how many of how many, and keeps what is open', async () => {
      const { history, stub } = await show(paged);
      stub.answer('getInvoice', () => withLines(july));
      expect(history.text).to.contain('Showing 10 of 25 invoices');
      await history.press('1020');
      await history.press('Show more');
      expect(history.numbers).to.have.length(20);
      expect(history.announced).to.equal('Showing 20 of 25 invoices');
      expect(history.under('1020')).to.contain('Streaming');
      history.button('Show more').focus();
      await history.press('Show more');
      expect(history.numbers.at(-1)).to.equal('1001');
      expect(history.text).to.contain('Showing 25 of 25 invoices');
      expect(history.hasMore).to.equal(false);
      expect(document.activeElement?.localName, 'the focus stays').to.equal('uss-invoice-history');
    });

    it('says how many where it is not known how many there are in all', async () => {
      const { history } = await show({
        ...paged,
        listInvoices: () => ({ rows: [july, june], next: 'x' }),
      });
      expect(history.text).to.contain('Showing 2 invoices');
    });

    it('keeps what it has when the next page fails, and reads on by its button', async () => {
      const { history, stub } = await show(paged);
      stub.fail('listInvoices', new AdapterError('offline'));
      await history.press('Show more');
      expect(history.numbers).to.have.length(10);
      expect(history.text).to.contain('There is no connection right now.');
      stub.answer('listInvoices', paged.listInvoices as never);
      await history.press('Try again');
      expect(history.numbers).to.have.length(20);
      expect(history.text).to.not.contain('There is no connection right now. Check');
    });

    it('asks for the page once, however often the button is pressed', async () => {
      const { history, stub } = await show(paged);
      const held = stub.hold('listInvoices');
      const button = history.button('Show more');
      button.click();
      await settled(history.element);
      button.click();
      await settled(history.element);
      held.release();
      await settled(history.element);
      expect(stub.count('listInvoices')).to.equal(2);
      expect(history.numbers).to.have.length(20);
    });

    it('follows on all pages when invoices change, each invoice once', async () => {
      const { history, stub, element } = await show(paged);
      await history.press('Show more');
      stub.answer('listInvoices', ({ page = '0' }) => {
        const all = Array.from({ length: 26 }, (_, index) => invoice(String(1026 - index)));
        const from = Number(page);
        return {
          rows: all.slice(from, from + 10),
          total: 26,
          ...(from < 16 && { next: String(from + 10) }),
        };
      });
      stub.tell({ nouns: ['invoices'] });
      await settled(element);
      expect(history.numbers.slice(0, 2)).to.deep.equal(['1026', '1025']);
      expect(new Set(history.numbers).size).to.equal(history.numbers.length);
      expect(history.text).to.contain('of 26 invoices');
    });
  });

  it('shows a new invoice on top when there is one, and keeps opened rows and the focus', async () => {
    const { history, stub, element } = await show(answers(june));
    await history.press('1001');
    history.button('1001').focus();
    stub.answer('listInvoices', () => ({ rows: [july, june], total: 2 }));
    stub.tell({ nouns: ['invoices'] });
    await settled(element);
    expect(history.numbers).to.deep.equal(['1002', '1001']);
    expect(history.under('1001')).to.contain('Streaming');
    expect(history.focused).to.equal('1001');
    expect(history.announced).to.equal('Showing 2 of 2 invoices');
  });

  it('begins on the first page, with all rows closed, when someone else may be signed in', async () => {
    const { history, stub, element } = await show({ ...paged, getInvoice: () => withLines(july) });
    await history.press('1020');
    await history.press('Show more');
    stub.tell({ session: true, nouns: [] });
    await settled(element);
    expect(history.numbers).to.have.length(10);
    expect(history.under('1020')).to.equal('');
  });

  it('A55 gives readers the same table in a narrow place', async () => {
    await setViewport({ width: 1280, height: 800 });
    const { history } = await show(answers(july, june));
    await history.press('1001');
    const structure = async () =>
      (await accessibilityTree())
        .filter(({ role }) => /^(table|row|cell|columnheader|rowheader|button)$/.test(role))
        .map(({ role, name }) => `${role} ${name}`);
    const wide = await structure();
    await setViewport({ width: 320, height: 800 });
    expect(await structure()).to.deep.equal(wide);
    expect(wide.filter((entry) => entry.startsWith('columnheader'))).to.have.length(7);
    const header = history.root.querySelector('.cell-header');
    expect(getComputedStyle(header as Element).display, 'the header is beside each cell').to.equal(
      'block',
    );
    await setViewport({ width: 1024, height: 800 });
  });

  const long = 'Rechnungsnummernkreisverwaltungsvorschrift-2020-000000000001';

  runDataElementSuite({
    tag: 'uss-invoice-history',
    reads: 'listInvoices',
    ready: { answers: () => answers(july, june), shows: /1002.*1001/ },
    other: { answers: () => answers(invoice('2044')), shows: /2044/ },
    empty: { answers: () => answers(), shows: /There are no invoices yet/ },
    large: {
      answers: () =>
        answers(
          invoice(long, { amount: usd('123456789012.34'), status: 'paid', paidOn: '2020-07-18' }),
        ),
      shows: /\$123,456,789,012\.34/,
    },
  });
});
