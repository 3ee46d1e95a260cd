// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const messages = `
retry = Try again
cancel = Cancel
close = Close
change = Change
optional = optional
state-waiting = Waiting for the connection to your account.
state-loading = Loading.
state-failed = This could not be loaded.
state-stale = What you see may be out of date.
setup-no-adapter = <{ $element }> has no connection. Put it inside <uss-provider>, or set its adapter property.
setup-no-operation = <{ $element }> needs the operation “{ $operation }”, and the adapter does not have it.
word-info = Note
word-success = Done
word-warning = Please check
word-danger = Problem
opens-new-window = (opens in a new window)
money-credit = { $amount } credit
credit = credit
total = Total
free = Free of charge
price-per-interval =
    { $months ->
        [1] { $amount } per month
        [3] { $amount } per quarter
        [6] { $amount } per half-year
        [12] { $amount } per year
        [24] { $amount } every two years
       *[other] { $amount } every { $months } months
    }
per-interval =
    { $months ->
        [1] per month
        [3] per quarter
        [6] per half-year
        [12] per year
        [24] every two years
       *[other] every { $months } months
    }
today = Today
from-date = from { $date }
units = Units
units-count =
    { $count ->
        [one] { $count } unit
       *[other] { $count } units
    }
units-more = One unit more of { $name }
units-fewer = One unit less of { $name }
units-range = From { NUMBER($min) } to { NUMBER($max) } units.
units-fixed =
    { $count ->
        [one] Always { $count } unit.
       *[other] Always { $count } units.
    }
units-problem-empty = Enter how many units you want, from { NUMBER($min) } to { NUMBER($max) }.
units-problem-not-a-number = Enter the number of units in digits, from { NUMBER($min) } to { NUMBER($max) }.
units-problem-not-whole = Enter a whole number of units, from { NUMBER($min) } to { NUMBER($max) }.
units-problem-negative = Enter at least { NUMBER($min) }.
units-problem-too-few = Enter at least { NUMBER($min) }.
units-problem-too-many = Enter { NUMBER($max) } or fewer.
date-hint-range = From { $from } to { $to }.
date-hint-from = { $from } or later.
date-hint-to = { $to } or earlier.
date-problem-empty = Enter a date.
date-problem-incomplete = Enter the date in full: day, month and year.
date-problem-too-early = Choose { $from } or a later date.
date-problem-too-late = Choose { $to } or an earlier date.
problems-title =
    { $count ->
        [one] One thing needs your attention
       *[other] { $count } things need your attention
    }
