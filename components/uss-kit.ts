// What the script tag loads: every element of the kit, defined.
import './billing-group-selector/billing-group-selector.define.js';
import './change-queue/change-queue.define.js';
import './invoice-history/invoice-history.define.js';
import './payment-form/payment-form.define.js';
import './payment-methods/payment-methods.define.js';
import './plan-change/plan-change.define.js';
import './plan-picker/plan-picker.define.js';
import './provider/provider.define.js';
import './rate-preview/rate-preview.define.js';
import './sandbox-panel/sandbox-panel.define.js';
import './subscriptions/subscriptions.define.js';
