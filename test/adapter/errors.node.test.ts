import { describe, expect, it } from 'vitest';
import { AdapterError, errorCodes, toAdapterError } from '../../src/adapter/errors.js';

describe('an error of a confirmation', () => {
  it('says by its code whether the call took nothing', () => {
    const proofs = Object.entries(errorCodes).filter(([, { nothingTaken }]) => nothingTaken);
    expect(proofs.map(([code]) => code)).toEqual([
      'session-expired',
      'sign-in-failed',
      'session-not-checked',
      'not-permitted',
      'not-found',
      'invalid-input',
      'intent-conflict',
      'refused',
      'operation-missing',
      'bad-configuration',
      'too-many-requests',
    ]);
    expect(new AdapterError('not-found').nothingTaken).toBe(true);
    expect(new AdapterError('timeout').nothingTaken).toBe(false);
  });
});

describe('what an adapter throws', () => {
  it('stays as it is when it is ours, also from another copy of the kit', () => {
    const own = new AdapterError('offline');
    expect(toAdapterError(own)).toBe(own);
    const other = Object.assign(new Error('offline'), {
      name: 'AdapterError',
      code: 'offline',
      kind: 'network',
    });
    expect(toAdapterError(other)).toBe(other);
  });

  it('is a failure of the service in every other case, with the original as its cause', () => {
    const stranger = Object.assign(new Error('x'), { name: 'AdapterError', code: 'constructor' });
    for (const thrown of [new TypeError('secret'), stranger, 'text', undefined]) {
      expect(toAdapterError(thrown)).toMatchObject({ code: 'service-failed', cause: thrown });
    }
  });
});
