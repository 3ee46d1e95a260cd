import { CardsByHand } from './by-hand.mjs';

/** What the bench runs in the page: each way of drawing the same plans, measured on its own. */

const tick = new MessageChannel();
const waiting = [];
tick.port1.onmessage = () => waiting.shift()?.();

/** Resolves when what is in the page now has been painted. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      waiting.push(resolve);
      tick.port2.postMessage(0);
    });
  });

/** Resolves when there are as many cards; looks only when something is added, so that the page can be idle. */
const drawn = (element, least) =>
  new Promise((resolve) => {
    const look = () => {
      if (count(element) < least) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(element.shadowRoot, { childList: true, subtree: true });
    look();
  });

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const turn = () => new Promise((resolve) => setTimeout(resolve));

class ByHand extends HTMLElement {
  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const { elementStyles } = customElements.get('uss-plan-picker');
    root.adoptedStyleSheets = elementStyles.map(({ styleSheet }) => styleSheet);
  }

  connectedCallback() {
    this.cards = new CardsByHand(this.shadowRoot, globalThis.bench.plans);
    this.cards.draw();
  }
}
customElements.define('cards-by-hand', ByHand);

async function connect({ account, plans }) {
  const rows = { rows: plans };
  const provider = document.createElement('uss-provider');
  provider.setAttribute('locale', 'en-US');
  provider.adapter = {
    getAccount: async () => account,
    listPlans: async () => rows,
    listPlanInstances: async () => ({ rows: [] }),
  };
  document.body.append(provider);
  await turn();
  return provider;
}

/** An element without what only style sheets see. */
function described({ localName, attributes, checked }) {
  const said = [...attributes]
    .filter(({ name }) => name !== 'class' && name !== 'part')
    .map(({ name, value }) => `${name}=${value.replace(/[\u2066-\u2069]/g, '')}`);
  return [localName, ...said.sort(), checked ? 'checked' : ''].join(' ');
}

const cardsOf = (element) => element.shadowRoot.querySelectorAll('.plan');
const count = (element) => cardsOf(element).length;

const ways = {
  kit: () => document.createElement('uss-plan-picker'),
  hand: () => document.createElement('cards-by-hand'),
};

globalThis.bench = {
  async begin(data) {
    this.plans = data.plans;
    this.provider = await connect(data);
    // Answers are kept from here on: what is measured is drawing, not waiting.
    await this.mount('kit', true);
    await this.mount('hand', true);
    this.show(undefined);
  },

  /** Draws all plans; milliseconds to the first paint with cards, and to the paint of all. */
  async mount(way, stay = false) {
    await frame();
    await turn();
    const element = ways[way]();
    const start = performance.now();
    this.provider.append(element);
    await drawn(element, 1);
    await painted();
    const first = performance.now() - start;
    await drawn(element, this.plans.length);
    await painted();
    const all = performance.now() - start;
    if (stay) this[way] = element;
    else this.last = element;
    return { first, all };
  },

  /** Takes away what was drawn last, and waits until that is over. */
  async clear() {
    this.last.remove();
    this.last = undefined;
    await painted();
  },

  /** What both show and say, to be sure that it is the same: of each card its text, and its elements with all that gives them role, name and state. */
  shown(way) {
    const marks = /[\u2066-\u2069]/g;
    return [...cardsOf(this[way])].map((card) => ({
      text: card.textContent.replace(marks, '').replace(/\s+/g, ''),
      elements: [...card.querySelectorAll('*')].map(described).join('\n'),
    }));
  },

  /** Only one of the two that stay, or none: others would be part of every frame. */
  show(way) {
    for (const each of Object.keys(ways)) this[each].hidden = each !== way;
  },

  /** Chooses a plan that is sold by the unit. */
  async choose(way, index) {
    const card = cardsOf(this[way])[index];
    card.scrollIntoView({ block: 'center' });
    card.querySelector('input').click();
    await painted();
    this.box = card.querySelector('.units > input');
    this.figure = card.querySelector('.plan-running .amount-figure');
    this.box.focus();
    await painted();
  },

  /** Types a number; milliseconds until its price is painted, from the beginning of a frame. */
  async type(units, price) {
    await frame();
    const start = performance.now();
    this.box.value = String(units);
    this.box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await new Promise((resolve) => {
      const look = () =>
        this.figure.textContent.includes(price) ? resolve() : queueMicrotask(look);
      look();
    });
    const drawn = performance.now() - start;
    waiting.push(() => undefined);
    await new Promise((resolve) => {
      waiting[waiting.length - 1] = resolve;
      tick.port2.postMessage(0);
    });
    return { drawn, painted: performance.now() - start };
  },
};
