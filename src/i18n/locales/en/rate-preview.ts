// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const ratePreviewTexts: string = `
warning-payment-method-expired = The payment method of { $name } has expired, so the payment may fail.
warning-starts-in-the-past = The plan starts on { $date }, before today. You also pay for the time since then.
warning-plans-cancelled-with-it =
 { $when ->
 [today]
 { $count ->
 [one] { $plans } ends with this change today.
 *[other] { $plans } end with this change today.
 }
 *[date]
 { $count ->
 [one] { $plans } ends with this change on { $date }.
 *[other] { $plans } end with this change on { $date }.
 }
 }
warning-parent-will-be-inactive = { $name } is no longer active from { $date }, so this change of { $plans } will not be made.
warning-queued-changes-deleted = What is planned for { $plans } is called off.
problem-collection-failed = The change is made, but the payment did not go through. The amount stays open on your invoice.
problem-invoicing-failed = The change is made, but its invoice could not be written yet. It will follow.
problem-statement-failed = The change is made. Its statement could not be written yet and will follow.
problem-tax-failed = The change is made, but its tax could not be worked out yet. It may appear on a later invoice.
problem-differs-from-quote = The change is made, but the amount differs from the one you confirmed. Ask customer service.
end-submitting = Sending your change. Please leave this page open.
end-done = Your change is made.
end-done-with-problem = Your change is made, with one problem.
end-refused = Nothing was charged. The change was not made.
end-not-sent = Nothing was charged. Your change was not sent on.
end-not-applied = Nothing was charged. The change had no effect, so it is safe to try again.
end-needs-help = We do not know yet whether the change was made. Do not send it again. Customer service will find out with the reference { $reference }.
preview-heading = What it costs
preview-choose-plan = Choose a plan to see what it costs.
preview-choose-units = Enter how many units you want to see what they cost.
preview-choose-start = Choose a start date to see what it costs.
preview-choose-date = Choose a date to see what it costs.
preview-choose-price = Choose a price to see what it costs.
preview-choose-status = Choose what should happen to see what it costs.
preview-choose-payer = Choose who pays to see what it costs.
preview-failed = The cost could not be worked out.
preview-stale =
 { $case ->
 [choice] These figures are for your earlier choice. The new ones are being worked out.
 [choice-failed] These figures are for your earlier choice. They cannot be confirmed.
 [time-failed] These figures may be out of date. They cannot be confirmed.
 *[time] These figures are being checked.
 }
preview-sentence =
 { $case ->
 [now-then]
 { $by ->
 [terms] You are invoiced { $now } today and { price-per-interval } from { $from }.
 [both] { $now } is due today and { price-per-interval } from { $from }.
 *[method] You pay { $now } today and { price-per-interval } from { $from }.
 }
 [part-then]
 { $by ->
 [terms] You are invoiced { $now } today for { $period } and { price-per-interval } from { $from }.
 [both] { $now } is due today for { $period } and { price-per-interval } from { $from }.
 *[method] You pay { $now } today for { $period } and { price-per-interval } from { $from }.
 }
 [now-once]
 { $by ->
 [terms] You are invoiced { $now } today and { $amount } on { $from }.
 [both] { $now } is due today and { $amount } on { $from }.
 *[method] You pay { $now } today and { $amount } on { $from }.
 }
 [now-only]
 { $by ->
 [terms] You are invoiced { $now } today. No further charge is planned.
 [both] { $now } is due today. No further charge is planned.
 *[method] You pay { $now } today. No further charge is planned.
 }
 [now-ends]
 { $by ->
 [terms] You are invoiced { $now } today, and nothing more for { $plans }.
 [both] { $now } is due today, and nothing more for { $plans }.
 *[method] You pay { $now } today, and nothing more for { $plans }.
 }
 [credit-then] You get { $now } back today as a credit and pay { price-per-interval } from { $from }.
 [credit-once] You get { $now } back today as a credit and pay { $amount } on { $from }.
 [credit-only] You get { $now } back today as a credit. No further charge is planned.
 [credit-ends] You get { $now } back today as a credit, and pay nothing more for { $plans }.
 [nothing-then]
 { $by ->
 [terms] You are invoiced nothing today and { price-per-interval } from { $from }.
 *[method] You pay nothing today and { price-per-interval } from { $from }.
 }
 [nothing-once]
 { $by ->
 [terms] You are invoiced nothing today and { $amount } on { $from }.
 *[method] You pay nothing today and { $amount } on { $from }.
 }
 [nothing-ends] You pay nothing today, and nothing more for { $plans }.
 [waits] You pay nothing today. Nothing changes until somebody starts it.
 *[nothing] You pay nothing today, and no charge is planned.
 }
