import { createContext } from '@lit/context';
import type { PaymentFields } from '../payment-fields/port.js';

/** Where elements get the fields for cards and accounts from; loaded when they are first needed. */
export type PaymentFieldsSource = () => Promise<PaymentFields>;

export const paymentFieldsContext = createContext<PaymentFieldsSource | undefined, symbol>(
  Symbol.for('uss-kit:1:payment-fields'),
);
