// What the forms of signing in and joining ask for. The browser and the server check the same things.
import { z } from 'zod'
import { roles } from './roles.ts'

export const PASSWORD_CHARS_MIN = 10
/** Bounds the work one request can cause. */
export const PASSWORD_CHARS_MAX = 200

export const email = z
  .string('Please type an e-mail address.')
  .trim()
  .pipe(z.email('This does not look like an e-mail address.'))

export const personName = z
  .string('Please type a name.')
  .trim()
  .min(2, 'Please type at least two letters.')
  .max(80, 'Please use at most 80 letters.')

export const signInForm = z.object({
  email,
  password: z
    .string('Please type your password.')
    .max(PASSWORD_CHARS_MAX, 'This is longer than any password here.'),
  redirectTo: z.string().max(500).optional(),
})

const chosenPassword = {
  password: z
    .string('Please choose a password.')
    .min(
      PASSWORD_CHARS_MIN,
      `Please use at least ${PASSWORD_CHARS_MIN} characters; a short sentence works well.`,
    )
    .max(PASSWORD_CHARS_MAX, `Please use at most ${PASSWORD_CHARS_MAX} characters.`),
  repeated: z.string('Please type it once more.').max(PASSWORD_CHARS_MAX),
}
const isRepeated = ({ password, repeated }: { password: string; repeated: string }) => password === repeated
const notRepeated = { path: ['repeated'], error: 'This is not the same as above.' }

export const acceptInvitationForm = z
  .object({ name: personName, ...chosenPassword })
  .refine(isRepeated, notRepeated)

/** Of somebody nobody has invited: who they are, and whose clock they live by. */
export const signUpForm = z
  .object({
    name: personName,
    email,
    timeZone: z.string('Please choose a time zone.').trim().min(1, 'Please choose a time zone.').max(64),
    ...chosenPassword,
  })
  .refine(isRepeated, notRepeated)

export const inviteForm = z.object({
  name: personName,
  email,
  role: z.enum(roles, 'Please choose a role.'),
  cohortId: z.string().max(80).optional(),
})
