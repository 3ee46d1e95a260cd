import { defineElement } from '../internal/define.js';
import { RatePreview } from './rate-preview.js';

defineElement('uss-rate-preview', RatePreview);

declare global {
  interface HTMLElementTagNameMap {
    'uss-rate-preview': RatePreview;
  }
}
