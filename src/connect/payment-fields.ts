import type { PaymentFields } from '../payment-fields/port.js';
import { arrived } from './arrived.js';

/** Loads the fields of a card frame that is served at `url`, an origin of its own. Throws a TypeError for an address that cannot be one. */
export async function frameAt(url: string): Promise<PaymentFields> {
  const { frameFields } = await arrived(import('../payment-fields/frame/frame-fields.js'));
  return frameFields({ url });
}

/** Loads the fields of a sandbox that has no card frame: test cards and test accounts to choose from, and no number to type. */
export async function testCards(): Promise<PaymentFields> {
  const { testFields } = await arrived(import('../payment-fields/test-fields.js'));
  return testFields();
}
