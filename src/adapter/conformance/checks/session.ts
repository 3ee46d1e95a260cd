import type { Check } from '../check.js';
import { rejectsWith, same } from '../expect.js';
import { ensureRefused, fullYes, countInstances, noId, someQuote } from '../steps.js';

export const sessionChecks: readonly Check[] = [
  {
    id: 'sign-in-tells-nothing',
    title: 'A wrong password and an unknown user fail alike.',
    operations: ['signIn'],
    writes: false,
    needs: ['credentials'],
    async run({ adapter, credentials }) {
      const password = noId().slice(0, 20);
      const wrong = await rejectsWith(
        adapter.signIn({ userId: credentials.userId, password }),
        'sign-in-failed',
        'A wrong password',
      );
      const unknown = await rejectsWith(
        adapter.signIn({ userId: noId().slice(0, 20), password }),
        'sign-in-failed',
        'An unknown user',
      );
      same(
        [wrong.message, wrong.fields, wrong.retryAfter],
        [unknown.message, unknown.fields, unknown.retryAfter],
        'What the two tell',
      );
    },
  },
  {
    id: 'sign-in-starts-a-session',
    title: 'Signing in starts the session that validateSession tells of.',
    operations: ['signIn', 'validateSession'],
    writes: false,
    needs: ['credentials'],
    async run({ adapter, credentials }) {
      const session = await adapter.signIn(credentials);
      same(await adapter.validateSession({}), session, 'The session');
      same(session.userId, credentials.userId, 'Who is signed in');
    },
  },
  {
    id: 'sign-out-ends-all',
    title: 'After signing out every operation says that the session is over.',
    operations: ['signOut'],
    writes: false,
    async run({ adapter }) {
      await adapter.signOut({});
      const names = [
        'validateSession',
        'getAccount',
        'listPlans',
        'listPlanInstances',
        'listQueuedChanges',
        'listBillingGroups',
        'listDunningGroups',
        'listInvoices',
      ] as const;
      for (const name of names) {
        const call = adapter[name] as typeof adapter.listPlans | undefined;
        if (call) await rejectsWith(call({}), 'session-expired', `${name} after signing out`);
      }
    },
  },
  {
    id: 'quote-ends-with-its-session',
    title: 'A quote of an ended session cannot be confirmed by the next one.',
    operations: [
      'signIn',
      'signOut',
      'listPlans',
      'listBillingGroups',
      'listPlanInstances',
      'quotePlanChange',
      'confirm',
    ],
    writes: true,
    needs: ['credentials'],
    async run(context) {
      const { adapter, credentials } = context;
      const quote = await someQuote(context);
      const confirmation = await fullYes(context, quote);
      await adapter.signOut({});
      await adapter.signIn(credentials);
      const before = await countInstances(context);
      ensureRefused(
        await adapter.confirm(confirmation),
        'quote-not-found',
        'A quote of an ended session',
      );
      same(await countInstances(context), before, 'Plan instances');
    },
  },
];
