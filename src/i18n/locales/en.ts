// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const messages: string = `
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
today = Today
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
preview-units-at-rate =
 { $count ->
 [one] { $units } unit at { $rate }
 *[other] { $units } units at { $rate } each
 }
status-current = Your plan
status-expired = Expired
status-expiring = Expires soon
provider-two-sources = <uss-provider> has both base-url and sandbox. Remove one of them: base-url is for your own backend, sandbox for a demo without one.
provider-bad-base-url = <uss-provider base-url="{ $value }"> cannot be used. Give a path such as “/uss”, or an address that begins with https://.
provider-unknown-scenario = <uss-provider sandbox="{ $value }"> cannot be used: there is no such scenario. Leave the value empty for the default one.
provider-no-source = <uss-provider> has nothing to connect to. Give it base-url, sandbox, or the adapter property.
payment-method-kind =
 { $kind ->
 [card] Card
 [bank-account] Bank account
 [direct-debit] Direct debit
 [wallet] Wallet
 *[other] Payment method
 }
payment-method-ending = { $name } ending in { $lastFour }
payment-method-named = { $method } ({ $name })
payment-method-expires = expires { $month }
payment-method-expiring = expires soon: { $month }
payment-method-expired = expired { $month }
payment-method-until = { $method }, { $expiry }
payer-terms =
 { $kind ->
 [ean-gln] By EAN/GLN invoice: { $name }
 *[net] By invoice: { $name }
 }
payer-nothing = No way to pay
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
plan-twin = { $plan }, number { $number }
change-not-possible = You cannot change your plans here
`;

/** How the ids of the texts begin that come with an element. */
export const elementPrefixes: readonly string[] = [
  'warning-',
  'problem-',
  'end-',
  'preview-',
  'plan-picker-',
  'paying-',
  'warning-',
  'billing-group-',
  'payers-',
  'payment-methods-',
  'payment-form-',
  'change-',
  'invoice-history-',
  'panel-',
  'queue-',
  'subscriptions-',
  'payment-fields-',
  'card-frame-',
];
