import type { SandboxScenario } from '../../src/controllers/sandbox-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { SelectOption, SelectOptionGroup } from '../internal/field.js';

/** The scenarios by what they are about, in the order in which they first come up; those that are about nothing in particular come before. */
export function scenarioOptions(
  localizer: Localizer,
  scenarios: readonly SandboxScenario[],
): (SelectOption | SelectOptionGroup)[] {
  const about = (wanted: SandboxScenario['group']) =>
    scenarios
      .filter(({ group }) => group === wanted)
      .map(({ id, title }) => ({ value: id, label: title }));
  const groups = new Set(scenarios.flatMap(({ group }) => group ?? []));
  return [
    ...about(undefined),
    ...[...groups].map((group) => ({
      label: localizer.text(`panel-group-${group}`),
      options: about(group),
    })),
  ];
}
