// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const paymentFormTexts: string = `
payment-form-heading = Pay
payment-form-balance =
 { $case ->
 [nothing] Nothing is open. There is nothing to pay.
 [credit] You have { $credit } in credit. There is nothing to pay.
 [due] { $full } is due.
 [part] { $full } is open. { $current } of it is due by today.
 *[later] { $full } is open. Nothing of it is due yet.
 }
payment-form-explained = What is open
payment-form-invoice = Invoice
payment-form-due = Due
payment-form-open = Open
payment-form-credits = Credits that are not used yet
payment-form-ahead = Paid ahead
payment-form-full = Balance
payment-form-overdue = was due on { $date }
payment-form-due-on = due on { $date }
payment-form-of = Invoice of { $date }
payment-form-what = How much do you want to pay?
payment-form-amount-choice =
 { $choice ->
 [current] What is due by today
 [invoices] Invoices that I choose
 [services] Services that I choose
 [amount] Another amount
 *[full] All that is open
 }
payment-form-instead = instead of { $full }, for paying early
payment-form-what-missing = Choose how much you want to pay.
payment-form-invoices = Which invoices?
payment-form-invoices-missing = Choose at least one invoice.
payment-form-invoice-number = Invoice { $number }
payment-form-services = Which services?
payment-form-services-missing = Choose at least one service.
payment-form-services-hint = Taxes are paid with their invoice.
payment-form-amount = Amount
payment-form-amount-hint = In { $currency }, at most { $most }. It is put on the oldest invoice first.
payment-form-amount-problem =
 { $reason ->
 [empty] Enter an amount.
 [negative] Enter an amount above zero.
 [zero] Enter an amount above zero.
 [too-many-decimals] Enter an amount with at most { NUMBER($decimals) } decimals.
 [too-large] That is more than is open. Enter at most { $most }.
 *[not-a-number] Enter the amount in figures.
 }
payment-form-with = What do you want to pay with?
payment-form-with-missing = Choose what you want to pay with.
payment-form-once =
 { $kind ->
 [ach] A bank account, for this payment only
 [sepa] A direct debit, for this payment only
 *[card] Another card, for this payment only
 }
payment-form-expired = Choose another one.
payment-form-given = { $method }, for this payment only
payment-form-keep = Add a payment method and keep it
payment-form-later = Let { $group } pay by invoice instead
payment-form-later-note = Nothing is charged now. What is open stays open, and is due as its invoices say.
payment-form-no-way = There is no way to pay here. Ask customer service.
payment-form-nothing-yet = Nothing is charged yet. You see everything once more before you pay.
payment-form-review = Review the payment
payment-form-checking = Checking the details
payment-form-reload-fields = Load the fields again
payment-form-check = Check your payment
payment-form-sentence =
 { $case ->
 [rest] You pay { $total } today with { $method }. { $left } stays open.
 [anew] You pay { $total } today with { $method }. That pays all that is open now.
 *[all] You pay { $total } today with { $method }. Nothing stays open.
 }
payment-form-goes =
 { $when ->
 [after] Where it went
 *[before] Where it goes
 }
payment-form-paid =
 { $when ->
 [after] Paid
 *[before] Pays
 }
payment-form-left =
 { $when ->
 [after] Still open
 *[before] Stays open
 }
payment-form-discount = Discount for paying early
payment-form-total = Total
payment-form-method = Payment method
payment-form-appears = On your statement as
payment-form-resumes =
 { $count ->
 [one] { $plans } was suspended until what is due is paid, and goes on with this payment.
 *[other] { $plans } were suspended until what is due is paid, and go on with this payment.
 }
payment-form-resumed =
 { $count ->
 [one] { $plans } goes on.
 *[other] { $plans } go on.
 }
payment-form-resumes-more =
 { $case ->
 [credit] { $total } is credited to you for that at once.
 *[charge] { $total } more is invoiced for that at once.
 }
payment-form-resumes-due = Invoiced at once, beside this payment
payment-form-resumes-payer = The plan’s billing group pays it in its usual way; what cannot be charged stays open.
payment-form-quote-failed = The payment could not be worked out.
payment-form-consent = Please agree
payment-form-same-agree = I want to pay it once more.
payment-form-go-on-agree = I want to pay all the same.
payment-form-pay = Pay { $amount } with { $method }
payment-form-renewed = The figures are being checked.
payment-form-paid-title =
 { $case ->
 [part] A part of your payment went through
 [unknown] Your payment is made
 *[all] You have paid { $amount }
 }
payment-form-part = { $charged } of { $total } was charged. The rest stays open.
payment-form-differs = What was charged differs from what you confirmed. Ask customer service.
payment-form-charged = Charged
payment-form-date = Date
payment-form-another = Make another payment
`;
