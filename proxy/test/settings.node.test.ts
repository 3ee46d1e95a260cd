import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../settings.js';

const key = Buffer.alloc(32, 7).toString('base64');
const complete = {
  ARIA_URL: 'https://aria.example/v1/core',
  ARIA_CLIENT_NO: '1234567',
  ARIA_AUTH_KEY: 'not-a-real-key',
  USS_SESSION_KEYS: key,
  USS_LEDGER: '/var/lib/uss/ledger.db',
};

describe('the settings of the proxy', () => {
  it('are read from the environment and the command line', () => {
    expect(
      readSettings(['--port', '9000'], {
        ...complete,
        USS_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
      }),
    ).toMatchObject({
      behind: { is: 'aria', url: 'https://aria.example/v1/core' },
      port: 9000,
      basePath: '/uss',
      dev: false,
      allowedOrigins: ['https://a.example', 'https://b.example'],
    });
  });

  it('say what pages may see of a plan, and what the company has set in Aria (T3)', () => {
    expect(readSettings([], complete)).toMatchObject({ planFields: [], rules: {} });
    expect(
      readSettings([], {
        ...complete,
        USS_PLAN_FIELDS: 'BADGE, SORT_ORDER',
        USS_PRORATION: 'none',
        USS_CREDIT_FROM: 'exact-rate',
        USS_FIRST_INVOICE: 'prorated',
        USS_ACTIVATION_FEE_AFTER_PRORATION: 'true',
        USS_RETROACTIVE_SUPPLEMENTALS: 'false',
        USS_COMBINE_INVOICES: 'short-cycle',
        USS_BILL_DATE_RESET: 'change-date',
        USS_BILL_LAG_DAYS: '-5',
        USS_BILL_LAG_MAY_EXCEED_PERIOD: 'true',
      }),
    ).toMatchObject({
      planFields: ['BADGE', 'SORT_ORDER'],
      rules: {
        proration: 'none',
        creditFrom: 'exact-rate',
        firstInvoice: 'prorated',
        activationFeeAfterProration: true,
        retroactiveSupplementals: false,
        combineInvoices: 'short-cycle',
        billDateReset: 'change-date',
        billLagDays: -5,
        billLagMayExceedPeriod: true,
      },
    });
  });

  it('say how customers may pay', () => {
    const environment = {
      ...complete,
      USS_ACCEPTED_METHODS: 'card, direct-debit',
      USS_ACCEPTED_BRANDS: 'visa,jcb',
      USS_CARD_BRAND_REQUIRED: 'true',
      USS_TERMS_FOR_CUSTOMERS: 'false',
      USS_SOFT_DESCRIPTOR: '0800',
      USS_PAYMENT_TERMS: '[{"id":"7","name":"Net 30","kind":"net","days":30}]',
    };
    expect(readSettings([], environment)).toMatchObject({
      rules: {
        acceptedMethods: ['card', 'direct-debit'],
        acceptedBrands: ['visa', 'jcb'],
        cardBrandRequired: true,
        termsForCustomers: false,
        appearsAs: '0800',
      },
      paymentTerms: [{ id: '7', name: 'Net 30', kind: 'net', days: 30, dueMethod: 'invoice' }],
    });
  });

  it('need nothing but two words to try it', () => {
    expect(readSettings(['--dev', '--simulator'], {})).toMatchObject({
      behind: { is: 'simulator' },
      dev: true,
      keys: undefined,
      ledger: undefined,
    });
  });

  it.each(Object.keys(complete))('say what to set when %s is missing', (name) => {
    expect(() => readSettings([], { ...complete, [name]: undefined })).toThrow(name);
  });

  it.each([
    [['--simulator'], {}, 'add --dev'],
    [['--dev', '--simulator', '--sandbox'], {}, 'Choose one'],
    [['--port', '70000'], complete, '"70000" is no port number'],
    [['--base-path', 'uss/'], complete, 'must be a path such as /uss'],
    [['--colour'], complete, 'Usage: uss-kit-proxy'],
    [[], { ...complete, USS_SESSION_KEYS: 'c2hvcnQ=' }, '32 bytes'],
    [[], { ...complete, USS_ALLOWED_ORIGINS: 'https://a.example/' }, 'no origin such as'],
    [[], { ...complete, USS_ALLOWED_ORIGINS: '*' }, 'no origin such as'],
    [[], { ...complete, USS_TERMS_URL: 'https://a.example/terms' }, 'Set both USS_TERMS_URL'],
    [
      [],
      { ...complete, USS_TERMS_URL: 'javascript:1', USS_TERMS_VERSION: '1' },
      'starts with https://',
    ],
    [[], { ...complete, USS_TIME_ZONE: 'Mountain' }, 'no time zone such as'],
    [
      [],
      { ...complete, USS_PRORATION: 'half' },
      'USS_PRORATION "half" must be one of none, full, charge-only, credit-only',
    ],
    [[], { ...complete, USS_BILL_LAG_DAYS: '400' }, 'a whole number of days from -365 to 365'],
    [[], { ...complete, USS_BILL_LAG_DAYS: '1.5' }, 'a whole number of days from -365 to 365'],
    [[], { ...complete, USS_RETROACTIVE_SUPPLEMENTALS: 'yes' }, 'must be true or false'],
    [[], { ...complete, USS_ACCEPTED_METHODS: 'cheque' }, 'words split by commas'],
    [[], { ...complete, USS_SOFT_DESCRIPTOR: 'x'.repeat(41) }, 'at most 40 characters'],
    [[], { ...complete, USS_PAYMENT_TERMS: 'Net 30' }, 'must be a JSON list of terms'],
    [
      [],
      { ...complete, USS_PAYMENT_TERMS: '[{"id":"7","name":"Net 30","kind":"net","days":-1}]' },
      'wrong at 0.days',
    ],
  ])('refuse %j with a sentence that says what to do', (args, environment, message) => {
    expect(() => readSettings(args, environment)).toThrow(SettingsError);
    expect(() => readSettings(args, environment)).toThrow(message);
  });

  it('never put the key of the platform into a message (T1)', () => {
    try {
      readSettings(['--port', 'x'], { ...complete, ARIA_AUTH_KEY: 'canary-key' });
    } catch (error) {
      expect(String(error)).not.toContain('canary-key');
    }
  });
});
