// The sign-up link of a cohort: whoever has it may ask to join.
import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useLocation, useNavigation } from '@remix-run/react'
import { assertSameOrigin } from '#app/auth/same-origin.server.ts'
import { PASSWORD_CHARS_MIN, signUpForm } from '#app/auth/sign-in-form.ts'
import {
  askAtDoor,
  findDoor,
  signUp,
  standingAtDoor,
  type SignUpRefusal,
} from '#app/cohort/sign-up.server.ts'
import type { ShellHandle } from '#app/components/app-shell.tsx'
import { DoorPage } from '#app/components/people/door-page.tsx'
import { FormSummary } from '#app/components/people/form-summary.tsx'
import { useBrowserZone } from '#app/components/people/use-browser-zone.ts'
import { useSchemaForm } from '#app/components/people/use-schema-form.ts'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Field, Input, Select } from '#app/components/ui/field.tsx'
import { listTimeZones } from '#app/lib/zoned.ts'

export const handle: ShellHandle = { shell: 'bare' }
export const meta: MetaFunction = () => [{ title: 'Join a cohort · Greenroom' }]

const refusals: Record<SignUpRefusal, [status: number, words: string]> = {
  'unknown-link': [404, 'This link does not work any more. Ask whoever gave it to you for the new one.'],
  'too-often': [429, 'That were many tries in a short time. Please wait an hour, then try again.'],
  full: [409, 'Very many people are waiting at this door just now. Please try again in some days.'],
  'zone-unknown': [400, 'This time zone is not one we know.'],
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const cohort = await findDoor(context.db, params.token ?? '')
  if (!cohort) return data({ cohort: null, standing: null, asked: false, zones: [] }, { status: 404 })
  const actor = await context.logins.readLogin(request.headers.get('cookie'))
  return data({
    cohort: { name: cohort.name },
    standing: actor ? await standingAtDoor(context.db, cohort.id, actor) : null,
    asked: new URL(request.url).searchParams.has('asked'),
    zones: actor ? [] : listTimeZones(cohort.timeZone),
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  assertSameOrigin(request, context.env)
  const token = params.token ?? ''
  const actor = await context.logins.readLogin(request.headers.get('cookie'))
  if (actor) {
    const asked = await askAtDoor(context, actor, token)
    if (asked.ok) return redirect(actor.isWaiting ? '/waiting' : `/join/${token}`)
    const [status, words] = refusals[asked.reason]
    throw new Response(words, { status })
  }
  const hideFields = ['password', 'repeated']
  const submission = parseWithZod(await request.formData(), { schema: signUpForm })
  if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 400 })
  const signed = await signUp(context, token, submission.value)
  if (signed.ok) {
    context.jobs.wake()
    return redirect(`/join/${token}?asked`)
  }
  const [status, words] = refusals[signed.reason]
  return data(submission.reply({ formErrors: [words], hideFields }), { status })
}

export default function Join() {
  const { cohort, standing, asked, zones } = useLoaderData<typeof loader>()
  if (!cohort) {
    return (
      <DoorPage title="We do not know this link" lead={refusals['unknown-link'][1]}>
        <LinkButton to="/sign-in" variant="secondary">
          Go to sign-in
        </LinkButton>
      </DoorPage>
    )
  }
  if (standing) return <SignedInDoor name={cohort.name} standing={standing} />
  if (asked) {
    return (
      <DoorPage
        title="Thank you for asking"
        lead={`A coordinator of ${cohort.name} looks at it and lets you in. You get a mail then; it can take a day or two.`}
        below="Nothing else to do for now. If you have been here before, a mail to your address says how to go on."
      >
        <LinkButton to="/sign-in" variant="secondary">
          Go to sign-in
        </LinkButton>
      </DoorPage>
    )
  }
  return <SignUpPage name={cohort.name} zones={zones} />
}

function SignedInDoor({ name, standing }: { name: string; standing: 'in' | 'asked' | 'out' }) {
  const sending = useNavigation().formMethod === 'POST'
  if (standing === 'out') {
    return (
      <DoorPage title={`Join ${name}`} lead="A coordinator looks at it and lets you in.">
        <Form method="post">
          <Button type="submit" size="lg" busy={sending}>
            Ask to join
          </Button>
        </Form>
      </DoorPage>
    )
  }
  return (
    <DoorPage
      title={standing === 'in' ? `You are in ${name}` : 'You have asked to join'}
      lead={
        standing === 'in'
          ? 'Nothing else to do here.'
          : `A coordinator of ${name} looks at it. You get a mail then.`
      }
    >
      <LinkButton to="/home">Go to your sessions</LinkButton>
    </DoorPage>
  )
}

function SignUpPage({ name, zones }: { name: string; zones: readonly string[] }) {
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useSchemaForm({ schema: signUpForm, lastResult })
  const sending = useNavigation().state !== 'idle'
  const browserZone = useBrowserZone()
  const { pathname } = useLocation()
  const wires = (field: (typeof fields)['name' | 'email' | 'timeZone' | 'password' | 'repeated']) => ({
    name: field.name,
    id: field.id,
    error: field.errors,
    required: true,
  })
  return (
    <DoorPage
      title={`Join ${name}`}
      lead="Practise technical interviews with people who help each other. A coordinator lets you in."
      below={
        <>
          Been here before?{' '}
          <Link
            to={`/sign-in?${new URLSearchParams({ redirectTo: pathname }).toString()}`}
            className="font-semibold text-accent-ink underline underline-offset-2"
          >
            Sign in first
          </Link>
          ; then a button is enough.
        </>
      }
    >
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        className="grid gap-4"
      >
        <FormSummary lastResult={lastResult} fields={fields} />
        <Field label="Your name, as others see it" {...wires(fields.name)}>
          <Input autoComplete="name" defaultValue={fields.name.initialValue} maxLength={80} />
        </Field>
        <Field label="E-mail" {...wires(fields.email)}>
          <Input type="email" autoComplete="username" defaultValue={fields.email.initialValue} />
        </Field>
        <Field label="Your time zone" hint="Times are told by its clock." {...wires(fields.timeZone)}>
          <Select key={browserZone} defaultValue={fields.timeZone.initialValue ?? browserZone ?? 'UTC'}>
            {[...new Set([...zones, ...(browserZone ? [browserZone] : [])])].map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
        <Field
          label="Choose a password"
          hint={`At least ${PASSWORD_CHARS_MIN} characters. A short sentence is easy to remember and hard to guess.`}
          {...wires(fields.password)}
        >
          <Input type="password" autoComplete="new-password" minLength={PASSWORD_CHARS_MIN} />
        </Field>
        <Field label="The same once more" {...wires(fields.repeated)}>
          <Input type="password" autoComplete="new-password" />
        </Field>
        <Button type="submit" size="lg" busy={sending}>
          Ask to join
        </Button>
      </Form>
    </DoorPage>
  )
}
