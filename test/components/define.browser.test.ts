import { expect } from '@open-wc/testing';
import { defineElement } from '../../components/internal/define.js';
import { expectConsole } from '../support/strict-page.js';

describe('defineElement', () => {
  it('registers a class under its tag', () => {
    class Fresh extends HTMLElement {}
    defineElement('define-fresh', Fresh);
    expect(document.createElement('define-fresh')).to.be.instanceOf(Fresh);
  });

  it('registers it once, without a word', () => {
    class Twice extends HTMLElement {}
    defineElement('define-twice', Twice);
    defineElement('define-twice', Twice);
    expect(customElements.get('define-twice')).to.equal(Twice);
  });

  it('T44 leaves the tag to the class that holds it, and warns', () => {
    expectConsole('warn', /<define-taken> is defined already/);
    class First extends HTMLElement {}
    class Second extends HTMLElement {}
    defineElement('define-taken', First);
    defineElement('define-taken', Second);
    expect(customElements.get('define-taken')).to.equal(First);
  });

  it('does not throw when the class is in use under another tag', () => {
    expectConsole('warn', /<define-alias> could not be defined/);
    class Shared extends HTMLElement {}
    defineElement('define-original', Shared);
    defineElement('define-alias', Shared);
    expect(customElements.get('define-alias')).to.equal(undefined);
  });
});
