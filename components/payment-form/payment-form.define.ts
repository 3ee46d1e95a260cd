import { defineElement } from '../internal/define.js';
import { defineForms } from '../payers/forms.js';
import { PaymentForm } from './payment-form.js';

defineForms();
defineElement('uss-payment-form', PaymentForm);

declare global {
  interface HTMLElementTagNameMap {
    'uss-payment-form': PaymentForm;
  }
}
