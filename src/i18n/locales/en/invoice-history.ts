// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const invoiceHistoryTexts: string = `
invoice-history-caption = Invoices
invoice-history-number = Number
invoice-history-date = Date
invoice-history-period = Period
invoice-history-amount = Amount
invoice-history-status = Status
invoice-history-is-open = Open
invoice-history-is-paid = Paid
invoice-history-is-voided = Void
invoice-history-is-pending = Not final yet
invoice-history-no-period = One-time
invoice-history-paid-on = on { $date }
invoice-history-showing =
 { $total ->
 [one] Showing { $shown } of { $total } invoice
 *[other] Showing { $shown } of { $total } invoices
 }
invoice-history-showing-some =
 { $shown ->
 [one] Showing { $shown } invoice
 *[other] Showing { $shown } invoices
 }
invoice-history-found =
 { $count ->
 [0] There are no invoices yet.
 [one] One invoice.
 *[other] { $count } invoices.
 }
invoice-history-more = Show more
invoice-history-lines = Lines of invoice { $number }
invoice-history-no-lines = This invoice has no lines.
invoice-history-lines-found =
 { $count ->
 [one] One line.
 *[other] { $count } lines.
 }
`;
