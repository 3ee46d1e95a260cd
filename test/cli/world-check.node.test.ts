import { describe, expect, it } from 'vitest';
import { scenarioWorld } from '../sandbox/support.js';
import { command } from './command.js';

const demo = async () => JSON.stringify(await scenarioWorld('demo'));

describe('uss-kit world check', () => {
  it('says that a world is fine, and what is in it', async () => {
    const { exit, out, err } = await command('world check demo.json', {
      files: { 'demo.json': await demo() },
    });
    expect(exit).toBe(0);
    expect(err).toEqual([]);
    expect(out).toEqual([
      'demo.json: fine',
      '  scenario "demo", today 2020-07-18, next bill on 2020-07-20',
      // Six plans, and seven to be added to them.
      '  sells 13 plans, 0 items',
      // Fiber from July 2019 to July 2020 and Team Phone in June: 13 + 1 invoices; the phones are not collected.
      '  holds 1 account, 2 plan instances, 0 queued changes (0 still to come), 14 invoices, 13 payments, 0 credit memos, 0 orders',
    ]);
  });

  it('tells every problem with its path', async () => {
    const broken = (await demo())
      .replace('"planId":"20001"', '"planId":"29999"')
      .replace('"today":"2020-07-18"', '"today":"2020-07-17"');
    const { exit, out, err } = await command('world check my.json', {
      files: { 'my.json': broken },
    });
    expect(exit).toBe(1);
    expect(out).toEqual([]);
    expect(err[0]).toBe('my.json: 2 problems');
    expect(err.slice(1)).toEqual([
      '  planInstances.0.planId points nowhere: "29999"',
      expect.stringMatching(/^ {2}planInstances\.0\.rateScheduleId is no rate schedule/),
    ]);
  });

  it('tells one problem as one, also where it is the world itself', async () => {
    const { exit, err } = await command('world check list.json', { files: { 'list.json': '[]' } });
    expect(exit).toBe(1);
    expect(err).toEqual(['list.json: one problem', '  the world is not of type object']);
  });

  it('says of a world of version 1 that it must be made anew, and nothing else', async () => {
    const old = '{"version":1,"today":"soon"}';
    const { exit, err } = await command('world check old.json', { files: { 'old.json': old } });
    expect(exit).toBe(1);
    expect(err).toEqual([
      'old.json: one problem',
      '  version is 1, of an earlier sandbox, and this one reads version 2: the world must be made anew',
    ]);
  });

  it('reads standard input for a dash', async () => {
    const { exit, out } = await command('world check -', { input: await demo() });
    expect(exit).toBe(0);
    expect(out[0]).toBe('standard input: fine');
  });

  it('says of what is no JSON where it breaks off', async () => {
    const { exit, err } = await command('world check half.json', {
      files: { 'half.json': '{"version":' },
    });
    expect(exit).toBe(1);
    expect(err).toEqual([expect.stringMatching(/^half\.json: is not JSON: .*JSON/)]);
  });

  it('checks all files, and ends with the worst', async () => {
    const files = { 'a.json': await demo(), 'b.json': '[]' };
    const both = await command('world check b.json a.json', { files });
    expect(both.exit).toBe(1);
    expect(both.out[0]).toBe('a.json: fine');
    const missing = await command('world check c.json b.json a.json', { files });
    expect(missing.exit).toBe(2);
    expect(missing.err[0]).toMatch(/^c\.json: cannot be read: ENOENT/);
    expect(missing.err[1]).toBe('b.json: one problem');
    expect(missing.out[0]).toBe('a.json: fine');
  });
});

describe('uss-kit', () => {
  it.each(['--help', '-h'])('says with %s what there is', async (flag) => {
    const { exit, out, err } = await command(flag);
    expect(exit).toBe(0);
    expect(out.join('\n')).toMatch(/uss-kit world check <file…>.*\n.*uss-kit check-headers <page>/);
    expect(err).toEqual([]);
  });

  it.each(['world check --help', 'world --help', '-h world check x.json'])(
    'says with "%s" what the command takes',
    async (args) => {
      const { exit, out } = await command(args);
      expect(exit).toBe(0);
      expect(out.join('\n')).toMatch(/standard input.*\n.*\nEnds with 0/s);
    },
  );

  it.each([
    ['', /world check <file…>/],
    ['worlds check x.json', /no command "worlds check".*uss-kit world check <file…>/],
    ['world advance x.json', /no command "world advance".*uss-kit world check <file…>/],
    ['world', /Try: uss-kit world check <file…>/],
    ['world check', /no file is named.*- for standard input/],
    ['world check --fix x.json', /no flag --fix.*--help/],
    ['world check -v x.json', /no flag -v.*--help/],
  ])('does nothing for "%s" and says what to do', async (args, text) => {
    const { exit, out, err } = await command(args, { files: { 'x.json': '[]' } });
    expect(exit).toBe(2);
    expect(out).toEqual([]);
    expect(err.join('\n')).toMatch(text);
  });
});
