const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DAYS = 'sun mon tue wed thu fri sat'.split(' ')
const FIELDS = [
  { low: 0, high: 59, names: [] },
  { low: 0, high: 23, names: [] },
  { low: 1, high: 31, names: [] },
  { low: 1, high: 12, names: MONTHS },
  { low: 0, high: 7, names: DAYS },
]
// What has not run at the end of the eighth year counts as never. 29 February can take so long.
const YEARS_AHEAD = 8

class Invalid extends Error {}

function number(text) {
  if (!/^[0-9]{1,2}$/.test(text)) throw new Invalid(text)
  return Number(text)
}

function readField(text, { low, high, names }) {
  const value = (word) => {
    const place = names.indexOf(word.toLowerCase())
    return place < 0 ? number(word) : place + low
  }
  const values = new Set()
  for (const part of text.split(',')) {
    const [span, stepText, ...more] = part.split('/')
    const ends = span === '*' ? [low, high] : span.split('-').map(value)
    const step = stepText === undefined ? 1 : number(stepText)
    if (more.length > 0 || ends.length > 2 || step === 0) throw new Invalid(part)
    if (ends.length === 1 && stepText !== undefined) throw new Invalid(part)
    const [first, last = first] = ends
    if (first < low || last < first || last > high) throw new Invalid(part)
    for (let one = first; one <= last; one += 1) if (one % step === 0) values.add(one)
  }
  return values
}

function readPlan(fields) {
  if (fields.length !== FIELDS.length) throw new Invalid('fields')
  const [minutes, hours, days, months, weekdays] = fields.map((text, place) => readField(text, FIELDS[place]))
  const inOrder = (values) => [...values].sort((one, other) => one - other)
  return {
    minutes: inOrder(minutes),
    hours: inOrder(hours),
    days,
    months,
    weekdays: new Set([...weekdays].map((day) => day % 7)),
    anyOfBoth: !fields[2].startsWith('*') && !fields[4].startsWith('*'),
  }
}

function readTime(text) {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) throw new Invalid(text)
  const time = new Date(`${text}:00Z`)
  // A day such as 30 February is moved to March; a broken hour gives no time at all.
  if (Number.isNaN(time.getTime()) || written(time) !== text) throw new Invalid(text)
  return time
}

function written(time) {
  return time.toISOString().slice(0, 16)
}

function fits(plan, day) {
  if (!plan.months.has(day.getUTCMonth() + 1)) return false
  const byDay = plan.days.has(day.getUTCDate())
  const byWeekday = plan.weekdays.has(day.getUTCDay())
  return plan.anyOfBoth ? byDay || byWeekday : byDay && byWeekday
}

function nextTime(plan, now) {
  const day = new Date(now)
  const minuteNow = now.getUTCHours() * 60 + now.getUTCMinutes()
  if (fits(plan, day)) {
    for (const hour of plan.hours) {
      for (const minute of plan.minutes) {
        if (hour * 60 + minute > minuteNow) return new Date(day.setUTCHours(hour, minute))
      }
    }
  }
  const lastYear = now.getUTCFullYear() + YEARS_AHEAD
  day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCFullYear() <= lastYear) {
    if (fits(plan, day)) return new Date(day.setUTCHours(plan.hours[0], plan.minutes[0]))
    if (plan.months.has(day.getUTCMonth() + 1)) day.setUTCDate(day.getUTCDate() + 1)
    else day.setUTCMonth(day.getUTCMonth() + 1, 1)
  }
  return null
}

function answer(words) {
  try {
    const found = nextTime(readPlan(words.slice(1)), readTime(words[0]))
    return found === null ? 'never' : written(found)
  } catch (problem) {
    if (!(problem instanceof Invalid)) throw problem
    process.exitCode = 1
    return 'invalid'
  }
}

const rows = require('node:fs').readFileSync(0, 'utf8').split('\n')
const answers = rows.map((row) => row.split(/\s+/).filter(Boolean)).filter((words) => words.length > 0)
process.stdout.write(answers.map((words) => `${answer(words)}\n`).join(''))
