import { defineElement } from '../internal/define.js';
import { BillingGroupSelector } from './billing-group-selector.js';

defineElement('uss-billing-group-selector', BillingGroupSelector);

declare global {
  interface HTMLElementTagNameMap {
    'uss-billing-group-selector': BillingGroupSelector;
  }
}
