// A process that does the jobs of a database and says which it begins: `job-child.ts DATABASE_URL stuck|quick`. The stuck one waits
// in the middle of its job to be killed; the quick one does all that is due, waits for a word before it begins, and ends.
import { once } from 'node:events'
import { z } from 'zod'
import { closeDb, openDb } from '#app/db/client.server.ts'
import { jobKind } from '#app/jobs/kinds.ts'
import { createJobRunner, workOf } from '#app/jobs/runner.server.ts'
import { systemNow } from '#app/lib/time.ts'
import { systemTimers } from '#app/lib/timers.ts'

const [url = '', how = ''] = process.argv.slice(2)
const db = await openDb(url)
const kind = jobKind('write-cohort', z.object({ id: z.string() }))
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const work = workOf(kind, async ({ id }) => {
  console.log(`begun ${id}`)
  if (how === 'stuck') await new Promise(() => undefined)
})
const runner = createJobRunner({
  db,
  now: systemNow,
  timers: systemTimers,
  log: silent,
  work: [work],
  leaseMs: 1500,
})
if (how === 'stuck') {
  runner.start()
  setInterval(() => undefined, 60_000)
} else {
  console.log('ready')
  await once(process.stdin, 'data')
  await runner.runDue()
  await closeDb(db)
  process.exit(0)
}
