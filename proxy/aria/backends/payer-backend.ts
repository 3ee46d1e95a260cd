import * as z from 'zod/mini';
import { refused } from '../../../src/adapter/errors.js';
import { NotSent, type Found, type WriteResult } from '../../../src/adapter/protocol/ports.js';
import type { Payer } from '../../../src/model/billing-group.js';
import {
  billingGroupIdSchema,
  paymentMethodIdSchema,
  type PaymentMethodId,
} from '../../../src/model/ids.js';
import type { Receipt } from '../../../src/model/intent.js';
import type {
  BillingGroupDraft,
  PayerPreview,
  PaymentMethodDraft,
} from '../../../src/model/payer-change.js';
import type { PaymentMethod } from '../../../src/model/payment-method.js';
import { quotePayers } from '../../../src/sandbox/quote/quote-payers.js';
import { Refused } from '../../../src/sandbox/refused.js';
import { actionsUnder, numbersOf } from '../find-receipt.js';
import type { PartialProblem } from '../partial-success.js';
import { accountWorld, type AccountWorld } from '../world/account-world.js';
import { toldPayer } from '../world/payers.js';
import { paysAsAsked } from '../writes/payer-as-asked.js';
import { payerRequest, type PayerWrite } from '../writes/payer-request.js';
import { problemOf } from '../writes/problems.js';
import { refuseSigns } from '../writes/refuse-signs.js';
import type { BackendParts } from './parts.js';
import { refusedWrite } from './refused-write.js';

type PayerDraft = BillingGroupDraft | PaymentMethodDraft;

/** What was previewed last: the call that it came to, and what the groups that it changes are to pay by. */
interface Previewed {
  readonly draft: string;
  readonly write: PayerWrite;
  readonly preview: PayerPreview;
}

/** Billing groups and payment methods, for one account. */
export class PayerBackend {
  readonly #parts: BackendParts;
  #previewed: Previewed | undefined;

  constructor(parts: BackendParts) {
    this.#parts = parts;
  }

