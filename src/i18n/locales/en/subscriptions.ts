// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const subscriptionsTexts: string = `
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
subscriptions-queued = On { $date }: { $what }.
subscriptions-queued-by-hand = Waits for somebody to start it: { $what }.
subscriptions-back = Back to your plans
`;
