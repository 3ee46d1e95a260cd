import { fixture, html } from '@open-wc/testing';
import { LitElement, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { alertStyles } from '../../components/internal/alert.styles.js';
import { amountStyles } from '../../components/internal/amount.styles.js';
import { badgeStyles } from '../../components/internal/badge.styles.js';
import { buttonStyles } from '../../components/internal/button.styles.js';
import { choicesStyles } from '../../components/internal/choices.styles.js';
import { dateFieldStyles } from '../../components/internal/date-field.styles.js';
import { disclosureStyles } from '../../components/internal/disclosure.styles.js';
import { factsStyles } from '../../components/internal/facts.styles.js';
import { fieldStyles } from '../../components/internal/field.styles.js';
import { panelStyles } from '../../components/internal/panel.styles.js';
import { problemSummaryStyles } from '../../components/internal/problem-summary.styles.js';
import { skeletonStyles } from '../../components/internal/skeleton.styles.js';
import { tableStyles } from '../../components/internal/table.styles.js';
import { unitsFieldStyles } from '../../components/internal/units-field.styles.js';
import { Localizer } from '../../src/i18n/localizer.js';
import { hostStyles } from '../../src/styles/host.styles.js';
import { stripIsolation } from '../support/strip-isolation.js';

export const localizer = new Localizer({ locale: 'en-US' });

const styles: CSSResultGroup[] = [
  hostStyles,
  alertStyles,
  amountStyles,
  badgeStyles,
  buttonStyles,
  choicesStyles,
  dateFieldStyles,
  disclosureStyles,
  factsStyles,
  fieldStyles,
  panelStyles,
  problemSummaryStyles,
  skeletonStyles,
  tableStyles,
  unitsFieldStyles,
];

/** An element as elements of the kit are: one root with all parts' styles. What it renders is set by the test. */
export class PartsHost extends LitElement {
  static override readonly styles = styles;

  content: () => TemplateResult | typeof nothing = () => nothing;

  get root(): ShadowRoot {
    return this.renderRoot as ShadowRoot;
  }

  /** Renders again, as an element does when something changed. */
  async refresh(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
  }

  override render(): TemplateResult {
    return html`<div class="root">${this.content()}</div>`;
  }
}
customElements.define('test-parts', PartsHost);

/** Puts `content` on the page; it is asked again at every refresh. */
export async function mount(content: () => TemplateResult): Promise<PartsHost> {
  const host = await fixture<PartsHost>(html`<test-parts></test-parts>`);
  host.content = content;
  await host.refresh();
  return host;
}

const words = (text: string | null) =>
  stripIsolation(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** What is to be read in `node`. */
export function textOf(node: Node | null): string {
  return words(node?.textContent ?? '');
}

/** The control whose label says `label`. */
export function control(host: PartsHost, label: string): HTMLInputElement {
  const found = [...host.root.querySelectorAll('label')].find((each) => textOf(each) === label);
  const target = found && host.root.getElementById(found.htmlFor);
  if (!target) throw new Error(`No control labelled "${label}".`);
  return target as HTMLInputElement;
}

/** The button with that name. */
export function buttonNamed(host: PartsHost, name: string): HTMLButtonElement {
  const found = [...host.root.querySelectorAll('button')].find(
    (each) => words(each.ariaLabel ?? each.textContent) === name,
  );
  if (!found) throw new Error(`No button named "${name}".`);
  return found;
}

/** All texts that describe `element`, in order. */
export function descriptionOf(element: Element): string[] {
  const root = element.getRootNode() as ShadowRoot;
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => textOf(root.getElementById(id)));
}
