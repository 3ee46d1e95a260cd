import { expect } from '@open-wc/testing';
import type { QuoteSubmitDetail } from '../../src/events/event-map.js';
import { emit } from '../../src/events/emit.js';
import { planId, quoteId } from '../support/samples.js';

const total = { amount: '40.00', currency: 'USD' };
const actions = [{ kind: 'assign' as const, planId: planId('gold') }];

describe('emit', () => {
  let host: HTMLElement;

  beforeEach(() => {
    host = document.createElement('div');
    const outer = document.createElement('section');
    outer.attachShadow({ mode: 'open' }).append(host);
    document.body.append(outer);
  });

  afterEach(() => (host.getRootNode() as ShadowRoot).host.remove());

  it('sends an event that leaves the shadow root and can be heard on the document', () => {
    let heard: string | undefined;
    document.addEventListener(
      'uss-plan-selected',
      ({ detail }) => (heard = detail.plans[0]?.planId),
      {
        once: true,
      },
    );
    emit(host, 'uss-plan-selected', { plans: [{ planId: planId('gold'), units: 1 }] });
    expect(heard).to.equal('gold');
  });

  it('can be prevented when it is an intent, and says so', () => {
    host.addEventListener('uss-plan-change-submit', (event) => event.preventDefault());
    const detail = { quoteId: quoteId('q1'), actions, total };
    expect(emit(host, 'uss-plan-change-submit', detail)).to.equal(false);
  });

  it('cannot be prevented when it is a fact', () => {
    host.addEventListener('uss-plan-selected', (event) => event.preventDefault());
    expect(emit(host, 'uss-plan-selected', { plans: [] })).to.equal(true);
  });

  it('gives a detail that listeners cannot change, and leaves the data of the sender alone', () => {
    const given = { quoteId: quoteId('q1'), actions, total: { ...total } };
    let detail: QuoteSubmitDetail | undefined;
    host.addEventListener('uss-plan-change-submit', (event) => (detail = event.detail), {
      once: true,
    });
    emit(host, 'uss-plan-change-submit', given);
    expect(Object.isFrozen(detail)).to.equal(true);
    expect(Object.isFrozen(detail?.total)).to.equal(true);
    expect(detail?.actions).to.deep.equal(actions);
    expect(Object.isFrozen(detail?.actions)).to.equal(true);
    expect(Object.isFrozen(given)).to.equal(false);
    expect(Object.isFrozen(given.total)).to.equal(false);
  });

  it('keeps lists as lists, frozen with all that is in them', () => {
    const plans = [{ planId: planId('gold'), units: 1 }];
    let heard: unknown;
    host.addEventListener('uss-plan-selected', ({ detail }) => (heard = detail.plans));
    emit(host, 'uss-plan-selected', { plans });
    expect(heard).to.deep.equal(plans);
    expect(Object.isFrozen(heard)).to.equal(true);
    expect(Object.isFrozen((heard as object[])[0])).to.equal(true);
    expect(Object.isFrozen(plans)).to.equal(false);
  });
});
