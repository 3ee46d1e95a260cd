import { beforeAll, describe, expect, it } from 'vitest';
import {
  contactsOf,
  updateContact,
  type ContactChange,
  type ContactRole,
} from '../../src/sandbox/contacts.js';
import { isCountry } from '../../src/sandbox/countries.js';
import { readWorld } from '../../src/sandbox/read-world.js';
import type { World } from '../../src/sandbox/world.js';
import { ada, deepFreeze, scenarioWorld } from './support.js';

/** The demo with contacts: the account's is also the studio's for statements and the card's for bills; the flat has its own. */
let demo: World;
beforeAll(async () => {
  const plain = JSON.parse(JSON.stringify(await scenarioWorld('demo'))) as Record<string, unknown>;
  const contact = { accountId: ada, country: 'US', region: 'NY' };
  const list = (name: string) => plain[name] as Record<string, unknown>[];
  const read = readWorld({
    ...plain,
    nextIds: { ...(plain.nextIds as object), row: 60_900 },
    accounts: list('accounts').map((row) => ({ ...row, contactId: '801' })),
    contacts: [
      { ...contact, id: '801', firstName: 'Ada', lastName: 'Example', city: 'Albany' },
      { ...contact, id: '802', firstName: 'Bea', email: 'bea@example.com' },
    ],
    paymentMethods: list('paymentMethods').map((row) =>
      row.id === '50001' ? { ...row, contactId: '801' } : row,
    ),
    billingGroups: list('billingGroups').map((row) =>
      row.id === '40003'
        ? { ...row, statementContactId: '801' }
        : { ...row, statementContactId: '802' },
    ),
  });
  if (!read.world) throw new Error(JSON.stringify(read.problems));
  demo = deepFreeze(read.world);
});

function update(role: ContactRole, change: ContactChange, world = demo) {
  return updateContact(world, { accountId: ada, receiptId: 'c1', role, change });
}

function updated(role: ContactRole, change: ContactChange, world = demo): World {
  const outcome = update(role, change, world);
  if (!outcome.receipt) throw new Error(outcome.refusal);
  return deepFreeze(outcome.world);
}

/** Who has which role: "account 801", "primary of 40001 801". */
function roles(world: World): string[] {
  const { account, billing, statement, other } = contactsOf(world, ada);
  return [
    `account ${account?.id}`,
    ...billing.map(
      ({ role, billingGroupId, contact }) => `${role} of ${billingGroupId} ${contact.id}`,
    ),
    ...statement.map(
      ({ billingGroupId, contact }) => `statement of ${billingGroupId} ${contact.id}`,
    ),
    ...other.map(({ id }) => `other ${id}`),
  ];
}

describe('contacts', () => {
  it('are listed by role', () => {
    expect(roles(demo)).toEqual([
      'account 801',
      'primary of 40001 801',
      'statement of 40001 802',
      'statement of 40002 802',
      'statement of 40003 801',
    ]);
  });

  it('of nobody are none', () => {
    expect(contactsOf(demo, '19999' as never)).toEqual({
      account: undefined,
      billing: [],
      statement: [],
      other: [],
    });
  });
});

describe('a change of the account’s contact', () => {
  it('makes a new contact, and what was linked follows', () => {
    const world = updated({ of: 'account', linked: true }, { city: 'Buffalo' });
    expect(world.contacts.at(-1)).toEqual({
      id: '60900',
      accountId: '10001',
      firstName: 'Ada',
      lastName: 'Example',
      address: [],
      city: 'Buffalo',
      country: 'US',
      region: 'NY',
    });
    expect(world.contacts.slice(0, 2)).toEqual(demo.contacts);
    expect(roles(world)).toEqual([
      'account 60900',
      'primary of 40001 60900',
      'statement of 40001 802',
      'statement of 40002 802',
      'statement of 40003 60900',
      'other 801',
    ]);
  });

  it('leaves what was linked with the old one when it is asked for alone', () => {
    const world = updated({ of: 'account', linked: false }, { city: 'Buffalo' });
    expect(roles(world)).toEqual([
      'account 60900',
      'primary of 40001 801',
      'statement of 40001 802',
      'statement of 40002 802',
      'statement of 40003 801',
    ]);
  });

  it('keeps what is left out, and takes away what is null', () => {
    const world = updated(
      { of: 'account', linked: false },
      { lastName: null, company: 'Engine Co' },
    );
    expect(world.contacts.at(-1)).toMatchObject({ firstName: 'Ada', company: 'Engine Co' });
    expect(world.contacts.at(-1)).not.toHaveProperty('lastName');
  });

  it('is kept under its receipt', () => {
    const outcome = update({ of: 'account', linked: true }, { city: 'Buffalo' });
    expect(outcome.receipt).toMatchObject({ id: 'c1', action: 'contact', invoiceIds: [] });
    expect(update({ of: 'account', linked: true }, {}, outcome.world)).toEqual({
      refusal: 'receipt-used',
    });
  });

  it('of an account that has none begins one, in the US', async () => {
    const bare = await scenarioWorld('demo');
    const world = updated(
      { of: 'account', linked: true },
      { firstName: 'Ada', region: 'NY' },
      bare,
    );
    expect(world.contacts).toMatchObject([
      { firstName: 'Ada', country: 'US', region: 'NY', address: [] },
    ]);
    expect(contactsOf(world, ada).account?.firstName).toBe('Ada');
    // Nobody was linked to a contact that was not there.
    expect(contactsOf(world, ada).billing).toEqual([]);
  });
});

