import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../src/sandbox/world.js';
import { accountIdOf, accountWith, setPassword, userIdOf } from '../../src/sandbox/credentials.js';
import { endSession, openSession, signIn, validateSession } from '../../src/sandbox/sessions.js';
import { ada, deepFreeze, scenarioWorld } from './support.js';

let demo: World;
beforeAll(async () => {
  demo = await scenarioWorld('demo');
});

/** A moment of the first of January 2026: "09:30:00". */
const at = (time: string) => `2026-01-01T${time}Z`;

function signedIn(world = demo, id = 's1', now = at('09:00:00')): World {
  const opened = signIn(world, { userId: 'ada', password: 'sandbox', id, now });
  if (!opened.world) throw new Error(opened.refusal);
  return deepFreeze(opened.world);
}

describe('signing in', () => {
  it('opens a session of the account', () => {
    const now = at('09:00:00');
    const { session, world } = signIn(demo, { userId: 'ada', password: 'sandbox', id: 's1', now });
    expect(session).toEqual({ userId: 'ada', accountId: '10001' });
    expect(world?.sessions).toEqual([{ id: 's1', accountId: '10001', lastUsed: now }]);
  });

  it('is refused alike for an unknown user and a wrong password', () => {
    const opening = { id: 's1', now: at('09:00:00') };
    const unknown = signIn(demo, { userId: 'eve', password: 'sandbox', ...opening });
    const wrong = signIn(demo, { userId: 'ada', password: 'Sandbox', ...opening });
    expect(unknown).toEqual({ refusal: 'sign-in-failed' });
    expect(wrong).toEqual(unknown);
  });

  it('may happen many times: every session lives for itself', () => {
    const both = signedIn(signedIn(), 's2', at('09:10:00'));
    const { world = both } = endSession(both, 's1');
    expect(validateSession(world, 's1', at('09:11:00'))).toEqual({ refusal: 'session-over' });
    expect(validateSession(world, 's2', at('09:11:00')).session).toEqual({
      userId: 'ada',
      accountId: '10001',
    });
  });

  it('sweeps out the sessions that are over', () => {
    const later = signedIn(signedIn(), 's2', at('09:30:00'));
    expect(later.sessions.map(({ id }) => id)).toEqual(['s2']);
  });

  it('never takes an id that a session has', () => {
    expect(() => signedIn(signedIn())).toThrow('has this id already');
  });
});

describe('a session without a password', () => {
  const opening = { id: 's1', now: at('09:00:00') };

  it('is opened for an account, or for a user', () => {
    const byAccount = openSession(demo, { accountId: ada, ...opening });
    expect(byAccount.session).toEqual({ userId: 'ada', accountId: '10001' });
    expect(openSession(demo, { userId: 'ada', ...opening })).toEqual(byAccount);
  });

  it('goes by the account where both are given', () => {
    const opened = openSession(demo, { accountId: ada, userId: 'eve', ...opening });
    expect(opened.session?.userId).toBe('ada');
  });

  it('is refused for nobody', () => {
    const refused = { refusal: 'account-not-found' };
    expect(openSession(demo, { userId: 'eve', ...opening })).toEqual(refused);
    expect(openSession(demo, { accountId: '19999' as never, ...opening })).toEqual(refused);
    expect(openSession(demo, opening)).toEqual(refused);
  });
});

describe('a session that is used', () => {
  it('lives for half an hour from its last use, to the second', () => {
    const world = signedIn();
    expect(validateSession(world, 's1', at('09:29:59')).session).toBeDefined();
    expect(validateSession(world, 's1', at('09:30:00'))).toEqual({ refusal: 'session-over' });
    const used = validateSession(world, 's1', at('09:20:00')).world ?? world;
    expect(validateSession(used, 's1', at('09:49:59')).session).toBeDefined();
    expect(validateSession(used, 's1', at('09:50:00'))).toEqual({ refusal: 'session-over' });
  });

  it('lives as long as the company says', () => {
    const world = signedIn({ ...demo, settings: { ...demo.settings, sessionMinutes: 1 } });
    expect(validateSession(world, 's1', at('09:00:59.999')).session).toBeDefined();
    expect(validateSession(world, 's1', at('09:01:00.000')).session).toBeUndefined();
  });

  it('is not shortened by a clock that was set back', () => {
    const world = validateSession(signedIn(), 's1', at('08:00:00')).world ?? demo;
    expect(world.sessions[0]?.lastUsed).toBe(at('09:00:00'));
  });

  it('counts fractions of a second as what they are', () => {
    const world = validateSession(signedIn(), 's1', at('09:00:00.500')).world ?? demo;
    expect(world.sessions[0]?.lastUsed).toBe(at('09:00:00.500'));
  });

  it('that nobody opened, or that was ended, is none', () => {
    expect(validateSession(demo, 's1', at('09:00:00'))).toEqual({ refusal: 'session-over' });
    expect(endSession(demo, 's1')).toEqual({ refusal: 'session-over' });
    const ended = endSession(signedIn(), 's1').world ?? demo;
    expect(ended.sessions).toEqual([]);
    expect(endSession(ended, 's1')).toEqual({ refusal: 'session-over' });
  });

  it('leaves all other sessions as they are', () => {
    const both = signedIn(signedIn(), 's2', at('09:10:00'));
    const used = validateSession(both, 's2', at('09:15:00')).world ?? both;
    expect(used.sessions.map(({ lastUsed }) => lastUsed)).toEqual([at('09:00:00'), at('09:15:00')]);
  });
});

describe('credentials', () => {
  it('lead from user to account and back', () => {
    expect(accountIdOf(demo, 'ada')).toBe('10001');
    expect(userIdOf(demo, '10001')).toBe('ada');
    expect(accountIdOf(demo, 'eve')).toBeUndefined();
    expect(userIdOf(demo, '19999')).toBeUndefined();
  });

  it('hold the new password once it is set, and no longer the old one', () => {
    const { world = demo } = setPassword(demo, { accountId: ada, password: 'analytical1' });
    expect(accountWith(world, { userId: 'ada', password: 'analytical1' })?.id).toBe('10001');
    expect(accountWith(world, { userId: 'ada', password: 'sandbox' })).toBeUndefined();
  });

  it('refuse a password by the rules, and an account that is none', () => {
    expect(setPassword(demo, { accountId: ada, password: 'short1' })).toEqual({
      refusal: 'password-too-short',
    });
    expect(setPassword(demo, { accountId: '19999' as never, password: 'analytical1' })).toEqual({
      refusal: 'account-not-found',
    });
  });

  it('of other accounts stay as they are', () => {
    const [first] = demo.accounts;
    if (!first) throw new Error('no account');
    const bea = { ...first, id: '10002' as never, userId: 'bea' };
    const world = { ...demo, accounts: [first, bea] };
    const changed = setPassword(world, { accountId: ada, password: 'analytical1' }).world ?? world;
    expect(changed.accounts[1]).toBe(bea);
  });
});
