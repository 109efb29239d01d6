import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { safeRedirectTo } from '#app/auth/require.server.ts'
import { assertSameOrigin } from '#app/auth/same-origin.server.ts'
import { signInForm } from '#app/auth/sign-in-form.ts'
import type { ShellHandle } from '#app/components/app-shell.tsx'
import { DoorPage } from '#app/components/people/door-page.tsx'
import { FormSummary } from '#app/components/people/form-summary.tsx'
import { useSchemaForm } from '#app/components/people/use-schema-form.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field, Input } from '#app/components/ui/field.tsx'

export const handle: ShellHandle = { shell: 'bare' }
export const meta: MetaFunction = () => [{ title: 'Sign in · Greenroom' }]

const refusalWords = {
  'no-match': 'This e-mail and password do not go together. Check both and try once more.',
  'too-many-tries': 'That were many tries in a short time. Please wait a quarter of an hour, then try again.',
} as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const redirectTo = safeRedirectTo(new URL(request.url).searchParams.get('redirectTo'))
  if (await context.logins.readLogin(request.headers.get('cookie'))) throw redirect(redirectTo)
  return { redirectTo, demoOffered: context.env.demoOffered }
}

export async function action({ request, context }: ActionFunctionArgs) {
  assertSameOrigin(request, context.env)
  const submission = parseWithZod(await request.formData(), { schema: signInForm })
  if (submission.status !== 'success')
    return data(submission.reply({ hideFields: ['password'] }), { status: 400 })
  const { email, password, redirectTo } = submission.value
  const signedIn = await context.logins.signIn({ email, password, address: context.clientAddress })
  if (signedIn.ok) return redirect(safeRedirectTo(redirectTo), { headers: { 'Set-Cookie': signedIn.value } })
  const reply = submission.reply({ formErrors: [refusalWords[signedIn.reason]], hideFields: ['password'] })
  return data(reply, { status: signedIn.reason === 'too-many-tries' ? 429 : 400 })
}

export default function SignIn() {
  const { redirectTo, demoOffered } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useSchemaForm({ schema: signInForm, lastResult })
  const sending = useNavigation().state !== 'idle'
  return (
    <DoorPage
      title="Welcome back"
      lead="Sign in to see your sessions."
      below={<Below demoOffered={demoOffered} />}
    >
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        className="grid gap-4"
      >
        <FormSummary lastResult={lastResult} fields={fields} />
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <Field
          label="E-mail"
          name={fields.email.name}
          id={fields.email.id}
          error={fields.email.errors}
          required
        >
          <Input type="email" autoComplete="username" defaultValue={fields.email.initialValue} />
        </Field>
        <Field
          label="Password"
          name={fields.password.name}
          id={fields.password.id}
          error={fields.password.errors}
          required
        >
          <Input type="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" size="lg" busy={sending}>
          Sign in
        </Button>
      </Form>
    </DoorPage>
  )
}

function Below({ demoOffered }: { demoOffered: boolean }) {
  return (
    <>
      <p>New here? Your coordinator sends you a link with which you choose your password.</p>
      {demoOffered ? (
        <p className="mt-2">
          Only looking around?{' '}
          <Link to="/#demo" className="font-semibold text-accent-ink underline underline-offset-2">
            Come in as one of the demo people
          </Link>
          .
        </p>
      ) : null}
    </>
  )
}