preview-sentence-change = From { $from }, it is { price-per-interval }.
preview-sentence-part = On { $from }, it is { $amount } for part of a period.
preview-sentence-change-of = From { $from }, { $plan } is { price-per-interval }.
preview-sentence-last = The last of these charges is on { $from }.
preview-sentence-fee =
 { $kind ->
 [activation] { $amount } is added on { $from } for setting up { $plan }.
 [usage] { $amount } is added on { $from } for usage of { $plan }.
 *[cancellation] { $amount } is added on { $from } for ending { $plan }.
 }
preview-plan-units = { $plan } with { units-count }
preview-does-assign =
 { $when ->
 [today] { $plan } starts today.
 [past] { $plan } starts as of { $date }.
 [date] { $plan } starts on { $date }.
 [waits] { $plan } waits to be started.
 [made] { $plan } has started.
 [made-past] { $plan } has started as of { $date }.
 *[planned] { $plan } is planned to start on { $date }.
 }
preview-does-assign-at =
 { $when ->
 [today] { $plan } starts today, at { $price }.
 [past] { $plan } starts as of { $date }, at { $price }.
 [date] { $plan } starts on { $date }, at { $price }.
 [waits] { $plan } waits to be started, at { $price }.
 [made] { $plan } has started, at { $price }.
 [made-past] { $plan } has started as of { $date }, at { $price }.
 *[planned] { $plan } is planned to start on { $date }, at { $price }.
 }
preview-does-replace =
 { $when ->
 [today] { $before } becomes { $plan } today.
 [past] { $before } becomes { $plan } as of { $date }.
 [date] { $before } becomes { $plan } on { $date }.
 [waits] { $before } waits to become { $plan }.
 [made] { $before } is now { $plan }.
 [made-past] { $before } is { $plan } as of { $date }.
 *[planned] { $before } is planned to become { $plan } on { $date }.
 }
preview-does-cancel =
 { $when ->
 [today] { $plan } ends today.
 [past] { $plan } ends as of { $date }.
 [date] { $plan } ends on { $date }.
 [waits] { $plan } waits to be ended.
 [made] { $plan } has ended.
 [made-past] { $plan } has ended as of { $date }.
 *[planned] { $plan } is planned to end on { $date }.
 }
preview-does-units =
 { $when ->
 [today] { $plan } has { units-count } instead of { $before } from today.
 [past] { $plan } has { units-count } instead of { $before } as of { $date }.
 [date] { $plan } has { units-count } instead of { $before } from { $date }.
 [waits] { $plan } waits to have { units-count } instead of { $before }.
 [made] { $plan } now has { units-count } instead of { $before }.
 [made-past] { $plan } has { units-count } instead of { $before } as of { $date }.
 *[planned] { $plan } is planned to have { units-count } instead of { $before } from { $date }.
 }
preview-does-rate-schedule =
 { $when ->
 [today] { $plan } has the price “{ $after }” instead of “{ $before }” from today.
 [past] { $plan } has the price “{ $after }” instead of “{ $before }” as of { $date }.
 [date] { $plan } has the price “{ $after }” instead of “{ $before }” from { $date }.
 [waits] { $plan } waits to have the price “{ $after }” instead of “{ $before }”.
 [made] { $plan } now has the price “{ $after }” instead of “{ $before }”.
 [made-past] { $plan } has the price “{ $after }” instead of “{ $before }” as of { $date }.
 *[planned] { $plan } is planned to have the price “{ $after }” instead of “{ $before }” from { $date }.
 }
preview-does-status =
 { $when ->
 [today] { $plan } goes from “{ $before }” to “{ $after }” today.
 [past] { $plan } goes from “{ $before }” to “{ $after }” as of { $date }.
 [date] { $plan } goes from “{ $before }” to “{ $after }” on { $date }.
 [waits] { $plan } waits to go from “{ $before }” to “{ $after }”.
 [made] { $plan } went from “{ $before }” to “{ $after }”.
 [made-past] { $plan } went from “{ $before }” to “{ $after }” as of { $date }.
 *[planned] { $plan } is planned to go from “{ $before }” to “{ $after }” on { $date }.
 }
