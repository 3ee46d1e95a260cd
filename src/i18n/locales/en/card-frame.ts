// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const cardFrameTexts: string = `
card-frame-number = Card number
card-frame-brand = { $brand } card
card-frame-expiry = Expiry date
card-frame-expiry-hint = Month and year, as in 08/29
card-frame-code = Security code
card-frame-code-hint =
 { $length ->
 [3] 3 digits on the back of the card
 [4] 4 digits on the front of the card
 *[other] 3 or 4 digits on the card
 }
card-frame-code-of = Security code of the card ending in { $lastFour }
card-frame-name = Name on the card
card-frame-holder = Name of the account holder
card-frame-routing = Routing number
card-frame-routing-hint = 9 digits
card-frame-account = Account number
card-frame-account-type = Kind of account
card-frame-account-checking = Checking
card-frame-account-savings = Savings
card-frame-iban = IBAN
card-frame-iban-hint = Spaces do not matter
card-frame-mandate = I authorize { $creditor } to send instructions to my bank to debit my account, and my bank to debit my account in accordance with these instructions. I am entitled to a refund from my bank under the terms and conditions of my agreement with it. I have to claim a refund within 8 weeks, starting from the date on which my account was debited.
card-frame-mandate-company = this company
card-frame-missing =
 { $field ->
 [number] Enter the number of the card.
 [expiry] Enter the month and year of expiry.
 [code] Enter the security code.
 [routing-number] Enter the routing number of your bank.
 [account-number] Enter the number of the account.
 [account-type] Choose the kind of account.
 [iban] Enter the IBAN of the account.
 [mandate] Tick the box to allow direct debit.
 *[name] Enter the name.
 }
card-frame-invalid =
 { $field ->
 [number] Check the number of the card: a digit is wrong, missing or too many.
 [expiry] Enter month and year as on the card, such as 08/29.
 [code] Check the security code: a digit is wrong, missing or too many.
 [routing-number] Check the routing number: it has 9 digits, and one of these is wrong.
 [account-number] Enter 4 to 17 digits, without letters.
 [iban] Check the IBAN: a character is wrong, missing or too many.
 *[name] Enter the name as the bank knows it, in at most 255 characters and without a card number.
 }
card-frame-expired = This card has expired. Use another card.
card-frame-brand-not-accepted = { $brand } cards are not accepted here. Use another card.
card-frame-hidden = Something lies over this form or changes how it looks, so nothing was sent. Close what covers it, then try again.
card-frame-test-only = This is a test vault: it takes only the test cards and accounts in its documentation. Never enter a real one here; this one was not kept.
card-frame-challenge-heading = Your bank asks you to confirm
card-frame-challenge-note = Answer below within five minutes. Nothing is charged by this step.
card-frame-challenge-title = Confirmation of your bank
card-frame-challenge-leave = Leave this step
card-frame-alone = This page works only as part of a payment form.
`;
