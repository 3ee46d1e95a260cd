import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { DunningGroup } from '../../src/model/dunning-group.js';
import type { DunningGroupId } from '../../src/model/ids.js';
import { selectField } from '../internal/field.js';

export interface DunningChoiceOptions {
  readonly groups: readonly DunningGroup[];
  readonly chosen: DunningGroupId | undefined;
  readonly disabled: boolean;
  /** `undefined`: it is left to the company. */
  readonly onChoose: (id: DunningGroupId | undefined) => void;
}

/** Who follows up late payment of a new plan; nothing where there is nothing to choose. */
export function dunningChoice(
  localizer: Localizer,
  { groups, chosen, disabled, onChoose }: DunningChoiceOptions,
): TemplateResult | typeof nothing {
  if (groups.length === 0) return nothing;
  return html`<fieldset class="narrow" ?disabled=${disabled}>
    ${selectField({
      id: 'dunning-group',
      label: localizer.text('billing-group-dunning-group'),
      value: chosen ?? '',
      options: [
        { value: '', label: localizer.text('billing-group-dunning-group-rule') },
        ...groups.map(({ id, name }) => ({ value: id, label: name })),
      ],
      onChange: (value) => {
        onChoose(groups.find(({ id }) => id === value)?.id);
      },
    })}
  </fieldset>`;
}
