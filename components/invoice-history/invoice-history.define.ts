import { defineElement } from '../internal/define.js';
import { InvoiceHistory } from './invoice-history.js';
import { InvoiceLines } from './invoice-lines.js';

defineElement('uss-invoice-lines', InvoiceLines);
defineElement('uss-invoice-history', InvoiceHistory);

declare global {
  interface HTMLElementTagNameMap {
    'uss-invoice-history': InvoiceHistory;
    'uss-invoice-lines': InvoiceLines;
  }
}
