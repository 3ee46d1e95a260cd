import { describe, expect, it } from 'vitest';
import { voidRefusal, voidRefusals } from '../../src/billing/void-rule.js';

const standing = {
  voided: false,
  memoStands: false,
  rebilled: false,
  creditedLater: false,
  transferred: false,
  parentPays: false,
};

describe('voiding an invoice', () => {
  it('is allowed when nothing hangs on it', () => {
    expect(voidRefusal(standing)).toBeUndefined();
  });

  it('is refused while a credit memo stands on it', () => {
    expect(voidRefusal({ ...standing, memoStands: true })).toBe('credit-memo-stands');
  });

  it('is refused a second time, whatever else there is', () => {
    expect(
      voidRefusal({
        voided: true,
        memoStands: true,
        rebilled: true,
        creditedLater: true,
        transferred: true,
        parentPays: true,
      }),
    ).toBe('invoice-voided');
  });

  it('is refused while its rebill stands: that goes first, and its memo with it', () => {
    expect(voidRefusal({ ...standing, rebilled: true, memoStands: true })).toBe('already-rebilled');
  });

  it('is refused when a later credit is counted from one of its lines', () => {
    expect(voidRefusal({ ...standing, creditedLater: true })).toBe('credited-later');
    expect(voidRefusal({ ...standing, transferred: true })).toBe('balance-transferred');
    expect(voidRefusal({ ...standing, parentPays: true })).toBe('parent-pays');
  });

  it('has words for every refusal', () => {
    for (const words of Object.values(voidRefusals)) expect(words).toMatch(/^[A-Z].+\.$/);
  });
});
