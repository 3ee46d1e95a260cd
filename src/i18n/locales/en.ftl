# All English texts of the kit. `npm run terms` makes en.ts and ../term-ids.ts from this file.
# Ids: what it is about, then what it says, in dash-case. Closed code sets have one term per code:
# error-*, refusal-*, warning-*, problem-*, end-*, line-*, status-*.
# Variables are text that is already formatted (amounts, dates, names), except counts: those are chosen by or stand in NUMBER().
# Voice: plain sentences. First the amount and the date, then the reason. No platform words, no blame,
# no exclamation marks. A closed choice says why and what would open it. An error says first what happened to the money.
#
# "### plan-picker: plan-picker-" opens the texts that only this element uses, all with ids that begin so. They load with it, in a module
# of their own (en/plan-picker.ts). "### shared" opens those that are always there: what parts, controllers or several elements use.

## Common: actions

retry = Try again
cancel = Cancel
close = Close
change = Change
optional = optional

## Common: states of an element

# Nothing is known yet about where data comes from.
state-waiting = Waiting for the connection to your account.
# Spoken once when an answer takes longer than a second.
state-loading = Loading.
state-failed = This could not be loaded.
# After a failed refresh, beside what was loaded before.
state-stale = What you see may be out of date.
# For the person who builds the page: an element has nobody to ask.
setup-no-adapter = <{ $element }> has no connection. Put it inside <uss-provider>, or set its adapter property.
setup-no-operation = <{ $element }> needs the operation “{ $operation }”, and the adapter does not have it.

## Common: words beside icons

word-info = Note
word-success = Done
word-warning = Please check
word-danger = Problem
# Follows the name of a link.
opens-new-window = (opens in a new window)

## Common: amounts

money-credit = { $amount } credit
credit = credit
total = Total
free = Free of charge
# "$40.00 per month"
price-per-interval =
    { $months ->
        [1] { $amount } per month
        [3] { $amount } per quarter
        [6] { $amount } per half-year
        [12] { $amount } per year
        [24] { $amount } every two years
       *[other] { $amount } every { $months } months
    }
