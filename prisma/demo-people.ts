// The invented people of the demo. Their addresses cannot receive mail, and nobody real has these names together.
import type { Role } from '#app/auth/roles.ts'

/** For everybody in the demo. It opens nothing but invented people on somebody's own machine. */
export const DEMO_PASSWORD = 'practice makes calm'
export const DEMO_COHORT = { id: 'demo-cohort', name: 'Spring 2027 cohort' }

export type DemoPersonSeed = { id: string; name: string; email: string; role: Role; about: string }

type Named = [first: string, rest: string, role: Role, about: string]

function person(...[first, rest, role, about]: Named): DemoPersonSeed {
  const plain = first.toLowerCase()
  return { id: `demo-${plain}`, name: `${first} ${rest}`, email: `${plain}@greenroom.example`, role, about }
}

/** The order in which people are offered. */
export const DEMO_PEOPLE = [
  person('Ingrid', 'Solheim', 'interviewer', 'has a session today and can start one now'),
  person('Rafael', 'Rivera', 'interviewer', 'has a session tomorrow'),
  person('Wanjiru', 'Kamau', 'interviewer', 'has a session tomorrow'),
  person('Amara', 'Nwosu', 'candidate', 'can read her scorecard'),
  person('Mateo', 'Quispe', 'candidate', 'looks back on a session, then reads the scorecard'),
  person('Priya', 'Raman', 'candidate', 'has a session today'),
  person('Elif', 'Demir', 'candidate', 'has a session today'),
  person('Lukas', 'Brandt', 'candidate', 'has a session tomorrow'),
  person('Hannah', 'Okafor', 'candidate', 'has a session tomorrow'),
  person('Jun', 'Watanabe', 'trainee', 'shadows a session today'),
  person('Noor', 'Haddad', 'coordinator', 'sees the schedule and invites people'),
  person('Sam', 'Lindqvist', 'admin', 'can also invite coordinators'),
] as const satisfies readonly DemoPersonSeed[]

export function demoPerson(first: string): DemoPersonSeed {
  const found = DEMO_PEOPLE.find(({ id }) => id === `demo-${first}`)
  if (!found) throw new Error(`nobody in the demo is called ${first}`)
  return found
}
