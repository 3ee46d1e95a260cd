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
`;
