import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { readUnits, unitsField } from '../../components/internal/units-field.js';
import type { UnitsLimits } from '../../components/internal/units-field.js';
import { stripIsolation } from '../support/strip-isolation.js';
import { buttonNamed, control, descriptionOf, localizer, mount } from './parts-host.js';
import type { PartsHost } from './parts-host.js';

const limits: UnitsLimits = { min: 1, max: 500 };

class Units {
  text: string;
  problem: string | undefined;
  host!: PartsHost;

  constructor(text: string) {
    this.text = text;
  }

  async mount(within: UnitsLimits = limits): Promise<this> {
    this.host = await mount(() =>
      unitsField(localizer, {
        id: 'units',
        label: 'Units',
        object: 'Gold',
        text: this.text,
        limits: within,
        problem: this.problem,
        onText: (text) => {
          this.text = text;
          this.host.requestUpdate();
        },
        onCommit: () => {
          const reading = readUnits(localizer, this.text, within);
          this.problem = reading.ok ? undefined : reading.problem;
          this.host.requestUpdate();
        },
      }),
    );
    return this;
  }

  async press(name: string): Promise<void> {
    buttonNamed(this.host, name).click();
    await this.host.updateComplete;
  }

  get input(): HTMLInputElement {
    return control(this.host, 'Units');
  }
}

describe('units', () => {
  it('A43 go up and down by buttons that say of what', async () => {
    const units = await new Units('2').mount();
    await units.press('One unit more of Gold');
    expect(units.input.value).to.equal('3');
    await units.press('One unit less of Gold');
    await units.press('One unit less of Gold');
    expect(units.input.value).to.equal('1');
  });

  it('stop at their limits, with the button still there', async () => {
    const units = await new Units('1').mount();
    await units.press('One unit less of Gold');
    expect(units.input.value).to.equal('1');
    expect(buttonNamed(units.host, 'One unit less of Gold').ariaDisabled).to.equal('true');
    const full = await new Units('500').mount();
    await full.press('One unit more of Gold');
    expect(full.input.value).to.equal('500');
  });

  it('step into the range from text that means no number in it', async () => {
    for (const [text, button, expected] of [
      ['many', 'One unit more of Gold', '1'],
      ['0', 'One unit more of Gold', '1'],
      ['9000', 'One unit less of Gold', '500'],
    ] as const) {
      const units = await new Units(text).mount();
      await units.press(button);
      expect(units.input.value).to.equal(expected);
    }
  });

  it('A43 say their limits in words', async () => {
    const units = await new Units('1').mount();
    expect(descriptionOf(units.input)).to.deep.equal(['From 1 to 500 units.']);
  });

  it('keep what was typed, also when it is wrong, and say how to mend it', async () => {
    const units = await new Units('').mount();
    units.input.focus();
    await sendKeys({ type: '1.5' });
    expect(descriptionOf(units.input)).to.have.length(1);
    await sendKeys({ press: 'Tab' });
    await units.host.updateComplete;
    expect(units.input.value).to.equal('1.5');
    expect(descriptionOf(units.input)[1]).to.equal('Enter a whole number of units, from 1 to 500.');
  });

  it('A43 do not change when a wheel turns over them', async () => {
    const units = await new Units('5').mount();
    units.input.focus();
    const { x, y } = units.input.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x) + 5, Math.round(y) + 5] });
    units.input.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true }));
    await units.host.refresh();
    expect(units.input.value).to.equal('5');
  });

  it('cannot be typed where there is only one number', async () => {
    const units = await new Units('1').mount({ min: 1, max: 1 });
    expect(units.input.readOnly).to.equal(true);
    expect(descriptionOf(units.input)).to.deep.equal(['Always 1 unit.']);
  });
});

describe('the reading of units', () => {
  for (const [text, sentence] of [
    ['', 'Enter how many units you want, from 1 to 500.'],
    ['1e9', 'Enter the number of units in digits, from 1 to 500.'],
    ['1.5', 'Enter a whole number of units, from 1 to 500.'],
    ['-1', 'Enter at least 1.'],
    ['0', 'Enter at least 1.'],
    ['501', 'Enter 500 or fewer.'],
    ['99999999999999999999', 'Enter 500 or fewer.'],
  ] as const) {
    it(`says of "${text}": ${sentence}`, () => {
      const reading = readUnits(localizer, text, limits);
      expect(reading.ok).to.equal(false);
      expect(reading.ok || stripIsolation(reading.problem)).to.equal(sentence);
    });
  }

  it('A30 takes Arabic digits', () => {
    expect(readUnits(localizer, '٤٢', limits)).to.deep.equal({ ok: true, value: 42 });
  });
});
