// Taking somebody out of what is kept: all words of a record, or a name in words of others. Knows no record by name, so that
// one that is added later is emptied too. Pure.
import { LEFT_NAME } from './left.ts'

type Leaf = (text: string, key: string) => string

/** Fields in which people write. What else there is are ids, times, kinds and numbers. */
const WORD_KEYS = new Set([
  'text',
  'words',
  'message',
  'note',
  'evidence',
  'seen',
  'tryNext',
  'wentWell',
  'resource',
  'momentWords',
  'explanation',
  'title',
  'stdin',
  'stdout',
  'url',
])

/** What a session was opened with is the library's: titles of rounds and stages. */
const OPENING = 'session-opened'

/** The same record with every word that somebody wrote taken out. `type`: of an event. */
export function withoutWords<Record extends object>(record: Record, type = ''): Record {
  if (type === OPENING) return record
  return mapText(record, (text, key) => (WORD_KEYS.has(key) ? '' : text))
}

export type Person = { userId: string; name: string; email: string }

/** The same record with this person called somebody who left: by id where names stand beside ids, and by name within words. */
export function withoutPerson<Record extends object>(record: Record, person: Person): Record {
  const clean = nameTaker(person)
  return mapText(renamed(record, person), (text) => clean(text))
}

/** First names shorter than this are words of their own too often. */
const FIRST_NAME_LETTERS_MIN = 3

/** Whole words only: Jun is not in June. A first name alone counts too, where there is more than it. */
export function nameTaker({ name, email }: Pick<Person, 'name' | 'email'>): (text: string) => string {
  const whole = name.trim()
  const [first = ''] = whole.split(/\s+/)
  const names = [whole, ...(first !== whole && first.length >= FIRST_NAME_LETTERS_MIN ? [first] : [])]
  const patterns = names.filter(Boolean).map((one) => wordPattern(one, 'gu'))
  const address = new RegExp(escaped(email), 'giu')
  return (text) => {
    const taken = (instead: string) =>
      patterns.reduce((left, one) => left.replaceAll(one, instead), text.replaceAll(address, instead))
    const told = taken(LEFT_NAME)
    // Longer than the name: a text that was nearly full would not be read any more.
    return told === text || told.length <= FITS_EVERYWHERE ? told : taken('…')
  }
}

/** No field of words that is checked when it is read is shorter. */
const FITS_EVERYWHERE = 200

/** The name as it was given and nothing less: for letters, in which only whole names stand. */
export function fullNameTaker({ name, email }: Pick<Person, 'name' | 'email'>): (text: string) => string {
  const patterns = [
    new RegExp(escaped(email), 'giu'),
    ...[name.trim(), inHtml(name.trim())].filter(Boolean).map((one) => wordPattern(one, 'gu')),
  ]
  return (text) => patterns.reduce((left, pattern) => left.replaceAll(pattern, LEFT_NAME), text)
}

function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function wordPattern(words: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, flags)
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

/** Wherever a name stands beside this id. */
function renamed<Value>(value: Value, person: Person): Value {
  // why: the same shape comes out as went in, which the types of a walk cannot say
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, person)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, renamed<unknown>(one, person)])
  const copy = Object.fromEntries(entries) as Record<string, unknown> // why: as above
  if (copy.userId === person.userId && 'name' in copy) copy.name = LEFT_NAME
  return copy as Value // why: as above
}

function mapText<Value>(value: Value, change: Leaf, key = ''): Value {
  // why: as in `renamed`
  if (typeof value === 'string') return change(value, key) as Value
  if (Array.isArray(value)) return value.map((one: unknown) => mapText(one, change, key)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, one]) => [name, mapText<unknown>(one, change, name)])
  return Object.fromEntries(entries) as Value // why: as above
}
