// A process of its own that books one slot for many people at once: `booking-child.ts DATABASE_URL SLOT USER…`. It says when it is ready,
// waits for a word, and prints what became of each.
import { once } from 'node:events'
import { closeDb, openDb } from '#app/db/client.server.ts'
import { getUser } from '#app/db/users.server.ts'
import { bookSlot } from '#app/scheduling/book-slot.server.ts'
import { actorOf } from './build.ts'
import { TEST_START } from './clock.ts'
import { createTestBank } from './questions.ts'

const [url = '', slotId = '', ...userIds] = process.argv.slice(2)
const db = await openDb(url)
const actors = await Promise.all(userIds.map(async (id) => actorOf(await getUser(db, id))))
const needs = {
  db,
  now: () => new Date(TEST_START),
  questions: createTestBank(),
  tell: () => Promise.resolve(),
  boxPlaces: () => 10,
}
console.log('ready')
await once(process.stdin, 'data')
const answers = await Promise.all(
  actors.map(async (actor) => {
    try {
      const answer = await bookSlot(needs, actor, { slotId })
      return answer.ok ? 'booked' : answer.reason
    } catch (error) {
      return `broken: ${String(error)}`
    }
  }),
)
console.log(JSON.stringify(answers))
await closeDb(db)
process.exit(0)
