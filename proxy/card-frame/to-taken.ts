import type { FieldsKind } from '../../src/payment-fields/port.js';
import type { Taken } from '../vault/wire.js';
import { compact, plainIban, readExpiry, type Values } from './checks.js';

/** What goes to the vault, of values with nothing wrong in them. */
export function toTaken(kind: FieldsKind, values: Values): Taken | undefined {
  const name = (values.name ?? '').trim();
  const code = compact(values.code);
  switch (kind) {
    case 'card': {
      const expires = readExpiry(values.expiry);
      return expires && { kind, number: compact(values.number), expires, code, name };
    }
    case 'security-code':
      return { kind, code };
    case 'ach':
      return {
        kind,
        name,
        routing: compact(values['routing-number']),
        account: compact(values['account-number']),
        accountType: values['account-type'] === 'savings' ? 'savings' : 'checking',
      };
    case 'sepa':
      return { kind, name, iban: plainIban(values.iban), mandate: true };
  }
}
