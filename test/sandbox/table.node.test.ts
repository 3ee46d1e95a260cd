import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Table } from '../../src/sandbox/table.js';

interface Ball {
  readonly id: string;
  readonly colour?: string | undefined;
}

const tableOf = (...balls: Ball[]) => new Table(balls, { colour: (ball: Ball) => ball.colour });
const idsOf = (balls: readonly Ball[]) => balls.map(({ id }) => id);

describe('a table', () => {
  it('finds rows by id and by key, in the order in which they stand', () => {
    const table = tableOf({ id: '1', colour: 'red' }, { id: '2' }, { id: '3', colour: 'red' });
    expect(idsOf(table.where('colour', 'red'))).toEqual(['1', '3']);
    table.put({ id: '2', colour: 'red' });
    table.add({ id: '4', colour: 'red' });
    table.put({ id: '3', colour: 'blue' });
    expect(idsOf(table.where('colour', 'red'))).toEqual(['1', '2', '4']);
    expect(idsOf(table.where('colour', 'blue'))).toEqual(['3']);
    expect(table.where('colour', 'green')).toEqual([]);
    expect(table.get('4')).toEqual({ id: '4', colour: 'red' });
    expect(table.find('5')).toBeUndefined();
    expect(() => table.get('5')).toThrow('The world has no such row: 5.');
    expect(() => table.put({ id: '5' })).toThrow('No row 5 to replace.');
  });

  it('names a row once that has left its key and come back', () => {
    const table = tableOf({ id: '1', colour: 'red' }, { id: '2', colour: 'red' });
    expect(table.where('colour', 'red')).toHaveLength(2);
    table.put({ id: '1', colour: 'blue' });
    table.put({ id: '1', colour: 'red' });
    expect(idsOf(table.where('colour', 'red'))).toEqual(['1', '2']);
  });

  it('does not find a row whose addition was taken back', () => {
    const table = tableOf({ id: '1', colour: 'red' });
    expect(table.where('colour', 'red')).toHaveLength(1);
    table.remember();
    table.add({ id: '2', colour: 'red' });
    table.takeBack();
    expect(table.find('2')).toBeUndefined();
    expect(idsOf(table.where('colour', 'red'))).toEqual(['1']);
    table.add({ id: '3', colour: 'blue' });
    expect(table.get('3').colour).toBe('blue');
    expect(idsOf(table.where('colour', 'red'))).toEqual(['1']);
  });

  /** Writes at random, with the same done to a plain array. */
  const colour = fc.constantFrom('red', 'blue', undefined);
  const write = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), colour }),
    fc.record({ kind: fc.constant('put' as const), colour, at: fc.nat() }),
    fc.record({ kind: fc.constantFrom('remember', 'forget', 'take back', 'look up' as const) }),
  );

  it('holds the same rows as a plain array, whatever is written and taken back', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 60 }), (writes) => {
        const opened: readonly Ball[] = [{ id: '1', colour: 'red' }, { id: '2' }];
        const table = tableOf(...opened);
        let plain = [...opened];
        let kept: Ball[] | undefined;
        let nextId = 3;
        const compare = () => {
          expect(table.all).toEqual(plain);
          for (const { id } of plain)
            expect(table.get(id)).toBe(plain.find((row) => row.id === id));
          for (const key of ['red', 'blue'])
            expect(table.where('colour', key)).toEqual(plain.filter((row) => row.colour === key));
        };
        for (const step of writes) {
          if (step.kind === 'add') {
            plain.push(table.add({ id: String(nextId++), colour: step.colour }));
          } else if (step.kind === 'put') {
            const at = step.at % plain.length;
            plain[at] = table.put({ id: plain[at]?.id ?? '', colour: step.colour });
          } else if (step.kind === 'remember') {
            table.remember();
            kept = [...plain];
          } else if (step.kind === 'forget') {
            table.forget();
            kept = undefined;
          } else if (step.kind === 'take back') {
            table.takeBack();
            plain = kept ?? plain;
            kept = undefined;
          } else {
            compare();
          }
        }
        compare();
        expect(opened).toEqual([{ id: '1', colour: 'red' }, { id: '2' }]);
      }),
      { numRuns: 500 },
    );
  });
});