nothing-charged = Nothing was charged and nothing was changed.
error-offline = There is no connection right now. Check the network, then try again.
error-timeout = The answer took too long. Try again in a moment.
error-answer-lost = The connection broke before the answer arrived. Try again.
error-session-expired = You have been signed out. Sign in again to go on.
error-sign-in-failed = User name and password do not match. Check both, then try again.
error-session-not-checked = We could not check that you are still signed in. Try again in a moment.
error-not-permitted = You are not permitted to do this. Ask customer service.
error-not-found = This is no longer there. Reload to see what is.
error-invalid-input = Some of the details cannot be used as they are. Check them, then try again.
error-intent-conflict = This was already sent with other details. Reload the page, then look at your plans and invoices before you start again.
error-refused = This is not possible.
error-bad-answer = The answer could not be read, so nothing of it is shown. Try again; if that does not help, ask customer service.
error-operation-missing = This is not available here.
error-bad-configuration = This page is not set up correctly. Tell the people who run it.
error-too-many-requests = Too many requests in a short time. Wait a minute, then try again.
error-service-failed = The service does not work at the moment. Try again in a few minutes.
error-reference = Reference: { $reference }
refusal-account-not-active = Your account is not active. Customer service can activate it.
refusal-not-permitted = You are not permitted to do this. Ask the owner of the account.
refusal-plan-not-available = This plan is not offered to you. Choose another one.
refusal-plan-already-held = You already have this plan, and it can be taken only once.
refusal-schedule-not-in-effect = This price has not started yet. It can be chosen from its first day.
refusal-schedule-expired = This price is no longer offered. Choose another one.
refusal-schedule-not-found = This price is no longer there. Choose another one.
refusal-units-out-of-range = This plan is not offered for so many units. Enter another number.
refusal-billing-group-not-found = This billing group is no longer there. Choose another one.
refusal-billing-group-cannot-pay = This billing group has no way to pay. Add a payment method to it, or choose another one.
refusal-billing-group-in-use = This billing group pays for a plan. Let another billing group pay for it first.
refusal-start-too-early = The start date is too early. Choose a later one.
refusal-start-too-late = The start date is too late. Choose an earlier one.
refusal-start-not-in-the-past = This start has to be before today. Choose an earlier date.
refusal-start-not-in-the-future = This start has to be after today. Choose a later date.
refusal-alignment-needs-start-today = Only a plan that starts today can be billed together with another plan.
refusal-alignment-not-possible = This plan cannot be billed together with the other one. Choose its own bill date.
refusal-anniversary-not-for-master = This plan starts today or on a date that you choose. It has no earlier bill date to wait for.
refusal-change-date-missing = Choose the date on which this should happen.
refusal-change-date-not-in-the-future = This date has to be after today. Choose a later one.
refusal-change-date-not-in-the-past = This date has to be before today. Choose an earlier one.
refusal-proration-start-before-parent = The plan above this one had not started on that date. Choose a later one.
refusal-proration-start-before-period = That date is before the running billing period. Choose a later one.
refusal-proration-start-too-late = That date is after the running billing period. Choose an earlier one.
refusal-bill-through-out-of-range = The first bill cannot cover that date. Choose one within the next billing period.
refusal-plan-instance-not-found = This plan is no longer among yours. Choose another one.
refusal-plan-instance-not-active = This plan is not active, so it cannot be changed.
refusal-plan-needs-parent = This plan can only be added to one of your plans. Choose which one.
refusal-plan-takes-no-parent = This plan stands on its own and cannot be added to another one.
refusal-plan-not-under-parent = This plan cannot be added to that plan. Choose another one.
refusal-plan-is-mandatory = This plan is part of the plan above it and ends only together with it.
refusal-plan-group-limit = Too few or too many plans of this group are chosen. Choose another number of them.
refusal-parent-not-found = The plan to add this to is no longer there. Choose another one.
refusal-parent-not-active = The plan to add this to is not active. Make it active first.
refusal-parent-starts-later = The plan above this one starts later. Choose its start date or a later one.
refusal-parent-comes-first = A plan has to be chosen before what is added to it.
refusal-one-change-per-plan-instance = Only one change to a plan can be made at a time.
refusal-nothing-to-change = Nothing would change. Choose something else.
refusal-status-not-possible = This plan cannot go over to that status.
refusal-dunning-group-not-found = This dunning group is no longer there. Choose another one.
refusal-coupon-not-found = This coupon is not known. Check the code.
refusal-coupon-not-valid = This coupon is not valid today.
refusal-coupon-already-applied = This coupon has been used already.
refusal-coupon-not-in-use = This coupon is not in use.
refusal-replacement-loses-plans = Not all of your added plans fit the new plan. Switch today, or cancel first and take the new plan afterwards.
refusal-replacement-not-under-master = The new plan does not belong to a plan that you have. Choose another one.
refusal-replacement-of-another-kind = A plan that stands on its own and an added plan cannot take each other’s place.
refusal-dunning-blocks-replacement = This plan cannot be switched while a payment for it is overdue. Pay what is open first.
refusal-queued-change-not-found = This planned change is no longer there.
refusal-queued-change-closed = This planned change was made or deleted already.
refusal-queued-change-for-anniversary = This change waits for the next bill date. It can only be deleted.
refusal-queued-change-of-status = A change of status cannot be made early. It can be moved or deleted.
refusal-queued-change-of-plan = This change comes with the plan. It cannot be moved or deleted, but you can have it sooner, take another plan or cancel.
refusal-queued-parent-first = The plan above this one has to start first.
refusal-queued-date-before-parent = The plan above this one starts later. Choose its start date or a later one.
refusal-queued-date-after-child = An added plan starts before that date. Choose an earlier one, or move the added plan first.
refusal-combine-not-allowed = Several billing periods cannot come on one invoice here.
refusal-combine-blocked-by-queue = Billing periods cannot come on one invoice while another change is planned. Delete it first.
refusal-nothing-to-pay = Nothing is open. There is nothing to pay.
refusal-amount-not-positive = Enter an amount above zero.
refusal-amount-above-balance = That is more than is open. Enter a smaller amount.
refusal-current-balance-not-offered = Only the full balance, invoices or services can be paid here, since paying early brings a discount.
refusal-invoice-not-found = This invoice is no longer there. Choose another one.
refusal-invoice-not-open = Nothing is open on this invoice. Choose another one.
refusal-service-not-found = Nothing is open for this service. Choose another one.
refusal-apply-needs-method = What a payment is for can only be chosen when you pay with a payment method.
refusal-payment-declined = The payment was declined. Nothing was paid. Choose another payment method.
refusal-payment-method-not-found = This payment method is no longer there. Choose another one.
refusal-payment-method-disabled = This payment method can no longer be used. Choose another one.
refusal-payment-method-in-use = A billing group pays with this payment method. Choose another one for it first.
refusal-payment-terms-not-found = These payment terms are no longer offered. Choose others.
refusal-methods-must-differ = The backup payment method has to be another one than the first.
refusal-ean-number-missing = Enter the EAN or GLN number of your account.
refusal-requisition-number-missing = Enter the requisition number of your project.
refusal-card-brand-unknown = Cards of this brand are not accepted. Choose another card.
refusal-card-brand-missing = Choose the brand of the card.
refusal-item-not-found = This item is no longer sold. Choose another one.
refusal-item-out-of-stock = There are not so many left. Enter a smaller number.
refusal-item-needs-plan = This item is sold only with a plan that you do not have.
refusal-order-not-found = This order is no longer there.
refusal-order-closed = This order was billed or cancelled already.
refusal-contact-country-unknown = Choose a country from the list.
refusal-contact-region-missing = Enter the state or province.
refusal-password-too-short = This password is too short. Choose a longer one.
refusal-password-too-long = This password is too long. Choose a shorter one.
refusal-password-not-strong = This password is too easy to guess. Mix letters, digits and signs.
refusal-password-characters = This password has a sign that cannot be used. Choose another one.
refusal-quote-not-found = These figures are no longer kept. Look at the new ones before you confirm.
refusal-quote-expired = These figures are too old. Look at the new ones before you confirm.
refusal-quote-used = These figures were already confirmed once. Look at your plans and invoices before you start again.
refusal-quote-changed = The price has changed since you saw it. Look at the new figures before you confirm.
refusal-warning-not-accepted = Say yes to each point above before you confirm.
refusal-terms-not-accepted = Agree to the terms before you confirm.
refusal-refused-by-platform = The change was not accepted. Ask customer service.
warning-payment-method-expired = The payment method of { $name } has expired, so the payment may fail.
warning-starts-in-the-past = The plan starts on { $date }, before today. You also pay for the time since then.
problem-collection-failed = The change is made, but the payment did not go through. The amount stays open on your invoice.
problem-invoicing-failed = The change is made, but its invoice could not be written yet. It will follow.
problem-statement-failed = The change is made. Its statement could not be written yet and will follow.
problem-tax-failed = The change is made, but its tax could not be worked out yet. It may appear on a later invoice.
problem-differs-from-quote = The change is made, but the amount differs from the one you confirmed. Ask customer service.
end-submitting = Sending your change. Please leave this page open.
end-unknown = Your change was sent, but the answer did not arrive. We are finding out whether it was made. Nothing is sent twice.
end-done = Your change is made.
end-done-with-problem = Your change is made, with one problem.
end-refused = Nothing was charged. The change was not made.
end-not-sent = Nothing was charged. Your change was not sent on.
end-not-applied = Nothing was charged. The change had no effect, so it is safe to try again.
end-needs-help = We do not know yet whether the change was made. Do not send it again. Customer service will find out with the reference { $reference }.
line-recurring = Plan charge
line-recurring-arrears = Plan charge for the past period
line-activation = Set-up fee
line-cancellation = Cancellation fee
line-usage = Usage
line-order = Order
line-surcharge = Surcharge
line-service-credit = Service credit
line-coupon-credit = Coupon
line-tax = Tax
line-other = Other charge
line-prorated = part of a period
status-current = Your plan
status-unavailable = Not available
status-best-fit = Best fit
status-active = Active
status-active-non-billable = Active, not billed
status-trial = Trial
status-pending-installation = Waiting for installation
status-pending-activation = Not started yet
status-pending-cancellation = Will be cancelled
status-pending-termination = Will end
status-inactive = Inactive
status-suspended = Suspended
status-cancelled = Cancelled
status-terminated = Ended
status-open = Open
status-paid = Paid
status-voided = Void
status-pending = Not final yet
status-expired = Expired
status-expiring = Expires soon
provider-two-sources = <uss-provider> has both base-url and sandbox. Remove one of them: base-url is for your own backend, sandbox for a demo without one.
provider-bad-base-url = <uss-provider base-url="{ $value }"> cannot be used. Give a path such as “/uss”, or an address that begins with https://.
provider-unknown-scenario = <uss-provider sandbox="{ $value }"> cannot be used: there is no such scenario. Leave the value empty for the default one.
provider-no-source = <uss-provider> has nothing to connect to. Give it base-url, sandbox, or the adapter property.
plan-picker-legend = Choose a plan
plan-picker-hint = Prices are before tax.
plan-picker-found =
    { $count ->
        [0] There are no plans to choose from at the moment.
        [one] One plan to choose from.
       *[other] { $count } plans to choose from.
    }
