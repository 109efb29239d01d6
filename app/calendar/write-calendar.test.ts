// Calendars as somebody else's parser reads them: ical.js, which Thunderbird uses.
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { anAppointment } from '#test/support/appointments.ts'
import type { Appointment } from './appointment.ts'
import { writeFeed, writeInvite } from './write-calendar.server.ts'

const reader = { userId: 'cara', name: 'Cara Candidate', address: 'cara@people.example' }
const organizer = { name: 'Greenroom', address: 'desk@greenroom.example' }

function invite(appointment: Appointment, method: 'REQUEST' | 'CANCEL' = 'REQUEST'): string {
  return writeInvite({ appointment, method, reader, organizer })
}

type Read = { calendar: ICAL.Component; events: ICAL.Component[] }

function read(text: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return { calendar, events: calendar.getAllSubcomponents('vevent') }
}

function eventOf(text: string): ICAL.Component {
  return read(text).events[0]!
}

const wild = anAppointment({
  title: 'Räume; Kommas, "Zitate" \\ und 👩🏽‍💻 '.repeat(6),
  cohortName: 'מחזור אביב',
  people: [
    { userId: 'cara', name: 'Cara', part: 'candidate' },
    { userId: 'ivan', name: 'Iván; "der" \\n Große, 👩🏽‍💻'.repeat(4), part: 'interviewer' },
  ],
})

describe('a calendar entry', () => {
  it.each([
    ['plain', anAppointment()],
    ['wild', wild],
  ])('IC1 a %s one is valid, folded by octets, and in UTC', (_, appointment) => {
    const text = invite(appointment)
    const event = new ICAL.Event(eventOf(text))
    expect(event.summary.slice(0, 40)).toBe(appointment.title.slice(0, 40))
    expect(event.startDate.toJSDate()).toEqual(appointment.startsAt)
    expect(event.endDate.toJSDate().getTime()).toBe(appointment.startsAt.getTime() + 60 * 60_000)
    expect(event.startDate.zone).toBe(ICAL.Timezone.utcTimezone)
    expect(text).toContain('DTSTART:20270331T123000Z\r\n')
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const lines = text.split('\r\n')
    expect(lines.join('')).not.toMatch(/[\r\n]/)
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    // Folded between letters, never inside one.
    expect(Buffer.from(text, 'utf8').toString('utf8')).not.toContain('\ufffd')
    expect(read(text).calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(eventOf(text).getFirstPropertyValue('dtstamp')).not.toBeNull()
  })

  it('IC1 long words in scripts of several octets come back whole', () => {
    const names = 'שלום עולם '.repeat(9).trim()
    const event = new ICAL.Event(eventOf(invite(anAppointment({ cohortName: names, title: names }))))
    expect(event.summary).toBe(names)
    expect(event.description).toContain(names)
  })

  it('IC2 it keeps its UID, its SEQUENCE rises, and cancelling says so twice', () => {
    const first = eventOf(invite(anAppointment()))
    const moved = eventOf(invite(anAppointment({ sequence: 1, startsAt: new Date('2027-04-01T09:00:00Z') })))
    expect(moved.getFirstPropertyValue('uid')).toBe(first.getFirstPropertyValue('uid'))
    expect([first, moved].map((event) => event.getFirstPropertyValue('sequence'))).toEqual([0, 1])
    const cancelled = read(invite(anAppointment({ sequence: 2 }), 'CANCEL'))
    expect(cancelled.calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(cancelled.events[0]?.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(read(invite(anAppointment())).calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(first.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })

  it('IC3 its attendee is the reader alone, its organiser the sender', () => {
    const event = eventOf(invite(anAppointment()))
    const attendees = event.getAllProperties('attendee')
    expect(attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([
      'mailto:cara@people.example',
    ])
    expect(attendees[0]?.getParameter('partstat')).toBe('ACCEPTED')
    expect(event.getFirstPropertyValue('organizer')).toBe('mailto:desk@greenroom.example')
    const asked = eventOf(invite(anAppointment({ status: 'tentative' })))
    expect(asked.getFirstProperty('attendee')?.getParameter('partstat')).toBe('NEEDS-ACTION')
    expect(asked.getFirstPropertyValue('status')).toBe('TENTATIVE')
  })

  it('IC4 it rings a day, an hour and ten minutes ahead, and not when it is cancelled', () => {
    const alarmsOf = (text: string) =>
      eventOf(text)
        .getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger')))
    expect(alarmsOf(invite(anAppointment()))).toEqual(['-P1D', '-PT1H', '-PT10M'])
    expect(alarmsOf(invite(anAppointment(), 'CANCEL'))).toEqual([])
  })

  it('IC5 words of people add no line, no property and no parameter', () => {
    const nasty = 'x"\r\nATTENDEE:mailto:evil@x.example\r\nEND:VEVENT\r\nBEGIN:VEVENT;CN=":y'
    const people = [{ userId: 'ivan', name: nasty, part: 'interviewer' as const }]
    const appointment = anAppointment({ title: nasty, cohortName: nasty, people })
    const plain = eventOf(invite(anAppointment()))
    const text = writeInvite({
      appointment,
      method: 'REQUEST',
      reader: { ...reader, name: nasty },
      organizer: { ...organizer, name: nasty },
    })
    // As the standard has it, not only as this parser forgives it: nothing in a parameter can end it.
    const heads = text.replaceAll('\r\n ', '').split('\r\n')
    const named = heads.filter((line) => /^(ATTENDEE|ORGANIZER);/.test(line))
    expect(named).toHaveLength(2)
    for (const line of named) expect(line).toMatch(/^[A-Z]+;[^"]*CN="[^"\\]*":mailto:\S+$/i)
    const { events } = read(text)
    expect(events).toHaveLength(1)
    const namesOf = (event: ICAL.Component) => event.getAllProperties().map(({ name }) => name)
    expect(namesOf(events[0]!)).toEqual(namesOf(plain))
    const parametersOf = (event: ICAL.Component) =>
      Object.keys(event.getFirstProperty('attendee')?.jCal[1] as object)
    expect(parametersOf(events[0]!)).toEqual(parametersOf(plain))
  })
})

describe('a feed', () => {
  it('IC6, IC10 holds entries without anybody’s address, and says how often to look', () => {
    const cancelled = anAppointment({ uid: 'slot-2@greenroom.example', status: 'cancelled', sequence: 3 })
    const text = writeFeed([anAppointment(), cancelled, wild], 'cara')
    const { calendar, events } = read(text)
    expect(events.map((event) => event.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CANCELLED',
      'CONFIRMED',
    ])
    expect(events.flatMap((event) => event.getAllProperties('attendee'))).toEqual([])
    expect(text.toLowerCase()).not.toContain('mailto:')
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
    expect(calendar.getFirstPropertyValue('x-published-ttl')).toBe('PT1H')
    expect(calendar.getFirstPropertyValue('method')).toBeNull()
  })

  it('IC1 an empty one is valid', () => {
    expect(read(writeFeed([], 'cara')).events).toEqual([])
  })

  it('IC9 nothing in it depends on when it is written', () => {
    expect(writeFeed([anAppointment(), wild], 'cara')).toBe(writeFeed([anAppointment(), wild], 'cara'))
  })
})
