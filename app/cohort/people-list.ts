// The people of a cohort as a list that can be searched, narrowed and linked to. Pure: rows in, rows out.
import type { Role } from '#app/auth/roles.ts'

export type ListedPerson = {
  userId: string
  name: string
  email: string
  role: Role
  timeZone: string
  standing: 'active' | 'asked' | 'left'
  pod: string | null
  hasComeIn: boolean
  /** Deleted the account. */
  isGone: boolean
  /** Instants as ISO text: they cross the wire. */
  invitedUntil: string | null
  done: number
  planned: number | null
  booked: number
  lastSeenAt: string | null
  nextAt: string | null
  lastSessionAt: string | null
}

export type PeopleFilter = {
  q: string
  role: Role | ''
  /** `none`: those without one. */
  pod: string
  standing: 'active' | 'asked' | 'left' | 'uninvited'
  /** No session for so many days, and none to come. */
  quiet: number | null
  page: number
}

export const PEOPLE_PER_PAGE = 50
export const NO_POD = 'none'
const QUIET_DAYS_MAX = 366
const MS_PER_DAY = 86_400_000

const knownRoles: readonly Role[] = ['candidate', 'trainee', 'interviewer', 'coordinator', 'admin']
const standings = ['active', 'asked', 'left', 'uninvited'] as const

export function readPeopleFilter(search: URLSearchParams): PeopleFilter {
  const quiet = Number(search.get('quiet'))
  const page = Number(search.get('page'))
  return {
    q: (search.get('q') ?? '').trim().slice(0, 80),
    role: knownRoles.find((role) => role === search.get('role')) ?? '',
    pod: (search.get('pod') ?? '').slice(0, 40),
    standing: standings.find((one) => one === search.get('standing')) ?? 'active',
    quiet: Number.isInteger(quiet) && quiet > 0 ? Math.min(quiet, QUIET_DAYS_MAX) : null,
    page: Number.isInteger(page) && page > 1 ? page : 1,
  }
}

export function filterPeople(
  people: readonly ListedPerson[],
  filter: PeopleFilter,
  now: Date,
): ListedPerson[] {
  const sought = plain(filter.q)
  return people.filter((person) => {
    const { standing, role, pod } = person
    if (
      filter.standing === 'uninvited'
        ? standing !== 'active' || person.hasComeIn
        : standing !== filter.standing
    )
      return false
    if (filter.role && role !== filter.role) return false
    if (filter.pod === NO_POD ? pod !== null || role !== 'candidate' : filter.pod && pod !== filter.pod)
      return false
    if (filter.quiet !== null && !isQuiet(person, filter.quiet, now)) return false
    return sought === '' || plain(`${person.name} ${person.email}`).includes(sought)
  })
}

/** Whoever never had a session is quiet too; whoever has one coming is not. */
function isQuiet({ nextAt, lastSessionAt, standing }: ListedPerson, quietDays: number, now: Date): boolean {
  if (nextAt !== null || standing !== 'active') return false
  return lastSessionAt === null || now.getTime() - Date.parse(lastSessionAt) >= quietDays * MS_PER_DAY
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
