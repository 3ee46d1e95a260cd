import { defineElement } from '../internal/define.js';
import { SandboxPanel } from './sandbox-panel.js';

defineElement('uss-sandbox-panel', SandboxPanel);

declare global {
  interface HTMLElementTagNameMap {
    'uss-sandbox-panel': SandboxPanel;
  }
}
