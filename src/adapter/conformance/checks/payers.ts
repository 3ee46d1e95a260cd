import type { BillingGroupDraft, PaymentMethodDraft } from '../../../model/payer-change.js';
import { NotChecked, type Check, type CheckContext } from '../check.js';
import { ensure, refusedWith, same } from '../expect.js';
import { confirmed, testCard, yesTo } from '../payment-steps.js';
import { confirmToEnd, ensureDone, ensureRefused, noId } from '../steps.js';

const methods = ['listPaymentMethods', 'quotePaymentMethod', 'confirm', 'getIntent'] as const;
const groups = [
  'listPaymentMethods',
  'listBillingGroups',
  'quoteBillingGroup',
  'confirm',
  'getIntent',
] as const;

function methodDraft(method: PaymentMethodDraft['method']): { draft: PaymentMethodDraft } {
  return { draft: { kind: 'payment-method', method } };
}

function groupDraft(group: BillingGroupDraft['group']): { draft: BillingGroupDraft } {
  return { draft: { kind: 'billing-group', group } };
}

/** Adds a card that pays, and gives its number. */
async function addCard(context: CheckContext) {
  const quote = await context.adapter.quotePaymentMethod(
    methodDraft({ do: 'add', token: testCard('approve') }),
  );
  const intent = await confirmed(context, quote);
  ensureDone(intent);
  const { paymentMethodId } = intent.receipt;
  if (paymentMethodId === undefined) throw new NotChecked('The receipt names no payment method.');
  return paymentMethodId;
}

/** A billing group that pays by a method. */
async function somePayer({ adapter }: CheckContext) {
  const { rows } = await adapter.listBillingGroups({});
  for (const { id, payer } of rows) if (payer.by === 'method') return { id, payer };
  throw new NotChecked('No billing group of the account pays by a payment method.');
}