plan-picker-required = Choose a plan.
plan-picker-gone = The plan that you chose is no longer offered. Choose another one.
plan-picker-closed = { $plan } can no longer be chosen. { $reason }
plan-picker-price-gone = The price that you chose is no longer offered. Choose again.
plan-picker-for-units =
    { $count ->
        [one] for { $count } unit
       *[other] for { $count } units
    }
plan-picker-no-regular-charge = No regular charge
plan-picker-price-change = { $price } from { $date }
plan-picker-activation = { $name }: { $amount } once
plan-picker-cancellation = { $name }: { $amount } when you cancel
plan-picker-details = Price details
plan-picker-details-of = Price details of { $plan }
plan-picker-tier-standard =
    { $shape ->
        [single] Unit { $from }: { $rate }
        [open] From unit { $from } on: { $rate } each
       *[closed] Units { $from } to { $to }: { $rate } each
    }
plan-picker-tier-volume =
    { $shape ->
        [single] { $from } in all: { $rate } each
        [open] { $from } units or more: { $rate } each
       *[closed] { $from } to { $to } units: { $rate } each
    }
plan-picker-tier-flat =
    { $shape ->
        [single] { $from } in all: { $rate }
        [open] { $from } units or more: { $rate } in all
       *[closed] { $from } to { $to } units: { $rate } in all
    }
