import { describe, expect, it } from 'vitest';
import type { Selection } from '../../src/context/selection.js';
import { readSelection } from '../../src/controllers/read-selection.js';
import { fromSearch, intoSearch } from '../../src/controllers/selection-in-url.js';

const search = (text: string) => new URLSearchParams(text);

/** Ids are branded; here they are plain text. */
const selection = (value: object) => value as unknown as Selection;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

describe('a link', () => {
  it('asks for nothing without a parameter of ours', () => {
    expect(fromSearch(search('page=2&q=uss'), 'uss.')).toBeUndefined();
  });

  it('asks for a switch on the next bill date', () => {
    const asked = fromSearch(
      search('uss.change=replace&uss.of=60001&uss.plan=20002*2@30005&uss.when=anniversary'),
      'uss.',
    );
    expect(plain(asked)).toEqual({
      kind: 'replace',
      planInstanceId: '60001',
      plans: [{ planId: '20002', units: 2, rateScheduleId: '30005' }],
      effective: { when: 'anniversary' },
    });
  });

  it('asks for several plans, one under the other', () => {
    const asked = fromSearch(search('uss.plan=20001&uss.plan=20001/20007*3'), 'uss.');
    expect(plain(asked)).toEqual({
      kind: 'assign',
      plans: [{ planId: '20001' }, { planId: '20007', units: 3, parent: { planId: '20001' } }],
      effective: { when: 'now' },
    });
  });

  it('asks for a plan under one that the customer has', () => {
    const asked = fromSearch(search('uss.of=60001&uss.plan=20007*1'), 'uss.');
    expect(asked?.plans).toEqual([
      { planId: '20007', units: 1, parent: { planInstanceId: '60001' } },
    ]);
  });

  it('asks for a change on a date', () => {
    const asked = fromSearch(
      search('uss.change=units&uss.of=60001&uss.units=4&uss.when=date&uss.on=2026-12-01'),
      'uss.',
    );
    expect(asked?.units).toBe(4);
    expect(asked?.effective).toEqual({ when: 'date', date: '2026-12-01' });
  });

  it.each([
    'uss.change=void&uss.of=60001',
    'uss.change=__proto__',
    'uss.change=toString&uss.plan=1',
  ])('that asks for no change that there is, asks for nothing: %s', (text) => {
    expect(fromSearch(search(text), 'uss.')).toBeUndefined();
  });

  it('with a date that is none has no effective date', () => {
    const asked = fromSearch(search('uss.plan=1&uss.when=date&uss.on=soon'), 'uss.');
    expect(asked?.effective).toBeUndefined();
  });

  it('keeps what else stands in the address, and says what is chosen once', () => {
    const address = search('page=2&uss.plan=old&uss.plan=older');
    intoSearch(
      address,
      'uss.',
      selection({
        kind: 'assign',
        plans: [{ planId: 'a b', units: 2 }],
        effective: { when: 'now' },
        billingGroupId: '40001',
      }),
    );
    expect(address.toString()).toBe('page=2&uss.plan=a%2520b*2&uss.group=40001');
  });

  it('says nothing while nothing is chosen', () => {
    const address = search('page=2&uss.plan=old');
    intoSearch(address, 'uss.', selection({ kind: 'assign', plans: [] }));
    expect(address.toString()).toBe('page=2');
  });

  it.each([
    { kind: 'assign', plans: [{ planId: 'x*1@2<3', units: 1 }], effective: { when: 'now' } },
    {
      kind: 'assign',
      plans: [
        { planId: 'p', units: 1, rateScheduleId: 's' },
        { planId: 'c', units: 2, parent: { planId: 'p' } },
      ],
      effective: { when: 'date', date: '2026-12-01' },
      billingGroupId: 'g',
    },
    { kind: 'cancel', planInstanceId: 'i', plans: [], effective: { when: 'anniversary' } },
    {
      kind: 'status',
      planInstanceId: 'i',
      plans: [],
      status: 'inactive',
      effective: { when: 'now' },
    },
    {
      kind: 'rate-schedule',
      planInstanceId: 'i',
      plans: [],
      rateScheduleId: 's',
      effective: { when: 'now' },
    },
  ])('leads back to the choice that it was made of', (value) => {
    const address = search('');
    intoSearch(address, 'uss.', selection(value));
    expect(plain(fromSearch(search(address.toString()), 'uss.'))).toEqual(value);
  });
});

describe('a selection that was kept', () => {
  it.each([null, 'text', 7, [], {}, { kind: 'assign' }, { kind: 'nothing', plans: [] }])(
    'is nothing when it has not the shape of one: %j',
    (value) => {
      expect(readSelection(value)).toBeUndefined();
    },
  );

  it('loses what is not of its kind, and keeps the rest', () => {
    const read = readSelection({
      kind: 'replace',
      planInstanceId: 60001,
      plans: [{ planId: 'p', units: -1 }, { units: 2 }, 'x'],
      effective: { when: 'someday' },
      proration: 'full',
      comment: '',
      billUsage: 'yes',
      constructor: 'evil',
    });
    expect(plain(read)).toEqual({
      kind: 'replace',
      plans: [{ planId: 'p' }],
      proration: 'full',
    });
  });
});
