import { describe, expect, test } from 'vitest'
import { readPeopleTable } from './people-table.ts'

const isZone = (name: string) => ['Europe/Madrid', 'Asia/Kolkata'].includes(name)

function read(text: string) {
  const rows = text.split('\n').map((line, index) => ({ line: index + 1, cells: line.split('|') }))
  return readPeopleTable(rows, { isZone })
}
function only(text: string) {
  const table = read(text)
  if (!table.ok) throw new Error(table.problem)
  return table.value.rows[0]!
}

describe('titles', () => {
  test('CH10 columns are known by their titles, in any order, in other words and other spelling', () => {
    for (const title of [
      'name|email|role|pod|timezone|external id',
      'Full Name|E-Mail|Role|Group|Time zone|ID',
      ' STUDENT |Mail address|as|Team|tz|Student ID',
    ]) {
      expect(only(`${title}\nAna Silva|ANA@Example.org|interviewer|Blue|Europe/Madrid|A1`)).toMatchObject({
        name: 'Ana Silva',
        email: 'ana@example.org',
        role: 'interviewer',
        pod: 'Blue',
        timeZone: 'Europe/Madrid',
        externalId: 'A1',
        problems: [],
      })
    }
    expect(only('pod|surname|e-mail|first name\nBlue|Silva|ana@example.org|Ana')).toMatchObject({
      name: 'Ana Silva',
      pod: 'Blue',
      role: null,
    })
  })

  test('CH10 a table without names or addresses is refused with the titles it has', () => {
    expect(read('first|second\na|b')).toEqual({
      ok: false,
      problem:
        'The first line has to name the columns, and there is no e-mail and no name among them. It says: first, second.',
    })
    expect(read('name|email')).toMatchObject({ ok: false })
  })

  test('CH10 titles that say nothing to us are told; of two with the same meaning the first counts', () => {
    const table = read('name|mail|shoe size|email\nAna Silva|a@example.org|39|b@example.org')
    expect(table).toMatchObject({ value: { ignored: ['shoe size', 'email'] } })
    expect(only('name|mail|email\nAna Silva|a@example.org|b@example.org').email).toBe('a@example.org')
  })
})

describe('rows', () => {
  test.each([
    ['|ana@example.org||', 'The name is missing.'],
    ['A|ana@example.org||', 'at least two letters'],
    [`${'x'.repeat(81)}|ana@example.org||`, 'at most 80'],
    ['Ana|||', 'The e-mail address is missing.'],
    ['Ana|ana@example||', 'does not look like'],
    ['Ana|ana example@x.org||', 'does not look like'],
    ['Ana|a@x.org, b@x.org||', 'does not look like'],
    ['Ana|ana@example.org|emperor|', '“emperor” is no role here'],
    ['Ana|ana@example.org||Mars/Olympus', 'is no time zone'],
    ['Ana|ana@example.org||+02:00', 'is no time zone'],
  ])('CH10 %s is told in words beside its line', (row, words) => {
    const { line, problems } = only(`name|email|role|timezone\n${row}`)
    expect(line).toBe(2)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(words)
  })

  test('CH10 roles may be written as people write them', () => {
    const roleOf = (role: string) => only(`name|email|role\nAna|ana@example.org|${role}`).role
    expect(['Student', 'VOLUNTEER', 'mentors', 'Trainee interviewer', 'Shadow', ''].map(roleOf)).toEqual([
      'candidate',
      'interviewer',
      'interviewer',
      'trainee',
      'trainee',
      null,
    ])
  })

  test('CH10 a cell that looks like a formula stays text, and is told', () => {
    const row = only('name|email\n=HYPERLINK("x")|ana@example.org')
    expect(row.problems).toEqual([])
    expect(row.name).toBe('=HYPERLINK("x")')
    expect(row.warnings[0]).toContain('looks like a formula')
  })

  test('CH10 no column of pods says nothing, an empty cell says none', () => {
    expect(only('name|email\nAna|ana@example.org').pod).toBeUndefined()
    expect(only('name|email|pod\nAna|ana@example.org|').pod).toBeNull()
  })
})
