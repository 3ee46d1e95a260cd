// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const planChangeTexts: string = `
change-heading = Take a plan
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
`;