# "Monthly", on a switch.
interval =
    { $months ->
        [1] Monthly
        [3] Quarterly
        [6] Every six months
        [12] Yearly
        [24] Every two years
       *[other] Every { $months } months
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

## Common: dates

today = Today

## Common: units

units = Units
units-of = Units of { $name }
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

## Common: date fields

date-hint-range = From { $from } to { $to }.
date-hint-from = { $from } or later.
date-hint-to = { $to } or earlier.
date-problem-empty = Enter a date.
date-problem-incomplete = Enter the date in full: day, month and year.
date-problem-too-early = Choose { $from } or a later date.
date-problem-too-late = Choose { $to } or an earlier date.

## Common: forms and steps

# The heading above the list of problems that takes the focus when a form is sent.
problems-title =
    { $count ->
        [one] One thing needs your attention
       *[other] { $count } things need your attention
    }

## Errors: the call did not work. Shown in place, with "Try again" where it may help.

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
# Told to customer service when asking for help.
error-reference = Reference: { $reference }

## Refusals: why something is not possible, and what would open it.

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
refusal-anniversary-not-for-status = This can take effect today or on a date of your choice.
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
refusal-parent-not-active = The plan that this one belongs to is not active. Make that one active first.
refusal-parent-starts-later = The plan above this one starts later. Choose its start date or a later one.
refusal-parent-comes-first = A plan has to be chosen before what is added to it.
refusal-one-change-per-plan-instance = Only one change to a plan can be made at a time.
refusal-choices-not-together = These choices cannot be made together. Make one after the other, or choose another time.
refusal-nothing-to-change = Nothing would change. Choose something else.
refusal-no-other-plan = There is no other plan that this one can become.
refusal-no-other-schedule = There is no other price to choose for this plan.
refusal-no-other-status = This plan cannot be paused, resumed or ended at the moment.
refusal-no-plan-to-add = There is nothing that can be added to this plan.
refusal-units-fixed = The number of units of this plan is fixed.
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
refusal-nothing-due-yet = Nothing is due yet. You can pay all that is open, or choose invoices.
refusal-amount-not-positive = Enter an amount above zero.
refusal-amount-above-balance = That is more than is open. Enter a smaller amount.
refusal-current-balance-not-offered = Only the full balance, invoices or services can be paid here, since paying early brings a discount.
refusal-invoice-not-found = This invoice is no longer there. Choose another one.
refusal-invoice-not-open = Nothing is open on this invoice. Choose another one.
refusal-service-not-found = Nothing is open for this service. Choose another one.
refusal-apply-needs-method = What a payment is for can only be chosen when you pay with a payment method.
refusal-payment-declined = The payment was declined. Nothing was paid. Choose another payment method.
refusal-too-many-declines = New payment details were declined too often. To protect cards, no more are taken for a while. Choose a payment method that is stored already, or try again in an hour.
refusal-payment-method-not-found = This payment method is no longer there. Choose another one.
refusal-payment-method-disabled = This payment method can no longer be used. Choose another one.
refusal-payment-method-expired = This payment method has expired. Replace it, or choose another one.
refusal-payment-token-used = These details were sent once already. Look whether they are among your payment methods; if not, enter them again.
refusal-payment-method-in-use = A billing group pays with this payment method. Choose another one for it first.
refusal-payment-terms-not-found = These payment terms are no longer offered. Choose others.
refusal-methods-must-differ = The backup payment method has to be another one than the first.
refusal-ean-number-missing = Enter the EAN or GLN number of your account.
refusal-requisition-number-missing = Enter the requisition number of your project.
refusal-card-brand-unknown = Cards of this brand are not accepted. Choose another card.
refusal-payment-kind-not-accepted = This way to pay is not accepted. Choose another one.
refusal-card-brand-not-accepted = Cards of this brand are not accepted. Choose another card.
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
refusal-refused-by-platform = This was not accepted. Ask customer service.

### rate-preview: warning- problem- end-

## Warnings: what a customer says yes to before confirming.

# $name: the payment method in words.
warning-payment-method-expired = The payment method of { $name } has expired, so the payment may fail.
warning-starts-in-the-past = The plan starts on { $date }, before today. You also pay for the time since then.
# $plans: all of them by name. $when: "today", or "date" with $date.
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
# $name: the plan above. $plans: what hangs under it.
warning-parent-will-be-inactive = { $name } is no longer active from { $date }, so this change of { $plans } will not be made.
warning-queued-changes-deleted = What is planned for { $plans } is called off.

## Problems beside a change that did take effect.

problem-collection-failed = The change is made, but the payment did not go through. The amount stays open on your invoice.
problem-invoicing-failed = The change is made, but its invoice could not be written yet. It will follow.
problem-statement-failed = The change is made. Its statement could not be written yet and will follow.
problem-tax-failed = The change is made, but its tax could not be worked out yet. It may appear on a later invoice.
problem-differs-from-quote = The change is made, but the amount differs from the one you confirmed. Ask customer service.

## How a change ends, and what is known on the way.

end-submitting = Sending your change. Please leave this page open.
end-done = Your change is made.
end-done-with-problem = Your change is made, with one problem.
end-refused = Nothing was charged. The change was not made.
end-not-sent = Nothing was charged. Your change was not sent on.
end-not-applied = Nothing was charged. The change had no effect, so it is safe to try again.
end-needs-help = We do not know yet whether the change was made. Do not send it again. Customer service will find out with the reference { $reference }.

### shared

## What a line of an invoice is for.

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
preview-for-what = For
preview-amount = Amount
# "3 units at $10.00 each"
preview-units-at-rate =
    { $count ->
        [one] { $units } unit at { $rate }
       *[other] { $units } units at { $rate } each
    }

## Status words

status-current = Your plan
status-expired = Expired
status-expiring = Expires soon

## uss-provider

# For the person who builds the page: what to change so that the elements have somebody to ask.
provider-two-sources = <uss-provider> has both base-url and sandbox. Remove one of them: base-url is for your own backend, sandbox for a demo without one.
provider-bad-base-url = <uss-provider base-url="{ $value }"> cannot be used. Give a path such as “/uss”, or an address that begins with https://.
provider-unknown-scenario = <uss-provider sandbox="{ $value }"> cannot be used: there is no such scenario. Leave the value empty for the default one.
provider-no-source = <uss-provider> has nothing to connect to. Give it base-url, sandbox, or the adapter property.

### plan-picker: plan-picker-

plan-picker-legend = Choose a plan
plan-picker-legend-many = Choose one plan or more
plan-picker-legend-instead = Choose a plan in place of { $plan }
plan-picker-hint = Prices are before tax.
plan-picker-found =
    { $count ->
        [0] There are no plans to choose from at the moment.
        [one] One plan to choose from.
       *[other] { $count } plans to choose from.
    }
plan-picker-required = Choose a plan.
# Under the name of the plan that another one is to replace.
plan-picker-current = You have this plan now.
# A plan that comes with the one above and cannot be left out.
plan-picker-included = Comes with it
# "Comes with Router: $3.00 per month"
plan-picker-comes-with = Comes with { $plan }: { $price }
plan-picker-starts-trial = Starts as a trial. Nothing is charged while it lasts.
plan-picker-starts-active-non-billable = Starts free of charge.
plan-picker-becomes =
    { $months ->
        [one] After one month it becomes { $plan }.
       *[other] After { $months } months it becomes { $plan }.
    }
# "After 3 months it becomes Gold: $40.00 per month."
plan-picker-becomes-priced =
    { $months ->
        [one] After one month it becomes { $plan }: { $price }.
       *[other] After { $months } months it becomes { $plan }: { $price }.
    }
plan-picker-gone = The plan that you chose is no longer offered. Choose another one.
# The plan is still there, but can no longer be taken.
plan-picker-closed = { $plan } can no longer be chosen. { $reason }
plan-picker-price-gone = The price that you chose is no longer offered. Choose again.
# Under the price of a plan, when it is not for one unit: "for 5 units".
plan-picker-for-units =
    { $count ->
        [one] for { $count } unit
       *[other] for { $count } units
    }
plan-picker-no-regular-charge = No regular charge
# A change of price that is known already: "$45.00 from Aug 1, 2020".
plan-picker-price-change = { $price } from { $date }
# "Activation fee: $10.00 once"
plan-picker-activation = { $name }: { $amount } once
plan-picker-cancellation = { $name }: { $amount } when you cancel
plan-picker-details = Price details
plan-picker-details-of = Price details of { $plan }
# How a price depends on the number of units. Each unit at the rate of its own tier.
plan-picker-tier-standard =
    { $shape ->
        [single] Unit { $from }: { $rate }
        [open] From unit { $from } on: { $rate } each
       *[closed] Units { $from } to { $to }: { $rate } each
    }
# All units at the rate of the tier that their number reaches.
plan-picker-tier-volume =
    { $shape ->
        [single] { $from } in all: { $rate } each
        [open] { $from } units or more: { $rate } each
       *[closed] { $from } to { $to } units: { $rate } each
    }
# One rate for the whole tier.
plan-picker-tier-flat =
    { $shape ->
        [single] { $from } in all: { $rate }
        [open] { $from } units or more: { $rate } in all
       *[closed] { $from } to { $to } units: { $rate } in all
    }
# One rate whatever the number of units.
plan-picker-tier-each = { $rate } per unit
plan-picker-tier-whole = { $rate } whatever the number of units
plan-picker-intervals = How often you pay
plan-picker-intervals-of = How often you pay for { $plan }
plan-picker-prices = Choose a price
plan-picker-prices-of = Choose a price of { $plan }
# One of several prices with the same interval: "Promotion: $35.00 per month".
plan-picker-schedule-option = { $name }: { $price }
plan-picker-schedule-from = This price starts on { $date } and can be chosen from that day.
# While units are typed, for those who hear it: "$120.00 per month for 3 units, before tax".
plan-picker-running-price =
    { $count ->
        [one] { $price } for { $count } unit, before tax
       *[other] { $price } for { $count } units, before tax
    }
# Under the figure: "for 3 units, before tax".
plan-picker-running-note =
    { $count ->
        [one] for { $count } unit, before tax
       *[other] for { $count } units, before tax
    }
plan-picker-running-none = The price follows when the units are entered.
# What can be added to a plan: over the list, and on the button that leads to it.
plan-picker-add-ons = Add to { $plan }
plan-picker-added =
    { $count ->
        [0] Nothing added
        [one] { $count } added
       *[other] { $count } added
    }
# For those who hear it, when a plan is chosen.
plan-picker-add-ons-follow =
    { $count ->
        [one] What can be added to { $plan } follows after the plans.
       *[other] What can be added to { $plan } follows after the plans: { $count } choices.
    }
# How many plans of a group are to be chosen. $shape is exactly, up-to, at-least, between or any.
plan-picker-group-rule =
    { $shape ->
        [exactly]
            { $min ->
                [one] Choose one of these.
               *[other] Choose { $min } of these.
            }
        [up-to]
            { $max ->
                [one] Choose one of these, or none.
               *[other] Choose up to { $max } of these.
            }
        [at-least]
            { $min ->
                [one] Choose at least one of these.
               *[other] Choose at least { $min } of these.
            }
        [between] Choose { $min } to { $max } of these.
       *[any] Choose as many of these as you like.
    }
plan-picker-group-count =
    { $count ->
        [0] None so far.
       *[other] { $count } so far.
    }
plan-picker-group-too-few =
    { $count ->
        [one] Choose one more of { $group }.
       *[other] Choose { $count } more of { $group }.
    }
plan-picker-group-too-many =
    { $count ->
        [one] Take one of { $group } out.
       *[other] Take { $count } of { $group } out.
    }
plan-picker-group-full = You have as many of { $group } as you can have. Cancel one of them first.
plan-picker-group-none = None of these
plan-picker-column-plan = Plan
plan-picker-column-once = Fees
plan-picker-column-more = Good to know
plan-picker-column-price = Price
plan-picker-no-fee = None

### shared

## Payment methods and payers, wherever they are named

payment-method-kind =
    { $kind ->
        [card] Card
        [bank-account] Bank account
        [direct-debit] Direct debit
        [wallet] Wallet
       *[other] Payment method
    }
# "Visa ending in 1111"
payment-method-ending = { $name } ending in { $lastFour }
# "Visa ending in 1111 (Family card)". $name: what the customer or the company calls it.
payment-method-named = { $method } ({ $name })
payment-method-expires = expires { $month }
payment-method-expiring = expires soon: { $month }
payment-method-expired = expired { $month }
# "Visa ending in 1111, expires December 2027"
payment-method-until = { $method }, { $expiry }
payer-terms =
    { $kind ->
        [ean-gln] By EAN/GLN invoice: { $name }
       *[net] By invoice: { $name }
    }
payer-nothing = No way to pay

### paying: paying- warning-

## Payments, payment methods and billing groups on their way. $what: "payment", "method" or "group".

paying-submitting =
    { $what ->
        [payment] Sending your payment. Please leave this page open.
       *[other] Saving. Please leave this page open.
    }
paying-unknown =
    { $what ->
        [payment] We are checking whether your payment went through. Do not pay again.
       *[other] We are checking whether it was saved. Do not send it again.
    }
paying-unknown-more =
    { $what ->
        [payment] No answer has come yet. Nothing is charged twice. If you load this page again, it goes on checking.
       *[other] No answer has come yet. Nothing is done twice. If you load this page again, it goes on checking.
    }
paying-unknown-offline = There is no connection at the moment. Checking goes on as soon as it is back.
paying-resumed = You confirmed this before the page was loaded again, or before you signed in again.
paying-check-now = Check now
paying-no-answer = Checked just now: there is no answer yet.
paying-not-sent =
    { $what ->
        [payment] Nothing was charged. Your payment was not sent on.
       *[other] Nothing was changed. It was not sent on.
    }
paying-try-once-more = Try once more
paying-refused =
    { $what ->
        [payment] Nothing was charged. The payment was not made.
       *[other] Nothing was changed.
    }
paying-declined = The payment was declined. Nothing was charged.
paying-declined-more = Choose another way to pay. Details that you have just entered may be wrong.
# Under "Nothing was charged." The new figures stand below.
paying-changed =
    { $what ->
        [payment] What is open has changed since you looked at it. Look at the new figures before you pay.
       *[other] Something has changed since you looked at it. Look at it again before you go on.
    }
paying-changed-agree = I have looked at what is new.
paying-yes-missing = Tick this to go on.
paying-not-applied =
    { $what ->
        [payment] Nothing was charged. The payment had no effect, so it is safe to try again.
       *[other] Nothing was changed. It had no effect, so it is safe to try again.
    }
paying-needs-help =
    { $what ->
        [payment] We do not know whether your payment went through
       *[other] We do not know whether it was saved
    }
paying-needs-help-more =
    { $what ->
        [payment] Do not pay again. Customer service will find out with the reference { $reference }.
       *[other] Do not send it again. Customer service will find out with the reference { $reference }.
    }
paying-noted = I have noted the reference
paying-done =
    { $what ->
        [payment] Your payment is made.
        [method] Your payment method is saved.
       *[group] Your billing group is saved.
    }
paying-reference = Reference

## What a customer says yes to.

warning-payment-method-closed = This payment method is disabled for good. It cannot be brought back.
warning-same-payment-today = You have paid { $amount } today already.
# $plans: all of them by name.
warning-plans-may-go-on =
    { $count ->
        [one] { $plans } is suspended. It may go on with this payment, and would then be billed again at once. How much that is cannot be told beforehand.
       *[other] { $plans } are suspended. They may go on with this payment, and would then be billed again at once. How much that is cannot be told beforehand.
    }

## Fields for cards and accounts, which are not ours.

paying-fields-loading = Loading the fields
paying-fields-unavailable = The fields could not be loaded. Nothing was charged. Try again in a moment.
paying-fields-missing = This page is not set up to ask for cards or accounts. Tell the people who run it.
# $case: what came of what was typed.
paying-fields-result =
    { $case ->
        [declined] These details were not accepted. Nothing was charged. Check them, or use another way to pay.
        [challenge-failed] Your bank did not confirm that it is you. Nothing was charged. Try again, or use another way to pay.
        [challenge-left] The check of your bank was not finished. Nothing was charged. Try again, or use another way to pay.
        [challenge-late] The check of your bank took too long. Nothing was charged. Try again, or use another way to pay.
        [hidden] Something on this page lies over the fields, so they cannot be trusted. Nothing was charged. Close what covers them, then try again.
       *[unavailable] The details could not be sent. Nothing was charged. Try again in a moment.
    }
# One entry of the list of what is to be mended; the field's own text says more. $field: which.
paying-fields-problem =
    { $field ->
        [number] Check the card number.
        [expiry] Check the expiry date.
        [code] Check the security code.
        [name] Check the name.
        [account-number] Check the account number.
        [routing-number] Check the routing number.
        [account-type] Choose the kind of account.
        [iban] Check the IBAN.
       *[mandate] Agree to the mandate.
    }

### billing-group-selector: billing-group-

billing-group-legend = Choose who pays
billing-group-found =
    { $count ->
        [0] There is no billing group to choose from.
        [one] One billing group to choose from.
       *[other] { $count } billing groups to choose from.
    }
# Under "There is no billing group to choose from."
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

# What is added to invoices on payment terms, and what is taken off. $percent is a number without its sign, $surcharge an amount.
billing-group-terms-due =
    { $from ->
        [month-end]
            { $days ->
                [one] Due { $days } day after the end of the month of the invoice.
               *[other] Due { $days } days after the end of the month of the invoice.
            }
       *[invoice]
            { $days ->
                [one] Due { $days } day after the invoice.
               *[other] Due { $days } days after the invoice.
            }
    }
billing-group-terms-percent = { $percent }% is added to every invoice.
billing-group-terms-amount = { $surcharge } is added to every invoice.
billing-group-terms-early =
    { $days ->
        [one] { $percent }% off an invoice that is paid in full within { $days } day.
       *[other] { $percent }% off an invoice that is paid in full within { $days } days.
    }
# $knows: "name", "email" or "both".
billing-group-statements =
    { $knows ->
        [email] Statements go to { $email }.
        [both] Statements go to { $name }, { $email }.
       *[name] Statements go to { $name }.
    }
billing-group-new = New billing group
billing-group-saved =
    { $do ->
        [create] The billing group is saved and chosen.
       *[update] The billing group is saved.
    }
billing-group-dunning-group = Who follows up late payment
billing-group-dunning-group-rule = As the company has it

### payers: payers-

## Payment methods that are added, replaced and removed, and billing groups that are made and changed: forms and what is checked before saving.

# $do: "add", "replace" or "remove". $method: the present one in words, empty for "add".
payers-method-heading =
    { $do ->
        [replace] Replace { $method }
        [remove] Remove { $method }?
       *[add] Add a payment method
    }
payers-kind = What do you want to pay with?
payers-kind-name =
    { $kind ->
        [ach] Bank account
        [sepa] Direct debit
       *[card] Card
    }
payers-kind-more =
    { $kind ->
        [ach] An account in the United States (ACH)
        [sepa] An account in the euro payments area (SEPA)
       *[card] Credit or debit card
    }
payers-kind-none = No payment method can be added here. Ask customer service.
payers-fields-reload = Load the fields again
payers-own-name = Your own name for it
payers-own-name-hint = Such as Family card. It helps you to tell your payment methods apart.
payers-own-name-unusable = This name cannot be used. Choose another one, without a card number in it.
payers-continue = Continue
payers-checking = Checking the details.
# The details were right and there is something to read before saving.
payers-ready = Please check what follows.
# $method: the one that is replaced.
payers-replace-what = When you save, { $method } is disabled for good. The new one gets a number of its own.
payers-replace-groups =
    { $count ->
        [one] { $groups } pays with the new one from then on.
       *[other] { $groups } pay with the new one from then on.
    }
payers-remove-what = { $method } is disabled for good. To pay with it again you have to enter it anew.

payers-review =
    { $do ->
        [remove] Please check before you remove it
       *[save] Please check before you save
    }
payers-new-method = New payment method
payers-closed-method = Disabled for good
payers-group-name = Billing group
payers-group-description = Description
payers-pays-with = Pays with
payers-backup-with = Backup
payers-no-backup = None
payers-numbers-ean = EAN or GLN number
payers-numbers-requisition = Requisition number
payers-plans = Plans it pays for
payers-no-plans = None yet
# Of another billing group: what is left to it when plans move away from it.
payers-plans-left = Plans that { $group } still pays for
payers-plans-gone = None
payers-from-to = { $from } → { $to }
payers-nothing-charged = Nothing is charged by this.
payers-due-now = Invoiced when you save
payers-consent = Please agree
payers-agree-closed = I know that { $method } is disabled for good.
payers-agree-expired = I know that { $name } has expired, so payments may fail.
payers-agree-other = I have read what happens when I save, and I want to go on.
payers-save =
    { $do ->
        [replace] Replace it
        [remove] Remove it for good
        [create] Save the billing group
        [update] Save the changes
       *[add] Save the payment method
    }
payers-change = Change the details

# $do: "create" or "update". $name: of the billing group.
payers-group-heading =
    { $do ->
        [update] Change { $name }
       *[create] New billing group
    }
payers-name = Name
payers-name-hint = A name that tells you what it is for, such as Home or Office.
payers-name-missing = Enter a name.
payers-name-long = Enter a name of at most { NUMBER($max) } characters.
payers-description = Description
payers-description-long = Enter a description of at most { NUMBER($max) } characters.
payers-how = How does it pay?
payers-how-method = With a payment method
payers-how-terms = By invoice, on payment terms
payers-primary = Payment method
payers-primary-missing = Choose a payment method.
payers-please-choose = Please choose
payers-backup = Backup payment method
payers-backup-hint = Charged when the first one is declined.
payers-no-methods = There is no payment method to choose yet. Add one first.
payers-add-method = Add a payment method
payers-method-added = Your payment method is saved and chosen below.
payers-terms = Payment terms
payers-terms-missing = Choose the payment terms.
payers-ean = EAN or GLN number
payers-ean-hint = The 13 digits under which your organisation receives electronic invoices.
payers-ean-wrong = Enter all 13 digits of the EAN or GLN number.
payers-requisition = Requisition number
payers-requisition-hint = Your own number of the project or order, at most 50 characters.
# Check boxes.
payers-plans-which = Which plans does it pay for?
payers-plans-hint = A plan that you tick moves here from the billing group that pays for it now.
payers-plan-payer = Now paid by { $group }
payers-plan-unpaid = No billing group pays for it yet
# Told of plans only that have the same name.
payers-plan-since = Since { $date }.
# Why a plan cannot be unticked: it always has a payer.
payers-plan-own = This billing group pays for it. To move it, tick it in the billing group that is to pay for it.

### payment-methods: payment-methods-

payment-methods-heading = Payment methods
payment-methods-found =
    { $count ->
        [0] You have no payment method yet.
        [one] You have one payment method.
       *[other] You have { $count } payment methods.
    }
payment-methods-none = Add one to pay for your plans with it.
# What a method is used for. $as: "primary", "backup", "both" or "nothing". $groups and $backups: names of billing groups.
payment-methods-uses =
    { $as ->
        [primary] Pays for { $groups }.
        [backup] Backup for { $backups }.
        [both] Pays for { $groups }; backup for { $backups }.
       *[nothing] No billing group pays with it.
    }
payment-methods-action =
    { $action ->
        [remove] Remove
       *[replace] Replace
    }
payment-methods-closed =
    { $action ->
        [pay] Cannot be used now:
        [remove] Cannot be removed:
       *[replace] Cannot be replaced:
    }
payment-methods-may-not = Payment methods cannot be changed here:
payment-methods-keep = Keep it
payment-methods-wait = Nothing else can be changed until it is known whether the last change was saved.
payment-methods-saved =
    { $do ->
        [replace] Your new payment method is saved. The one before is disabled.
        [remove] The payment method is removed.
        [group] Your billing group is saved.
        [resume] The change that you confirmed is saved.
       *[add] Your payment method is saved.
    }
payment-methods-use = Use it for { $group }
payment-methods-use-more = No billing group pays with { $method } yet. Choose one to let it pay:
payment-methods-groups = Who pays with what
### payment-form: payment-form-

payment-form-heading = Pay
payment-form-balance =
    { $case ->
        [nothing] Nothing is open. There is nothing to pay.
        [credit] You have { $credit } in credit. There is nothing to pay.
        [due] { $full } is due.
        [part] { $full } is open. { $current } of it is due by today.
       *[later] { $full } is open. Nothing of it is due yet.
    }
payment-form-explained = What is open
payment-form-invoice = Invoice
payment-form-due = Due
payment-form-open = Open
payment-form-credits = Credits that are not used yet
payment-form-ahead = Paid ahead
payment-form-full = Balance
payment-form-overdue = was due on { $date }
payment-form-due-on = due on { $date }
payment-form-of = Invoice of { $date }

payment-form-what = How much do you want to pay?
payment-form-amount-choice =
    { $choice ->
        [current] What is due by today
        [invoices] Invoices that I choose
        [services] Services that I choose
        [amount] Another amount
       *[full] All that is open
    }
# Beside the amount that pays everything today, where paying early brings a discount.
payment-form-instead = instead of { $full }, for paying early
payment-form-what-missing = Choose how much you want to pay.
payment-form-invoices = Which invoices?
payment-form-invoices-missing = Choose at least one invoice.
payment-form-invoice-number = Invoice { $number }
payment-form-services = Which services?
payment-form-services-missing = Choose at least one service.
payment-form-services-hint = Taxes are paid with their invoice.
payment-form-amount = Amount
payment-form-amount-hint = In { $currency }, at most { $most }. It is put on the oldest invoice first.
payment-form-amount-problem =
    { $reason ->
        [empty] Enter an amount.
        [negative] Enter an amount above zero.
        [zero] Enter an amount above zero.
        [too-many-decimals] Enter an amount with at most { NUMBER($decimals) } decimals.
        [too-large] That is more than is open. Enter at most { $most }.
       *[not-a-number] Enter the amount in figures.
    }

payment-form-with = What do you want to pay with?
payment-form-with-missing = Choose what you want to pay with.
payment-form-once =
    { $kind ->
        [ach] A bank account, for this payment only
        [sepa] A direct debit, for this payment only
       *[card] Another card, for this payment only
    }
payment-form-expired = Choose another one.
payment-form-given = { $method }, for this payment only
payment-form-keep = Add a payment method and keep it
payment-form-later = Let { $group } pay by invoice instead
payment-form-later-note = Nothing is charged now. What is open stays open, and is due as its invoices say.
payment-form-no-way = There is no way to pay here. Ask customer service.
payment-form-nothing-yet = Nothing is charged yet. You see everything once more before you pay.
payment-form-review = Review the payment
payment-form-checking = Checking the details
payment-form-reload-fields = Load the fields again

payment-form-check = Check your payment
payment-form-sentence =
    { $case ->
        [rest] You pay { $total } today with { $method }. { $left } stays open.
        [anew] You pay { $total } today with { $method }. That pays all that is open now.
       *[all] You pay { $total } today with { $method }. Nothing stays open.
    }
payment-form-goes =
    { $when ->
        [after] Where it went
       *[before] Where it goes
    }
# Heads of columns. $when: "before" or "after" it is paid.
payment-form-paid =
    { $when ->
        [after] Paid
       *[before] Pays
    }
payment-form-left =
    { $when ->
        [after] Still open
       *[before] Stays open
    }
payment-form-discount = Discount for paying early
payment-form-total = Total
payment-form-method = Payment method
payment-form-appears = On your statement as
# Plans that dunning suspended.
payment-form-resumes =
    { $count ->
        [one] { $plans } was suspended until what is due is paid, and goes on with this payment.
       *[other] { $plans } were suspended until what is due is paid, and go on with this payment.
    }
payment-form-resumed =
    { $count ->
        [one] { $plans } goes on.
       *[other] { $plans } go on.
    }
payment-form-resumes-more =
    { $case ->
        [credit] { $total } is credited to you for that at once.
       *[charge] { $total } more is invoiced for that at once.
    }
payment-form-resumes-due = Invoiced at once, beside this payment
payment-form-resumes-payer = The plan’s billing group pays it in its usual way; what cannot be charged stays open.
payment-form-quote-failed = The payment could not be worked out.
payment-form-consent = Please agree
payment-form-same-agree = I want to pay it once more.
payment-form-go-on-agree = I want to pay all the same.
payment-form-pay = Pay { $amount } with { $method }
payment-form-renewed = The figures are being checked.

payment-form-paid-title =
    { $case ->
        [part] A part of your payment went through
        [unknown] Your payment is made
       *[all] You have paid { $amount }
    }
payment-form-part = { $charged } of { $total } was charged. The rest stays open.
payment-form-differs = What was charged differs from what you confirmed. Ask customer service.
payment-form-charged = Charged
payment-form-date = Date
payment-form-another = Make another payment

### rate-preview: preview-

preview-heading = What it costs
# Nothing can be worked out yet.
preview-choose-plan = Choose a plan to see what it costs.
preview-choose-units = Enter how many units you want to see what they cost.
preview-choose-start = Choose a start date to see what it costs.
preview-choose-date = Choose a date to see what it costs.
preview-choose-price = Choose a price to see what it costs.
preview-choose-status = Choose what should happen to see what it costs.
preview-choose-payer = Choose who pays to see what it costs.
preview-failed = The cost could not be worked out.
# In place of the start, while figures on the screen are not the present ones.
preview-stale =
    { $case ->
        [choice] These figures are for your earlier choice. The new ones are being worked out.
        [choice-failed] These figures are for your earlier choice. They cannot be confirmed.
        [time-failed] These figures may be out of date. They cannot be confirmed.
       *[time] These figures are being checked.
    }
# What is said first: amount and date. $by: "terms" where an invoice is paid later, "both" where some pay so and some at once.
# "then": a regular price follows. "once": one more charge follows. "part": only a part of a period is charged today.
# "ends": what it is about is never charged again. "waits": nothing happens until somebody starts it.
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
# A later change of price, after the first sentence.
preview-sentence-change = From { $from }, it is { price-per-interval }.
# A later part of a period.
preview-sentence-part = On { $from }, it is { $amount } for part of a period.
# The same where there are several plans.
preview-sentence-change-of = From { $from }, { $plan } is { price-per-interval }.
# After a regular price that comes to an end.
preview-sentence-last = The last of these charges is on { $from }.
# What is charged once, later.
preview-sentence-fee =
    { $kind ->
        [activation] { $amount } is added on { $from } for setting up { $plan }.
        [usage] { $amount } is added on { $from } for usage of { $plan }.
       *[cancellation] { $amount } is added on { $from } for ending { $plan }.
    }

# What a change does. $when: "today"; "past", as of a day before today; "date", on a later one; "waits", until somebody starts it;
# and when it is through: "made", "made-past", "planned".
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
# The same with the price, where several plans are taken.
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
# $count: units afterwards. $before: units before.
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
# $after, $before: names of prices.
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
# $after, $before: status words.
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
# What does not happen when a planned change is deleted. $dated: "no" for one that waits for somebody.
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

# What comes along with a change.
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

# What is replaced or changed, before and after.
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
# The days that a charge is for.
preview-for-period = for { $period }
preview-mark-price = New price
preview-mark-plan = New plan
preview-mark-end = Billing ends
preview-mark-full = Full period
# A plan that becomes another one, as the name of its lane.
preview-lane-becomes = { $before }, then { $after }
# In the place of an amount, where it is not known what the whole invoice comes to.
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
# After the first of several charges of one amount, while the others are folded away.
preview-more-charges =
    { $count ->
        [one] and one more of this amount
       *[other] and { $shown } more of this amount
    }
# How sure a figure is. "quoted": the billing system worked it out just now. "projected": what its rules lead to.
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
# A line of the next invoice for what is charged today and waits for it.
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
# Somebody else, or the day itself, was faster. No error.
preview-meanwhile = This was changed meanwhile
preview-meanwhile-more = Nothing was charged, and you changed nothing. What you see in your lists is being brought up to date.
preview-unknown = We are checking whether it went through. Do not pay again.
preview-unknown-more = No answer has come yet. Nothing is sent twice. If you load this page again, it goes on checking.
preview-resumed = You confirmed this before the page was loaded again.
preview-needs-help = We do not know whether it went through
preview-reference = Reference
# Figures that were renewed while the customer looked at them.
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
# "invoiced": to be paid later, or not paid yet.
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
# After a reload, when it is not known any more what it was.
preview-receipt-through = Your change went through.
preview-receipt-lines = What was charged
preview-receipt-invoice-of = Invoice { $number } of { $date }: { $amount }
preview-another = Make another change
preview-noted = I have noted the reference

### plan-change: change-

change-heading = Take a plan
# $kind is what is done: assign, replace, cancel, units, rate-schedule or status.
change-heading-of =
    { $kind ->
        [assign] Add to { $plan }
        [replace] Switch { $plan } to another plan
        [cancel] Cancel { $plan }
        [units] Change how many units of { $plan } you have
        [rate-schedule] Change how you pay for { $plan }
       *[other] Change { $plan }
    }
change-now-plan = Your plan now
change-now-price = Price now
change-now-next-bill = Next bill
change-when-legend =
    { $kind ->
        [assign] Choose when it starts
        [cancel] Choose when it ends
       *[other] Choose when it changes
    }
change-when-now = Today, { $date }
change-when-anniversary = On the next bill date
change-when-anniversary-on = On the next bill date, { $date }
change-when-anniversary-more =
    { $kind ->
        [cancel] You keep it for the time that is paid.
       *[other] Nothing changes before then, and nothing is charged by days.
    }
change-when-later = On a later date
change-when-earlier = On an earlier date
change-when-earlier-more =
    { $kind ->
        [assign] You also pay for the time since then.
        [cancel] The time since then may be credited.
       *[other] The time since then is charged and credited anew.
    }
change-when-by-hand = Not yet
change-when-by-hand-more = It waits until somebody starts it.
change-date =
    { $kind ->
        [assign] Start date
        [cancel] End date
       *[other] Date of the change
    }
change-periods = Which bill date
change-periods-later =
    { $count ->
        [0] The next one
        [1] The one after that
       *[other] { NUMBER($count) } bill dates after the next one
    }
change-units-label = Units of { $plan }
change-units-now =
    { $count ->
        [one] You have { NUMBER($count) } unit now.
       *[other] You have { NUMBER($count) } units now.
    }
change-schedule-legend = Choose how you pay for { $plan }
change-schedule-current = This is what you pay now.
change-status-legend = Choose what happens to { $plan }
change-status =
    { $status ->
        [active] Use it again
        [active-non-billable] Use it free of charge
        [inactive] Pause it
        [suspended] Suspend it
        [cancelled] End it at the customer’s wish
        [terminated] End it
       *[other] Change it
    }
change-status-more =
    { $status ->
        [active] It is billed from then on.
        [active-non-billable] It stays in use and is not billed.
        [inactive] It cannot be used and is not billed until it goes on.
        [suspended] It cannot be used and is not billed until it is active again.
        [cancelled] It ends, and what belongs to it ends with it.
        [terminated] It ends, and what belongs to it ends with it.
       *[other] { "" }
    }
change-reason-legend = Why do you cancel?
change-reason-none = I would rather not say
change-options = More choices
change-company-rule = As the company has it
change-proration = The days until the next bill date
change-proration-as =
    { $as ->
        [none] Nothing is charged or credited
        [full] Charged and credited by days
        [charge-only] Charged by days, nothing credited
        [credit-only] Credited by days, nothing charged
       *[other] As the company has it
    }
change-proration-invoice = Where these days are billed
change-proration-invoice-as =
    { $as ->
        [at-once] On an invoice today
       *[with-the-next] On the next invoice
    }
change-catch-up = Periods since the start
change-catch-up-as =
    { $as ->
        [one-bill] On one invoice
       *[bill-per-period] One invoice for each
    }
change-combine = Periods that are not billed yet
change-usage = Usage that is not billed yet
change-usage-as =
    { $as ->
        [bill] Is billed
       *[drop] Is not billed
    }
change-reset = Bill date
change-reset-as =
    { $as ->
        [none] Stays as it is
        [change-date] Moves to the day of the change
       *[current-anniversary] Moves to the last bill date
    }
change-coupon = Coupon
change-align-legend = Choose when it is billed
change-align-own = On its own day
change-align-own-more = Today you pay for a whole period.
change-align-with = Together with { $plan }
change-align-with-more = Today you pay only for the time until { $date }. From then on both are billed on the same day.

### invoice-history: invoice-history-

invoice-history-caption = Invoices
invoice-history-number = Number
invoice-history-date = Date
invoice-history-period = Period
invoice-history-amount = Amount
invoice-history-status = Status
invoice-history-is-open = Open
invoice-history-is-paid = Paid
invoice-history-is-voided = Void
invoice-history-is-pending = Not final yet
# In the period column of an invoice that has no period.
invoice-history-no-period = One-time
invoice-history-paid-on = on { $date }
invoice-history-showing =
    { $total ->
        [one] Showing { $shown } of { $total } invoice
       *[other] Showing { $shown } of { $total } invoices
    }
# Where it is not known how many there are in all.
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

### sandbox-panel: panel-

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

### shared

## Changes of plans in words

# $kind is what is done; $plan the plan as it is named before; the others are used by their kinds.
change-told =
    { $kind ->
        [assign] { $plan } starts
        [mandatory-child] { $plan } starts, as part of its plan
        [replace] { $plan } becomes { $other }
        [rollover] { $plan } becomes { $other }
        [cancel] { $plan } ends
        [units] { $plan }: { $units } instead of { $unitsBefore } units
        [rate-schedule] { $plan } is billed as { $schedule }
       *[status]
            { $status ->
                [active] { $plan } is in use again
                [active-non-billable] { $plan } is free of charge
                [inactive] { $plan } is paused
                [suspended] { $plan } is suspended
                [cancelled] { $plan } ends
                [terminated] { $plan } ends
               *[other] { $plan } changes
            }
    }
plan-instance-status =
    { $status ->
        [active] Active
        [active-non-billable] Active, free of charge
        [trial] Trial
        [pending-installation] To be installed
        [pending-activation] Starts later
        [pending-cancellation] Ends soon
        [pending-termination] Ends soon
        [inactive] Paused
        [suspended] Suspended
        [cancelled] Cancelled
       *[terminated] Ended
    }
queue-units = Units
plan-number = Number
# A plan, or what happens to it, where another plan of the account would be told in the same words.
plan-twin = { $plan }, number { $number }
change-not-possible = You cannot change your plans here

### change-queue: queue-

queue-heading = Planned changes
queue-found =
    { $count ->
        [0] No changes are planned.
        [one] { NUMBER($count) } change is planned.
       *[other] { NUMBER($count) } changes are planned.
    }
queue-empty-more = What you plan for later is listed here until it happens.
queue-history = Past changes ({ NUMBER($count) })
queue-state =
    { $state ->
        [executed] Done
        [deleted] Deleted
        [failed] Did not happen
       *[queued]
            { $by ->
                [hand] Waits for somebody
               *[other] Planned
            }
    }
queue-when =
    { $state ->
        [executed] It happened on { $date }.
        [deleted] It was deleted on { $date }.
        [failed] It was due on { $date } and did not happen.
       *[queued]
            { $dated ->
                [no] It waits until somebody starts it.
               *[yes]
                    { $by ->
                        [anniversary] On { $date }, with the next bill.
                       *[other] On { $date }.
                    }
            }
    }
queue-plan = Plan
queue-price = Price
queue-from-to = { $from } → { $to }
queue-waits-for = { $plan } has to start first.
queue-failed = The reason is not known.
queue-action =
    { $action ->
        [execute] Do it now
        [move] Change the date
       *[delete] Delete
    }
queue-closed =
    { $action ->
        [execute] Not possible now:
        [move] The date cannot be changed:
       *[delete] It cannot be deleted:
    }
queue-dialog =
    { $action ->
        [execute] Do this now?
        [move] Move this to another date
       *[delete] Delete this planned change?
    }
queue-along = Do this with it
queue-move-to = New date
queue-keep = Leave it as it is

### subscriptions: subscriptions-

subscriptions-heading = Your plans
subscriptions-found =
    { $count ->
        [0] You have no plans.
        [one] You have { NUMBER($count) } plan.
       *[other] You have { NUMBER($count) } plans.
    }
subscriptions-empty-more = Take one to begin.
subscriptions-take =
    { $count ->
        [0] Take a plan
       *[other] Take another plan
    }
subscriptions-ended = Plans that have ended ({ NUMBER($count) })
subscriptions-change = Change this plan
subscriptions-action =
    { $kind ->
        [replace] Switch to another plan
        [units] Change units
        [rate-schedule] Change how you pay
        [assign] Add to it
        [cancel] Cancel
       *[status]
            { $status ->
                [inactive] Pause
               *[active] Use again
            }
    }
subscriptions-price = Price
subscriptions-starts = Starts
subscriptions-next-bill = Next bill
subscriptions-payer = Paid by
subscriptions-dunning =
    { $state ->
        [completed] A payment for this plan is long overdue.
       *[in-progress] A payment for this plan is overdue.
    }
# $what is the change in words, as in change-told.
subscriptions-queued = On { $date }: { $what }.
subscriptions-queued-by-hand = Waits for somebody to start it: { $what }.
subscriptions-back = Back to your plans

### payment-fields: payment-fields-

# Name of the frame around the fields; no field has the same.
payment-fields-title =
    { $kind ->
        [security-code] Check of your card
        [ach] Bank account details
        [sepa] Direct debit details
       *[card] Card details
    }
# In place of fields to type into, where everything is a sandbox.
payment-fields-sandbox = This is a sandbox: nothing is charged, and no real card or account can be entered.
payment-fields-choose =
    { $kind ->
        [security-code] Test security code
        [ach] Test bank account
        [sepa] Test account for direct debit
       *[card] Test card
    }
payment-fields-option = { $what } – { $outcome }
payment-fields-card =
    { $brand ->
        [visa] Visa ending in { $lastFour }
        [mastercard] Mastercard ending in { $lastFour }
        [american-express] American Express ending in { $lastFour }
        [discover] Discover ending in { $lastFour }
        [diners-club] Diners Club ending in { $lastFour }
        [jcb] JCB ending in { $lastFour }
       *[other] Card ending in { $lastFour }
    }
payment-fields-account = Account ending in { $lastFour }
payment-fields-code =
    { $outcome ->
        [wrong-code] A wrong security code
       *[approve] The right security code
    }
payment-fields-outcome =
    { $outcome ->
        [decline] payments are declined
        [expired] payments are declined as expired
        [wrong-code] payments are declined for the security code
        [challenge] asks you to confirm first
        [slow] payments take three seconds
        [lost-answer] payments go through, the answer is lost
       *[approve] payments go through
    }
payment-fields-brand-not-accepted = Cards of this brand are not accepted. Choose another test card.
payment-fields-challenge = The bank of this test card asks its owner to confirm. What does the owner do?
payment-fields-approve = Confirm
payment-fields-reject = Refuse
payment-fields-leave = Leave without an answer

### card-frame: card-frame-

card-frame-number = Card number
card-frame-brand = { $brand } card
card-frame-expiry = Expiry date
card-frame-expiry-hint = Month and year, as in 08/29
card-frame-code = Security code
card-frame-code-hint =
    { $length ->
        [3] 3 digits on the back of the card
        [4] 4 digits on the front of the card
       *[other] 3 or 4 digits on the card
    }
card-frame-code-of = Security code of the card ending in { $lastFour }
card-frame-name = Name on the card
card-frame-holder = Name of the account holder
card-frame-routing = Routing number
card-frame-routing-hint = 9 digits
card-frame-account = Account number
card-frame-account-type = Kind of account
card-frame-account-checking = Checking
card-frame-account-savings = Savings
card-frame-iban = IBAN
card-frame-iban-hint = Spaces do not matter
# The wording of the European Payments Council for mandates.
card-frame-mandate = I authorize { $creditor } to send instructions to my bank to debit my account, and my bank to debit my account in accordance with these instructions. I am entitled to a refund from my bank under the terms and conditions of my agreement with it. I have to claim a refund within 8 weeks, starting from the date on which my account was debited.
card-frame-mandate-company = this company

card-frame-missing =
    { $field ->
        [number] Enter the number of the card.
        [expiry] Enter the month and year of expiry.
        [code] Enter the security code.
        [routing-number] Enter the routing number of your bank.
        [account-number] Enter the number of the account.
        [account-type] Choose the kind of account.
        [iban] Enter the IBAN of the account.
        [mandate] Tick the box to allow direct debit.
       *[name] Enter the name.
    }
card-frame-invalid =
    { $field ->
        [number] Check the number of the card: a digit is wrong, missing or too many.
        [expiry] Enter month and year as on the card, such as 08/29.
        [code] Check the security code: a digit is wrong, missing or too many.
        [routing-number] Check the routing number: it has 9 digits, and one of these is wrong.
        [account-number] Enter 4 to 17 digits, without letters.
        [iban] Check the IBAN: a character is wrong, missing or too many.
       *[name] Enter the name as the bank knows it, in at most 255 characters and without a card number.
    }
card-frame-expired = This card has expired. Use another card.
card-frame-brand-not-accepted = { $brand } cards are not accepted here. Use another card.

card-frame-hidden = Something lies over this form or changes how it looks, so nothing was sent. Close what covers it, then try again.
card-frame-test-only = This is a test vault: it takes only the test cards and accounts in its documentation. Never enter a real one here; this one was not kept.

card-frame-challenge-heading = Your bank asks you to confirm
card-frame-challenge-note = Answer below within five minutes. Nothing is charged by this step.
card-frame-challenge-title = Confirmation of your bank
card-frame-challenge-leave = Leave this step
card-frame-alone = This page works only as part of a payment form.
