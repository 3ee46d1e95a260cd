import type { Localizer } from '../i18n/localizer.js';
import type { InstanceTerms } from '../model/plan-instance.js';
import type { QueuedKind } from '../model/queued-change.js';

/** A change of one plan, made, quoted or queued. */
export interface ToldChange {
  readonly kind: QueuedKind;
  readonly planName: string;
  readonly before?: InstanceTerms | undefined;
  readonly after?: InstanceTerms | undefined;
}

/** What a change does, in one sentence that names the plan: "Internet becomes Internet Plus." */
export function changeText(
  localizer: Localizer,
  { kind, planName: plan, before, after }: ToldChange,
): string {
  return localizer.text('change-told', {
    kind,
    plan,
    other: after?.planName ?? plan,
    units: localizer.number(after?.units ?? 1),
    unitsBefore: localizer.number(before?.units ?? 1),
    schedule: after?.rateScheduleName ?? '',
    status: after?.status ?? 'active',
  });
}
