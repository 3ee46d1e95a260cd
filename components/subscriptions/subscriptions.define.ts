import '../plan-change/plan-change.define.js';
import { defineElement } from '../internal/define.js';
import { Subscriptions } from './subscriptions.js';

defineElement('uss-subscriptions', Subscriptions);

declare global {
  interface HTMLElementTagNameMap {
    'uss-subscriptions': Subscriptions;
  }
}
