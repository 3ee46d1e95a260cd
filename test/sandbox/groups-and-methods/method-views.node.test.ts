import { describe, expect, it } from 'vitest';
import {
  changePermission,
  storedMethodsOf,
  termsFor,
} from '../../../src/sandbox/groups-and-methods/method-views.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, scenarioWorld } from '../support.js';
import { outcomeOfPaying } from '../payments/till.js';

const open = () => scenarioWorld('open-balance');

const methodsWith = (world: World, change: (row: World['paymentMethods'][number]) => object) => ({
  ...world,
  paymentMethods: world.paymentMethods.map((row) => ({ ...row, ...change(row) })),
});

const accountWith = (world: World, change: object): World => ({
  ...world,
  accounts: world.accounts.map((row) => ({ ...row, ...change })),
});

const lastFours = (world: World) => storedMethodsOf(world, ada).map(({ lastFour }) => lastFour);
const methodOf = (world: World, id: string) => {
  const found = storedMethodsOf(world, ada).find((row) => row.id === id);
  if (!found) throw new Error(`No method ${id}`);
  return found;
};

const yes = { allowed: true };
const no = (reason: string) => ({ allowed: false, reason });

describe('the payment methods of an account', () => {
  it('are those that are kept and can be used, the one that was added first first', async () => {
    const world = await open();
    expect(lastFours(world)).toEqual(['4242', '5100', '6789', '0119']);
    const closed = methodsWith(world, ({ id }) => (id === '50002' ? { status: 'disabled' } : {}));
    expect(lastFours(closed)).toEqual(['4242', '6789', '0119']);
  });

  it('are not those of somebody else, nor one that was given for one payment', async () => {
    const world = await open();
    const paid = outcomeOfPaying(
      world,
      { pay: 'full' },
      { by: 'one-time', method: { kind: 'card', brand: 'visa', lastFour: '1111' } },
    );
    expect(paid.world && lastFours(paid.world)).toEqual(['4242', '5100', '6789', '0119']);
    const theirs = methodsWith(world, ({ id }) => (id === '50003' ? { accountId: '10002' } : {}));
    expect(lastFours(theirs)).toEqual(['4242', '5100', '0119']);
  });

  it('tell nothing that only the company knows', async () => {
    expect(JSON.stringify(storedMethodsOf(await open(), ada))).not.toMatch(
      /declines|declineCode|token|billLagDays|accountId|status|kept/,
    );
  });

  it('say who pays by them, first or as backup; a group that is closed pays by nothing', async () => {
    const world = await open();
    expect(methodOf(world, '50001').usedBy).toEqual([
      { billingGroupId: '40001', name: 'Home', as: 'primary' },
    ]);
    const withBackup = (status: 'active' | 'disabled') => ({
      ...world,
      billingGroups: world.billingGroups.map((row) =>
        row.id === '40001'
          ? {
              ...row,
              status,
              pays: { by: 'method' as const, primaryId: row.id, backupId: '50003' },
            }
          : row,
      ),
    });
    expect(methodOf(withBackup('active') as World, '50003').usedBy).toEqual([
      { billingGroupId: '40001', name: 'Home', as: 'backup' },
    ]);
    expect(methodOf(withBackup('disabled') as World, '50003').usedBy).toEqual([]);
  });

  it('can be paid with until the month of their expiry is over', async () => {
    const world = await open();
    expect(methodOf(world, '50002')).toMatchObject({ expiry: 'expiring', can: { pay: yes } });
    expect(methodOf(world, '50004')).toMatchObject({
      expiry: 'expired',
      can: { pay: no('payment-method-expired'), replace: yes, remove: yes },
    });
    expect(methodOf({ ...world, today: '2020-05-31' }, '50004').can.pay).toEqual(yes);
  });

  it('can be removed when no group pays by them, and replaced in any case', async () => {
    const world = await open();
    expect(methodOf(world, '50001').can).toEqual({
      pay: yes,
      replace: yes,
      remove: no('payment-method-in-use'),
    });
    expect(methodOf(world, '50003').can).toEqual({ pay: yes, replace: yes, remove: yes });
  });

  it('cannot be changed where the account may not, which comes before every other reason', async () => {
    const world = accountWith(await open(), { status: 'deactivated' });
    expect(methodOf(world, '50001').can).toEqual({
      pay: yes,
      replace: no('account-not-active'),
      remove: no('account-not-active'),
    });
  });
});

describe('whether an account may change how it pays', () => {
  const forbidden = no('not-permitted');
  it.each([
    ['says its own word', { can: { changePayers: forbidden, pay: yes } }, forbidden],
    ['follows whether it may pay', { can: { pay: forbidden } }, forbidden],
    ['is allowed where it says more', { can: { pay: forbidden, changePayers: yes } }, yes],
    ['is allowed where nothing is said', { can: {} }, yes],
    [
      'is not allowed once it is deactivated',
      { can: { changePayers: yes }, status: 'deactivated' },
      no('account-not-active'),
    ],
  ])('%s', async (_, change, permission) => {
    expect(changePermission(accountWith(await open(), change), ada)).toEqual(permission);
  });
});

describe('the payment terms to choose from', () => {
  it('are all of the company’s, with what they cost', async () => {
    expect(termsFor(await open())).toEqual([
      {
        id: '90001',
        name: 'Net 30',
        kind: 'net',
        due: { days: 30, from: 'invoice' },
        surcharge: { by: 'percent', percent: '2' },
      },
      { id: '90002', name: 'Public offices', kind: 'ean-gln', due: { days: 30, from: 'invoice' } },
    ]);
  });

  it('are none where customers may not choose them', async () => {
    const world = await open();
    const settings = { ...world.settings, termsForCustomers: false };
    expect(termsFor({ ...world, settings })).toEqual([]);
  });
});
