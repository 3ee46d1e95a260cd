import { addDays } from '../../../src/billing/calendar.js';
import { AdapterError } from '../../../src/adapter/errors.js';
import type { EffectiveChoice, EffectiveChoices } from '../../../src/model/effective-choices.js';
import type { Effective, PlanChangeDraft } from '../../../src/model/plan-change.js';
import { effectiveChoices, takingEffect } from '../../../src/sandbox/effective-choices.js';
import { quoteDraft } from '../../../src/sandbox/quote/quote-draft.js';
import type { SettledPolicy } from '../policy.js';
import type { AccountWorld } from '../world/account-world.js';
import { draftForRules } from './draft-for-rules.js';
import { requestFor } from './request.js';

/** When a draft can take effect: as the rules say, and as far as the wire has words for it. */
export function effectiveChoicesOf(
  { world, accountId }: AccountWorld,
  draft: PlanChangeDraft,
  policy: SettledPolicy,
): EffectiveChoices {
  const ruled = draftForRules(draft);
  if (ruled.kind !== 'plan-change') throw new Error('A draft keeps its kind.');
  const choices = effectiveChoices(world, accountId, ruled);
  const said = (choice: EffectiveChoice, effective: Effective): EffectiveChoice => {
    if (!choice.allowed) return choice;
    const refusal = refusalOf(effective);
    return refusal === undefined ? choice : { allowed: false, reason: refusal };
  };
  const refusalOf = (effective: Effective) => {
    const changes = ruled.changes.flatMap((change) => takingEffect(change, effective) ?? []);
    const asked: PlanChangeDraft = { ...ruled, changes };
    const seen = quoteDraft(world, accountId, asked);
    if (!seen.preview) return seen.refusal;
    try {
      requestFor(asked, seen, policy);
      return undefined;
    } catch (thrown) {
      if (thrown instanceof AdapterError && thrown.refusal) return thrown.refusal;
      throw thrown;
    }
  };
  const { date, retroactive } = choices;
  const later = date.allowed ? date.from : undefined;
  const earlier = retroactive.allowed ? retroactive.to : undefined;
  return {
    now: said(choices.now, { when: 'now' }),
    anniversary: said(choices.anniversary, { when: 'anniversary' }),
    date: said(date, { when: 'date', date: later ?? addDays(world.today, 1) }),
    retroactive: said(retroactive, {
      when: 'retroactive',
      date: earlier ?? addDays(world.today, -1),
    }),
    'by-hand': said(choices['by-hand'], { when: 'by-hand' }),
  };
}
