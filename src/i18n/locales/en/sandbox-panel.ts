// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const sandboxPanelTexts: string = `
panel-title = Sandbox
panel-no-sandbox = No sandbox stands behind this page: what you see is real.
panel-scenario = Scenario
panel-group-basics = To begin with
panel-group-rate-schedules = Rate schedules
panel-group-plan-changes = Plan changes
panel-group-queue = Changes that wait
panel-group-paying = Paying
panel-group-earlier-starts = Starts in the past
panel-group-documents = Invoices, credit memos, usage
panel-start-over = Start over
panel-clock = Today’s billing date
panel-today-is = Today is { $date }.
panel-one-day = One day on
panel-one-week = One week on
panel-next-bill = To { $date }, the next bill
panel-to-date = To a date
panel-go = Go
panel-faults = Faults
panel-fault-how-often = How often
panel-fault-always = Every time
panel-fault-half = Every other time, by chance
panel-fault-seldom = One time in five, by chance
panel-fault-count =
 { $chances ->
 [one] Struck { $strikes } of one time.
 *[other] Struck { $strikes } of { $chances } times.
 }
panel-fault-lost-answer = Lose the answer to the next write
panel-fault-late-write = Let the next write happen late, without an answer
panel-fault-receipt-lag = Let look-ups miss what was just written
panel-fault-conflict = Refuse the write, as if somebody else changed the account
panel-fault-price-changed = Change the price between quote and confirm
panel-fault-declined = Decline the payment
panel-fault-partly-collected = Take half of the payment
panel-fault-offline = Let no call get through
panel-fault-service-failed = Let the service fail
panel-fault-session-expired = End the session
panel-fault-slow = Answer after a second
panel-fault-garbage = Answer nonsense
panel-log = Calls
panel-log-empty = No call yet.
panel-call-running = running
panel-call-ok = answered
panel-call-failed = failed
panel-call-failed-with = failed: { $code }
`;
