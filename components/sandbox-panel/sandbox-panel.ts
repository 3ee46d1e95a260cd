import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import {
  SandboxController,
  type FaultName,
  type LoggedCall,
  type SandboxControl,
  type SandboxStatus,
} from '../../src/controllers/sandbox-controller.js';
import { sandboxPanelTexts } from '../../src/i18n/locales/en/sandbox-panel.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { dateField, type DateReading } from '../internal/date-field.js';
import { selectField } from '../internal/field.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';
import { skeletonText } from '../internal/skeleton.js';
import { scenarioOptions } from './scenario-options.js';
import { faultFields, frequencies, frequencyOf, type Frequency } from './fault-fields.js';
import { sandboxPanelStyles } from './sandbox-panel.styles.js';

/**
 * Moves the sandbox of a demo: choose a scenario, advance the billing clock, inject faults, read the log of calls.
 * Not for subscribers. Where no sandbox stands behind the adapter, it says so and offers nothing.
 *
 * @summary Controls and log of the sandbox, for demos and Storybook.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-plan-change></uss-plan-change>
 *   <uss-sandbox-panel></uss-sandbox-panel>
 * </uss-provider>
 * ```
 *
 * @csspart panel - The frame around everything.
 */
export class SandboxPanel extends LitElement {
  static override styles = sandboxPanelStyles;

  readonly #connection = new ConnectionController(this, { adapter: () => this.adapter });
  readonly #localize = new LocalizeController(this, { texts: sandboxPanelTexts });
  readonly #sandbox = new SandboxController(this, { connection: this.#connection });
  readonly #announcer = new Announcer(this);
  #turn: Promise<void> = Promise.resolve();
  /** What the date field says of the date in it. */
  #reading: DateReading | undefined;

