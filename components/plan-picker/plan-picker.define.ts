import { defineElement } from '../internal/define.js';
import { PlanPicker } from './plan-picker.js';

defineElement('uss-plan-picker', PlanPicker);

declare global {
  interface HTMLElementTagNameMap {
    'uss-plan-picker': PlanPicker;
  }
}