preview-undoes =
 { $kind ->
 [assign]
 { $dated ->
 [no] { $plan } does not start.
 *[yes] { $plan } does not start on { $date }.
 }
 [mandatory-child]
 { $dated ->
 [no] { $plan } does not start.
 *[yes] { $plan } does not start on { $date }.
 }
 [replace]
 { $dated ->
 [no] { $plan } stays. It does not become { $after }.
 *[yes] { $plan } stays. It does not become { $after } on { $date }.
 }
 [rollover]
 { $dated ->
 [no] { $plan } stays. It does not become { $after }.
 *[yes] { $plan } stays. It does not become { $after } on { $date }.
 }
 [cancel]
 { $dated ->
 [no] { $plan } stays. It does not end.
 *[yes] { $plan } stays. It does not end on { $date }.
 }
 [units]
 { $dated ->
 [no] { $plan } keeps { units-count }.
 *[yes] { $plan } keeps { units-count }. Nothing changes on { $date }.
 }
 [rate-schedule]
 { $dated ->
 [no] { $plan } keeps its price.
 *[yes] { $plan } keeps its price. Nothing changes on { $date }.
 }
 *[status]
 { $dated ->
 [no] { $plan } stays as it is.
 *[yes] { $plan } stays as it is. Nothing changes on { $date }.
 }
 }
preview-along = This comes along
preview-along-plan-cancelled =
 { $when ->
 [today] { $plan } ends with it today.
 *[date] { $plan } ends with it on { $date }.
 }
preview-along-plan-taken =
 { $when ->
 [today] { $plan } starts with it today.
 [waits] { $plan } starts with it.
 *[date] { $plan } starts with it on { $date }.
 }
preview-along-queued-change-deleted =
 { $kind ->
 [assign] The planned start of { $plan } is called off.
 [mandatory-child] The planned start of { $plan } is called off.
 [replace] The planned switch of { $plan } to another plan is called off.
 [rollover] The planned switch of { $plan } to another plan is called off.
 [cancel] The planned end of { $plan } is called off.
 [units] The planned change of the units of { $plan } is called off.
 [rate-schedule] The planned change of the price of { $plan } is called off.
 *[status] The planned change of { $plan } is called off.
 }
preview-along-queued-change-executed =
 { $kind ->
 [assign] The planned start of { $plan } happens today too.
 [mandatory-child] The planned start of { $plan } happens today too.
 [replace] The planned switch of { $plan } to another plan happens today too.
 [rollover] The planned switch of { $plan } to another plan happens today too.
 [cancel] The planned end of { $plan } happens today too.
 [units] The planned change of the units of { $plan } happens today too.
 [rate-schedule] The planned change of the price of { $plan } happens today too.
 *[status] The planned change of { $plan } happens today too.
 }
preview-along-queued-change-moved =
 { $kind ->
 [assign] The planned start of { $plan } moves to { $date }.
 [mandatory-child] The planned start of { $plan } moves to { $date }.
 [replace] The planned switch of { $plan } to another plan moves to { $date }.
 [rollover] The planned switch of { $plan } to another plan moves to { $date }.
 [cancel] The planned end of { $plan } moves to { $date }.
 [units] The planned change of the units of { $plan } moves to { $date }.
 [rate-schedule] The planned change of the price of { $plan } moves to { $date }.
 *[status] The planned change of { $plan } moves to { $date }.
 }
preview-along-invoice-voided = Invoice { $number } is taken back.
preview-compare =
 { $several ->
 [yes] What changes for { $plan }
 *[no] What changes
 }
preview-compare-what = What
preview-compare-before = Now
preview-compare-after =
 { $when ->
 [today] From today
 [waits] Once started
 *[date] From { $date }
 }
preview-compare-plan = Plan
preview-compare-units = Units
preview-compare-schedule = Price name
preview-compare-price = Price, before tax
preview-compare-unknown = Not known
preview-due-now = Due today, { $date }
preview-nothing-due-now = Nothing is due today.
preview-total-due-now =
 { $credit ->
 [yes] Credit today
 *[no] Total due today
 }
preview-with-next = On the next invoice
preview-with-next-more = This is not charged today.
preview-total-with-next =
 { $credit ->
 [yes] Credit on the next invoice
 *[no] Total on the next invoice
 }
preview-sum-charges = Charges
preview-sum-credits = Credits
preview-next-invoice =
 { $several ->
 [yes] Next charge for these plans
 *[no] Next charge for this plan
 }
