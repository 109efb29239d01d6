// The recordings of a session, asked by every kind of person.
import * as cast from '#app/routes/sessions.$sessionId_.recordings.$recordingId[.]cast.ts'
import * as recordings from '#app/routes/sessions.$sessionId_.recordings._index.tsx'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'

const made = useAccessWorld()

describeAccess(made, {
  pages: [
    ['/sessions/ID/recordings', recordings, 'sign-in 404 404 404 404 404 200 200 200'],
    // There is none of that name; those of a session that has some: recordings.test.ts.
    ['/sessions/ID/recordings/none.cast', cast, 'sign-in 404 404 404 404 404 404 404 404'],
  ],
  forms: [
    [
      '/sessions/ID/recordings',
      recordings,
      'sign-in 404 404 404 404 404 404 403 403',
      () => ({ delete: 'all' }),
    ],
  ],
})
