// Made by scripts/build-terms.mjs. Change the .ftl files instead.
export const changeQueueTexts: string = `
queue-heading = Planned changes
queue-found =
 { $count ->
 [0] No changes are planned.
 [one] { NUMBER($count) } change is planned.
 *[other] { NUMBER($count) } changes are planned.
 }
queue-empty-more = What you plan for later is listed here until it happens.
queue-history = Past changes ({ NUMBER($count) })
queue-state =
 { $state ->
 [executed] Done
 [deleted] Deleted
 [failed] Did not happen
 *[queued]
 { $by ->
 [hand] Waits for somebody
 *[other] Planned
 }
 }
queue-when =
 { $state ->
 [executed] It happened on { $date }.
 [deleted] It was deleted on { $date }.
 [failed] It was due on { $date } and did not happen.
 *[queued]
 { $dated ->
 [no] It waits until somebody starts it.
 *[yes]
 { $by ->
 [anniversary] On { $date }, with the next bill.
 *[other] On { $date }.
 }
 }
 }
queue-plan = Plan
queue-price = Price
queue-from-to = { $from } → { $to }
queue-waits-for = { $plan } has to start first.
queue-failed = The reason is not known.
queue-action =
 { $action ->
 [execute] Do it now
 [move] Change the date
 *[delete] Delete
 }
queue-closed =
 { $action ->
 [execute] Not possible now:
 [move] The date cannot be changed:
 *[delete] It cannot be deleted:
 }
queue-dialog =
 { $action ->
 [execute] Do this now?
 [move] Move this to another date
 *[delete] Delete this planned change?
 }
queue-along = Do this with it
queue-move-to = New date
queue-keep = Leave it as it is
`;
