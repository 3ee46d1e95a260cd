import { expect } from '@open-wc/testing';
import { emit } from '../../src/events/emit.js';
import { planId, quoteId } from '../support/samples.js';

const total = { amount: '40.00', currency: 'USD' };

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
    document.addEventListener('uss-plan-selected', ({ detail }) => (heard = detail.planId), {
      once: true,
    });
    emit(host, 'uss-plan-selected', { planId: planId('gold'), units: 1 });
    expect(heard).to.equal('gold');
  });

  it('can be prevented when it is an intent, and says so', () => {
    host.addEventListener('uss-plan-change-submit', (event) => event.preventDefault());
    const detail = { quoteId: quoteId('q1'), planId: planId('gold'), total };
    expect(emit(host, 'uss-plan-change-submit', detail)).to.equal(false);
  });

  it('cannot be prevented when it is a fact', () => {
    host.addEventListener('uss-plan-selected', (event) => event.preventDefault());
    expect(emit(host, 'uss-plan-selected', { planId: planId('gold') })).to.equal(true);
  });

  it('gives a detail that listeners cannot change, and leaves the data of the sender alone', () => {
    const given = { quoteId: quoteId('q1'), planId: planId('gold'), total: { ...total } };
    let detail: typeof given | undefined;
    host.addEventListener('uss-plan-change-submit', (event) => (detail = event.detail), {
      once: true,
    });
    emit(host, 'uss-plan-change-submit', given);
    expect(Object.isFrozen(detail)).to.equal(true);
    expect(Object.isFrozen(detail?.total)).to.equal(true);
    expect(Object.isFrozen(given)).to.equal(false);
    expect(Object.isFrozen(given.total)).to.equal(false);
  });
});
