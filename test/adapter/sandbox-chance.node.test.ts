import { describe, expect, it } from 'vitest';
import { strikesBy } from '../../src/adapter/sandbox/chance.js';
import { Faults } from '../../src/adapter/sandbox/faults.js';
import { faultNames } from '../../src/adapter/sandbox-control.js';
import { sandboxAdapter } from './sandbox-support.js';

const draws = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a fault by chance', () => {
  it('strikes never at 0 and always at 1', () => {
    for (const seed of [0, 1, 7, 0xffff_ffff]) {
      for (const draw of draws(200)) {
        expect(strikesBy({ probability: 0, seed }, 'slow', draw)).toBe(false);
        expect(strikesBy({ probability: 1, seed }, 'slow', draw)).toBe(true);
      }
    }
  });

  it.each([0.05, 0.25, 0.5, 0.9])('strikes about as often as its probability %d', (probability) => {
    for (const fault of faultNames) {
      for (const seed of [0, 1, 2, 3]) {
        const strikes = draws(2000).filter((draw) => strikesBy({ probability, seed }, fault, draw));
        // Five standard deviations of 2000 draws at one half are 5 × √(2000 ÷ 4) = 112.
        expect(Math.abs(strikes.length - 2000 * probability)).toBeLessThan(112);
      }
    }
  });

  it('is another one for another seed and another fault', () => {
    const pattern = (seed: number, fault: (typeof faultNames)[number]) =>
      draws(64)
        .map((draw) => Number(strikesBy({ probability: 0.5, seed }, fault, draw)))
        .join('');
    const patterns = faultNames.flatMap((fault) => [0, 1, 2].map((seed) => pattern(seed, fault)));
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it('does not strike together with another on the same seed', () => {
    const chance = { probability: 0.5, seed: 1 };
    const both = draws(2000).filter(
      (draw) => strikesBy(chance, 'slow', draw) && strikesBy(chance, 'garbage', draw),
    );
    // 2000 × ½ × ½ = 500, five standard deviations are 5 × √(2000 × 3 ÷ 16) = 97.
    expect(Math.abs(both.length - 500)).toBeLessThan(97);
  });

  it('is the same for the same seed on every machine', () => {
    // Worked out apart from this code, by the definition of the finalizer of MurmurHash3.
    const pattern = draws(16).map((draw) =>
      strikesBy({ probability: 0.5, seed: 42 }, 'lost-answer', draw) ? '1' : '0',
    );
    expect(pattern.join('')).toBe('1100011011100110');
  });

  it('begins its draws anew when it is set again', () => {
    const faults = new Faults();
    const run = () => {
      faults.set('offline', { probability: 0.5, seed: 3 });
      return draws(20).map(() => faults.strikes('offline'));
    };
    expect(run()).toEqual(run());
  });

  it('draws for itself: another that is on moves none of its draws', () => {
    const alone = new Faults();
    const among = new Faults();
    for (const name of faultNames) among.set(name, { probability: 0.3, seed: 9 });
    alone.set('receipt-lag', { probability: 0.3, seed: 9 });
    expect(draws(50).map(() => alone.ofWrite().lags)).toEqual(
      draws(50).map(() => among.ofWrite().lags),
    );
  });
});

describe('what became of the faults', () => {
  it('is counted: how often each could have struck, and did', async () => {
    const adapter = sandboxAdapter();
    await adapter.sandbox.setFault('offline', { probability: 0.5, seed: 3 });
    const outcomes: string[] = [];
    for (let call = 0; call < 12; call++) {
      outcomes.push(
        await adapter.listPlans({}).then(
          () => 'ok',
          () => 'offline',
        ),
      );
    }
    const { faults, faultCounts, log } = await adapter.sandbox.status();
    const struck = outcomes.filter((outcome) => outcome === 'offline').length;
    expect(struck).toBeGreaterThan(0);
    expect(struck).toBeLessThan(12);
    expect(faults).toEqual(['offline']);
    expect(faultCounts).toEqual([
      { fault: 'offline', setting: { probability: 0.5, seed: 3 }, chances: 12, strikes: struck },
    ]);
    expect(log.filter(({ code }) => code === 'offline')).toHaveLength(struck);

    const again = sandboxAdapter();
    await again.sandbox.setFault('offline', { probability: 0.5, seed: 3 });
    for (const outcome of outcomes) {
      expect(
        await again.listPlans({}).then(
          () => 'ok',
          () => 'offline',
        ),
      ).toBe(outcome);
    }
  });

  it.each([
    [{ probability: 1.1, seed: 1 }],
    [{ probability: -0.1, seed: 1 }],
    [{ probability: 0.5 }],
    [{ probability: 0.5, seed: 1.5 }],
    [{ probability: 0.5, seed: 0x1_0000_0000 }],
    ['yes'],
  ])('%j is no setting', async (setting) => {
    const { sandbox } = sandboxAdapter();
    await expect(sandbox.setFault('slow', setting as never)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'on', code: 'not-a-choice' }],
    });
    expect((await sandbox.status()).faults).toEqual([]);
  });
});

describe('a session that ends by chance', () => {
  it('stays over until somebody signs in, and may end again', async () => {
    const adapter = sandboxAdapter();
    const chance = { probability: 0.2, seed: 6 };
    await adapter.sandbox.setFault('session-expired', chance);
    const expires = async () => {
      for (let call = 1; call < 100; call++) {
        const failed = await adapter.getAccount({}).then(
          () => false,
          () => true,
        );
        if (failed) return call;
      }
      return 0;
    };
    expect(await expires()).toBeGreaterThan(1);
    for (let call = 0; call < 20; call++) {
      await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
    }
    await adapter.signIn({ userId: 'ada', password: 'sandbox' });
    expect((await adapter.sandbox.status()).faults).toEqual(['session-expired']);
    expect(await expires()).toBeGreaterThan(0);
  });
});