/** Rules about who pays, and by what. */
export const payerChecks: readonly Check[] = [
  {
    id: 'methods-show-four-digits',
    title: 'T20 No payment method tells more of its number than the last four digits.',
    operations: ['listPaymentMethods'],
    writes: false,
    async run({ raw }) {
      const answer = JSON.stringify(await raw('listPaymentMethods', {}));
      ensure(!/(?<!\d)\d{12,19}(?!\d)/.test(answer), 'No answer holds a whole number of a card.');
    },
  },
  {
    id: 'methods-know-their-groups',
    title:
      'A payment method names the billing groups that pay by it, and cannot be removed while there are any.',
    operations: ['listPaymentMethods', 'listBillingGroups'],
    writes: false,
    async run({ adapter }) {
      const { rows } = await adapter.listPaymentMethods({});
      const { rows: payers } = await adapter.listBillingGroups({});
      for (const { id, usedBy, can } of rows) {
        const expected = payers.flatMap((group) => {
          if (group.payer.by !== 'method') return [];
          const { primary, backup } = group.payer;
          if (primary.id === id) return [[group.id, 'primary']];
          return backup?.id === id ? [[group.id, 'backup']] : [];
        });
        const told = usedBy.map((use) => [use.billingGroupId, use.as]);
        same(told.sort(), expected.sort(), `The billing groups of method ${id}`);
        if (usedBy.length > 0) ensure(!can.remove.allowed, 'A method in use cannot be removed.');
      }
    },
  },
  {
    id: 'method-added-once',
    title:
      'T27 A payment method that is confirmed twice is added once, with what may be shown of it.',
    operations: methods,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter } = context;
      const before = (await adapter.listPaymentMethods({})).rows.length;
      const quote = await adapter.quotePaymentMethod(
        methodDraft({ do: 'add', token: testCard('approve') }),
      );
      same(quote.adds?.lastFour, '4242', 'What the quote shows of it');
      const yes = yesTo(quote);
      ensureDone(await confirmToEnd(context, yes));
      ensureDone(await confirmToEnd(context, yes));
      const { rows } = await adapter.listPaymentMethods({});
      same(rows.length, before + 1, 'Payment methods');
      const { brand, lastFour, usedBy } = rows.at(-1) ?? {};
      same([brand, lastFour, usedBy], ['visa', '4242', []], 'The new one');
    },
  },
  {
    id: 'method-token-once',
    title: 'A token is good for one payment method.',
    operations: methods,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const draft = methodDraft({ do: 'add', token: testCard('approve') });
      ensureDone(await confirmed(context, await context.adapter.quotePaymentMethod(draft)));
      await refusedWith(
        context.adapter.quotePaymentMethod(draft),
        'payment-token-used',
        'A token for the second time',
      );
    },
  },
  {
    id: 'method-brand-known',
    title: 'A card of an unknown brand is refused as such.',
    operations: methods,
    writes: false,
    needs: ['sandbox'],
    async run({ adapter }) {
      const token = { ...testCard('approve'), brand: 'no-such-brand' };
      await refusedWith(
        adapter.quotePaymentMethod(methodDraft({ do: 'add', token })),
        'card-brand-unknown',
        'A card of an unknown brand',
      );
    },
  },
  {
    id: 'method-replaced-for-good',
    title:
      'T38 A method that is replaced is gone for good, its billing groups pay by the new one, and the quote names them.',
    operations: [...methods, 'listBillingGroups'],
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter } = context;
      const { payer } = await somePayer(context);
      const { rows } = await adapter.listPaymentMethods({});
      const old = rows.find(({ id }) => id === payer.primary.id);
      if (!old) throw new NotChecked('The method of the billing group is not in the list.');
      const quote = await adapter.quotePaymentMethod(
        methodDraft({ do: 'replace', methodId: old.id, token: testCard('approve') }),
      );
      same(quote.closes?.id, old.id, 'The method that the quote says is closed');
      const named = quote.groups.map(({ billingGroupId }) => billingGroupId);
      same(
        named.sort(),
        old.usedBy.map(({ billingGroupId }) => billingGroupId).sort(),
        'The billing groups in the quote',
      );
      ensure(
        quote.warnings.some(({ code }) => code === 'payment-method-closed'),
        'The quote warns that the old method is closed for good.',
      );
      ensureRefused(
        await confirmToEnd(context, { ...yesTo(quote), accepted: [] }),
        'warning-not-accepted',
        'A replacement without a yes to that',
      );
      const again = await adapter.quotePaymentMethod(
        methodDraft({ do: 'replace', methodId: old.id, token: testCard('approve') }),
      );
      ensureDone(await confirmed(context, again));
      const after = await adapter.listPaymentMethods({});
      ensure(!after.rows.some(({ id }) => id === old.id), 'The old method is gone.');
      const uses = after.rows.find(
        ({ lastFour, usedBy }) => lastFour === '4242' && usedBy.length > 0,
      );
      same(
        uses?.usedBy.map(({ billingGroupId }) => billingGroupId).sort(),
        named.sort(),
        'The billing groups of the new method',
      );
    },
  },
  {
    id: 'method-removed',
    title: 'T38 A method is removed for good; one that a billing group pays by is not.',
    operations: [...methods, 'listBillingGroups'],
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter } = context;
      const { payer } = await somePayer(context);
      await refusedWith(
        adapter.quotePaymentMethod(methodDraft({ do: 'remove', methodId: payer.primary.id })),
        'payment-method-in-use',
        'Removing a method in use',
      );
      const methodId = await addCard(context);
      const quote = await adapter.quotePaymentMethod(methodDraft({ do: 'remove', methodId }));
      same(quote.closes?.id, methodId, 'The method that the quote says is closed');
      ensureDone(await confirmed(context, quote));
      const { rows } = await adapter.listPaymentMethods({});
      ensure(!rows.some(({ id }) => id === methodId), 'The method is gone.');
      await refusedWith(
        adapter.quotePaymentMethod(methodDraft({ do: 'remove', methodId: noId() as never })),
        'payment-method-not-found',
        'Removing a method of nobody',
      );
    },
  },
  {
    id: 'group-made-and-changed',
    title: 'A billing group is made as it was quoted, and changed in what is given.',
    operations: [...groups, 'quotePaymentMethod'],
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter } = context;
      const [primaryId, backupId] = [await addCard(context), await addCard(context)];
      const pays = { by: 'method', primaryId, backupId } as const;
      const quote = await adapter.quoteBillingGroup(
        groupDraft({ do: 'create', name: 'Conformance', pays }),
      );
      const made = await confirmed(context, quote);
      ensureDone(made);
      const find = async () => {
        const { rows } = await adapter.listBillingGroups({});
        return rows.find(({ id }) => id === made.receipt.billingGroupId);
      };
      const group = await find();
      if (!group) throw new NotChecked('The receipt names no billing group of the list.');
      same([group.name, group.paysFor], ['Conformance', []], 'The new billing group');
      same(group.payer, quote.groups[0]?.after, 'Who pays in it, as quoted');
      const change = await adapter.quoteBillingGroup(
        groupDraft({
          do: 'update',
          billingGroupId: group.id,
          pays: { by: 'method', primaryId: backupId },
        }),
      );
      same(change.groups[0]?.before, group.payer, 'Who paid before, as quoted');
      ensureDone(await confirmed(context, change));
      const changed = await find();
      same(
        [changed?.name, changed?.payer.by === 'method' && changed.payer.primary.id],
        ['Conformance', backupId],
        'The changed billing group',
      );
    },
  },
  {
    id: 'group-methods-differ',
    title: 'Primary and backup of a billing group are two methods of the account.',
    operations: groups,
    writes: false,
    async run(context) {
      const { adapter } = context;
      const { payer } = await somePayer(context);
      const primaryId = payer.primary.id;
      const asked = (pays: { primaryId: typeof primaryId; backupId?: typeof primaryId }) =>
        adapter.quoteBillingGroup(
          groupDraft({ do: 'create', name: 'Twice', pays: { by: 'method', ...pays } }),
        );
      await refusedWith(
        asked({ primaryId, backupId: primaryId }),
        'methods-must-differ',
        'One method as primary and as backup',
      );
      await refusedWith(
        asked({ primaryId: noId() as never }),
        'payment-method-not-found',
        'A method of nobody',
      );
    },
  },
  {
    id: 'group-terms-there',
    title: 'A billing group pays on terms that there are.',
    operations: groups,
    writes: false,
    async run({ adapter }) {
      await refusedWith(
        adapter.quoteBillingGroup(
          groupDraft({ do: 'create', name: 'Terms', pays: { by: 'terms', termsId: noId() } }),
        ),
        'payment-terms-not-found',
        'Terms of nobody',
      );
    },
  },
];
