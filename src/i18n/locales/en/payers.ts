// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const payersTexts: string = `
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
payers-ready = Please check what follows.
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
payers-plans-which = Which plans does it pay for?
payers-plans-hint = A plan that you tick moves here from the billing group that pays for it now.
payers-plan-payer = Now paid by { $group }
payers-plan-unpaid = No billing group pays for it yet
payers-plan-since = Since { $date }.
payers-plan-own = This billing group pays for it. To move it, tick it in the billing group that is to pay for it.
`;
