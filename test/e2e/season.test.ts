import { describe, expect } from 'vitest'
import { journey, LONG_WALK_MS } from './journey.ts'
import { goOn } from './room-actions.ts'
import {
  bringPeople,
  comeIn,
  dragByMouse,
  listedAs,
  lockSolvePublish,
  makeCohort,
  moveByKeyboard,
  paintByKeyboard,
  propose,
  readInvitations,
} from './season-actions.ts'
import {
  enterFromSchedule,
  exchange,
  openOneSlot,
  readFeed,
  sayYes,
  sayYesToFirst,
  startOf,
  untilEntry,
  untilLetter,
  untilRoomReady,
} from './season-booking.ts'
import { dayAhead, LEADER, letTimePass, sayHours } from './season-world.ts'

describe('a season', () => {
  journey(
    'JO21, JO22, JO23 a hundred people come from a file, have a schedule, and two of them meet on time',
    async (people) => {
      // A tall window: what a card fits is in sight of it.
      const coordinator = await people.signInAs('Noor Haddad', { height: 1600 })
      const cohortId = await makeCohort(coordinator, 'A hundred people')
      await bringPeople(coordinator, cohortId)
      const invitations = await readInvitations(coordinator)
      expect(invitations.size).toBe(100)
      const interviewer = await comeIn(people, LEADER, invitations.get(LEADER.email))
      await paintByKeyboard(interviewer)
      await sayHours([LEADER.email])

      await propose(coordinator, cohortId)
      const dragged = await dragByMouse(coordinator)
      const moved = await moveByKeyboard(coordinator, dragged)
      expect(await lockSolvePublish(coordinator, moved)).toBe(80)

      const first = await sayYesToFirst(interviewer)
      const listed = listedAs(first.candidateEmail)
      const candidate = await comeIn(people, listed, invitations.get(listed.email))
      const other = { cohortId, day: dayAhead(20), interviewer: LEADER.name }
      const slotId = await openOneSlot(coordinator, other)
      await exchange(candidate, { from: first.slotId, to: slotId })
      await sayYes(interviewer, slotId)
      await untilEntry(listed.email, first.slotId, 'CANCEL')
      const entry = await untilEntry(listed.email, slotId, 'REQUEST')
      expect(entry.startsAt).toBe(await startOf(slotId))
      await untilLetter(coordinator, { to: listed.email, subject: /with a calendar entry/ })
      const feed = await readFeed(candidate)
      expect(feed.get(entry.uid)).toBe(entry.startsAt)
      expect([...feed.keys()].filter((uid) => uid.includes(first.slotId))).toEqual([])

      await letTimePass(slotId, 9)
      await untilLetter(coordinator, { to: listed.email, subject: /In a few minutes/ })
      await untilRoomReady(slotId)
      for (const page of [interviewer, candidate]) await enterFromSchedule(page, slotId)
      await goOn(interviewer)
      for (const page of [interviewer, candidate])
        await page.getByRole('timer', { name: /left in welcome/ }).waitFor()
    },
    LONG_WALK_MS,
  )
})
