import { defineElement } from '../internal/define.js';
import { Provider } from './provider.js';

defineElement('uss-provider', Provider);

declare global {
  interface HTMLElementTagNameMap {
    'uss-provider': Provider;
  }
}
