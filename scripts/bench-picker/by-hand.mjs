/**
 * The cards of the plan picker as somebody would write them by hand for one page: plain DOM calls, one language, one currency, prices
 * from floating-point numbers. No states, no refusals, no form, no other layout: only what three hundred cards and a units box need,
 * with the same texts, names and descriptions as the picker's.
 */

const usd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const intervals = { 1: 'per month', 12: 'per year' };

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function picture(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  for (const each of path) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', each.tag);
    for (const [name, value] of Object.entries(each.attributes)) shape.setAttribute(name, value);
    svg.append(shape);
  }
  return svg;
}

const info = [
  { tag: 'circle', attributes: { cx: '10', cy: '10', r: '6.75' } },
  { tag: 'path', attributes: { d: 'M10 9.25v4M10 6.5v.1' } },
];
const chevron = [{ tag: 'path', attributes: { d: 'm7.5 5 5 5-5 5' } }];
const minus = [{ tag: 'path', attributes: { d: 'M4.5 10h11' } }];
const plus = [{ tag: 'path', attributes: { d: 'M10 4.5v11M4.5 10h11' } }];

/** Every unit at the rate of the tier that is reached, which is how these plans are priced. */
function priceOf(schedule, units) {
  const [{ rates }] = schedule.charges;
  const { tiers } = rates[rates.length - 1];
  const tier = tiers.findLast(({ from }) => from <= units) ?? tiers[0];
  return Number(tier.rate.amount) * units;
}

function amount(price, months, size) {
  return make(
    'span',
    `amount amount-${size}`,
    make('bdi', 'amount-figure figures', usd.format(price)),
    make('span', 'amount-note', ` ${intervals[months]}`),
  );
}

/** Words for those who see the card, and more for those who hear it. */
function twofold(shown, spoken) {
  const seen = make('span', '', shown);
  seen.setAttribute('aria-hidden', 'true');
  return [seen, make('span', 'visually-hidden', spoken)];
}

function tierText({ from, to, rate }) {
  const each = usd.format(Number(rate.amount));
  return to === undefined
    ? `${from} units or more: ${each} each`
    : `${from} to ${to} units: ${each} each`;
}

export class CardsByHand {
  constructor(root, plans) {
    this.root = root;
    this.plans = plans;
    this.cards = new Map();
  }

  draw() {
    const status = make('div', 'visually-hidden');
    status.setAttribute('role', 'status');
    status.setAttribute('aria-live', 'polite');
    this.status = status;
    const grid = make('div', 'choices-grid plans-many');
    this.plans.forEach((plan, index) => grid.append(this.card(plan, `plan-${index}`)));
    const hint = make('p', 'field-hint', 'Prices are before tax.');
    hint.id = 'plans-hint';
    const set = make(
      'fieldset',
      'choices plans',
      make('legend', 'field-label choices-legend', 'Choose a plan'),
      hint,
      grid,
    );
    set.tabIndex = -1;
    set.setAttribute('aria-describedby', 'plans-hint');
    this.root.append(make('div', 'root', status, make('div', 'stack stack-loose content', set)));
  }

  card(plan, id) {
    const { units } = plan;
    const schedule = plan.rateSchedules.find(({ isDefault }) => isDefault);
    const closed = !plan.assignable.allowed;
    const described = [`${id}-badge`];
    const input = make('input');
    input.type = 'radio';
    input.id = id;
    input.name = 'plan';
    input.disabled = closed;
    input.setAttribute('aria-labelledby', `${id}-title ${id}-summary`);
    input.addEventListener('change', () => this.choose(plan, id));
    const title = make('bdi', 'choice-title', plan.name);
    title.id = `${id}-title`;
    const slot = make('slot');
    slot.name = `badge-${plan.id}`;
    const badges = make('span', '', slot);
    badges.id = `${id}-badge`;
    const summary = make(
      'span',
      'choice-summary',
      amount(priceOf(schedule, units.min), schedule.intervalMonths, 'large'),
    );
    summary.id = `${id}-summary`;
    const label = make(
      'label',
      'choice-label',
      make('span', 'choice-head', title, badges),
      summary,
    );
    label.htmlFor = id;
    const detail = make('div', 'choice-detail plan-detail');
    if (closed) described.push(`${id}-closed`);
    if (units.max > 1) {
      described.push(`${id}-units-of-price`);
      const of = make('p', '', `for ${units.min} unit`);
      of.id = `${id}-units-of-price`;
      detail.append(of);
    }
    if (closed) {
      const why = make(
        'p',
        'plan-note',
        picture(info),
        make('span', '', 'This plan is not offered to you. Choose another one.'),
      );
      why.id = `${id}-closed`;
      detail.append(why);
    }
    const { tiers } = schedule.charges[0].rates.at(-1);
    if (tiers.length > 1) detail.append(this.details(plan, tiers));
    input.setAttribute('aria-describedby', described.join(' '));
    const card = make('div', `choice plan ${closed ? 'choice-closed' : ''}`, input, label);
    if (detail.firstChild) card.append(detail);
    card.setAttribute('part', 'plan');
    this.cards.set(plan.id, card);
    return card;
  }

