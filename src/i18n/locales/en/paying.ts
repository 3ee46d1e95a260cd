// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const payingTexts: string = `
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
warning-payment-method-closed = This payment method is disabled for good. It cannot be brought back.
warning-same-payment-today = You have paid { $amount } today already.
warning-plans-may-go-on =
 { $count ->
 [one] { $plans } is suspended. It may go on with this payment, and would then be billed again at once. How much that is cannot be told beforehand.
 *[other] { $plans } are suspended. They may go on with this payment, and would then be billed again at once. How much that is cannot be told beforehand.
 }
paying-fields-loading = Loading the fields
paying-fields-unavailable = The fields could not be loaded. Nothing was charged. Try again in a moment.
paying-fields-missing = This page is not set up to ask for cards or accounts. Tell the people who run it.
paying-fields-result =
 { $case ->
 [declined] These details were not accepted. Nothing was charged. Check them, or use another way to pay.
 [challenge-failed] Your bank did not confirm that it is you. Nothing was charged. Try again, or use another way to pay.
 [challenge-left] The check of your bank was not finished. Nothing was charged. Try again, or use another way to pay.
 [challenge-late] The check of your bank took too long. Nothing was charged. Try again, or use another way to pay.
 [hidden] Something on this page lies over the fields, so they cannot be trusted. Nothing was charged. Close what covers them, then try again.
 *[unavailable] The details could not be sent. Nothing was charged. Try again in a moment.
 }
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
`;
