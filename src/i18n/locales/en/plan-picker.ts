// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const planPickerTexts: string = `
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
plan-picker-current = You have this plan now.
plan-picker-included = Comes with it
plan-picker-comes-with = Comes with { $plan }: { $price }
plan-picker-starts-trial = Starts as a trial. Nothing is charged while it lasts.
plan-picker-starts-active-non-billable = Starts free of charge.
plan-picker-becomes =
 { $months ->
 [one] After one month it becomes { $plan }.
 *[other] After { $months } months it becomes { $plan }.
 }
plan-picker-becomes-priced =
 { $months ->
 [one] After one month it becomes { $plan }: { $price }.
 *[other] After { $months } months it becomes { $plan }: { $price }.
 }
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
plan-picker-intervals-of = How often you pay for { $plan }
plan-picker-prices = Choose a price
plan-picker-prices-of = Choose a price of { $plan }
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
plan-picker-add-ons = Add to { $plan }
plan-picker-added =
 { $count ->
 [0] Nothing added
 [one] { $count } added
 *[other] { $count } added
 }
plan-picker-add-ons-follow =
 { $count ->
 [one] What can be added to { $plan } follows after the plans.
 *[other] What can be added to { $plan } follows after the plans: { $count } choices.
 }
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
`;
