// A season of any size in a few statements: candidates, interviewers, and slots half of which lie behind.
import type { Database } from '#app/db/client.server.ts'
import { days, hours } from '#app/lib/time.ts'

export type DeskSeasonSize = { candidates: number; interviewers: number; slots: number }
export type DeskSeason = { cohortId: string; coordinatorId: string }

const MS_BETWEEN = hours(4)

/** Everything is confirmed; what lies behind took place. `name` keeps several seasons of one database apart. */
export async function buildDeskSeason(
  db: Database,
  { name, size, now }: { name: string; size: DeskSeasonSize; now: Date },
): Promise<DeskSeason> {
  const cohortId = `${name}-cohort`
  const coordinatorId = `${name}-coordinator`
  const candidates = Array.from({ length: size.candidates }, (_one, k) => `${name}-c${k}`)
  const interviewers = Array.from({ length: size.interviewers }, (_one, k) => `${name}-i${k}`)
  const roleOf = (id: string) => {
    if (id === coordinatorId) return 'coordinator'
    return id.startsWith(`${name}-c`) ? 'candidate' : 'interviewer'
  }
  const people = [coordinatorId, ...interviewers, ...candidates]
  await db.cohort.create({ data: { id: cohortId, name: `Season ${name}`, createdAt: now } })
  await db.user.createMany({
    data: people.map((id) => ({
      id,
      name: `Person ${id}`,
      email: `${id}@example.org`,
      role: roleOf(id),
      createdAt: now,
    })),
  })
  await db.cohortMember.createMany({
    data: people.map((userId, k) => ({
      cohortId,
      userId,
      pod: `Pod ${k % 6}`,
      joinedAt: new Date(now.getTime() - days(60)),
    })),
  })
  await db.cohortRound.createMany({
    data: ['troubleshooting', 'coding', 'code-review'].map((roundId, place) => ({
      cohortId,
      roundId,
      place,
      level: 2,
    })),
  })
  const slots = Array.from({ length: size.slots }, (_slot, k) => ({
    id: `${name}-s${k}`,
    sessionId: `${name}-x${k}`,
    startsAt: new Date(now.getTime() + (k - Math.floor(size.slots / 2)) * MS_BETWEEN + hours(1)),
    candidate: candidates[k % candidates.length] ?? '',
    interviewer: interviewers[k % interviewers.length] ?? '',
  }))
  await writeSessions(db, slots, { cohortId, coordinatorId, now })
  return { cohortId, coordinatorId }
}

type PlannedSlot = { id: string; sessionId: string; startsAt: Date; candidate: string; interviewer: string }

async function writeSessions(
  db: Database,
  slots: readonly PlannedSlot[],
  { cohortId, coordinatorId, now }: DeskSeason & { now: Date },
): Promise<void> {
  const made = { cohortId, createdById: coordinatorId, createdAt: now }
  await db.session.createMany({
    data: slots.map(({ sessionId, startsAt }) => ({
      ...made,
      id: sessionId,
      questionSlug: 'test-question',
      rubricId: 'practice@1',
      workingMinutes: 30,
      scheduledAt: startsAt,
    })),
  })
  await db.sessionRound.createMany({
    data: slots.map(({ sessionId }) => ({
      sessionId,
      round: 0,
      roundId: 'troubleshooting',
      rubricId: 'practice@1',
    })),
  })
  await db.sessionQuestion.createMany({
    data: slots.map(({ sessionId }) => ({
      sessionId,
      round: 0,
      part: 'box',
      place: 0,
      questionSlug: 'test-question',
    })),
  })
  await db.sessionParticipant.createMany({
    data: slots.flatMap(({ sessionId, candidate, interviewer }) => [
      { sessionId, userId: candidate, sessionRole: 'candidate' },
      { sessionId, userId: interviewer, sessionRole: 'interviewer' },
    ]),
  })
  await db.slot.createMany({
    data: slots.map(({ id, sessionId, startsAt }) => ({
      ...made,
      id,
      sessionId,
      startsAt,
      roundId: 'troubleshooting',
      level: 2,
      minutes: 60,
      timeZone: 'UTC',
    })),
  })
  await db.slotSeat.createMany({
    data: slots.flatMap(({ id, candidate, interviewer, startsAt }) => {
      const seat = { slotId: id, state: 'accepted', askedAt: startsAt, answeredAt: startsAt }
      return [
        { ...seat, id: `${id}-c`, seat: 'candidate', userId: candidate },
        { ...seat, id: `${id}-i`, seat: 'interviewer', userId: interviewer },
      ]
    }),
  })
  await db.sessionEvent.createMany({
    data: slots.filter(({ startsAt }) => startsAt < now).flatMap(eventsOf),
  })
}

function eventsOf({ sessionId, startsAt, interviewer, candidate }: PlannedSlot) {
  const opened = {
    questionSlug: 'test-question',
    questionVersion: '1.0.0',
    rubricId: 'practice@1',
    agenda: [
      { phase: 'lobby', minutes: null },
      { phase: 'briefing', minutes: 5 },
      { phase: 'closed', minutes: null },
    ],
    participants: [
      { userId: candidate, name: candidate, sessionRole: 'candidate' },
      { userId: interviewer, name: interviewer, sessionRole: 'interviewer' },
    ],
  }
  const bodies = [
    { type: 'session-opened', ...opened },
    { type: 'phase-changed', from: 'lobby', to: 'briefing' },
  ]
  return bodies.map((body, index) => ({
    sessionId,
    seq: index + 1,
    at: startsAt,
    by: interviewer,
    type: body.type,
    body: JSON.stringify(body),
  }))
}
