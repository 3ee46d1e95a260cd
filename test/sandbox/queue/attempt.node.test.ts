import { describe, expect, it } from 'vitest';
import { Books } from '../../../src/sandbox/books.js';
import { Refused } from '../../../src/sandbox/refused.js';
import { simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { changed } from '../support.js';
import { shop } from '../worked-examples/shop.js';

const world = () =>
  changed(shop('2020-01-10', [simplePlan('20001', 'Internet', '30.00')]), taking('20001'));

const lineOn = (books: Books) =>
  books.invoices.all.flatMap(({ lines }) => lines).find(({ kind }) => kind === 'recurring');

/** Writes to several tables, twice to one row, and to the bills. */
function write(books: Books): void {
  const [instance] = books.planInstances.all;
  const line = lineOn(books);
  if (!instance || !line) throw new Error('The world has an instance and an invoice.');
  const added = books.planInstances.add({ ...instance, id: books.newId('planInstance'), units: 2 });
  books.planInstances.put({ ...added, accountId: instance.accountId, units: 3 });
  books.planInstances.put({ ...instance, status: 'suspended', nextInvoiceOn: undefined });
  books.bills.add(books.groupOf(instance), [line]);
  books.tell({ kind: 'status-changed', planInstanceId: instance.id });
}

describe('an attempt', () => {
  it('that is refused leaves nothing behind: rows, look-ups, numbers, bills and events are as before', () => {
    const before = world();
    const books = new Books(before);
    const [instance] = before.planInstances;
    books.planInstances.where('nextInvoiceOn', '2020-02-10');
    const refusal = books.attempt(() => {
      write(books);
      throw new Refused('plan-instance-not-active');
    });
    expect(refusal).toBe('plan-instance-not-active');
    expect(books.events).toEqual([]);
    expect(books.bills.take()).toEqual([]);
    expect(books.planInstances.where('nextInvoiceOn', '2020-02-10')).toEqual([instance]);
    expect(books.planInstances.where('account', '10001')).toEqual([instance]);
    expect(books.planInstances.find('60002')).toBeUndefined();
    expect(books.close().world).toEqual(before);
  });

  it('that is refused keeps what was written before it, and lets more be written after it', () => {
    const books = new Books(world());
    const line = lineOn(books);
    const [instance] = books.planInstances.all;
    if (!line || !instance) throw new Error('The world has an instance and an invoice.');
    const group = books.groupOf(instance);
    books.bills.add(group, [line]);
    books.planInstances.put({ ...instance, units: 7 });
    books.attempt(() => {
      write(books);
      throw new Refused('not-permitted');
    });
    expect(books.planInstances.get('60001').units).toBe(7);
    books.bills.add(group, [line]);
    expect(books.bills.take().map(({ lines }) => lines.length)).toEqual([2]);
    expect(books.newId('planInstance')).toBe('60002');
  });

  it('that is not refused keeps what it wrote, whatever is refused after it', () => {
    const books = new Books(world());
    expect(books.attempt(() => void write(books))).toBeUndefined();
    books.attempt(() => {
      throw new Refused('not-permitted');
    });
    expect(books.planInstances.all.map(({ units, status }) => [units, status])).toEqual([
      [1, 'suspended'],
      [3, 'active'],
    ]);
    expect(books.events).toHaveLength(1);
    expect(books.bills.take()).toHaveLength(1);
  });

  it('that breaks is no refusal: the mistake comes out', () => {
    const books = new Books(world());
    expect(() =>
      books.attempt(() => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
  });
});