plan-picker-tier-each = { $rate } per unit
plan-picker-tier-whole = { $rate } whatever the number of units
plan-picker-intervals = How often you pay
plan-picker-prices = Choose a price
plan-picker-schedule-option = { $name }: { $price }
plan-picker-schedule-from = This price starts on { $date } and can be chosen from that day.
plan-picker-running-price =
    { $count ->
        [one] { $price } for { $count } unit, before tax
       *[other] { $price } for { $count } units, before tax
    }
plan-picker-running-note =
    { $count ->
        [one] for { $count } unit, before tax
       *[other] for { $count } units, before tax
    }
plan-picker-running-none = The price follows when the units are entered.
payment-method-kind =
    { $kind ->
        [card] Card
        [bank-account] Bank account
        [direct-debit] Direct debit
        [wallet] Wallet
       *[other] Payment method
    }
payment-method-ending = { $name } ending in { $lastFour }
payment-method-expires = expires { $month }
payment-method-expiring = expires soon: { $month }
payment-method-expired = expired { $month }
payer-terms =
    { $kind ->
        [ean-gln] By EAN/GLN invoice: { $name }
       *[net] By invoice: { $name }
    }
payer-nothing = No way to pay
billing-group-legend = Choose who pays
billing-group-found =
    { $count ->
        [0] There is no billing group to choose from.
        [one] One billing group to choose from.
       *[other] { $count } billing groups to choose from.
    }
billing-group-none = Ask customer service to set one up.
billing-group-required = Choose who pays.
billing-group-gone = The billing group that you chose is no longer there. Choose another one.
billing-group-backup = If that fails: { $method }.
billing-group-pays-for = Pays for { $plans }.
billing-group-pays-for-nothing = Pays for no plan yet.
billing-group-dunning =
    { $state ->
        [completed] A payment is overdue, and all reminders have been sent.
       *[in-progress] A payment is overdue. Reminders are being sent.
    }
