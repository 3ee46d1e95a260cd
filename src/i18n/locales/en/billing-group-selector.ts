// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const billingGroupSelectorTexts: string = `
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
`;
