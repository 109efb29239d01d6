// Everything of one person as files, one after the other. What others wrote is in it as far as the pages of a session show it to
// them, by the same functions; what is somebody else's is not.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import * as Y from 'yjs'
import { withIdHidden } from '#app/auth/blind.ts'
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listFocusNotes } from '#app/db/focus-notes.server.ts'
import { findBoardPicture } from '#app/db/board-pictures.server.ts'
import { loadDocument } from '#app/db/documents.server.ts'
import {
  readOwnAccount,
  readOwnBookings,
  readOwnHours,
  readOwnLetters,
  readOwnPapers,
  readOwnRatings,
} from '#app/db/own-rows.server.ts'
import { listPartsOf } from '#app/db/leaving-sessions.server.ts'
import { listRecordings } from '#app/db/recordings.server.ts'
import { listToldEvents } from '#app/db/session-events.server.ts'
import { findSessionOfUser, type Session } from '#app/db/sessions.server.ts'
import { documentKinds, documentName, type DocumentKind } from '#app/document/names.ts'
import { mayRead } from '#app/document/may-write.ts'
import { elementsOf, filesOf, notesOf } from '#app/document/shape.ts'
import { readGrowth } from '#app/growth/read-growth.server.ts'
import { listSessionRecordings } from '#app/recording/list-recordings.server.ts'
import { openRecording } from '#app/recording/read-recording.server.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { readFeedbackPage } from '#app/rubric/interview-feedback.server.ts'
import { readFollowUps } from '#app/rubric/follow-ups.server.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import { readMe } from './read-me.ts'

export type ExportNeeds = Pick<AppContext, 'db' | 'now' | 'env' | 'questions'>
/** `open`: read when its turn has come, because it is large. */
export type OwnFile = { path: string } & ({ content: string | Uint8Array } | { open: () => Readable })

export async function* ownFiles(needs: ExportNeeds, actor: Actor): AsyncGenerator<OwnFile> {
  const { db } = needs
  const { userId } = actor
  const account = await readOwnAccount(db, userId)
  yield { path: 'README.txt', content: readMe({ name: account.name, at: needs.now() }) }
  yield json('you.json', account)
  yield json('hours-and-wishes.json', await readOwnHours(db, userId))
  yield json('bookings.json', await readOwnBookings(db, userId))
  yield json('letters.json', await readOwnLetters(db, userId))
  yield json('ratings-of-recordings.json', readBodies(await readOwnRatings(db, userId)))
  if (actor.role === 'candidate') yield json('growth.json', await readGrowth(needs, actor))
  for (const { sessionId } of await listPartsOf(db, userId)) {
    const session = await findSessionOfUser(db, sessionId, userId)
    if (session) yield* sessionFiles(needs, actor, session)
  }
}

async function* sessionFiles(needs: ExportNeeds, actor: Actor, session: Session): AsyncGenerator<OwnFile> {
  const { db } = needs
  const part = session.participants.find(({ userId }) => userId === actor.userId)?.sessionRole
  if (!part) return
  const day = session.scheduledAt.toISOString().slice(0, 10)
  const folder = `${session.kind === 'practice' ? 'practices' : 'sessions'}/${day}-${session.id}`
  const events = await listToldEvents(db, session)
  yield json(`${folder}/session.json`, factsOf(session, part))
  yield json(
    `${folder}/what-you-did.json`,
    withoutHidden(
      session,
      events.filter((event) => isOwn(event, actor.userId)),
    ),
  )
  yield json(`${folder}/what-you-wrote.json`, readBodies(await readOwnPapers(db, actor.userId, session.id)))
  yield* shownFiles(needs, { actor, session, folder })
  if (part !== 'candidate' && part !== 'solo') return
  const focus = await listFocusNotes(db, session.id)
  if (focus.length > 0) yield json(`${folder}/focus-minutes.json`, focus)
  yield* documentFiles(needs, { session, part, events, folder })
  yield* recordingFiles(needs, { actor, session, folder })
}

/** Until the scorecard is in, the id of somebody whose name is hidden would lead to it. */
function withoutHidden({ participants }: Session, events: SessionEvent[]): unknown {
  const hidden = participants.find(({ isHidden }) => isHidden)
  if (!hidden) return events
  return JSON.parse(withIdHidden(JSON.stringify(events), { userId: hidden.userId, standIn: hidden.name }))
}