  details(plan, tiers) {
    const arrow = picture(chevron);
    arrow.setAttribute('class', 'icon icon-mirrored');
    return make(
      'details',
      'disclosure',
      make(
        'summary',
        'disclosure-summary',
        arrow,
        make('span', '', ...twofold('Price details', `Price details of ${plan.name}`)),
      ),
      make(
        'div',
        'disclosure-content',
        make('ul', 'plan-tiers', ...tiers.map((tier) => make('li', '', tierText(tier)))),
      ),
    );
  }

  choose(plan, id) {
    this.chosen?.classList.remove('choice-chosen');
    this.options?.remove();
    const card = this.cards.get(plan.id);
    this.chosen = card;
    card.classList.add('choice-chosen');
    const schedule = plan.rateSchedules.find(({ isDefault }) => isDefault);
    const box = make('input', 'control figures');
    box.type = 'text';
    box.id = `${id}-units`;
    box.inputMode = 'numeric';
    box.autocomplete = 'off';
    box.setAttribute('aria-describedby', `${box.id}-hint`);
    box.value = String(plan.units.min);
    const label = make('label', 'field-label', ...twofold('Units', `Units of ${plan.name}`));
    label.htmlFor = box.id;
    const figure = document.createTextNode('');
    const interval = document.createTextNode('');
    const note = document.createTextNode('');
    const step = (name, by, path) => {
      const button = make('button', 'units-step', picture(path));
      button.type = 'button';
      button.setAttribute('aria-label', name);
      button.addEventListener('click', () => {
        box.value = String(Number(box.value) + by);
        show();
      });
      return button;
    };
    const less = step(`One unit less of ${plan.name}`, -1, minus);
    const more = step(`One unit more of ${plan.name}`, 1, plus);
    let speaking;
    const show = () => {
      const units = Number(box.value);
      const { min, max } = plan.units;
      const usable = Number.isInteger(units) && units >= min && units <= max;
      const price = usable ? usd.format(priceOf(schedule, units)) : '';
      const meant = `for ${units} ${units === 1 ? 'unit' : 'units'}, before tax`;
      figure.data = price;
      interval.data = usable ? ` ${intervals[schedule.intervalMonths]}` : '';
      note.data = usable ? meant : 'The price follows when the units are entered.';
      this.value = {
        planId: plan.id,
        rateScheduleId: schedule.id,
        units: usable ? units : undefined,
      };
      less.setAttribute('aria-disabled', String(units <= min));
      more.setAttribute('aria-disabled', String(units >= max));
      this.status.textContent = '';
      clearTimeout(speaking);
      speaking = setTimeout(() => {
        this.status.textContent = usable ? `${price}${interval.data} ${meant}` : '';
      }, 500);
      this.root.host.dispatchEvent(
        new CustomEvent('chosen', { bubbles: true, composed: true, detail: { ...this.value } }),
      );
    };
    box.addEventListener('input', show);
    const hint = make('p', 'field-hint', `From ${plan.units.min} to ${plan.units.max} units.`);
    hint.id = `${box.id}-hint`;
    const running = make(
      'div',
      'plan-running',
      make(
        'p',
        'plan-running-figure',
        make(
          'span',
          'amount amount-large',
          make('bdi', 'amount-figure figures', figure),
          make('span', 'amount-note', interval),
        ),
      ),
      make('p', 'muted small', note),
    );
    this.options = make(
      'div',
      'plan-options',
      make('div', 'field', label, hint, make('div', 'units', less, box, more)),
      running,
    );
    card.append(this.options);
    show();
  }
}
