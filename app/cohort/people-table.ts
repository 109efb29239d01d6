// A list of people as somebody's spreadsheet has it: which column is what, and what each row says. Nothing is looked up here.
import type { Role } from '#app/auth/roles.ts'
import type { CsvRow } from '#app/lib/csv.ts'
import { oneLine } from '#app/lib/one-line.ts'

export type PersonField = 'name' | 'email' | 'role' | 'pod' | 'timeZone' | 'externalId'
export const personFieldWords: Record<PersonField, string> = {
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  pod: 'Pod',
  timeZone: 'Time zone',
  externalId: 'External id',
}

/** What one row says. Null: its cell is empty; undefined: there is no such column, and nothing is said. */
export type PersonRow = {
  line: number
  name: string
  email: string
  role: Role | null
  pod: string | null | undefined
  timeZone: string | null
  externalId: string | null
  problems: string[]
  warnings: string[]
}
export type PeopleTable = {
  rows: PersonRow[]
  /** By field, the title its column has. */
  columns: { field: PersonField; title: string }[]
  /** Titles of columns that say nothing to us. */
  ignored: string[]
}
export type PeopleReading = { ok: true; value: PeopleTable } | { ok: false; problem: string }

type Column = PersonField | 'firstName' | 'lastName'

const titles: Record<Column, readonly string[]> = {
  name: ['name', 'fullname', 'displayname', 'person', 'student', 'studentname', 'volunteer', 'participant'],
  firstName: ['firstname', 'givenname', 'forename'],
  lastName: ['lastname', 'surname', 'familyname'],
  email: ['email', 'mail', 'emailaddress', 'mailaddress', 'emails', 'address'],
  role: ['role', 'part', 'as', 'kind', 'type'],
  pod: ['pod', 'group', 'team', 'circle'],
  timeZone: ['timezone', 'zone', 'tz', 'ianatimezone'],
  externalId: ['externalid', 'id', 'studentid', 'studentnumber', 'personid', 'memberid', 'ref', 'reference'],
}

const roleNames: Record<Role, readonly string[]> = {
  candidate: ['candidate', 'student', 'mentee', 'participant', 'apprentice'],
  trainee: ['trainee', 'traineeinterviewer', 'shadow'],
  interviewer: ['interviewer', 'volunteer', 'mentor'],
  coordinator: ['coordinator', 'organiser', 'organizer'],
  admin: ['admin', 'administrator'],
}

export const POD_LETTERS_MAX = 40
const NAME_LETTERS_MAX = 80
const EXTERNAL_ID_MAX = 60
const EMAIL_MAX = 254
const SHOWN_MAX = 40
/** What a mail server takes; stricter rules turn away addresses that work. */
const EMAIL = /^[^\s@<>()[\],;:"\\\p{Cc}]+@[^\s@<>()[\],;:"\\\p{Cc}]+\.[^\s@<>()[\],;:"\\\p{Cc}.]{2,}$/u
const FORMULA = /^[=+\-@]/

type Knows = { isZone: (name: string) => boolean }

export function readPeopleTable(rows: readonly CsvRow[], knows: Knows): PeopleReading {
  const [first, ...rest] = rows
  if (!first) return { ok: false, problem: 'There is nothing in it.' }
  const found = readTitles(first.cells)
  const missing = [
    ...(found.has('email') ? [] : ['e-mail']),
    ...(found.has('name') || found.has('firstName') || found.has('lastName') ? [] : ['name']),
  ]
  if (missing.length > 0) return { ok: false, problem: missingWords(missing, first.cells) }
  if (rest.length === 0) return { ok: false, problem: 'There is a line of titles, and nobody below it.' }
  const used = new Set(found.values())
  return {
    ok: true,
    value: {
      rows: rest.map((row) => readPerson(row, found, knows)),
      columns: [...found].flatMap(([column, place]) =>
        isField(column) ? [{ field: column, title: shown(first.cells[place] ?? '') }] : [],
      ),
      ignored: first.cells.filter((cell, place) => cell !== '' && !used.has(place)).map(shown),
    },
  }
}

function isField(column: Column): column is PersonField {
  return column !== 'firstName' && column !== 'lastName'
}

function missingWords(missing: string[], cells: readonly string[]): string {
  const said = cells.filter(Boolean).slice(0, 8).map(shown).join(', ')
  return `The first line has to name the columns, and there is no ${missing.join(' and no ')} among them. It says: ${said}.`
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
}

/** The first column with a title is the one that counts. */
function readTitles(cells: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>()
  cells.forEach((cell, place) => {
    const title = plain(cell)
    // why: the keys of a record of all columns are the columns
    const column = (Object.keys(titles) as Column[]).find((one) => titles[one].includes(title))
    if (column && !found.has(column)) found.set(column, place)
  })
  return found
}

function readPerson(row: CsvRow, found: Map<Column, number>, { isZone }: Knows): PersonRow {
  const problems: string[] = []
  const warnings: string[] = []
  const cell = (column: Column) => row.cells[found.get(column) ?? -1]?.trim() ?? ''
  const bounded = (column: PersonField, max: number) => {
    const text = oneLine(cell(column), max + 1)
    if (text.length > max) problems.push(`${personFieldWords[column]}: at most ${max} letters.`)
    return text
  }
  const whole = cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim()
  const name = oneLine(whole, NAME_LETTERS_MAX + 1)
  if (name === '') problems.push('The name is missing.')
  else if (name.length < 2) problems.push('The name has at least two letters.')
  else if (name.length > NAME_LETTERS_MAX) problems.push(`Name: at most ${NAME_LETTERS_MAX} letters.`)
  const email = cell('email')
    .replace(/^mailto:/i, '')
    .toLowerCase()
  if (email === '') problems.push('The e-mail address is missing.')
  else if (!EMAIL.test(email) || email.length > EMAIL_MAX)
    problems.push(`“${shown(email)}” does not look like an e-mail address.`)
  const role = readRole(cell('role'))
  if (role === undefined)
    problems.push(`“${shown(cell('role'))}” is no role here: ${Object.keys(roleNames).join(', ')}.`)
  const zone = cell('timeZone')
  if (zone !== '' && !isZone(zone))
    problems.push(`“${shown(zone)}” is no time zone we know. Write it like Europe/Madrid.`)
  for (const text of [name, cell('pod'), cell('externalId')]) {
    if (FORMULA.test(text)) warnings.push(`“${shown(text)}” looks like a formula. Here it is only text.`)
  }
  return {
    line: row.line,
    name: name.slice(0, NAME_LETTERS_MAX),
    email: email.slice(0, EMAIL_MAX),
    role: role ?? null,
    pod: found.has('pod') ? bounded('pod', POD_LETTERS_MAX) || null : undefined,
    timeZone: zone !== '' && isZone(zone) ? zone : null,
    externalId: bounded('externalId', EXTERNAL_ID_MAX) || null,
    problems,
    warnings,
  }
}

/** Undefined: not a role; null: nothing said. */
function readRole(text: string): Role | null | undefined {
  if (text === '') return null
  const said = plain(text)
  // why: the keys of a record of all roles are the roles
  const known = Object.keys(roleNames) as Role[]
  return known.find((role) => [role, ...roleNames[role]].some((name) => said === name || said === `${name}s`))
}

function shown(text: string): string {
  return oneLine(text, SHOWN_MAX)
}
