import type { RefusalCode } from '../../model/codes.js';
import { stateVersion } from '../state-version.js';
import { whatChanged, type WhatChanged } from '../what-changed.js';
import type { World } from '../world.js';
import { editQueue, type QueueCommand } from './edit-queue.js';

/** What edits of the queue would do, all that goes along included. Ids of rows that they would make are the ones that these would get now. */
export interface QueueEditPreview extends WhatChanged {
  /** Differs when the same edits would do something else. */
  readonly stateVersion: string;
}

/** Looks at what edits of the queue would do: the same steps on the same world, let go afterwards. Nothing is kept, and no id and no receipt is used up. */
export function previewQueueEdit(
  world: World,
  command: Omit<QueueCommand, 'receiptId'>,
):
  | { readonly preview: QueueEditPreview; readonly refusal?: undefined }
  | { readonly preview?: undefined; readonly refusal: RefusalCode } {
  const outcome = editQueue({ ...world, receipts: [] }, { ...command, receiptId: 'preview' });
  if (outcome.refusal === 'receipt-used') throw new Error('A preview uses no receipt up.');
  if (!outcome.receipt) return { refusal: outcome.refusal };
  const seen = whatChanged(world, outcome.world);
  return { preview: { ...seen, stateVersion: stateVersion([world.today, seen]) } };
}
