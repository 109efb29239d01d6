// What every letter about an appointment has: the facts of it in the reader's own time, and why it came.
import { othersWords, type Appointment, type AppointmentPart } from '#app/calendar/appointment.ts'
import { shortWhenWords, whenWords } from '#app/lib/calendar.ts'
import type { Letter, Reader } from './letter.ts'

export const WHY_PART = 'You get this mail because you have a part in this session.'
export const WHY_HAD = 'You get this mail because you had a part in this session.'
export const WHY_ASKED = 'You get this mail because your hours say that you could.'
export const WHY_COORDINATES = 'You get this mail because you coordinate this cohort.'
export const WHY_MEMBER = 'You get this mail because you practise in this cohort.'

export const beforehand: Record<AppointmentPart, string> = {
  candidate: 'There is nothing to prepare but a quiet place. Everything you need is in the room.',
  interviewer: 'The guide, the hints and the rubric are in the room, and it opens before the start.',
  shadow: 'You read along with the interviewer and type nothing.',
}

export function factsOf(appointment: Appointment, reader: Reader): Letter['facts'] {
  const others = othersWords(appointment, reader.userId)
  return [
    ['When', whenWords(appointment, reader.timeZone)],
    ['What', appointment.title],
    ...(others ? [['With', others] satisfies [string, string]] : []),
    ['Where', appointment.where],
    ...(appointment.cohortName ? [['Cohort', appointment.cohortName] satisfies [string, string]] : []),
  ]
}

export function partOf({ people }: Appointment, reader: Reader): AppointmentPart {
  return people.find(({ userId }) => userId === reader.userId)?.part ?? 'candidate'
}

export function subjectOf(words: string, appointment: Appointment, reader: Reader): string {
  const colon = words.endsWith('?') ? '' : ':'
  return `${words}${colon} ${appointment.title}, ${shortWhenWords(appointment.startsAt, reader.timeZone)}`
}

/** Where times are chosen; the page of this one may be of no more use. */
export function chooseUrl({ url }: Pick<Appointment, 'url'>): string {
  return new URL('/slots', url).href
}
