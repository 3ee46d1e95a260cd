import { isHeld } from '../billing/plan-instances.js';
import type { InvoiceId, PlanInstanceId } from '../model/ids.js';
import type { World, WorldInvoice, WorldQueuedChange } from './world.js';

/** What a command did to plans, queue and invoices, read off the worlds before and after it. */
export interface WhatChanged {
  /** The invoices of its account that it made, as they stand after it. */
  readonly invoices: readonly WorldInvoice[];
  readonly voided: readonly InvoiceId[];
  /** The plan instances that it took or changed. */
  readonly changed: readonly PlanInstanceId[];
  readonly ended: readonly PlanInstanceId[];
  /** The changes that it queued and that wait now. */
  readonly queued: readonly WorldQueuedChange[];
  /** The rows of the queue that it executed, gave another date, and deleted. */
  readonly executed: readonly WorldQueuedChange[];
  readonly moved: readonly WorldQueuedChange[];
  readonly deleted: readonly WorldQueuedChange[];
}

/** Rows keep their place in a world, so the two of one position are the same row. */
export function whatChanged(before: World, after: World): WhatChanged {
  const touched = after.queue
    .slice(0, before.queue.length)
    .filter((row, index) => row !== before.queue[index]);
  const now = (state: WorldQueuedChange['state']) => touched.filter((row) => row.state === state);
  const isNewIn = <Row>(rows: readonly Row[], is: (row: Row) => boolean) => {
    return (row: Row, index: number) => {
      const was = rows[index];
      return is(row) && was !== undefined && !is(was);
    };
  };
  return {
    // A command leaves its receipt, which names its account. What a parent is asked for meanwhile is not for the child to see.
    invoices: after.invoices
      .slice(before.invoices.length)
      .filter(({ accountId }) => accountId === after.receipts.at(-1)?.accountId),
    voided: after.invoices
      .filter(isNewIn(before.invoices, ({ voidedOn }) => voidedOn !== undefined))
      .map(({ id }) => id),
    changed: after.planInstances
      .filter((instance, index) => instance !== before.planInstances[index])
      .map(({ id }) => id),
    ended: after.planInstances
      .filter(isNewIn(before.planInstances, (instance) => !isHeld(instance)))
      .map(({ id }) => id),
    queued: after.queue.slice(before.queue.length).filter(({ state }) => state === 'queued'),
    executed: now('executed'),
    moved: now('queued'),
    deleted: now('deleted'),
  };
}
