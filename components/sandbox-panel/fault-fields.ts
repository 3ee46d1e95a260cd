import { html, type TemplateResult } from 'lit';
import type {
  FaultName,
  FaultSetting,
  SandboxStatus,
} from '../../src/controllers/sandbox-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { checkField, selectField } from '../internal/field.js';

/** The faults that the panel offers, writes first; `never` would leave the page waiting for good. */
const offeredFaults = [
  'lost-answer',
  'late-write',
  'receipt-lag',
  'conflict',
  'price-changed',
  'declined',
  'partly-collected',
  'offline',
  'service-failed',
  'session-expired',
  'slow',
  'garbage',
] as const satisfies readonly FaultName[];

/** How often a fault strikes. The seed stands fast, so that what a demo shows comes again. */
export const frequencies = {
  always: true,
  half: { probability: 0.5, seed: 1 },
  seldom: { probability: 0.2, seed: 1 },
} as const satisfies Record<string, FaultSetting>;
export type Frequency = keyof typeof frequencies;

/** How often the faults strike that are on already. */
export function frequencyOf(status: SandboxStatus | undefined): Frequency {
  const setting = status?.faultCounts?.find((count) => count.setting !== true)?.setting;
  if (setting === undefined || setting === true) return 'always';
  return setting.probability >= frequencies.half.probability ? 'half' : 'seldom';
}

export interface FaultFieldsOptions {
  readonly status: SandboxStatus;
  readonly frequency: Frequency;
  /** Boxes whose change is on its way to the sandbox. */
  readonly asked: ReadonlyMap<FaultName, boolean>;
  readonly onFrequency: (frequency: Frequency) => void;
  readonly onFault: (fault: FaultName, on: boolean) => void;
}

/** The faults as boxes, how often they strike, and what became of those that strike by chance. */
export function faultFields(localizer: Localizer, options: FaultFieldsOptions): TemplateResult {
  const { status, frequency, asked } = options;
  return html`<fieldset>
    <legend class="strong">${localizer.text('panel-faults')}</legend>
    <div class="stack stack-tight">
      ${selectField({
        id: 'frequency',
        label: localizer.text('panel-fault-how-often'),
        value: frequency,
        options: (Object.keys(frequencies) as Frequency[]).map((value) => ({
          value,
          label: localizer.text(`panel-fault-${value}`),
        })),
        onChange: (value) => options.onFrequency(value as Frequency),
      })}
      ${offeredFaults.map((fault) =>
        checkField({
          id: `fault-${fault}`,
          label: localizer.text(`panel-fault-${fault}`),
          checked: asked.get(fault) ?? status.faults.includes(fault),
          hint: countOf(localizer, status, fault),
          onChange: (checked) => options.onFault(fault, checked),
        }),
      )}
    </div>
  </fieldset>`;
}

function countOf(
  localizer: Localizer,
  { faultCounts = [] }: SandboxStatus,
  fault: FaultName,
): string | undefined {
  const count = faultCounts.find((each) => each.fault === fault && each.setting !== true);
  if (!count || count.chances === 0) return undefined;
  const { strikes, chances } = count;
  return localizer.text('panel-fault-count', { strikes: String(strikes), chances });
}
