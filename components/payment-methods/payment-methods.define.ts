import { defineElement } from '../internal/define.js';
import { defineForms } from '../payers/forms.js';
import { PaymentMethods } from './payment-methods.js';

defineForms();
defineElement('uss-payment-methods', PaymentMethods);

declare global {
  interface HTMLElementTagNameMap {
    'uss-payment-methods': PaymentMethods;
  }
}
