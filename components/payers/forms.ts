import { defineElement } from '../internal/define.js';
import { GroupForm } from './group-form.js';
import { MethodForm } from './method-form.js';

declare global {
  interface HTMLElementTagNameMap {
    'uss-billing-group-form': GroupForm;
    'uss-payment-method-form': MethodForm;
  }
}

/** Registers the forms for billing groups and payment methods, which stand inside published elements. */
export function defineForms(): void {
  defineElement('uss-payment-method-form', MethodForm);
  defineElement('uss-billing-group-form', GroupForm);
}
