// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const paymentFieldsTexts: string = `
payment-fields-title =
 { $kind ->
 [security-code] Check of your card
 [ach] Bank account details
 [sepa] Direct debit details
 *[card] Card details
 }
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
`;
