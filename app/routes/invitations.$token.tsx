import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { acceptInvitation, openInvitation } from '#app/auth/invitations.server.ts'
import { assertSameOrigin } from '#app/auth/same-origin.server.ts'
import { acceptInvitationForm, PASSWORD_CHARS_MIN } from '#app/auth/sign-in-form.ts'
import { roleWords, type ShellHandle } from '#app/components/app-shell.tsx'
import { DoorPage } from '#app/components/people/door-page.tsx'
import { FormSummary } from '#app/components/people/form-summary.tsx'
import { useSchemaForm } from '#app/components/people/use-schema-form.ts'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Field, Input } from '#app/components/ui/field.tsx'

export const handle: ShellHandle = { shell: 'bare' }
export const meta: MetaFunction = () => [{ title: 'Your invitation · Greenroom' }]

const troubleWords = {
  unknown: {
    status: 404,
    title: 'We do not know this link',
    text: 'Perhaps a piece is missing, or a newer link was made for you. Copy the whole link once more, or ask your coordinator for a fresh one.',
  },
  used: {
    status: 410,
    title: 'This invitation has been used',
    text: 'If it was you, sign in with the password you chose. If not, tell your coordinator.',
  },
  expired: {
    status: 410,
    title: 'This invitation has run out',
    text: 'Invitations last seven days. Your coordinator can make a fresh one in a moment.',
  },
  'already-here': {
    status: 409,
    title: 'You are already here',
    text: 'There is somebody with your e-mail address in Greenroom. Sign in with the password you chose.',
  },
} as const

export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openInvitation(context, params.token ?? '')
  if (!opened.ok)
    return data({ trouble: opened.reason, invitation: null }, { status: troubleWords[opened.reason].status })
  const { name, email, role } = opened.value
  return data({ trouble: null, invitation: { name, email, role } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  assertSameOrigin(request, context.env)
  const submission = parseWithZod(await request.formData(), { schema: acceptInvitationForm })
  const hideFields = ['password', 'repeated']
  if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 400 })
  const accepted = await acceptInvitation(context, { token: params.token ?? '', ...submission.value })
  if (accepted.ok)
    return redirect('/home', { headers: { 'Set-Cookie': await context.logins.startLogin(accepted.value) } })
  const { title, text, status } = troubleWords[accepted.reason]
  return data(submission.reply({ formErrors: [`${title}. ${text}`], hideFields }), { status })
}

export default function Invitation() {
  const { trouble, invitation } = useLoaderData<typeof loader>()
  if (invitation) return <Welcome {...invitation} />
  const { title, text } = troubleWords[trouble]
  return (
    <DoorPage title={title} lead={text}>
      <LinkButton to="/sign-in" variant="secondary">
        Go to sign-in
      </LinkButton>
    </DoorPage>
  )
}

function Welcome({ name, email, role }: { name: string; email: string; role: keyof typeof roleWords }) {
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useSchemaForm({
    schema: acceptInvitationForm,
    lastResult,
    defaultValue: { name },
  })
  const sending = useNavigation().state !== 'idle'
  return (
    <DoorPage
      title={`Welcome, ${name.split(' ')[0] ?? name}`}
      lead={
        <>
          You are invited as{' '}
          <strong className="font-semibold text-ink">{roleWords[role].toLowerCase()}</strong>. Choose a
          password and you are in.
        </>
      }
      below="Only you know your password; we keep a scrambled form of it."
    >
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        className="grid gap-4"
      >
        <FormSummary lastResult={lastResult} fields={fields} />
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field
          label="Your name, as others see it"
          name={fields.name.name}
          id={fields.name.id}
          error={fields.name.errors}
          required
        >
          <Input autoComplete="name" defaultValue={fields.name.initialValue} maxLength={80} />
        </Field>
        <Field
          label="Choose a password"
          name={fields.password.name}
          id={fields.password.id}
          hint={`At least ${PASSWORD_CHARS_MIN} characters. A short sentence is easy to remember and hard to guess.`}
          error={fields.password.errors}
          required
        >
          <Input type="password" autoComplete="new-password" minLength={PASSWORD_CHARS_MIN} />
        </Field>
        <Field
          label="The same once more"
          name={fields.repeated.name}
          id={fields.repeated.id}
          error={fields.repeated.errors}
          required
        >
          <Input type="password" autoComplete="new-password" />
        </Field>
        <Button type="submit" size="lg" busy={sending}>
          Join Greenroom
        </Button>
      </Form>
    </DoorPage>
  )
}
