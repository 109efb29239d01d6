import { describe, expect, test } from 'vitest'
import type { PersonRow } from './people-table.ts'
import { planImport, type ImportFacts, type KnownPerson } from './plan-import.ts'

function row(change: Partial<PersonRow> = {}): PersonRow {
  return {
    line: 2,
    name: 'Ana Silva',
    email: 'ana@example.org',
    role: null,
    pod: undefined,
    timeZone: null,
    externalId: null,
    problems: [],
    warnings: [],
    ...change,
  }
}
/** Listed in this cohort alone, never been here. */
function known(change: Partial<KnownPerson> = {}): KnownPerson {
  return {
    userId: 'ana',
    email: 'ana@example.org',
    name: 'Ana Silva',
    role: 'candidate',
    timeZone: 'UTC',
    hasComeIn: false,
    standing: 'active',
    pod: null,
    externalId: null,
    isOnlyYours: true,
    ...change,
  }
}
const taught = ['candidate', 'trainee', 'interviewer'] as const

function plan(change: Partial<ImportFacts>) {
  return planImport({ rows: [row()], known: [], mayGive: taught, pods: [], ...change })
}
function first(change: Partial<ImportFacts>) {
  return plan(change).people[0]!
}

describe('who is new', () => {
  test('CH11 somebody nobody knows is new, a candidate where nothing is said', () => {
    expect(first({})).toMatchObject({ deed: 'new', userId: null, role: 'candidate', problems: [] })
  })

  test('CH11 a role above one’s own is refused', () => {
    expect(first({ rows: [row({ role: 'coordinator' })] }).problems[0]).toContain('Only an administrator')
    const mayGive = [...taught, 'coordinator' as const]
    expect(first({ rows: [row({ role: 'coordinator' })], mayGive }).problems).toEqual([])
  })

  test('CH11 the same address, id or person twice is told with the line of the first', () => {
    const twice = plan({ rows: [row(), row({ line: 5, name: 'Ana S.' })] })
    expect(twice.people[1]!.problems).toEqual(['This e-mail address is in line 2 already.'])
    const ids = [row({ externalId: 'A1' }), row({ line: 3, email: 'b@example.org', externalId: 'A1' })]
    expect(plan({ rows: ids }).people[1]!.problems).toEqual(['The id A1 is in line 2 already.'])
    const person = [row({ externalId: 'A1', email: 'new@example.org' }), row({ line: 3 })]
    expect(plan({ rows: person, known: [known({ externalId: 'A1' })] }).people[1]!.problems).toEqual([
      'The same person is in line 2 already.',
    ])
    expect(twice.counts).toEqual({ new: 1, join: 0, update: 0, same: 0, broken: 1 })
  })
})

describe('who is here', () => {
  test('CH12 the same list again does nothing', () => {
    expect(first({ known: [known()] })).toMatchObject({ deed: 'same', changes: [], isChanged: false })
  })

  test('CH12 what differs is changed, and told from what to what', () => {
    const rows = [
      row({
        name: 'Ana S. Silva',
        role: 'interviewer',
        pod: 'Blue',
        timeZone: 'Europe/Madrid',
        externalId: 'A1',
      }),
    ]
    const person = first({ rows, known: [known({ pod: 'Red' })] })
    expect(person).toMatchObject({ deed: 'update', isChanged: true, role: 'interviewer', pod: 'Blue' })
    expect(person.changes).toEqual([
      'Pod: Red → Blue',
      'External id: none → A1',
      'Name: Ana Silva → Ana S. Silva',
      'Time zone: UTC → Europe/Madrid',
      'Role: candidate → interviewer',
    ])
  })

  test('CH12 by the external id people are found also under another address', () => {
    const rows = [row({ email: 'ana@new.example', externalId: 'A1' })]
    const person = first({ rows, known: [known({ externalId: 'A1' })] })
    expect(person).toMatchObject({ deed: 'update', userId: 'ana', email: 'ana@new.example' })
    const two = [known({ externalId: 'A1' }), known({ userId: 'bo', email: 'ana@new.example' })]
    expect(first({ rows, known: two }).problems[0]).toContain('two different people')
  })

  test('CH12 whoever has come in keeps name, address and zone', () => {
    const rows = [
      row({ name: 'Other', email: 'other@example.org', externalId: 'A1', timeZone: 'Europe/Madrid' }),
    ]
    const person = first({ rows, known: [known({ externalId: 'A1', hasComeIn: true })] })
    expect(person).toMatchObject({
      deed: 'same',
      isChanged: false,
      name: 'Ana Silva',
      email: 'ana@example.org',
      timeZone: 'UTC',
    })
    expect(person.warnings).toEqual(['Signs in with another e-mail address, which stays.'])
  })

  test('CH12 no column of pods leaves the pod, an empty cell takes it away', () => {
    expect(first({ known: [known({ pod: 'Red' })] })).toMatchObject({ deed: 'same', pod: 'Red' })
    expect(first({ rows: [row({ pod: null })], known: [known({ pod: 'Red' })] })).toMatchObject({
      deed: 'update',
      pod: null,
    })
  })
})

