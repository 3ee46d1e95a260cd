import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IntentRow, Ledger, QuoteRow } from '../../src/adapter/protocol/ports.js';
import type { IntentId, QuoteId } from '../../src/model/ids.js';
import { receipt } from './samples.js';
import { draft, TinyBackend, tinyState } from './tiny-platform.js';

const at = '2026-01-01T00:00:00.000Z';

export function intentRow(changes: Partial<IntentRow> = {}): IntentRow {
  return {
    kind: 'intent',
    id: randomUUID() as IntentId,
    scope: { account: '1001', session: 's1' },
    quoteId: 'q1' as QuoteId,
    fingerprint: 'f',
    receiptId: randomUUID().replaceAll('-', ''),
    state: 'claimed',
    createdAt: at,
    lookups: 0,
    ...changes,
  };
}

async function quoteRow(id = randomUUID()): Promise<QuoteRow> {
  const preview = await new TinyBackend(tinyState(), '1001').preview(draft());
  const quote = { ...preview, id: id as QuoteId, expiresAt: at };
  return { kind: 'quote', id: quote.id, scope: { account: '1001', session: 's1' }, quote };
}

const hour = 60 * 60 * 1000;

/** What the write protocol relies on in every ledger, whatever it is kept in. `make` gives an empty one that goes by the clock `now`. */
export function describeLedger(name: string, make: (now?: () => number) => Promise<Ledger>): void {
  describe(`${name} as a ledger`, () => {
    it('gives back what was inserted, and nothing under another account, id or kind', async () => {
      const ledger = await make();
      const [intent, quote] = [intentRow(), await quoteRow()];
      expect([await ledger.insert(intent), await ledger.insert(quote)]).toEqual([true, true]);
      expect((await ledger.getIntent('1001', intent.id))?.row).toEqual(intent);
      expect((await ledger.getQuote('1001', quote.id))?.row).toEqual(quote);
      expect(await ledger.getIntent('1002', intent.id)).toBeUndefined();
      expect(await ledger.getQuote('1002', quote.id)).toBeUndefined();
      expect(await ledger.getIntent('1001', quote.id as string as IntentId)).toBeUndefined();
      expect(await ledger.getQuote('1001', intent.id as string as QuoteId)).toBeUndefined();
    });

    it('takes one of many inserts of the same row at once', async () => {
      const ledger = await make();
      const rows = [...Array(20).keys()].map((index) => ({
        ...intentRow(),
        id: 'same' as IntentId,
        fingerprint: `f${index}`,
      }));
      const won = await Promise.all(rows.map((row) => ledger.insert(row)));
      expect(won.filter(Boolean)).toHaveLength(1);
      const kept = await ledger.getIntent('1001', 'same' as IntentId);
      expect(kept?.row.fingerprint).toBe(`f${won.indexOf(true)}`);
    });

    it('takes the same id for another account', async () => {
      const ledger = await make();
      const row = intentRow();
      await ledger.insert(row);
      expect(await ledger.insert({ ...row, scope: { account: '1002', session: 's1' } })).toBe(true);
    });

    it('takes one of many updates from one version, and none from an older one', async () => {
      const ledger = await make();
      const row = intentRow();
      await ledger.insert(row);
      const version = (await ledger.getIntent('1001', row.id))?.version ?? 0;
      const won = await Promise.all(
        [...Array(20).keys()].map((lookups) =>
          ledger.update({ ...row, state: 'sending', lookups }, version),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      const kept = await ledger.getIntent('1001', row.id);
      expect(kept?.row.lookups).toBe(won.indexOf(true));
      expect(await ledger.update({ ...row, state: 'done' }, version)).toBe(false);
      expect(await ledger.update({ ...row, state: 'not-sent' }, kept?.version ?? 0)).toBe(true);
    });

    it('does not update what was never inserted', async () => {
      const ledger = await make();
      expect(await ledger.update(intentRow(), 1)).toBe(false);
    });

    it('knows a receipt only of a write that happened, of that account', async () => {
      const ledger = await make();
      for (const state of [
        'claimed',
        'sending',
        'unknown',
        'refused',
        'not-sent',
        'not-applied',
        'needs-help',
      ] as const) {
        await ledger.insert(intentRow({ state }));
      }
      // Of such a write the platform keeps no receipt that could be looked up.
      await ledger.insert(intentRow({ state: 'done', receipt: receipt(), withoutReceipt: true }));
      expect(await ledger.knownReceipt('1001')).toBeUndefined();
      const done = intentRow({ state: 'done', receipt: receipt() });
      await ledger.insert(done);
      expect(await ledger.knownReceipt('1001')).toBe(done.receiptId);
      expect(await ledger.knownReceipt('1002')).toBeUndefined();
    });

    it('keeps a row for 72 hours after its last change, and an open intent and its quote for as long as it is open', async () => {
      const clock = { now: Date.parse(at) };
      const ledger = await make(() => clock.now);
      const [quote, free, used] = [await quoteRow(), await quoteRow(), await quoteRow()];
      const open = intentRow({ state: 'unknown', quoteId: quote.id });
      const ended = intentRow({ state: 'refused', refusal: 'quote-used', quoteId: used.id });
      // The same id of another account.
      const foreign = { ...quote, scope: { account: '1002', session: 's2' } };
      for (const row of [quote, free, used, foreign, open, ended]) await ledger.insert(row);
      const kept = async (hours: number): Promise<boolean[]> => {
        clock.now = Date.parse(at) + hours * hour;
        await ledger.insert(intentRow());
        return [
          await ledger.getIntent('1001', open.id),
          await ledger.getQuote('1001', quote.id),
          await ledger.getIntent('1001', ended.id),
          await ledger.getQuote('1001', free.id),
          await ledger.getQuote('1001', used.id),
          await ledger.getQuote('1002', quote.id),
        ].map((found) => found !== undefined);
      };
      expect(await kept(72)).toEqual([true, true, true, true, true, true]);
      expect(await kept(74)).toEqual([true, true, false, false, false, false]);
      expect(await kept(1000)).toEqual([true, true, false, false, false, false]);
      const found = await ledger.getIntent('1001', open.id);
      await ledger.update({ ...open, state: 'not-applied' }, found?.version ?? 0);
      expect((await kept(1072))[0]).toBe(true);
      expect(await kept(1074)).toEqual([false, false, false, false, false, false]);
    });

    it('lists the intents that are not at an end', async () => {
      const ledger = await make();
      const open = (['claimed', 'sending', 'unknown'] as const).map((state) =>
        intentRow({ state }),
      );
      const ended = (['refused', 'not-sent', 'not-applied', 'needs-help'] as const).map((state) =>
        intentRow({ state }),
      );
      for (const row of [...open, ...ended]) await ledger.insert(row);
      const listed = (await ledger.openIntents()).map(({ row }) => row.id);
      expect(listed.sort()).toEqual(open.map(({ id }) => id).sort());
    });
  });
}
