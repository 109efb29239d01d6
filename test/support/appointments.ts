// Appointments of a test's own: say only what the test is about.
import { IN_GREENROOM, type Appointment } from '#app/calendar/appointment.ts'
import type { Appointments } from '#app/calendar/appointments.server.ts'
import { TEST_START } from './clock.ts'

export function anAppointment(overrides: Partial<Appointment> = {}): Appointment {
  return {
    uid: 'slot-1@greenroom.example',
    sequence: 0,
    status: 'confirmed',
    title: 'Linux troubleshooting',
    startsAt: new Date('2027-03-31T12:30:00Z'),
    minutes: 60,
    people: [
      { userId: 'cara', name: 'Cara Candidate', part: 'candidate' },
      { userId: 'ivan', name: 'Ivan Interviewer', part: 'interviewer' },
    ],
    url: 'https://greenroom.example/sessions/1',
    roomUrl: null,
    cohortId: null,
    cohortName: 'Spring',
    where: IN_GREENROOM,
    changedAt: new Date(TEST_START),
    ...overrides,
  }
}

/** What is planned, as a list that a test changes. */
export function fixedAppointments(list: Appointment[]): Appointments {
  return {
    listOf: (userId, from) =>
      Promise.resolve(
        list.filter(
          ({ people, startsAt }) => startsAt >= from && people.some((one) => one.userId === userId),
        ),
      ),
    find: (uid) => Promise.resolve(list.find((one) => one.uid === uid) ?? null),
    findOwn: (uid) => Promise.resolve(list.find((one) => one.uid === uid) ?? null),
  }
}
