// What the page of a cohort's people shows, and what its buttons do.
import { z } from 'zod'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listCohortPeople, listInvitedAddresses } from '#app/db/cohort-people.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone } from '#app/lib/calendar.ts'
import { inviteAgain, letIn, setPod, takeBack, turnDown } from './members.server.ts'
import { filterPeople, PEOPLE_PER_PAGE, type ListedPerson, type PeopleFilter } from './people-list.ts'

type Needs = Pick<AppContext, 'db' | 'now'>

/** How far somebody has come, from app/desk; null fields where there is nothing yet. */
export type PersonProgress = {
  done: number
  planned: number | null
  booked: number
  lastSeenAt: Date | null
  nextAt: Date | null
  lastSessionAt: Date | null
}

export async function listPeopleOf(
  { db, now }: Needs,
  cohortId: string,
  progress: ReadonlyMap<string, PersonProgress>,
): Promise<ListedPerson[]> {
  const [people, invited] = await Promise.all([
    listCohortPeople(db, cohortId),
    listInvitedAddresses(db, cohortId, now()),
  ])
  return people.map(({ userId, name, email, role, timeZone, standing, pod, hasComeIn, isGone }) => {
    const come = progress.get(userId)
    return {
      ...{ userId, name, email, role, timeZone, standing, pod, hasComeIn, isGone },
      invitedUntil: invited.get(email)?.toISOString() ?? null,
      done: come?.done ?? 0,
      planned: come?.planned ?? null,
      booked: come?.booked ?? 0,
      lastSeenAt: come?.lastSeenAt?.toISOString() ?? null,
      nextAt: come?.nextAt?.toISOString() ?? null,
      lastSessionAt: come?.lastSessionAt?.toISOString() ?? null,
    }
  })
}

/** One page of them, with what the filters may be set to. */
export async function readPeoplePage(
  { db, now }: Needs,
  actor: Actor,
  { people, filter }: { people: readonly ListedPerson[]; filter: PeopleFilter },
) {
  const found = filterPeople(people, filter, now())
  const pages = Math.max(1, Math.ceil(found.length / PEOPLE_PER_PAGE))
  const page = Math.min(filter.page, pages)
  const active = people.filter(({ standing }) => standing === 'active')
  return {
    people: found.slice((page - 1) * PEOPLE_PER_PAGE, page * PEOPLE_PER_PAGE),
    found: found.length,
    page,
    pages,
    filter,
    now: now().toISOString(),
    timeZone: knownZone((await findUser(db, actor.userId))?.timeZone ?? 'UTC'),
    pods: [...new Set(active.flatMap(({ pod }) => pod ?? []))].sort((a, b) =>
      a.localeCompare(b, 'en', { numeric: true }),
    ),
    counts: {
      active: active.length,
      asked: people.filter(({ standing }) => standing === 'asked').length,
      left: people.filter(({ standing }) => standing === 'left').length,
      uninvited: active.filter(({ hasComeIn }) => !hasComeIn).length,
      waitingForLetter: active.filter(({ hasComeIn, invitedUntil }) => !hasComeIn && invitedUntil === null)
        .length,
    },
  }
}

export type PeoplePage = Awaited<ReturnType<typeof readPeoplePage>>

const userId = z.string().min(1).max(40)
export const peopleDeed = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('let-in'), userId }),
  z.object({ deed: z.literal('turn-down'), userId }),
  z.object({ deed: z.literal('take-back'), userId }),
  z.object({ deed: z.literal('leave'), userId }),
  z.object({ deed: z.literal('pod'), userId, pod: z.string().max(200).default('') }),
  z.object({ deed: z.literal('invite'), userId }),
  z.object({ deed: z.literal('invite-rest') }),
])
export type PeopleDeed = z.output<typeof peopleDeed>
/** `leave` gives up seats and is done by app/scheduling. */
export type MemberDeed = Exclude<PeopleDeed, { deed: 'leave' }>

export type DeedAnswer = { ok: boolean; words: string }

const notSo = { ok: false, words: 'Somebody was faster: this is not how it stands any more.' }

export async function doPeopleDeed(
  context: Pick<AppContext, 'db' | 'now' | 'env'>,
  actor: Actor,
  { cohortId, deed }: { cohortId: string; deed: MemberDeed },
): Promise<DeedAnswer> {
  if (deed.deed === 'invite-rest' || deed.deed === 'invite') {
    const one = deed.deed === 'invite' ? deed.userId : null
    const count = await inviteAgain(context, actor.userId, { cohortId, userId: one })
    if (count === 0) return { ok: false, words: 'Nobody needs an invitation.' }
    return {
      ok: true,
      words: count === 1 ? 'The invitation is on its way.' : `${count} invitations are on their way.`,
    }
  }
  const who = { cohortId, userId: deed.userId }
  switch (deed.deed) {
    case 'let-in':
      return (await letIn(context, who)).ok
        ? { ok: true, words: 'They are in, and have a letter that says so.' }
        : notSo
    case 'turn-down':
      return (await turnDown(context, who)).ok ? { ok: true, words: 'They have a kind letter.' } : notSo
    case 'take-back':
      return (await takeBack(context, who)).ok ? { ok: true, words: 'They are in again.' } : notSo
    case 'pod': {
      const set = await setPod(context.db, who, deed.pod)
      if (set.ok)
        return { ok: true, words: deed.pod.trim() ? `In ${deed.pod.trim()} now.` : 'In no pod now.' }
      return set.reason === 'too-long'
        ? { ok: false, words: 'The name of a pod has at most 40 letters.' }
        : notSo
    }
  }
}