function factsOf(
  { id, kind, scheduledAt, workingMinutes, rounds, participants }: Session,
  part: SessionRole,
) {
  return {
    ...{ id, kind, scheduledAt, workingMinutes, yourPart: part },
    // Names of questions that never came up would give them away; what came up is in the debrief.
    rounds: rounds.map(({ round, roundId, rubricId }) => ({ round, roundId, rubricId })),
    people: participants.map(({ name, sessionRole }) => ({ name, part: sessionRole })),
  }
}

/** What one did, and the conversation that everybody in the room read. Whoever came first opened it with names and questions, which are not theirs. */
function isOwn(event: SessionEvent, userId: string): boolean {
  if (event.type === 'session-opened') return false
  return event.by === userId || event.type === 'message-said'
}

type Shown = { actor: Actor; session: Session; folder: string }

/** As the pages after a session show it to this person today. */
async function* shownFiles(needs: ExportNeeds, { actor, session, folder }: Shown): AsyncGenerator<OwnFile> {
  const debrief = await readDebrief(needs, actor, session.id)
  if (debrief.ok) yield json(`${folder}/debrief.json`, debrief.value)
  const views = await readFeedbackPage(needs, actor, session.id)
  if (views.ok) yield json(`${folder}/views-of-the-interview.json`, views.value)
  const followUps = await readFollowUps(needs, actor, session.id)
  if (followUps.ok) yield json(`${folder}/questions-and-answers.json`, followUps.value)
}

type Work = { session: Session; part: SessionRole; events: SessionEvent[]; folder: string }

async function* documentFiles({ db }: ExportNeeds, work: Work): AsyncGenerator<OwnFile> {
  const { session, part, events, folder } = work
  const state = replay(events)
  if (state.phase === 'unopened' || !mayRead({ sessionRole: part, phase: state.phase, hidden: false })) return
  for (const { round } of session.rounds) {
    for (const kind of documentKinds) {
      const name = documentName(kind, round)
      const { snapshot, rows } = await loadDocument(db, { sessionId: session.id, name })
      if (!snapshot && rows.length === 0) continue
      const doc = new Y.Doc()
      for (const { update } of [...(snapshot ? [snapshot] : []), ...rows]) Y.applyUpdate(doc, update)
      for (const [file, content] of textsOf(kind, doc))
        yield { path: `${folder}/documents/${name}${file}`, content }
      doc.destroy()
    }
    const picture = await findBoardPicture(db, { sessionId: session.id, round: String(round) })
    if (picture) yield { path: `${folder}/documents/board-${round}.png`, content: picture.png }
  }
}

function textsOf(kind: DocumentKind, doc: Y.Doc): [string, string][] {
  switch (kind) {
    case 'code':
      return [...filesOf(doc).entries()].map(([path, text]) => [`/${path}`, text.toString()])
    case 'notes':
      return [['.txt', notesOf(doc).toString()]]
    case 'board':
      return [['.json', JSON.stringify([...elementsOf(doc).values()], null, 2)]]
  }
}

/** Each is a reading like any other, and is written down as one. */
async function* recordingFiles(
  needs: ExportNeeds,
  { actor, session, folder }: Shown,
): AsyncGenerator<OwnFile> {
  const page = await listSessionRecordings(needs, actor, session.id)
  if (!page || page.recordings.length === 0) return
  yield json(`${folder}/recordings.json`, page.recordings)
  for (const { id, deletedAt } of await listRecordings(needs.db, session.id)) {
    if (deletedAt) continue
    const wanted = { sessionId: session.id, recordingId: id, what: 'download' } as const
    const opened = await openRecording(needs, actor, wanted)
    if (!opened.ok) continue
    const { path } = opened.value
    yield { path: `${folder}/recordings/${basename(path)}`, open: () => createReadStream(path) }
  }
}

function json(path: string, value: unknown): OwnFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` }
}

/** What is kept as text is read as what it says. */
function readBodies<Value>(value: Value): unknown {
  if (Array.isArray(value)) return value.map(readBodies)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      key === 'body' && typeof one === 'string' ? (JSON.parse(one) as unknown) : readBodies(one),
    ]),
  )
}
