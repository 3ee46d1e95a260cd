import type { PlanInstanceId } from '../../src/model/ids.js';
import { Books } from '../../src/sandbox/books.js';
import type { Command } from '../../src/sandbox/command.js';
import { billedNow } from '../../src/sandbox/quote/charged.js';
import type { DueNow } from '../../src/sandbox/quote/sight.js';
import type { Outcome } from '../../src/sandbox/steps.js';
import { whatChanged, type WhatChanged } from '../../src/sandbox/what-changed.js';
import type { World, WorldAccount } from '../../src/sandbox/world.js';
import { errorCode } from '../aria/codes.js';
import { accountNamed, type Platform } from './handler.js';
import { refusalError, WireError } from './wire-error.js';

/** What every call that changes something says beside what it changes. */
export interface WritingRequest {
  readonly acct_no?: string | undefined;
  /** Left out: true, as Aria takes it. */
  readonly do_write?: boolean | undefined;
  readonly client_receipt_id?: string | undefined;
}

/** A command of the engine, before it is known for whom and under which receipt id. */
export type Making = (world: World, command: Command) => Outcome;

/** What a command did, or what it would do. */
export interface Made {
  readonly account: WorldAccount;
  readonly before: World;
  readonly after: World;
  readonly planInstanceIds: readonly PlanInstanceId[];
  readonly seen: WhatChanged;
  readonly due: DueNow;
  /** False of a dry run: its numbers are given to nobody. */
  readonly kept: boolean;
  /** A payment was declined beside a change that holds. */
  readonly declined: boolean;
}

/**
 * Runs a command. With `do_write` false nothing is kept, no id is given out and no receipt used up (Aria wire notes 1.5, 1.6).
 * `read` says what is asked, of the world as it is then; it throws {@link WireError} for what Aria would refuse.
 */
export async function make(
  { sandbox, collecting }: Platform,
  request: WritingRequest,
  read: (world: World, account: WorldAccount) => Making,
): Promise<Made> {
  const { store, randomId } = sandbox;
  const run = (before: World, receiptId: string, kept: boolean): Made => {
    const account = accountNamed(before, request.acct_no);
    const command = { accountId: account.id, receiptId, ...collecting };
    const outcome = read(before, account)(before, command);
    if (outcome.refusal === 'receipt-used')
      throw new WireError(errorCode.invalidFormat, 'invalid input format');
    if (!outcome.receipt) throw refusalError(outcome.refusal);
    const { world: after, receipt } = outcome;
    const seen = whatChanged(before, after);
    return {
      account,
      before,
      after,
      planInstanceIds: receipt.planInstanceIds,
      seen,
      due: billedNow(new Books(before), new Books(after), seen),
      kept,
      declined: receipt.problem !== undefined,
    };
  };
  if (request.do_write === false)
    return run({ ...(await store.read()), receipts: [] }, 'dryrun', false);
  const receiptId = request.client_receipt_id ?? `sim${randomId().replace(/[^0-9A-Za-z]/g, '')}`;
  return store.update((before) => {
    const made = run(before, receiptId, true);
    return { world: made.after, result: made };
  });
}
