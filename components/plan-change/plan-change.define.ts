import '../billing-group-selector/billing-group-selector.define.js';
import '../plan-picker/plan-picker.define.js';
import '../rate-preview/rate-preview.define.js';
import { defineElement } from '../internal/define.js';
import { PlanChange } from './plan-change.js';

defineElement('uss-plan-change', PlanChange);

declare global {
  interface HTMLElementTagNameMap {
    'uss-plan-change': PlanChange;
  }
}
