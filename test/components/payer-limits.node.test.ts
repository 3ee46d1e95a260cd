import * as z from 'zod/mini';
import { expect, it } from 'vitest';
import { longest } from '../../components/payers/group-draft.js';
import { longestName } from '../../components/payers/method-fields.js';
import { billingGroupDraftSchema, paymentMethodDraftSchema } from '../../src/model/payer-change.js';

// Elements load no schema, so what they say of lengths stands beside what the contract takes: the two are held together here.

const group = (more: object) =>
  z.safeParse(billingGroupDraftSchema, {
    kind: 'billing-group',
    group: {
      do: 'create',
      name: 'Home',
      pays: { by: 'terms', termsId: '90001' },
      ...more,
    },
  }).success;
const method = (name: string) =>
  z.safeParse(paymentMethodDraftSchema, {
    kind: 'payment-method',
    method: {
      do: 'add',
      token: { kind: 'card', token: 'test.approve.abc', brand: 'visa', lastFour: '1111' },
      name,
    },
  }).success;

it.each([
  ['name of a billing group', longest.name, (text: string) => group({ name: text })],
  ['description', longest.description, (text: string) => group({ description: text })],
  [
    'requisition number',
    longest.requisitionNumber,
    (text: string) => group({ pays: { by: 'terms', termsId: '90001', requisitionNumber: text } }),
  ],
  ['name of a payment method', longestName, method],
])('a %s may be as long as the form says, and no longer', (_, length, isTaken) => {
  expect(isTaken('x'.repeat(length))).toBe(true);
  expect(isTaken('x'.repeat(length + 1))).toBe(false);
});