preview-next-invoice-on = { $amount } on { $date }
preview-no-next-invoice = None planned
preview-payer =
 { $credit ->
 [yes] Who gets the credit
 *[no] Who pays
 }
preview-payer-group = Billing group
preview-payer-today = Today
preview-payer-nothing = Nothing today
preview-timeline =
 { $several ->
 [yes] Charges over time, by invoice
 *[no] Regular charges over time
 }
preview-picture = Regular charges from { $from } to { $to } as a picture. The table after it has every date and amount in it.
preview-charged-on = Charged on
preview-for-period = for { $period }
preview-mark-price = New price
preview-mark-plan = New plan
preview-mark-end = Billing ends
preview-mark-full = Full period
preview-lane-becomes = { $before }, then { $after }
preview-charges-count =
 { $count ->
 [one] { $count } charge
 *[other] { $count } charges
 }
preview-fee =
 { $kind ->
 [activation] Set-up fee
 [usage] Usage
 *[cancellation] Fee for ending it
 }
preview-ends-here = { $plan } is billed up to and including { $date }.
preview-no-charge = No charge
preview-only-changes = After { $date }, only what changes is listed. All else goes on as before.
preview-mark-part = Part of a period
preview-more-charges =
 { $count ->
 [one] and one more of this amount
 *[other] and { $shown } more of this amount
 }
preview-basis =
 { $basis ->
 [quoted]
 { $tax ->
 [included] exact, tax included
 *[before] exact, before tax
 }
 *[projected]
 { $tax ->
 [included] expected, tax included
 *[before] expected, before tax
 }
 }
preview-all-charges =
 { $count ->
 [one] Show { $shown } date
 *[other] Show all { $shown } dates
 }
preview-fewer-charges = Show fewer dates
preview-known-until = Further changes of price after { $date } are not announced yet.
preview-consent = Before you confirm
preview-warning-agree = I want to go on all the same.
preview-changed-agree = I have seen the new figures and want to go on.
preview-terms-agree = I agree to the terms.
preview-terms-read = Read the terms
preview-yes-missing = Tick this box to go on.
preview-terms-missing = Agree to the terms to go on.
preview-confirm =
 { $case ->
 [pay] Confirm and pay { $amount } today
 [invoice] Confirm, { $amount } on your invoice today
 [due] Confirm, { $amount } due today
 [credit] Confirm, { $amount } back as a credit
 *[nothing] Confirm, nothing to pay today
 }
preview-closed = This can be confirmed as soon as it is up to date.
preview-try-once-more = Try once more
preview-check-now = Check now
preview-no-answer = Checked just now: there is no answer yet.
preview-meanwhile = This was changed meanwhile
preview-meanwhile-more = Nothing was charged, and you changed nothing. What you see in your lists is being brought up to date.
preview-unknown = We are checking whether it went through. Do not pay again.
preview-unknown-more = No answer has come yet. Nothing is sent twice. If you load this page again, it goes on checking.
preview-resumed = You confirmed this before the page was loaded again.
preview-needs-help = We do not know whether it went through
preview-reference = Reference
preview-renewed = These figures are new. They have changed since you first saw them, so look at them again before you confirm.
preview-changed = The figures you confirmed and those of now
preview-changed-what = What
preview-changed-before = You saw
preview-changed-after = Now
preview-changed-due-now = Due today
preview-changed-with-next = On the next invoice
preview-changed-next = Next charge, { $date }
preview-changed-later = From { $date }
preview-changed-later-of = { $plan }, from { $date }
preview-changed-payer = Who pays: { $name }
preview-changed-none = Not planned
preview-change =
 { $change ->
 [more] more than before
 [less] less than before
 *[same] as before
 }
preview-receipt-charged =
 { $how ->
 [invoiced] Invoiced today
 [both] Charged or invoiced today
 [credited] Credited today
 *[paid] Charged today
 }
preview-receipt-nothing = Nothing
preview-receipt-confirmed = You confirmed
preview-receipt-difference =
 { $change ->
 [more] more was charged
 *[less] less was charged
 }
preview-receipt-planned = Your change is planned.
preview-receipt-through = Your change went through.
preview-receipt-lines = What was charged
preview-receipt-invoice-of = Invoice { $number } of { $date }: { $amount }
preview-another = Make another change
preview-noted = I have noted the reference
`;
