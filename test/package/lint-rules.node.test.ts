import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { localRules } from '../../scripts/lint/local-rules.js';

const linter = new Linter();

function messages(rule: string, code: string): string[] {
  return linter
    .verify(
      code,
      [
        {
          files: ['**/*.ts'],
          languageOptions: { parser: tseslint.parser },
          plugins: { uss: localRules },
          rules: { [`uss/${rule}`]: 'error' },
        },
      ],
      'a.ts',
    )
    .map(({ message, line, column }) => `${line}:${column} ${message}`);
}

describe('strict-template', () => {
  it.each([
    ['html`<p style="color: red"></p>`', '1:9 A style attribute'],
    ['html`<p class="a" style=${x}></p>`', '1:19 A style attribute'],
    ['html`<p .style=${x}></p>`', '1:9 A binding to .style'],
    ['svg`<path style="fill: red" />`', '1:11 A style attribute'],
    ['html`<button onclick="go()"></button>`', '1:14 An inline handler'],
    ['html`<style>p {}</style>`', '1:6 <style> does not belong'],
    ['html`<div .innerHTML=${x}></div>`', '1:11 A binding to .innerhtml'],
    ['html`${a}\n<p style="x"></p>`', '2:4 A style attribute'],
  ])('refuses %s', (code, start) => {
    const [found] = messages('strict-template', code);
    expect(found).toContain(start);
  });

  it.each([
    'html`<p class="style" part="style">${x}</p>`',
    'html`<button @click=${f} ?disabled=${d} .value=${v}></button>`',
    'html`<!-- <p style="x"> -->`',
    'css`p { color: red }`',
  ])('accepts %s', (code) => {
    expect(messages('strict-template', code)).toEqual([]);
  });
});

describe('no-template-text', () => {
  it.each([
    ['html`<p>Pay now</p>`', '"Pay now"'],
    ['html`<p>${amount} due</p>`', '"due"'],
    ['html`<button aria-label="Close"></button>`', 'Text in aria-label'],
    ['html`<input placeholder="Search ${x}">`', 'Text in placeholder'],
    ['html`<p>支払う</p>`', '"支払う"'],
    ['html`<p>a &lt; b</p>`', '"a  b"'],
  ])('refuses %s', (code, part) => {
    const [found] = messages('no-template-text', code);
    expect(found).toContain(part);
  });

  it.each([
    'html`<p class="amount total">${amount} · ${date}</p>`',
    'html`<p>&nbsp;–&nbsp;</p>`',
    'html`<button aria-label=${t("close")}>${t("x")}</button>`',
    'html`<!-- why -->`',
    'html`${a}<b>${c}</b>${d}`',
    'html`<${tag}>${x}</${tag}>`',
  ])('accepts %s', (code) => {
    expect(messages('no-template-text', code)).toEqual([]);
  });
});

describe('no-wall-clock', () => {
  it.each(['Date.now();', 'new Date();', 'Date();', 'new Date("2020-07-18");', 'Date.parse(x);'])(
    'refuses %s',
    (code) => {
      expect(messages('no-wall-clock', code)).toHaveLength(1);
    },
  );

  it.each(['Date.UTC(2020, 6, 18);', 'new Date(2020, 6, 18);'])('accepts %s', (code) => {
    expect(messages('no-wall-clock', code)).toEqual([]);
  });
});