  async preview(draft: PayerDraft): Promise<PayerPreview> {
    refuseSigns(draft);
    const { accountId, policy } = this.#parts;
    const { world } = await this.#account();
    const preview = quoted(() => quotePayers(world, accountId, draft));
    this.#previewed = {
      draft: JSON.stringify(draft),
      write: payerRequest(draft, accountId),
      preview,
    };
    const known = new Set(world.paymentMethods.map(({ id }) => id));
    return {
      ...preview,
      groups: preview.groups.map(({ before, after, ...group }) => ({
        ...group,
        ...(before && { before: toldPayer(before, policy) }),
        after: withoutNewNumber(toldPayer(after, policy), known),
      })),
    };
  }

  async write(draft: PayerDraft, receiptId: string): Promise<WriteResult> {
    const previewed = this.#previewed;
    if (previewed?.draft !== JSON.stringify(draft))
      throw new NotSent('This draft was not previewed last.');
    const { write, preview } = previewed;
    try {
      const { ids, problems } = await this.#made(write, receiptId);
      const problem =
        problemOf(problems) ??
        ((await this.#isAsQuoted(preview, ids)) ? undefined : ('differs-from-quote' as const));
      return {
        outcome: 'written',
        receipt: { ...nothingBilled(receiptId), ...ids },
        ...(problem && { problem }),
      };
    } catch (thrown) {
      return refusedWrite(thrown, write.call);
    }
  }

  /** Any action is proof; what it made is told where its number is this account's, and who pays now is held against what was asked for. */
  async lookup(receiptId: string, draft: PayerDraft): Promise<Found> {
    const { client, accountId } = this.#parts;
    const actions = await actionsUnder(client, accountId, receiptId);
    if (actions.length === 0) return undefined;
    const proof = nothingBilled(receiptId);
    try {
      const { world } = await this.#account();
      const numbers = numbersOf(actions, /payment method|billing group/i);
      const group = world.billingGroups.find(
        ({ id, status }) => status === 'active' && numbers.has(id),
      );
      const method = world.paymentMethods.find(({ id }) => numbers.has(id));
      return {
        receipt: {
          ...proof,
          ...(method ? { paymentMethodId: method.id } : group && { billingGroupId: group.id }),
        },
        ...(!paysAsAsked(world, draft, group?.id) && { problem: 'differs-from-quote' }),
      };
    } catch {
      // The proof stands without its particulars.
      return { receipt: proof };
    }
  }

  async #account(): Promise<AccountWorld> {
    const { reads, accountId, policy } = this.#parts;
    const [details, catalogue, today, methods, queue] = await Promise.all([
      reads.details(),
      reads.catalogue(),
      reads.today(),
      reads.methods(),
      reads.queue(),
    ]);
    return accountWorld({ details, catalogue, today, methods, queue }, accountId, policy);
  }

  async #made(
    { call, fields }: PayerWrite,
    receiptId: string,
  ): Promise<{ readonly ids: Ids; readonly problems: readonly PartialProblem[] }> {
    const { client } = this.#parts;
    if (call === 'update_payment_method_m') {
      const { answer, problems } = await client.call(call, fields, { receiptId });
      return { ids: methodIn(answer.seq_no ?? fields.payment_method_no), problems };
    }
    const { answer, problems } =
      call === 'create_acct_billing_group_m'
        ? await client.call(call, fields, { receiptId })
        : await client.call(call, fields, { receiptId });
    const number =
      answer.billing_group_no ??
      ('billing_group_no' in fields ? fields.billing_group_no : undefined);
    return {
      ids:
        number === undefined
          ? {}
          : { billingGroupId: z.parse(billingGroupIdSchema, String(number)) },
      problems,
    };
  }

  /** Numbers change when a method is replaced, so who pays afterwards is read again (Aria wire notes 3.6). It has happened: what cannot be read takes nothing from that. */
  async #isAsQuoted({ groups }: PayerPreview, ids: Ids): Promise<boolean> {
    if (groups.length === 0) return true;
    let now: AccountWorld['world'];
    try {
      ({ world: now } = await this.#account());
    } catch {
      return true;
    }
    return groups.every(({ billingGroupId = ids.billingGroupId, after }) => {
      if (billingGroupId === undefined) return true;
      const pays = now.billingGroups.find(({ id }) => id === billingGroupId)?.pays;
      if (after.by === 'terms') return pays?.by === 'terms' && pays.termsId === after.terms.id;
      if (after.by === 'nothing' || pays?.by !== 'method') return after.by === pays?.by;
      // A method that is added has its number from Aria, and no number before.
      const isMethod = (quotedId: string | undefined, id: string | undefined) =>
        id === quotedId || (id !== undefined && id === ids.paymentMethodId);
      return (
        isMethod(after.primary.id, pays.primaryId) && isMethod(after.backup?.id, pays.backupId)
      );
    });
  }
}

/** Stands for the number of a method that is not there yet: Aria gives it out with the write. */
const noNumber = z.parse(paymentMethodIdSchema, '0');

function withoutNewNumber(payer: Payer, known: ReadonlySet<PaymentMethodId>): Payer {
  if (payer.by !== 'method') return payer;
  const { primary, backup } = payer;
  const told = (method: PaymentMethod) => ({
    ...method,
    id: known.has(method.id) ? method.id : noNumber,
  });
  return { by: 'method', primary: told(primary), ...(backup && { backup: told(backup) }) };
}

type Ids = Pick<Receipt, 'billingGroupId' | 'paymentMethodId'>;

function methodIn(number: string | number | undefined): Ids {
  return number === undefined
    ? {}
    : { paymentMethodId: z.parse(paymentMethodIdSchema, String(number)) };
}

function nothingBilled(reference: string): Receipt {
  return { reference, planInstanceIds: [], invoiceIds: [], lines: [] };
}

function quoted<T>(quote: () => T): T {
  try {
    return quote();
  } catch (thrown) {
    if (thrown instanceof Refused) throw refused(thrown.refusal);
    throw thrown;
  }
}
