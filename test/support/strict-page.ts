/**
 * The rules that every browser test lives under: no violation of the page's content security
 * policy or of Trusted Types, no console warning or error that was not announced, and no request
 * to any host but the page's own. A test that breaks one fails, whatever it asserted.
 */

type Level = 'error' | 'warn';

interface Message {
  readonly level: Level;
  readonly text: string;
}

interface ExpectedMessage {
  readonly level: Level;
  readonly pattern: RegExp;
  seen: boolean;
}

interface ExpectedViolation {
  readonly directive: string;
  seen: boolean;
}

let messages: Message[] = [];
let violations: SecurityPolicyViolationEvent[] = [];
let foreignRequests: string[] = [];
let expectedMessages: ExpectedMessage[] = [];
let expectedViolations: ExpectedViolation[] = [];

/**
 * Announces that the running test makes the code under test write to the console. The test fails
 * when no message at that level matches, and when a message comes that was not announced.
 */
export function expectConsole(level: Level, pattern: RegExp): void {
  expectedMessages.push({ level, pattern, seen: false });
}

/**
 * Announces a violation of one directive, "style-src-attr" for example. Only for tests of the
 * strict page itself: nothing of the kit may cause one.
 */
export function expectViolation(directive: string): void {
  expectedViolations.push({ directive, seen: false });
}

function asText(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'string') return value;
  if (value instanceof Element) return `<${value.localName}>`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function wrapConsole(level: Level): void {
  const page = globalThis.console;
  const write = page[level].bind(page);
  page[level] = (...values: unknown[]) => {
    const text = values.map(asText).join(' ');
    const announced = expectedMessages.find(
      (expected) => expected.level === level && expected.pattern.test(text),
    );
    if (announced) {
      announced.seen = true;
    } else {
      messages.push({ level, text });
      write(...values);
    }
  };
}

/** Starts to listen; called once, before any test module is loaded. */
export function watchPage(): void {
  wrapConsole('error');
  wrapConsole('warn');
  document.addEventListener('securitypolicyviolation', (event) => {
    const announced = expectedViolations.find(
      ({ directive }) => directive === event.effectiveDirective,
    );
    if (announced) announced.seen = true;
    else violations.push(event);
  });
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const url = new URL(name);
      if (url.protocol.startsWith('http') && url.origin !== location.origin) {
        foreignRequests.push(name);
      }
    }
  }).observe({ type: 'resource', buffered: true });
}

function describeViolation(event: SecurityPolicyViolationEvent): string {
  const place = event.sourceFile ? ` at ${event.sourceFile}:${event.lineNumber}` : '';
  const sample = event.sample ? ` (${event.sample})` : '';
  return `Content security policy: ${event.effectiveDirective} blocked ${event.blockedURI}${sample}${place}`;
}

/** Everything that broke a rule since the last call; forgets it. */
function takeProblems(): string[] {
  const problems = [
    ...violations.map(describeViolation),
    ...messages.map(({ level, text }) => `Unannounced console.${level}: ${text}`),
    ...foreignRequests.map((url) => `Request to a foreign host: ${url}`),
    ...expectedMessages
      .filter(({ seen }) => !seen)
      .map(({ level, pattern }) => `Expected console.${level} matching ${String(pattern)}: none`),
    ...expectedViolations
      .filter(({ seen }) => !seen)
      .map(({ directive }) => `Expected a violation of ${directive}: none`),
  ];
  messages = [];
  violations = [];
  foreignRequests = [];
  expectedMessages = [];
  expectedViolations = [];
  return problems;
}

/** Violation events and performance entries are delivered as tasks of their own. */
function delivered(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

async function checkPage(): Promise<void> {
  await delivered();
  const problems = takeProblems();
  if (problems.length) throw new Error(problems.join('\n'));
}

type Body = (this: Mocha.Context, done?: (error?: unknown) => void) => unknown;

/**
 * Makes the check the last step of every test. A check in `afterEach` would not do: when a root
 * hook fails, Mocha drops all tests that are left in the file.
 */
export function installHooks(): void {
  beforeEach(function wrapTest(this: Mocha.Context) {
    const test = this.currentTest;
    const body = test?.fn as Body | undefined;
    if (!test || !body) return;
    test.fn = async function checked(this: Mocha.Context) {
      await (body.length > 0
        ? new Promise<void>((resolve, reject) => {
            body.call(this, (error?: unknown) => {
              if (error) reject(error instanceof Error ? error : new Error(asText(error)));
              else resolve();
            });
          })
        : body.call(this));
      await checkPage();
    };
    Object.assign(test, { async: 0, sync: true });
  });
  afterEach(function forgetFailedTest(this: Mocha.Context) {
    // What a failed test left behind is its own; what a passed one causes while it is cleaned up
    // stays and fails the next test, or the file.
    if (this.currentTest?.state === 'failed') takeProblems();
  });
  after(checkPage);
}
