// Rows that are somebody's own, as they take them along: what they wrote, chose, were sent and were booked for. Never what
// others wrote; the pages of a session decide about that.
import type { Db } from './client.server.ts'

export async function readOwnAccount(db: Db, userId: string) {
  const row = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      ...{ id: true, name: true, email: true, role: true, timeZone: true, createdAt: true, lastSeenAt: true },
      hidesName: true,
      memberships: {
        select: { standing: true, pod: true, joinedAt: true, cohort: { select: { name: true } } },
        orderBy: { cohortId: 'asc' },
      },
      calendarFeed: { select: { madeAt: true, lastReadAt: true } },
      logins: { select: { expiresAt: true } },
    },
  })
  const { memberships, logins, ...own } = row
  return {
    ...own,
    signedInUntil: logins.map(({ expiresAt }) => expiresAt),
    cohorts: memberships.map(({ cohort, ...one }) => ({ cohort: cohort.name, ...one })),
  }
}

export async function readOwnHours(db: Db, userId: string) {
  const own = { where: { userId }, omit: { userId: true } } as const
  return {
    weekly: await db.weeklyHours.findMany(own),
    exceptions: await db.hoursException.findMany(own),
    limits: await db.schedulingProfile.findMany(own),
    roundsTaken: await db.interviewerRound.findMany(own),
    topicsWished: (await db.topicWish.findMany(own)).map(({ topic }) => topic),
    peopleWished: await db.pairWish.findMany({
      where: { byUserId: userId },
      select: { kind: true, createdAt: true, about: { select: { name: true } } },
    }),
  }
}

const slotOfSeat = {
  select: { startsAt: true, minutes: true, roundId: true, cohort: { select: { name: true } } },
} as const

export async function readOwnBookings(db: Db, userId: string) {
  const where = { userId }
  return {
    seats: await db.slotSeat.findMany({
      where,
      omit: { userId: true },
      include: { slot: slotOfSeat },
      orderBy: { askedAt: 'asc' },
    }),
    waitlist: await db.waitlistEntry.findMany({ where, omit: { userId: true }, orderBy: { since: 'asc' } }),
    missed: await db.noShow.findMany({ where, select: { at: true, takenBackAt: true, slot: slotOfSeat } }),
    standByAsked: await db.standByAsk.findMany({
      where,
      select: { declinedAt: true, call: { select: { seat: true, createdAt: true, slot: slotOfSeat } } },
    }),
    swaps: await db.seatSwap.findMany({
      where: { OR: [{ fromUserId: userId }, { toUserId: userId }] },
      select: { state: true, createdAt: true, endedAt: true, fromSlot: slotOfSeat, toSlot: slotOfSeat },
    }),
  }
}

/** With their words; a letter that lets somebody in has none any more after a while. */
export async function readOwnLetters(db: Db, userId: string) {
  return db.mail.findMany({
    where: { toUserId: userId },
    select: { kind: true, subject: true, text: true, isSecret: true, createdAt: true, sentAt: true },
    orderBy: { createdAt: 'asc' },
  })
}

export async function readOwnRatings(db: Db, userId: string) {
  return {
    recordingsRated: await db.calibrationRating.findMany({
      where: { userId },
      select: { submittedAt: true, body: true, tape: { select: { title: true, rubricId: true } } },
    }),
    readingsWritten: await db.calibrationReading.findMany({
      where: { byUserId: userId },
      select: { dimensionId: true, words: true, at: true, tape: { select: { title: true } } },
    }),
    stepsOnTheLadder: await db.ladderMark.findMany({
      where: { userId },
      select: { roundId: true, kind: true, words: true, at: true },
    }),
  }
}

/** What they wrote themselves about one session. */
export async function readOwnPapers(db: Db, userId: string, sessionId: string) {
  const own = { where: { sessionId, userId }, omit: { userId: true, sessionId: true } } as const
  return {
    scorecards: await db.scorecard.findMany({
      where: { sessionId, authorId: userId },
      select: {
        ...{ kind: true, round: true, rubricId: true, body: true, updatedAt: true, submittedAt: true },
        additions: { select: { dimensionId: true, rating: true, words: true, at: true } },
      },
      orderBy: { round: 'asc' },
    }),
    selfAssessment: await db.selfAssessment.findMany(own),
    viewOfTheInterview: await db.interviewFeedback.findMany(own),
    mood: await db.sessionMood.findMany(own),
    unseenMinutes: await db.focusNote.findMany({
      where: { sessionId, session: { participants: { some: { userId, sessionRole: 'candidate' } } } },
      select: { words: true, writtenAt: true, sharedAt: true },
    }),
    questionsAsked: await db.followUp.findMany({
      where: { sessionId, askedById: userId },
      select: { sessionMs: true, question: true, askedAt: true, answer: true, answeredAt: true },
      orderBy: { askedAt: 'asc' },
    }),
  }
}
