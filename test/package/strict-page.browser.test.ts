import { expect } from '@open-wc/testing';
import { expectConsole, expectViolation } from '../support/strict-page.js';

const { trustedTypes: pageTypes } = globalThis as unknown as {
  trustedTypes: { createPolicy(name: string, rules: object): unknown };
};

describe('the strict test page', () => {
  it('reports a style attribute', () => {
    expectViolation('style-src-attr');
    document.createElement('p').setAttribute('style', 'color: red');
  });

  it('reports a style element', () => {
    expectViolation('style-src-elem');
    const style = document.createElement('style');
    style.textContent = 'p { color: red }';
    document.body.append(style);
    style.remove();
  });

  it('lets constructed style sheets and element.style through', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('p { color: red }');
    const paragraph = document.createElement('p');
    paragraph.style.setProperty('color', 'red');
    expect(paragraph.style.color).to.equal('red');
  });

  it('refuses a string where markup is parsed', () => {
    expectViolation('require-trusted-types-for');
    const parse = (): void => {
      Reflect.set(document.createElement('div'), 'innerHTML', '<b>bold</b>');
    };
    expect(parse).to.throw(TypeError);
  });

  it('refuses a Trusted Types policy that nobody announced', () => {
    expectViolation('trusted-types');
    const make = (): unknown => pageTypes.createPolicy('another', {});
    expect(make).to.throw(TypeError);
  });

  it('refuses a request to another host', async () => {
    expectViolation('connect-src');
    let refused = false;
    try {
      await fetch('https://example.com/');
    } catch {
      refused = true;
    }
    expect(refused).to.equal(true);
  });

  it('knows announced console messages', () => {
    expectConsole('warn', /^careful 42$/);
    expectConsole('error', /oops/);
    console.warn('careful', 42);
    console.error(new Error('oops'));
  });
});
