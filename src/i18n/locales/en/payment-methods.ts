// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const paymentMethodsTexts: string = `
payment-methods-heading = Payment methods
payment-methods-found =
 { $count ->
 [0] You have no payment method yet.
 [one] You have one payment method.
 *[other] You have { $count } payment methods.
 }
payment-methods-none = Add one to pay for your plans with it.
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
`;