  /** What stands in the date field; empty until one is chosen. */
  @state() private date = '';
  @state() private asked: ReadonlyMap<FaultName, boolean> = new Map();
  /** Undefined until somebody chooses. */
  @state() private frequency: Frequency | undefined;
  @state() private dateProblem: string | undefined;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Level of the panel's heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  async #advance(to: { days: number } | { date: string }): Promise<void> {
    if (!(await this.#sandbox.run((control) => control.advance(to)))) return;
    await this.#sandbox.refresh();
    const { localizer } = this.#localize;
    const { status } = this.#sandbox;
    if (status)
      this.#announcer.say(localizer.text('panel-today-is', { date: localizer.date(status.today) }));
    this.date = '';
    this.#reading = undefined;
    this.dateProblem = undefined;
  }

  /** The box keeps what was asked for until the sandbox says what it is. */
  async #setFault(fault: FaultName, on: boolean): Promise<void> {
    this.asked = new Map(this.asked).set(fault, on);
    await this.#inTurn((control) =>
      control.setFault(
        fault,
        on && frequencies[this.frequency ?? frequencyOf(this.#sandbox.status)],
      ),
    );
    const asked = new Map(this.asked);
    asked.delete(fault);
    this.asked = asked;
  }

  /** Holds for the faults that are on, and for those that are switched on later. */
  #setFrequency(frequency: Frequency): Promise<void> {
    this.frequency = frequency;
    return this.#inTurn(async (control) => {
      for (const fault of this.#sandbox.status?.faults ?? [])
        await control.setFault(fault, frequencies[frequency]);
    });
  }

  /** Changes of faults wait for each other: none is lost when two boxes are clicked in a row. */
  #inTurn(step: (control: SandboxControl) => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#sandbox.run(step);
      await this.#sandbox.refresh();
    });
    return this.#turn;
  }

  #goToDate(): void {
    if (this.#reading?.ok) void this.#advance({ date: this.#reading.value });
    else
      this.dateProblem =
        this.#reading?.problem ?? this.#localize.localizer.text('date-problem-empty');
  }

  #scenario(status: SandboxStatus): TemplateResult {
    const { localizer } = this.#localize;
    const choose = (id: string) => void this.#sandbox.run((control) => control.load(id));
    return html`<div class="stack stack-tight">
      ${selectField({
        id: 'scenario',
        label: localizer.text('panel-scenario'),
        value: status.scenario,
        options: scenarioOptions(localizer, status.scenarios),
        onChange: choose,
      })}
      <div>
        ${button({
          label: localizer.text('panel-start-over'),
          size: 'small',
          icon: 'retry',
          busy: this.#sandbox.busy,
          onPress: () => {
            choose(status.scenario);
          },
        })}
      </div>
    </div>`;
  }

  #clock(status: SandboxStatus): TemplateResult {
    const { localizer } = this.#localize;
    const { busy } = this.#sandbox;
    const step = (label: string, to: { days: number } | { date: string }) =>
      button({ label, size: 'small', busy, onPress: () => void this.#advance(to) });
    return html`<fieldset>
      <legend class="strong">${localizer.text('panel-clock')}</legend>
      <div class="stack stack-tight">
        <p class="today figures">${icon('calendar')} ${localizer.date(status.today)}</p>
        <div class="row">
          ${step(localizer.text('panel-one-day'), { days: 1 })}
          ${step(localizer.text('panel-one-week'), { days: 7 })}
          ${
            status.nextBillDate
              ? step(
                  localizer.text('panel-next-bill', { date: localizer.date(status.nextBillDate) }),
                  {
                    date: status.nextBillDate,
                  },
                )
              : nothing
          }
        </div>
        <form
          class="to-date"
          novalidate
          @submit=${(event: Event) => {
            event.preventDefault();
            this.#goToDate();
          }}
        >
          ${dateField(localizer, {
            id: 'to-date',
            label: localizer.text('panel-to-date'),
            value: this.date,
            limits: { from: status.today },
            problem: this.dateProblem,
            onChange: (reading, value) => {
              this.#reading = reading;
              this.date = value;
              this.dateProblem = undefined;
            },
          })}
          ${button({ label: localizer.text('panel-go'), size: 'small', type: 'submit', busy })}
        </form>
      </div>
    </fieldset>`;
  }

  #faults(status: SandboxStatus): TemplateResult {
    return faultFields(this.#localize.localizer, {
      status,
      frequency: this.frequency ?? frequencyOf(status),
      asked: this.asked,
      onFrequency: (frequency) => void this.#setFrequency(frequency),
      onFault: (fault, on) => void this.#setFault(fault, on),
    });
  }

  #logged(call: LoggedCall): TemplateResult {
    const { localizer } = this.#localize;
    const outcome =
      call.outcome === 'failed' && call.code
        ? localizer.text('panel-call-failed-with', { code: call.code })
        : localizer.text(`panel-call-${call.outcome}`);
    return html`<li class="call call-${call.outcome}">
      <code>${call.name}</code> <span class="small muted">${outcome}</span>
    </li>`;
  }

  #log(status: SandboxStatus): TemplateResult {
    const { localizer } = this.#localize;
    return html`<section aria-labelledby="log-title">
      <p class="strong" id="log-title">${localizer.text('panel-log')}</p>
      ${
        status.log.length === 0
          ? html`<p class="small muted">${localizer.text('panel-log-empty')}</p>`
          : html`<ol class="log" tabindex="0" aria-labelledby="log-title" reversed>
              ${[...status.log].reverse().map((call) => this.#logged(call))}
            </ol>`
      }
    </section>`;
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { status, absent } = this.#sandbox;
    if (this.#connection.missing) {
      return alert(localizer, {
        tone: 'warning',
        body: localizer.text('setup-no-adapter', { element: this.localName }),
      });
    }
    if (absent) return html`<p class="muted">${localizer.text('panel-no-sandbox')}</p>`;
    if (!status) return skeletonText(6);
    return html`<div class="columns">
      <div class="stack">${this.#scenario(status)} ${this.#clock(status)}</div>
      <div class="stack">${this.#faults(status)} ${this.#log(status)}</div>
    </div>`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    const { error } = this.#sandbox;
    return html`<div class="root">
      ${this.#announcer.region()}
      <section class="panel stack" part="panel" aria-labelledby="title">
        ${heading({ level: this.headingLevel, text: localizer.text('panel-title'), id: 'title' })}
        ${error ? alert(localizer, { tone: 'danger', body: errorText(localizer, error) }) : nothing}
        ${this.#content()}
      </section>
    </div>`;
  }
}