describe('who belongs to others', () => {
  const elsewhere = known({
    name: 'Secret Name',
    role: 'interviewer',
    timeZone: 'Asia/Tokyo',
    standing: null,
    isOnlyYours: false,
    hasComeIn: true,
  })

  test('CH13 they join; nothing of theirs is told or changed', () => {
    const person = first({ rows: [row({ name: 'Typed', role: 'candidate' })], known: [elsewhere] })
    expect(person).toMatchObject({ deed: 'join', isChanged: false, name: 'Typed', changes: [] })
    expect(JSON.stringify({ ...person, role: '', timeZone: '' })).not.toMatch(/Secret|Tokyo|nterviewer/)
  })

  test('CH13 in a cohort of others too, the role stays', () => {
    const shared = { ...elsewhere, standing: 'active' as const }
    const person = first({ rows: [row({ role: 'candidate' })], known: [shared] })
    expect(person).toMatchObject({ role: 'interviewer', isChanged: false })
    expect(person.warnings).toContain('Keeps the role they have here.')
  })

  test('CH13 somebody who organises joins only by an administrator', () => {
    const organiser = { ...elsewhere, role: 'coordinator' as const }
    expect(first({ known: [organiser] }).problems[0]).toContain('Only an administrator')
    expect(first({ known: [organiser], mayGive: [...taught, 'coordinator'] }).deed).toBe('join')
  })

  test('CH13 whoever had left or had asked comes in, and it is told', () => {
    expect(first({ known: [known({ standing: 'left' })] })).toMatchObject({ deed: 'join' })
    expect(first({ known: [known({ standing: 'left' })] }).warnings[0]).toContain('Had left')
    expect(first({ known: [known({ standing: 'asked' })] }).warnings[0]).toContain('asked to join')
  })
})

describe('pods of a list', () => {
  const members = (count: number, pod: string) =>
    Array.from({ length: count }, (_, index) => row({ line: index + 2, email: `p${index}@example.org`, pod }))

  test('CH14 pods that would be too small or too large are told, and taken', () => {
    expect(plan({ rows: members(4, 'Blue') }).warnings).toEqual([])
    expect(plan({ rows: members(3, 'Blue') }).warnings[0]).toContain('“Blue” would have 3 candidates')
    expect(plan({ rows: members(7, 'Blue') }).warnings[0]).toContain('7 candidates')
    const pods = Array.from({ length: 6 }, (_, index) => ({ userId: `u${index}`, pod: 'Blue' }))
    expect(plan({ rows: members(1, 'Blue'), pods }).warnings[0]).toContain('7 candidates')
    expect(plan({ rows: members(1, 'Blue'), pods: pods.slice(0, 3) }).warnings).toEqual([])
  })

  test('CH14 a pod that somebody leaves is counted without them; interviewers are in none', () => {
    const pods = Array.from({ length: 4 }, (_, index) => ({ userId: `u${index}`, pod: 'Blue' }))
    const mover = known({ userId: 'u0', pod: 'Blue' })
    expect(plan({ rows: [row({ pod: null })], known: [mover], pods }).warnings[0]).toContain('3 candidates')
    expect(plan({ rows: [row({ pod: 'Blue', role: 'interviewer' })] }).warnings).toEqual([])
  })
})
