// The letter with the link that lets somebody in.
import type { Role } from '#app/auth/roles.ts'
import { momentWords } from '#app/lib/calendar.ts'
import type { Letter } from './letter.ts'

export type InvitationToTell = {
  name: string
  role: Role
  invitedBy: string
  cohortName: string | null
  link: string
  expiresAt: Date
}

const roleWords: Record<Role, string> = {
  candidate: 'candidate',
  trainee: 'trainee interviewer',
  interviewer: 'interviewer',
  coordinator: 'coordinator',
  admin: 'administrator',
}

/** Nobody knows the zone of somebody who has not been here, so the time says its own. */
export function invitationLetter(invitation: InvitationToTell): Letter {
  const { name, role, invitedBy, cohortName, link, expiresAt } = invitation
  return {
    kind: 'invitation',
    subject: cohortName ? `Your invitation to ${cohortName}` : 'Your invitation to Greenroom',
    name,
    paragraphs: [
      `${invitedBy} invites you to Greenroom, where people practise technical interviews with each other.`,
      'The link below is yours alone. You choose a password, and you are in.',
    ],
    facts: [
      ['As', roleWords[role]],
      ...(cohortName ? [['Cohort', cohortName] satisfies [string, string]] : []),
      ['Works until', momentWords(expiresAt, 'UTC')],
    ],
    button: { words: 'Accept the invitation', url: link },
    why: `You get this mail because ${invitedBy} typed your address. If you do not know them, leave it: nothing happens.`,
  }
}
