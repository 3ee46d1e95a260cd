import { AdapterError, refused } from '../../../src/adapter/errors.js';
import {
  NotSent,
  OutcomeUnknown,
  type WriteResult,
  type Written,
} from '../../../src/adapter/protocol/ports.js';
import type { PlanDraft } from '../../../src/model/draft.js';
import type { PlanPreview } from '../../../src/model/plan-quote.js';
import { quoteDraft } from '../../../src/sandbox/quote/quote-draft.js';
import type { DueNow, Sight } from '../../../src/sandbox/quote/sight.js';
import type { AccountReads } from '../account-reads.js';
import { AriaFault } from '../call-errors.js';
import type { CallResult } from '../client.js';
import { readFailure, refusalOfFault } from '../failures.js';
import { findReceipt } from '../find-receipt.js';
import { accountCurrency } from '../to-account.js';
import type { CallInput } from '../wire/calls.js';
import { checkOffers } from '../writes/check-offers.js';
import { dueNowOf, projectedDue } from '../writes/due-now.js';
import { draftForRules } from '../writes/draft-for-rules.js';
import { finished } from '../writes/finished.js';
import { invoicesIn } from '../writes/invoices-in.js';
import { problemOf } from '../writes/problems.js';
import { readBack } from '../writes/read-back.js';
import { receiptOf, statusReceipt } from '../writes/receipts.js';
import { refuseSigns } from '../writes/refuse-signs.js';
import { requestFor } from '../writes/request.js';
import type { DryRunCall, WireWrite } from '../writes/wire-write.js';
import { accountWorld } from '../world/account-world.js';
import type { BackendParts } from './parts.js';
import { refusedWrite } from './refused-write.js';

/** What was previewed last: the call that it came to, and how it was seen. */
interface Previewed {
  readonly draft: string;
  readonly write: WireWrite;
  readonly sight: Sight;
  readonly currency: string;
}

/** Changes of plans, now and in the queue, for one account. */
export class PlanBackend {
  readonly #parts: BackendParts;
  #previewed: Previewed | undefined;

  constructor(parts: BackendParts) {
    this.#parts = parts;
  }

  /** What is due now is Aria's word; what comes along and what comes later is told by the rules, on the account as Aria says that it is. */
  async preview(
    draft: PlanDraft,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<PlanPreview> {
    refuseSigns(draft);
    const { accountId, reads, policy } = this.#parts;
    const parts = await readAccount(reads);
    const { world } = accountWorld(parts, accountId, policy);
    const ruled = draftForRules(draft);
    const seen = quoteDraft(world, accountId, ruled);
    if (!seen.preview) throw refused(seen.refusal);
    await checkOffers(draft, reads);
    const write = requestFor(draft, seen, policy);
    const currency = accountCurrency(parts);
    const due = await this.#dueNow(write, seen.sight, { currency, signal });
    const { preview } = quoteDraft(world, accountId, ruled, due);
    if (!preview) throw new Error('The rules changed their mind.');
    this.#previewed = { draft: keyOf(draft), write, sight: seen.sight, currency };
    return finished(preview, { draft, world, sight: seen.sight, policy });
  }

  /** Sends what was previewed last, word for word: the protocol previews the same draft right before. */
  async write(draft: PlanDraft, receiptId: string): Promise<WriteResult> {
    const previewed = this.#previewed;
    if (previewed?.draft !== keyOf(draft)) throw new NotSent('This draft was not previewed last.');
    const { write } = previewed;
    try {
      return write.call === 'update_acct_plan_status_m'
        ? await this.#writeStatus(write, receiptId)
        : await this.#write(write, { ...previewed, asked: draft }, receiptId);
    } catch (thrown) {
      return refusedWrite(thrown, write.call);
    }
  }

  /**
   * Aria's record of a write does not say whether its collection failed: no problem is ever told here. Edits of the queue that are done in part
   * are neither done nor not made, and no look-up will ever say which: it throws, so that a person looks.
   */
  async lookup(receiptId: string, draft: PlanDraft): Promise<Written | 'not-made' | undefined> {
    const { client, reads, accountId } = this.#parts;
    if (draft.kind !== 'queue-edit') {
      const receipt = await findReceipt(client, reads, accountId, receiptId);
      return receipt && { receipt };
    }
    const found = readBack(draft, await reads.queue(), receiptId);
    if (found === 'in-part') throw new OutcomeUnknown('The queue was edited in part.');
    return found;
  }

  /** Aria has no dry run of a status: our rules say what is due (Aria wire notes 3.4). */
  async #dueNow(
    write: WireWrite,
    sight: Sight,
    { currency, signal }: { readonly currency: string; readonly signal: AbortSignal | undefined },
  ): Promise<DueNow> {
    if (write.call === 'update_acct_plan_status_m') return projectedDue(sight);
    const { call, fields } = write;
    try {
      const input = { ...fields, do_write: false } as CallInput<DryRunCall>;
      const { answer, problems } = await this.#parts.client.call(call, input, { signal });
      const broken = problems.find(({ part }) => part === 'tax' || part === 'invoicing');
      if (broken) throw new AdapterError('service-failed', { hint: `${call}: ${broken.part}.` });
      if (problems.some(({ part }) => part === 'queue-edit')) throw refused('refused-by-platform');
      return dueNowOf(invoicesIn(call, answer, currency), sight);
    } catch (thrown) {
      const refusal = thrown instanceof AriaFault ? refusalOfFault(thrown, call) : undefined;
      throw refusal ? refused(refusal) : readFailure(thrown);
    }
  }

