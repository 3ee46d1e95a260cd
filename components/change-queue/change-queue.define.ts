import '../rate-preview/rate-preview.define.js';
import { defineElement } from '../internal/define.js';
import { ChangeQueue } from './change-queue.js';

defineElement('uss-change-queue', ChangeQueue);

declare global {
  interface HTMLElementTagNameMap {
    'uss-change-queue': ChangeQueue;
  }
}
