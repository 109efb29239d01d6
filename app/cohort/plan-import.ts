// What a list of people would do to a cohort, row by row, before anything is done. The same is worked out again when it is taken.
import type { Role } from '#app/auth/roles.ts'
import { POD_SIZE_MAX, POD_SIZE_MIN } from './arrange-pods.ts'
import type { PersonRow } from './people-table.ts'

/** Somebody with one of the addresses or ids of the list. */
export type KnownPerson = {
  userId: string
  email: string
  name: string
  role: Role
  timeZone: string
  /** Has come in, and then name, address and zone are their own. Not yet: listed, or only asked to join. */
  hasComeIn: boolean
  /** In this cohort; null = never was. */
  standing: 'active' | 'asked' | 'left' | null
  pod: string | null
  externalId: string | null
  /** In no cohort but those of whoever brings the list. */
  isOnlyYours: boolean
}

export type PlannedPerson = {
  line: number
  deed: 'new' | 'join' | 'update' | 'same'
  userId: string | null
  name: string
  email: string
  role: Role
  timeZone: string | null
  pod: string | null
  externalId: string | null
  /** "Pod: Blue → Red" */
  changes: string[]
  /** Name, address, role or zone would not be what they are. */
  isChanged: boolean
  problems: string[]
  warnings: string[]
}
export type ImportPlan = {
  people: PlannedPerson[]
  /** About the list as a whole. */
  warnings: string[]
  counts: Record<PlannedPerson['deed'] | 'broken', number>
}

export type ImportFacts = {
  rows: readonly PersonRow[]
  known: readonly KnownPerson[]
  /** The roles whoever brings the list may give. */
  mayGive: readonly Role[]
  /** The pods of the cohort's candidates as they are. */
  pods: readonly { userId: string; pod: string }[]
}

export function planImport(facts: ImportFacts): ImportPlan {
  const byEmail = new Map(facts.known.map((one) => [one.email, one]))
  const byId = new Map(
    facts.known.flatMap((one) => (one.standing && one.externalId ? [[one.externalId, one] as const] : [])),
  )
  const seen: Seen = { emails: new Map(), ids: new Map(), users: new Map() }
  const people = facts.rows.map((row) => {
    const ofId = row.externalId === null ? undefined : byId.get(row.externalId)
    const ofEmail = byEmail.get(row.email)
    const planned = planRow(row, { known: ofId ?? ofEmail ?? null, mayGive: facts.mayGive })
    if (ofId && ofEmail && ofId.userId !== ofEmail.userId)
      planned.problems.push(`The id ${row.externalId ?? ''} and this address belong to two different people.`)
    noteTwins(planned, row, seen)
    return planned
  })
  const counts = { new: 0, join: 0, update: 0, same: 0, broken: 0 }
  for (const { deed, problems } of people) counts[problems.length > 0 ? 'broken' : deed] += 1
  return { people, warnings: podWarnings(people, facts.pods), counts }
}

type Seen = Record<'emails' | 'ids' | 'users', Map<string, number>>

function noteTwins(planned: PlannedPerson, row: PersonRow, seen: Seen): void {
  const say = (map: Map<string, number>, key: string | null, what: string) => {
    if (key === null || key === '') return false
    const line = map.get(key)
    if (line === undefined) map.set(key, row.line)
    else planned.problems.push(`${what} is in line ${line} already.`)
    return line !== undefined
  }
  const told = say(seen.emails, row.email, 'This e-mail address')
  const toldId = say(seen.ids, row.externalId, `The id ${row.externalId ?? ''}`)
  if (!told && !toldId) say(seen.users, planned.userId, 'The same person')
}

type About = { known: KnownPerson | null; mayGive: readonly Role[] }

function planRow(row: PersonRow, { known, mayGive }: About): PlannedPerson {
  const planned: PlannedPerson = {
    line: row.line,
    deed: known ? 'same' : 'new',
    userId: known?.userId ?? null,
    name: row.name,
    email: row.email,
    role: row.role ?? 'candidate',
    timeZone: row.timeZone,
    pod: row.pod ?? null,
    externalId: row.externalId,
    changes: [],
    isChanged: false,
    problems: [...row.problems],
    warnings: [...row.warnings],
  }
  if (known) meetKnown(planned, { row, known, mayGive })
  else if (!mayGive.includes(planned.role))
    planned.problems.push('Only an administrator can bring in somebody with this role.')
  return planned
}

