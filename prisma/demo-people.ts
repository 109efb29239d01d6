// The invented people of the demo. Their addresses cannot receive mail, and nobody real has these names together.
import type { Role } from '#app/auth/roles.ts'

/** For everybody in the demo. It opens nothing but invented people on somebody's own machine. */
export const DEMO_PASSWORD = 'practice makes calm'
export const DEMO_COHORT = { id: 'demo-cohort', name: 'Spring 2027 cohort', timeZone: 'Europe/Madrid' }
/** A second one, of another coordinator: who coordinates one does not see the other. */
export const DEMO_EVENING = { id: 'demo-evening', name: 'Evening group', timeZone: 'Europe/Stockholm' }

export type DemoPersonSeed = {
  id: string
  name: string
  email: string
  role: Role
  timeZone: string
  cohortIds: string[]
  about: string
}

type Named = [first: string, rest: string, role: Role, timeZone: string, about: string]

function person(...[first, rest, role, timeZone, about]: Named): DemoPersonSeed {
  const plain = first.toLowerCase()
  const cohortIds = role === 'admin' ? [] : [DEMO_COHORT.id]
  const email = `${plain}@greenroom.example`
  return { id: `demo-${plain}`, name: `${first} ${rest}`, email, role, timeZone, cohortIds, about }
}

function ofEvening(one: DemoPersonSeed): DemoPersonSeed {
  return { ...one, cohortIds: [DEMO_EVENING.id] }
}

function ofBoth(one: DemoPersonSeed): DemoPersonSeed {
  return { ...one, cohortIds: [DEMO_COHORT.id, DEMO_EVENING.id] }
}

/** The order in which people are offered. */
export const DEMO_PEOPLE: readonly DemoPersonSeed[] = [
  person('Ingrid', 'Solheim', 'interviewer', 'Europe/Oslo', 'has a session today and can start one now'),
  person(
    'Rafael',
    'Rivera',
    'interviewer',
    'America/Bogota',
    'has a session tomorrow, and is asked for another',
  ),
  person('Wanjiru', 'Kamau', 'interviewer', 'Africa/Nairobi', 'has a session tomorrow'),
  person('Anneke', 'de Vries', 'interviewer', 'Europe/Amsterdam', 'has said no once this season'),
  ofBoth(person('Tariq', 'Aziz', 'interviewer', 'Asia/Karachi', 'takes sessions in two cohorts')),
  person('Beatriz', 'Almeida', 'interviewer', 'America/Sao_Paulo', 'can step in at short notice'),
  person('Amara', 'Nwosu', 'candidate', 'Africa/Lagos', 'has a scorecard and a replay to look at'),
  person('Mateo', 'Quispe', 'candidate', 'America/Lima', 'looks back on a session, and waits for a place'),
  person('Priya', 'Raman', 'candidate', 'Asia/Kolkata', 'has a session today, and has grown'),
  person('Elif', 'Demir', 'candidate', 'Europe/Istanbul', 'has a session today'),
  person('Lukas', 'Brandt', 'candidate', 'Europe/Berlin', 'has a session tomorrow'),
  person('Hannah', 'Okafor', 'candidate', 'Europe/London', 'has a session tomorrow'),
  person('Jun', 'Watanabe', 'trainee', 'Asia/Tokyo', 'shadows a session today, and has a recording to rate'),
  person('Noor', 'Haddad', 'coordinator', 'Europe/Madrid', 'runs the season'),
  person('Sam', 'Lindqvist', 'admin', 'Europe/Stockholm', 'can also invite coordinators'),
  person('Oskar', 'Nyman', 'candidate', 'Europe/Helsinki', 'has booked, and waits for a yes'),
  person('Camila', 'Torres', 'candidate', 'America/Santiago', 'has booked, and waits for a yes'),
  person('Thandiwe', 'Mokoena', 'candidate', 'Africa/Johannesburg', 'has a session this week'),
  person('Bilal', 'Hussain', 'candidate', 'Asia/Dubai', 'has a session this week'),
  person('Sofia', 'Petrova', 'candidate', 'Europe/Sofia', 'has a session this week'),
  person('Nikhil', 'Thapa', 'candidate', 'Asia/Kathmandu', 'has no session yet'),
  person('Chidi', 'Eze', 'trainee', 'Africa/Lagos', 'shadows a session this week'),
  ofEvening(person('Maeve', 'Gallagher', 'candidate', 'Europe/Dublin', 'is in the evening group')),
  ofEvening(person('Tomas', 'Novak', 'candidate', 'Europe/Prague', 'is in the evening group')),
  ofEvening(person('Greta', 'Ekman', 'coordinator', 'Europe/Stockholm', 'coordinates the evening group')),
]

export function demoPerson(first: string): DemoPersonSeed {
  const found = DEMO_PEOPLE.find(({ id }) => id === `demo-${first}`)
  if (!found) throw new Error(`nobody in the demo is called ${first}`)
  return found
}