describe('a change of a billing or statement contact', () => {
  it('is the method’s, and nobody else’s', () => {
    const world = updated(
      { of: 'billing', billingGroupId: '40001' as never, method: 'primary' },
      { email: 'bills@example.com' },
    );
    expect(world.contacts.at(-1)).toMatchObject({ firstName: 'Ada', email: 'bills@example.com' });
    expect(roles(world)).toEqual([
      'account 801',
      'primary of 40001 60900',
      'statement of 40001 802',
      'statement of 40002 802',
      'statement of 40003 801',
    ]);
  });

  it('of a backup method is the backup’s', () => {
    const groups = demo.billingGroups.map((group) =>
      group.pays.by === 'method' && group.id === '40001'
        ? { ...group, pays: { ...group.pays, backupId: '50002' as never } }
        : group,
    );
    const world = updated(
      { of: 'billing', billingGroupId: '40001' as never, method: 'backup' },
      { firstName: 'Cy', region: 'NY' },
      { ...demo, billingGroups: groups },
    );
    expect(roles(world)).toContain('backup of 40001 60900');
    // The same card pays for the flat.
    expect(roles(world)).toContain('primary of 40002 60900');
    expect(roles(world)).toContain('primary of 40001 801');
  });

  it('of a statement is the group’s', () => {
    const world = updated(
      { of: 'statement', billingGroupId: '40001' as never },
      { firstName: 'Bee' },
    );
    expect(roles(world)).toContain('statement of 40001 60900');
    expect(roles(world)).toContain('statement of 40002 802');
  });

  it.each<[string, ContactRole, string]>([
    [
      'a group that is not there',
      { of: 'statement', billingGroupId: '49999' as never },
      'billing-group-not-found',
    ],
    [
      'a group that pays by terms',
      { of: 'billing', billingGroupId: '40003' as never, method: 'primary' },
      'payment-method-not-found',
    ],
    [
      'a group without a backup',
      { of: 'billing', billingGroupId: '40001' as never, method: 'backup' },
      'payment-method-not-found',
    ],
  ])('is refused for %s', (what, role, refusal) => {
    expect(update(role, { city: 'Rome' })).toEqual({ refusal });
  });

  it('is refused for a group of somebody else', () => {
    const [first] = demo.accounts;
    if (!first) throw new Error('no account');
    const bea = { ...first, id: '10002' as never, userId: 'bea', contactId: undefined };
    const outcome = updateContact(
      { ...demo, accounts: [first, bea] },
      {
        accountId: bea.id,
        receiptId: 'c1',
        role: { of: 'statement', billingGroupId: '40001' as never },
        change: { region: 'NY' },
      },
    );
    expect(outcome).toEqual({ refusal: 'billing-group-not-found' });
  });
});

describe('the address of a contact', () => {
  const role = { of: 'account', linked: false } as const;

  it.each(['US', 'CA', 'AU'])('has a region in %s, and no locality', (country) => {
    expect(update(role, { country, region: null })).toEqual({ refusal: 'contact-region-missing' });
    expect(update(role, { country, region: '' })).toEqual({ refusal: 'contact-region-missing' });
    const world = updated(role, { country, region: 'XY', locality: 'Left out' });
    expect(world.contacts.at(-1)).toMatchObject({ country, region: 'XY' });
    expect(world.contacts.at(-1)).not.toHaveProperty('locality');
  });

  it('has a locality elsewhere, and no region', () => {
    const world = updated(role, { country: 'DE', locality: 'Bayern' });
    expect(world.contacts.at(-1)).toMatchObject({ country: 'DE', locality: 'Bayern' });
    expect(world.contacts.at(-1)).not.toHaveProperty('region');
  });

  it.each(['XX', 'EU', 'UK', 'us', ''])('has a country of ISO 3166, so not "%s"', (country) => {
    expect(update(role, { country, region: 'NY' })).toEqual({ refusal: 'contact-country-unknown' });
  });

  it('is in the US where the country is taken away', () => {
    const world = updated(role, { country: null });
    expect(world.contacts.at(-1)).toMatchObject({ country: 'US', region: 'NY' });
  });
});

describe('the list of countries', () => {
  it('has the 249 of ISO 3166-1, each with a name in the runtime’s own list', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
    const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter(isCountry);
    expect(codes).toHaveLength(249);
    expect(codes.filter((code) => names.of(code) === undefined)).toEqual([]);
  });
});
