// iCalendar (RFC 5545): one entry for a mail, or all of somebody's for their feed. The only importer of ical-generator.
import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalCalendar,
  type ICalEvent,
} from 'ical-generator'
import { oneLine } from '#app/lib/one-line.ts'
import { endOf, othersWords, type Appointment } from './appointment.ts'

export type CalendarReader = { userId: string; name: string; address: string }
/** Who sends the invitations, as in MAIL_FROM. */
export type Organizer = { name: string; address: string }

const PRODUCT = { company: 'Greenroom', product: 'Greenroom', language: 'EN' }
/** Seconds before the start at which calendars ring. */
const ALARMS_S = [24 * 3600, 3600, 600]
/** How often programs should look at a feed again. */
const REFRESH_S = 3600

/** Of the names of everybody else. */
const OTHERS_LETTERS = 500

const statuses = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

export type Invite = {
  appointment: Appointment
  method: 'REQUEST' | 'CANCEL'
  reader: CalendarReader
  organizer: Organizer
}

/** What goes with a mail. Of all the people it gives only the reader's own address. */
export function writeInvite({ appointment, method, reader, organizer }: Invite): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] })
  const status = method === 'CANCEL' ? 'cancelled' : appointment.status
  const event = addEvent(calendar, { ...appointment, status }, reader.userId)
  event.organizer({ name: parameter(organizer.name), email: organizer.address })
  event.createAttendee({
    name: parameter(reader.name),
    email: reader.address,
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: attendance(status),
    // Answers by mail would reach nobody: they are given on the page.
    rsvp: false,
  })
  return foldedText(calendar)
}

/** A parameter has no way to hold a double quote or a line end (RFC 5545, 3.1). */
function parameter(words: string): string {
  return oneLine(words).replaceAll('"', '’')
}

const LINE_OCTETS_MAX = 75

/** Lines end in CRLF, the last one too, and are folded by octets: ical-generator counts letters, and some have four. */
function foldedText(calendar: ICalCalendar): string {
  const lines = calendar
    .toString()
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > LINE_OCTETS_MAX) {
      pieces.push(piece)
      piece = ''
      // The space at the start of a continued line counts.
      octets = 1
    }
    piece += letter
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}

function attendance(status: Appointment['status']): ICalAttendeeStatus {
  if (status === 'tentative') return ICalAttendeeStatus.NEEDSACTION
  return status === 'cancelled' ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED
}

/** One entry as a file to keep: nobody is invited by it, and nobody's address is in it. */
export function writeEntry(appointment: Appointment, userId: string): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod.PUBLISH })
  addEvent(calendar, appointment, userId)
  return foldedText(calendar)
}

/** What a calendar program reads under the private address: no addresses of anybody. */
export function writeFeed(appointments: readonly Appointment[], userId: string): string {
  const calendar = ical({ prodId: PRODUCT, name: 'Greenroom', ttl: REFRESH_S })
  for (const appointment of appointments) addEvent(calendar, appointment, userId)
  return foldedText(calendar)
}

function addEvent(calendar: ICalCalendar, appointment: Appointment, userId: string): ICalEvent {
  const others = othersWords(appointment, userId)
  const event = calendar.createEvent({
    id: appointment.uid,
    sequence: appointment.sequence,
    status: statuses[appointment.status],
    start: appointment.startsAt,
    end: endOf(appointment),
    stamp: appointment.changedAt,
    lastModified: appointment.changedAt,
    summary: oneLine(appointment.title),
    location: appointment.where,
    description: [
      others && oneLine(`With ${others}`, OTHERS_LETTERS),
      appointment.cohortName,
      appointment.url,
    ]
      .filter(Boolean)
      .join('\n'),
    url: appointment.url,
  })
  if (appointment.status !== 'cancelled') {
    for (const trigger of ALARMS_S) {
      event.createAlarm({ type: ICalAlarmType.display, trigger, description: appointment.title })
    }
  }
  return event
}
