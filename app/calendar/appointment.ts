// A session as mails and calendars speak about it: when, what, with whom, where. No question, no rating, no address of anybody.

export type AppointmentPart = 'candidate' | 'interviewer' | 'shadow'

export type Appointment = {
  /** The same for ever, in every calendar: one appointment is one entry, however often it changes. */
  uid: string
  /** Raised by every change people are told of. */
  sequence: number
  /** tentative: somebody has not said yes. */
  status: 'tentative' | 'confirmed' | 'cancelled'
  /** The title of the round, or of what is known of it. */
  title: string
  startsAt: Date
  minutes: number
  people: AppointmentPerson[]
  /** The page of it, with its origin. */
  url: string
  /** Where it takes place, once there is a room. */
  roomUrl: string | null
  cohortId: string | null
  cohortName: string | null
  where: string
  changedAt: Date
}
export type AppointmentPerson = { userId: string; name: string; part: AppointmentPart }

export const IN_GREENROOM = 'Greenroom, in your browser'

export const partWords: Record<AppointmentPart, string> = {
  candidate: 'candidate',
  interviewer: 'interviewer',
  shadow: 'shadow',
}

/** Who is there besides the reader: "Ivan Interviewer (interviewer), Sami Shadow (shadow)". Null: nobody yet. */
export function othersWords({ people }: Pick<Appointment, 'people'>, userId: string): string | null {
  const others = people.filter((person) => person.userId !== userId)
  return others.map(({ name, part }) => `${name} (${partWords[part]})`).join(', ') || null
}

export function endOf({ startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>): Date {
  return new Date(startsAt.getTime() + minutes * 60_000)
}
