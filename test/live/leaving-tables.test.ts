// Each table has said what becomes of it when somebody leaves, and does that.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaveGreenroom } from '#app/account/leave.server.ts'
import { actorOf, type Cast } from '#test/support/build.ts'
import { buildLeavingWorld, PASSWORD } from '#test/support/leaving.ts'
import type { SlotWorld } from '#test/support/slot-world.ts'
import { findTraces } from '#test/support/traces.ts'

/**
 * `goes`: rows about a person go with them. `emptied`: they stay, without name and words. `stays`: nothing in it is about one
 * person, or it is somebody else's. Besides, in which file of an export it is.
 */
type Fate = 'goes' | 'emptied' | 'stays'
const tables: Record<string, [Fate, string | null]> = {
  User: ['emptied', 'you'],
  Login: ['goes', 'you'],
  Invitation: ['goes', null],
  Cohort: ['stays', null],
  CohortRound: ['stays', null],
  CohortMember: ['emptied', 'you'],
  PeopleImport: ['goes', null],
  Session: ['emptied', 'session'],
  Slot: ['stays', 'bookings'],
  SlotSeat: ['emptied', 'bookings'],
  SeatQuarter: ['goes', null],
  BoxQuarter: ['stays', null],
  // Everybody in it is an id.
  Proposal: ['stays', null],
  SlotTold: ['goes', null],
  SlotMove: ['emptied', null],
  SlotMoveYes: ['goes', null],
  SeatSwap: ['emptied', 'bookings'],
  WaitlistEntry: ['emptied', 'bookings'],
  PassedPlace: ['stays', null],
  NoShow: ['emptied', 'bookings'],
  StandByCall: ['emptied', null],
  StandByAsk: ['goes', 'bookings'],
  HostMemory: ['stays', null],
  SessionRound: ['stays', 'session'],
  // Which questions there were is told by the debrief as far as they came up.
  SessionQuestion: ['stays', null],
  SessionParticipant: ['emptied', 'session'],
  SessionEvent: ['emptied', 'what-you-did'],
  Scorecard: ['emptied', 'what-you-wrote'],
  FocusNote: ['goes', 'what-you-wrote'],
  Recording: ['emptied', 'recordings'],
  RecordingRead: ['emptied', 'recordings'],
  ScorecardAddition: ['goes', 'what-you-wrote'],
  InterviewFeedback: ['emptied', 'views-of-the-interview'],
  FollowUp: ['goes', 'questions-and-answers'],
  SessionMood: ['goes', 'what-you-wrote'],
  RubricVersion: ['emptied', null],
  CohortRubric: ['stays', null],
  SelfAssessment: ['goes', 'what-you-wrote'],
  DocumentUpdate: ['goes', 'documents'],
  // The steps of the same documents, until their replay is kept.
  DocumentPast: ['goes', null],
  BoardPicture: ['goes', 'documents'],
  Job: ['emptied', null],
  Mail: ['goes', 'letters'],
  CalendarFeed: ['goes', 'you'],
  Webhook: ['emptied', null],
  WeeklyHours: ['goes', 'hours-and-wishes'],
  HoursException: ['goes', 'hours-and-wishes'],
  SchedulingProfile: ['goes', 'hours-and-wishes'],
  InterviewerRound: ['goes', 'hours-and-wishes'],
  TopicWish: ['goes', 'hours-and-wishes'],
  PairWish: ['goes', 'hours-and-wishes'],
  CalibrationTape: ['goes', null],
  CalibrationRating: ['emptied', 'ratings-of-recordings'],
  CalibrationReading: ['emptied', 'ratings-of-recordings'],
  LadderMark: ['goes', 'ratings-of-recordings'],
}

let world: SlotWorld
let cast: Cast
beforeAll(async () => {
  ;({ world, cast } = await buildLeavingWorld())
})
afterAll(() => world.close())

describe('every table', () => {
  it('OD12 has said what is taken along and what is taken away', () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    const models = [...schema.matchAll(/^model (\w+)/gm)].map(([, name = '']) => name)
    expect(Object.keys(tables).sort()).toEqual(models.sort())
  })

  it('OD12 of those that go, no row points at who has left', async () => {
    const { db } = world.context
    const pointing = async () => {
      const places = await findTraces(db, [], [cast.candidate.id])
      return [...new Set(places.map((place) => place.split('.')[0] ?? ''))]
    }
    const before = await pointing()
    expect(before).toEqual(expect.arrayContaining(['WeeklyHours', 'PairWish', 'Mail', 'FollowUp']))
    const left = await leaveGreenroom(world.context, actorOf(cast.candidate), { password: PASSWORD })
    expect(left.ok).toBe(true)
    expect((await pointing()).filter((table) => tables[table]?.[0] !== 'emptied')).toEqual([])
  })
})
