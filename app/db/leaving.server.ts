// What goes when somebody deletes their account, besides what is in their sessions (leaving-sessions.server.ts).
import type { Db } from './client.server.ts'

/** Other administrators who are still here. */
export async function countOtherAdmins(db: Db, userId: string): Promise<number> {
  return db.user.count({ where: { role: 'admin', leftAt: null, id: { not: userId } } })
}

/** Names of cohorts that others are in and that nobody else coordinates. */
export async function listCohortsOnlyTheyCoordinate(db: Db, userId: string): Promise<string[]> {
  const rows = await db.cohort.findMany({
    where: {
      AND: [
        { members: { some: { userId, standing: 'active', user: { role: 'coordinator' } } } },
        { members: { some: { userId: { not: userId }, standing: 'active' } } },
      ],
      NOT: {
        members: { some: { userId: { not: userId }, standing: 'active', user: { role: 'coordinator' } } },
      },
    },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ name }) => name)
}

/** Rows that are about this person alone. Those of the sessions that others were in stay for now. */
export async function deleteRowsOf(db: Db, { id, email }: { id: string; email: string }): Promise<void> {
  const own = { where: { userId: id } }
  await db.login.deleteMany(own)
  await db.calendarFeed.deleteMany(own)
  await db.weeklyHours.deleteMany(own)
  await db.hoursException.deleteMany(own)
  await db.schedulingProfile.deleteMany(own)
  await db.interviewerRound.deleteMany(own)
  await db.topicWish.deleteMany(own)
  await db.pairWish.deleteMany({ where: { OR: [{ byUserId: id }, { aboutUserId: id }] } })
  await db.standByAsk.deleteMany(own)
  await db.slotMoveYes.deleteMany(own)
  await db.slotTold.deleteMany(own)
  await db.seatQuarter.deleteMany(own)
  await db.ladderMark.deleteMany(own)
  await db.selfAssessment.deleteMany(own)
  await db.sessionMood.deleteMany(own)
  await db.followUp.deleteMany({ where: { askedById: id } })
  await db.peopleImport.deleteMany({ where: { OR: [{ byUserId: id }, { table: { contains: email } }] } })
  await db.invitation.deleteMany({ where: { email } })
  await db.cohortMember.deleteMany({ where: { userId: id, standing: 'asked' } })
}

/** What stays as a fact and loses its words. */
export async function emptyRowsOf(db: Db, id: string, at: Date): Promise<void> {
  await db.cohortMember.updateMany({
    where: { userId: id },
    data: { standing: 'left', pod: null, externalId: null },
  })
  await db.slotSeat.updateMany({ where: { userId: id }, data: { words: null } })
  await db.waitlistEntry.updateMany({ where: { userId: id }, data: { times: null } })
  const over = { state: 'withdrawn', endedAt: at }
  await db.seatSwap.updateMany({
    where: { state: 'open', OR: [{ fromUserId: id }, { toUserId: id }] },
    data: over,
  })
  await db.slotMove.updateMany({ where: { state: 'open', byUserId: id }, data: over })
}

/** From here on whoever points at this person points at nobody in particular. */
export async function emptyUser(
  db: Db,
  id: string,
  { name, email, at }: { name: string; email: string; at: Date },
): Promise<void> {
  const nothing = {
    passwordHash: null,
    timeZone: 'UTC',
    isDemo: false,
    waitingSince: null,
    lastSeenAt: null,
    hidesName: false,
  }
  await db.user.update({ where: { id }, data: { ...nothing, name, email, leftAt: at }, select: { id: true } })
}

/** Whether whoever this session is about has left: then nothing of it is kept any more. */
export async function hasItsCandidateLeft(db: Db, sessionId: string): Promise<boolean> {
  const found = await db.sessionParticipant.findFirst({
    where: {
      sessionId,
      sessionRole: { in: ['candidate', 'solo'] },
      user: { leftAt: { not: null } },
    },
    select: { userId: true },
  })
  return found !== null
}

/** Their letters go; the answer says which files of letters have to go, too. */
export async function deleteLettersTo(
  db: Db,
  { id, email }: { id: string; email: string },
): Promise<string[]> {
  const where = { OR: [{ toUserId: id }, { toAddress: email }] }
  const rows = await db.mail.findMany({ where, select: { id: true } })
  await db.mail.deleteMany({ where })
  return rows.map((row) => row.id)
}

/** Letters to others that name somebody, with or without their calendar entry. */
export async function takeOutOfLetters(
  db: Db,
  needles: readonly string[],
  clean: (text: string) => string,
): Promise<string[]> {
  const changed = new Set<string>()
  for (const needle of needles.filter(Boolean)) {
    // A long line of a calendar is folded, also within a name.
    const found = await db.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Mail" WHERE instr("subject", ${needle}) OR instr("text", ${needle})
        OR instr("html", ${needle}) OR instr("lastError", ${needle})
        OR instr(replace(replace("calendar", char(13, 10, 32), ''), char(13, 10, 9), ''), ${needle})`
    for (const { id } of found) changed.add(id)
  }
  for (const id of changed) {
    const { subject, text, html } = await db.mail.findUniqueOrThrow({
      where: { id },
      select: { subject: true, text: true, html: true },
    })
    await db.mail.update({
      where: { id },
      // A calendar entry of a letter that was sent is of no further use, and one that waits is told anew.
      data: {
        ...{ subject: clean(subject), text: clean(text), html: clean(html) },
        ...{ calendar: null, calendarMethod: null, lastError: null },
      },
      select: { id: true },
    })
  }
  return [...changed]
}

/** Errors of what runs later may name an address. */
export async function takeOutOfJobs(db: Db, needle: string): Promise<void> {
  await db.job.updateMany({ where: { lastError: { contains: needle } }, data: { lastError: null } })
  await db.job.deleteMany({ where: { payload: { contains: needle } } })
  await db.webhook.updateMany({ where: { lastError: { contains: needle } }, data: { lastError: null } })
}
