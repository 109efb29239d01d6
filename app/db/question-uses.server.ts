import type { QuestionUse } from '#app/library/question-uses.ts'
import type { AgendaItem, SessionEventBody } from '#app/session/events.ts'
import type { Db } from './client.server.ts'

/** More sessions nobody has. */
const SESSIONS_MAX = 1000

/** How the bodies of the events that matter begin; `appendSessionEvents` writes them. */
const OPENED = '"type":"session-opened"'
const CHANGED = '"type":"phase-changed"'

type Opened = Extract<SessionEventBody, { type: 'session-opened' }>
type Changed = Extract<SessionEventBody, { type: 'phase-changed' }>

/** Every question this person worked on as the one being asked, or led another candidate through: first to last. */
export async function listQuestionUses(db: Db, userId: string): Promise<QuestionUse[]> {
  const parts = await db.sessionParticipant.findMany({
    where: {
      userId,
      OR: [
        { sessionRole: { in: ['candidate', 'solo'] } },
        { sessionRole: 'interviewer', user: { role: 'candidate' } },
      ],
    },
    select: { sessionId: true, sessionRole: true },
    take: SESSIONS_MAX,
  })
  const howIn = new Map(
    parts.map(({ sessionId, sessionRole }) => [
      sessionId,
      sessionRole === 'solo' ? ('practice' as const) : ('session' as const),
    ]),
  )
  // By body: asked for by type, the database would walk through every session there is.
  const rows = await db.sessionEvent.findMany({
    where: {
      sessionId: { in: [...howIn.keys()] },
      OR: [{ body: { contains: OPENED } }, { body: { contains: CHANGED } }],
    },
    select: { sessionId: true, at: true, type: true, body: true },
    orderBy: [{ sessionId: 'asc' }, { seq: 'asc' }],
  })
  const leads = new Set(
    parts.flatMap(({ sessionId, sessionRole }) => (sessionRole === 'interviewer' ? [sessionId] : [])),
  )
  const openedAs = new Map<string, Opened>()
  const uses = new Map<string, QuestionUse>()
  for (const { sessionId, at, type, body } of rows) {
    const how = howIn.get(sessionId)
    // why: only appendSessionEvents writes bodies, each of the type beside it
    if (type === 'session-opened') openedAs.set(sessionId, JSON.parse(body) as Opened)
    // Whoever leads has read the guide from the lobby on.
    if (type === 'session-opened' && leads.has(sessionId)) {
      for (const questionSlug of questionsOf(openedAs.get(sessionId)))
        uses.set(`${sessionId} ${questionSlug}`, { questionSlug, at, how: 'session' })
    }
    const opened = openedAs.get(sessionId)
    if (type !== 'phase-changed' || !opened || !how) continue
    // why: as above
    const questionSlug = workBegunBy(JSON.parse(body) as Changed, opened)
    const key = `${sessionId} ${questionSlug}`
    if (questionSlug !== null && !uses.has(key)) uses.set(key, { questionSlug, at, how })
  }
  return [...uses.values()].sort((one, other) => one.at.getTime() - other.at.getTime())
}

function questionsOf(opened: Opened | undefined): string[] {
  const ofRounds = opened?.rounds?.flatMap(({ questions }) => questions.map((one) => one.questionSlug))
  return ofRounds ?? (opened ? [opened.questionSlug] : [])
}

/** By slug: in how many sessions it was chosen. */
export async function countQuestionSessions(db: Db): Promise<Map<string, number>> {
  const rows = await db.sessionQuestion.groupBy({ by: ['questionSlug'], _count: { sessionId: true } })
  return new Map(rows.map(({ questionSlug, _count }) => [questionSlug, _count.sessionId]))
}

/** Who has only heard what comes next can still meet it afresh, unless hearing it was all there was to do. */
function workBegunBy({ to, place }: Changed, opened: Opened): string | null {
  const { agenda } = opened
  const item = agenda[place ?? agenda.findIndex(({ phase }) => phase === to)]
  const slug = item ? questionIn(item, opened) : null
  if (slug === null || to !== 'briefing') return slug
  const isAll = agenda.every((other) => other.phase === 'briefing' || questionIn(other, opened) !== slug)
  return isAll ? slug : null
}

function questionIn({ phase, stage }: AgendaItem, { rounds, questionSlug }: Opened): string | null {
  if (!stage) return phase === 'briefing' || phase === 'working' ? questionSlug : null
  const round = rounds?.[stage.round]
  return round?.questions.find(({ part }) => part === stage.part)?.questionSlug ?? null
}