  async #write(
    { call, fields }: Extract<WireWrite, { call: DryRunCall }>,
    { sight, currency, asked }: Previewed & { readonly asked: PlanDraft },
    receiptId: string,
  ): Promise<WriteResult> {
    const input = { ...fields, do_write: true } as CallInput<DryRunCall>;
    // An edit of the queue takes no receipt id (Aria wire notes 3.4).
    const marked = asked.kind === 'queue-edit' ? {} : { receiptId };
    const result: CallResult<DryRunCall> = await this.#parts.client.call(call, input, marked);
    if (await this.#isRefusedInParts(asked, result)) {
      return { outcome: 'refused', refusal: 'refused-by-platform' };
    }
    const receipt = receiptOf(call, result.answer, { receiptId, sight, currency });
    const problem = problemOf(result.problems);
    const more = sight.due.invoices.length > Math.max(1, receipt.invoiceIds.length);
    const invoiceIds = more ? await this.#invoicesUnder(receiptId, receipt.invoiceIds) : undefined;
    return {
      outcome: 'written',
      receipt: { ...receipt, ...(invoiceIds && { invoiceIds }) },
      ...(problem && { problem }),
    };
  }

  /**
   * Whether Aria says of every edit of the queue that it failed, and the queue shows the same. Its word alone is not enough: what it writes for
   * a failure is assumed (Aria wire notes 2.8).
   */
  async #isRefusedInParts(
    asked: PlanDraft,
    { problems }: CallResult<DryRunCall>,
  ): Promise<boolean> {
    if (asked.kind !== 'queue-edit') return false;
    const failed = problems.filter(({ part }) => part === 'queue-edit');
    if (failed.length < asked.edits.length) return false;
    return readBack(asked, await this.#parts.reads.queue(), '') === 'not-made';
  }

  /** The answer to a change of status tells nothing: its record does. */
  async #writeStatus(
    { call, fields }: Extract<WireWrite, { call: 'update_acct_plan_status_m' }>,
    receiptId: string,
  ): Promise<WriteResult> {
    await this.#parts.client.call(call, fields, { receiptId });
    const found = await this.#recordOf(receiptId);
    return { outcome: 'written', receipt: found ?? statusReceipt(fields, receiptId) };
  }

  async #invoicesUnder(receiptId: string, known: WrittenInvoices): Promise<WrittenInvoices> {
    const found = await this.#recordOf(receiptId);
    return found && found.invoiceIds.length > known.length ? found.invoiceIds : known;
  }

  /** The write has happened: a record that cannot be read takes nothing from that. */
  async #recordOf(receiptId: string) {
    const { client, reads, accountId } = this.#parts;
    try {
      return await findReceipt(client, reads, accountId, receiptId);
    } catch {
      return undefined;
    }
  }
}

type WrittenInvoices = Written['receipt']['invoiceIds'];

async function readAccount(reads: AccountReads) {
  const [details, catalogue, available, today, queue, dunningGroups] = await Promise.all([
    reads.details(),
    reads.catalogue(),
    reads.available(),
    reads.today(),
    reads.queue(),
    reads.dunningGroups(),
  ]);
  return { details, catalogue, available, today, queue, dunningGroups };
}

function keyOf(draft: PlanDraft): string {
  return JSON.stringify(draft);
}