type Meeting = { row: PersonRow; known: KnownPerson; mayGive: readonly Role[] }

/** Of somebody who is in a cohort of others nothing is told but that they join, and nothing changed but their place here. */
function meetKnown(planned: PlannedPerson, { row, known, mayGive }: Meeting): void {
  const isIn = known.standing === 'active'
  if (!isIn && !mayGive.includes(known.role)) {
    planned.problems.push('Only an administrator can bring in the person with this address.')
    return
  }
  const change = (what: string, from: string | null, to: string | null) => {
    planned.changes.push(`${what}: ${from ?? 'none'} → ${to ?? 'none'}`)
  }
  planned.pod = row.pod === undefined ? known.pod : row.pod
  planned.externalId = row.externalId ?? known.externalId
  if (isIn && planned.pod !== known.pod) change('Pod', known.pod, planned.pod)
  if (isIn && planned.externalId !== known.externalId)
    change('External id', known.externalId, planned.externalId)
  const placeChanges = planned.changes.length
  keepOwn(planned, { row, known, mayGive }, change)
  planned.isChanged = planned.changes.length > placeChanges
  if (!isIn) {
    planned.deed = 'join'
    planned.warnings.push(joinWords(known))
  } else if (planned.changes.length > 0) planned.deed = 'update'
}

function joinWords({ standing, hasComeIn }: KnownPerson): string {
  if (standing === null)
    return 'Somebody with this address is here already. They join and keep their own name, role and time zone.'
  if (standing === 'left') return 'Had left and comes back.'
  return hasComeIn
    ? 'Had asked to join and is let in.'
    : 'Had asked to join and is let in; by the invitation they choose their password anew.'
}

type Change = (what: string, from: string | null, to: string | null) => void

function keepOwn(planned: PlannedPerson, { row, known, mayGive }: Meeting, change: Change): void {
  const mayChange = known.standing === 'active' && known.isOnlyYours
  const isListed = mayChange && !known.hasComeIn
  if (isListed && row.name !== known.name) change('Name', known.name, row.name)
  if (isListed && row.timeZone && row.timeZone !== known.timeZone)
    change('Time zone', known.timeZone, row.timeZone)
  if (isListed && row.email !== known.email) change('E-mail', known.email, row.email)
  const givesRole =
    mayChange && row.role !== null && mayGive.includes(known.role) && mayGive.includes(row.role)
  if (givesRole && row.role !== known.role) change('Role', known.role, row.role)
  if (known.standing === 'active' && !isListed && row.email !== known.email)
    planned.warnings.push('Signs in with another e-mail address, which stays.')
  else if (known.standing === 'active' && known.hasComeIn && row.name !== known.name)
    planned.warnings.push(`Goes by the name ${known.name} here, which stays.`)
  if (known.standing === 'active' && row.role !== null && row.role !== known.role && !givesRole)
    planned.warnings.push('Keeps the role they have here.')
  if (!isListed) {
    planned.email = known.email
    planned.timeZone = known.timeZone
    // What others call somebody is shown only where that is known already.
    if (known.standing === 'active') planned.name = known.name
  } else planned.timeZone = row.timeZone ?? known.timeZone
  planned.role = givesRole && row.role ? row.role : known.role
}

/** Pods are of four to six; smaller and larger ones are taken and told. */
function podWarnings(people: readonly PlannedPerson[], pods: ImportFacts['pods']): string[] {
  const podOf = new Map<string, string>(pods.map(({ userId, pod }) => [userId, pod]))
  const touched = new Set<string>()
  for (const { userId, line, pod, role, problems } of people) {
    if (problems.length > 0) continue
    const key = userId ?? `line ${line}`
    const before = podOf.get(key)
    if (before !== undefined && before !== pod) touched.add(before)
    podOf.delete(key)
    if (pod === null || role !== 'candidate') continue
    podOf.set(key, pod)
    if (before !== pod) touched.add(pod)
  }
  const sizes = new Map<string, number>()
  for (const pod of podOf.values()) sizes.set(pod, (sizes.get(pod) ?? 0) + 1)
  return [...sizes]
    .filter(([pod, size]) => touched.has(pod) && (size < POD_SIZE_MIN || size > POD_SIZE_MAX))
    .map(
      ([pod, size]) =>
        `Pod “${pod}” would have ${size === 1 ? 'one candidate' : `${size} candidates`}; pods are best with four to six.`,
    )
    .sort()
}
