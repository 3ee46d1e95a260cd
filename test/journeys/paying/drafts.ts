import type { PaymentMethodId } from '../../../src/model/ids.js';
import type { Money } from '../../../src/money/money.js';

export const amountOf = (amount: string): Money => ({ amount, currency: 'USD' });
export const methodId = (id: string): PaymentMethodId => id as PaymentMethodId;
