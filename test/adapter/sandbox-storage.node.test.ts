import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserStorage } from '../../src/adapter/sandbox/world-storage.js';
import type { World } from '../../src/sandbox/world.js';
import {
  Clock,
  confirmation,
  counting,
  draft,
  intentId,
  sandboxAdapter,
  SharedPlace,
  writes,
} from './sandbox-support.js';

describe('a sandbox with a storage', () => {
  it('goes on after a reload, quotes and intents too', async () => {
    const place = new SharedPlace();
    const clock = new Clock();
    const before = sandboxAdapter({ storage: place.tab(), now: clock.now });
    const quote = await before.quotePlanChange({ draft: draft() });
    await before.sandbox.setFault('lost-answer', true);
    expect(await before.confirm(confirmation(quote))).toMatchObject({ state: 'unknown' });

    clock.pass(1000);
    const after = sandboxAdapter({
      storage: place.tab(),
      now: clock.now,
      randomId: counting('new'),
    });
    expect(await after.getIntent({ intentId: intentId(1) })).toMatchObject({ state: 'done' });
    expect(await after.confirm(confirmation(quote))).toMatchObject({ state: 'done' });
    expect(await writes(after)).toEqual([]);
    expect(await after.listPlanInstances({})).toMatchObject({ total: 3 });
  });

  it('keeps the quote of an intent that is open, however old, and lets go of another', async () => {
    const clock = new Clock();
    const adapter = sandboxAdapter({ now: clock.now });
    const quote = await adapter.quotePlanChange({ draft: draft() });
    await adapter.quotePlanChange({ draft: draft() });
    await adapter.sandbox.setFault('lost-answer', true);
    await adapter.confirm(confirmation(quote));
    await adapter.sandbox.setFault('lost-answer', false);
    clock.pass(30 * 24 * 60 * 60 * 1000);
    const fresh = await adapter.quotePlanChange({ draft: draft() });
    const { quotes } = (await adapter.sandbox.exportWorld()) as World;

    expect(quotes.map(({ row }) => row.id)).toEqual([quote.id, fresh.id]);
    expect(await adapter.getIntent({ intentId: intentId(1) })).toMatchObject({ state: 'done' });
  });

  it('prefers what is stored to the scenario it was asked for', async () => {
    const place = new SharedPlace();
    await sandboxAdapter({ storage: place.tab() }).sandbox.load('many-plans');
    const again = sandboxAdapter({ storage: place.tab(), scenario: 'demo' });
    expect(await again.sandbox.status()).toMatchObject({ scenario: 'many-plans' });
  });

  it('lets two tabs write in turns, and confirms one intent once', async () => {
    const place = new SharedPlace();
    const clock = new Clock();
    const [left, right] = ['left', 'right'].map((name) =>
      sandboxAdapter({ storage: place.tab(), now: clock.now, randomId: counting(name) }),
    );
    if (!left || !right) throw new Error('two tabs');
    const quote = await left.quotePlanChange({ draft: draft() });
    const answers = await Promise.all([
      left.confirm(confirmation(quote)),
      right.confirm(confirmation(quote)),
    ]);
    expect(answers.some(({ state }) => state === 'done')).toBe(true);
    expect([...(await writes(left)), ...(await writes(right))]).toEqual(['ok']);

    // Both tabs take a plan at once: neither is lost.
    const [one, two] = await Promise.all([
      left.quotePlanChange({ draft: draft({ planId: '20004' }) }),
      right.quotePlanChange({ draft: draft({ planId: '20005' }) }),
    ]);
    await left.confirm(confirmation(one, 2));
    const late = await right.confirm(confirmation(two, 3));
    // The second was quoted on a state that the first changed.
    expect(late).toMatchObject({ refusal: 'quote-changed' });
    expect(await right.listPlanInstances({})).toEqual(await left.listPlanInstances({}));
    expect(await right.listPlanInstances({})).toMatchObject({ total: 4 });
  });

  it('tells a tab of what another wrote, while somebody listens', async () => {
    const place = new SharedPlace();
    const left = sandboxAdapter({ storage: place.tab() });
    const right = sandboxAdapter({ storage: place.tab() });
    await right.getAccount({});
    const told = vi.fn();
    const stops = [right.subscribe(told), right.sandbox.subscribe(told)];
    await left.sandbox.advance({ days: 1 });
    expect(told).toHaveBeenCalledTimes(2);
    expect(await right.getAccount({})).toMatchObject({ today: '2020-07-19' });
    stops.forEach((stop) => stop());
    expect(place.listeners).toBe(0);
  });

  it('does not wake another tab for a quote, and tells it of what was confirmed, also when that tab has quoted meanwhile', async () => {
    const place = new SharedPlace();
    const left = sandboxAdapter({ storage: place.tab(), randomId: counting('left') });
    const right = sandboxAdapter({ storage: place.tab(), randomId: counting('right') });
    await right.getAccount({});
    const told = vi.fn();
    const stop = right.subscribe(told);
    const quote = await left.quotePlanChange({ draft: draft() });
    await right.quotePlanChange({ draft: draft() });
    await left.quotePlanChange({ draft: draft() });
    expect(told).not.toHaveBeenCalled();
    await left.confirm(confirmation(quote));
    expect(told).toHaveBeenCalledTimes(1);
    await right.quotePlanChange({ draft: draft({ planId: '20004' }) });
    await left.quotePlanChange({ draft: draft({ planId: '20004' }) });
    expect(told).toHaveBeenCalledTimes(1);
    await left.sandbox.advance({ days: 1 });
    expect(told).toHaveBeenCalledTimes(2);
    stop();
  });

  it('begins afresh where the stored world is broken, says so, and deletes nothing', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const place = new SharedPlace();
    place.text = '{"version":1,';
    const adapter = sandboxAdapter({ storage: place.tab() });
    expect(await adapter.sandbox.status()).toMatchObject({ scenario: 'demo' });
    expect([...place.aside]).toEqual([['broken-1', '{"version":1,']]);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toMatch(
      /stored sandbox world cannot be read .* kept under "broken-1"/,
    );

    place.text = '{"version":2,"today":"soon"}';
    expect(await adapter.sandbox.status()).toMatchObject({ scenario: 'demo' });
    expect(warn.mock.calls[1]?.[0]).toMatch(/scenario is missing/);
    expect(place.aside.get('broken-2')).toBe('{"version":2,"today":"soon"}');
  });

  it('begins afresh where the stored world is of version 1, and says why', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const place = new SharedPlace();
    const old = '{"version":1,"scenario":"demo","today":"2020-07-18","plans":[],"accounts":[]}';
    place.text = old;
    const adapter = sandboxAdapter({ storage: place.tab() });
    expect(await adapter.sandbox.status()).toMatchObject({ scenario: 'demo' });
    expect(await adapter.listPlanInstances({})).toMatchObject({ total: 2 });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toMatch(
      /version is 1, of an earlier sandbox, .* made anew\)\. It is kept under "broken-1", and the sandbox begins afresh/,
    );
    expect([...place.aside.values()]).toEqual([old]);
    // What is stored from now on is read again.
    const next = sandboxAdapter({ storage: place.tab() });
    expect(await next.sandbox.status()).toMatchObject({ scenario: 'demo' });
    expect(warn).toHaveBeenCalledOnce();
  });

  it('goes on in memory where the storage is full, and says so once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const full = {
      ...new SharedPlace().tab(),
      write: () => {
        throw new Error('quota');
      },
    };
    const adapter = sandboxAdapter({ storage: full });
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'done' });
    expect(warn).toHaveBeenCalledOnce();
  });
});

describe('the browser’s storage', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('keeps a broken text under a key of its own', () => {
    const items = new Map([['demo', 'broken']]);
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, text: string) => items.set(key, text),
      removeItem: (key: string) => items.delete(key),
    });
    const storage = browserStorage('demo');
    expect(storage?.setAside('broken')).toBe('demo:broken');
    storage?.write('worse');
    expect(storage?.setAside('worse')).toBe('demo:broken-2');
    expect([...items]).toEqual([
      ['demo:broken', 'broken'],
      ['demo:broken-2', 'worse'],
    ]);
    expect(storage?.read()).toBeNull();
  });

  it('is written under the browser’s lock', async () => {
    const request = vi.fn((name: string, work: () => Promise<unknown>) => work());
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => undefined,
      removeItem: () => undefined,
    });
    vi.stubGlobal('navigator', { locks: { request } });
    expect(await browserStorage('demo')?.exclusive(async () => 'done')).toBe('done');
    expect(request).toHaveBeenCalledWith('demo', expect.any(Function));
  });

  it('is left out, with a warning, where the page may not use it', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.stubGlobal('localStorage', undefined);
    expect(browserStorage()).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
  });
});
