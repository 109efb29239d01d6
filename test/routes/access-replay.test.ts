// The replay of a session and what it plays from, asked by every kind of person.
import * as bytes from '#app/routes/sessions.$sessionId_.recordings.$recordingId.bytes.ts'
import * as index from '#app/routes/sessions.$sessionId_.recordings.$recordingId.index.ts'
import * as replay from '#app/routes/sessions.$sessionId_.replay.tsx'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'

const made = useAccessWorld()

describeAccess(made, {
  pages: [
    ['/sessions/ID/replay', replay, 'sign-in 404 404 404 404 404 200 200 200'],
    // There is none of that name; those of a session that has some: replay.test.ts.
    ['/sessions/ID/recordings/none/index', index, 'sign-in 404 404 404 404 404 404 404 404'],
    ['/sessions/ID/recordings/none/bytes', bytes, 'sign-in 404 404 404 404 404 404 404 404'],
  ],
  forms: [],
})