preview-heading = What it costs
preview-choose-plan = Choose a plan to see what it costs.
preview-choose-units = Enter how many units you want to see what they cost.
preview-choose-start = Choose a start date to see what it costs.
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
               *[method] You pay { $now } today and { price-per-interval } from { $from }.
            }
        [part-then]
            { $by ->
                [terms] You are invoiced { $now } today for { $period } and { price-per-interval } from { $from }.
               *[method] You pay { $now } today for { $period } and { price-per-interval } from { $from }.
            }
        [now-once]
            { $by ->
                [terms] You are invoiced { $now } today and { $amount } on { $from }.
               *[method] You pay { $now } today and { $amount } on { $from }.
            }
        [now-only]
            { $by ->
                [terms] You are invoiced { $now } today. No further charge is planned.
               *[method] You pay { $now } today. No further charge is planned.
            }
        [credit-then] You get { $now } back today as a credit and pay { price-per-interval } from { $from }.
        [credit-once] You get { $now } back today as a credit and pay { $amount } on { $from }.
        [credit-only] You get { $now } back today as a credit. No further charge is planned.
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
       *[nothing] You pay nothing today, and no charge is planned.
    }
preview-sentence-change = From { $from }, it is { price-per-interval }.
preview-starts = It starts on { $date }.
preview-due-now = Due today, { $date }
preview-nothing-due-now = Nothing is due today.
preview-total-due-now = Total due today
preview-for-what = For
preview-amount = Amount
preview-units-at-rate =
    { $count ->
        [one] { $units } unit at { $rate }
       *[other] { $units } units at { $rate } each
    }
preview-next-invoice = Next charge for this plan
preview-next-invoice-on = { $amount } on { $date } (expected, before tax)
preview-no-next-invoice = None planned
preview-payer = Who pays
preview-timeline = Regular charges over time
preview-picture = Regular charges from { $from } to { $to } as a picture. The table after it has every date and amount in it.
preview-charged-on = Charged on
preview-for-period = for { $period }
preview-mark-price = New price
preview-mark-full = Full period
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
        [one] Show { $shown } charge
       *[other] Show all { $shown } charges
    }
preview-fewer-charges = Show fewer charges
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
       *[nothing] Confirm, nothing to pay today
    }
preview-closed = This can be confirmed as soon as it is up to date.
preview-try-once-more = Try once more
preview-check-now = Check now
preview-unknown = We are checking whether it went through. Do not pay again.
preview-unknown-more = Your change was sent, but no answer has come yet. Nothing is sent twice. If you load this page again, it goes on checking.
preview-resumed = You confirmed this before the page was loaded again.
preview-needs-help = We do not know whether it went through
preview-reference = Reference
preview-renewed = These figures are new. They have changed since you first saw them, so look at them again before you confirm.
preview-changed = The figures you confirmed and those of now
preview-changed-what = What
preview-changed-before = You saw
preview-changed-after = Now
preview-changed-due-now = Due today
preview-changed-next = Next charge, { $date }
preview-changed-later = From { $date }
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
       *[paid] Charged today
    }
preview-receipt-confirmed = You confirmed
preview-receipt-difference =
    { $change ->
        [more] more was charged
       *[less] less was charged
    }
preview-receipt-invoice = Invoice
preview-receipt-starts = { $plan } starts on { $date }.
preview-receipt-lines = What was charged
preview-receipt-invoice-of = { $number } of { $date }
preview-another = Make another change
preview-noted = I have noted the reference
change-heading = Change your plan
change-start-legend = Choose when it starts
change-start-now = Today, { $date }
change-start-later = On a later date
change-start-earlier = On an earlier date
change-start-earlier-more = You also pay for the time since then.
change-start-date = Start date
change-align-legend = Choose when it is billed
change-align-own = On its own day
change-align-own-more = Today you pay for a whole period.
change-align-with = Together with { $plan }
change-align-with-more = Today you pay only for the time until { $date }. From then on both are billed on the same day.
change-not-possible = You cannot change your plans here
invoice-history-caption = Invoices
invoice-history-number = Number
invoice-history-date = Date
invoice-history-period = Period
invoice-history-amount = Amount
invoice-history-status = Status
invoice-history-no-period = One-time
invoice-history-paid-on = on { $date }
invoice-history-showing =
    { $total ->
        [one] Showing { $shown } of { $total } invoice
       *[other] Showing { $shown } of { $total } invoices
    }
invoice-history-showing-some =
    { $shown ->
        [one] Showing { $shown } invoice
       *[other] Showing { $shown } invoices
    }
invoice-history-found =
    { $count ->
        [0] There are no invoices yet.
        [one] One invoice.
       *[other] { $count } invoices.
    }
invoice-history-more = Show more
invoice-history-lines = Lines of invoice { $number }
invoice-history-no-lines = This invoice has no lines.
invoice-history-lines-found =
    { $count ->
        [one] One line.
       *[other] { $count } lines.
    }
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
