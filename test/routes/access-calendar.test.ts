// Calendar entries as files, asked for by every kind of person. Who has a seat is in slot-calendar.test.ts.
import * as entry from '#app/routes/slots.$slotId_.ics.ts'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'

describeAccess(useAccessWorld(), {
  pages: [['/slots/none/ics', entry, 'sign-in 404 404 404 404 404 404 404 404']],
  forms: [],
})
