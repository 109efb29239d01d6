// Deleting one's account: what goes, what stays, and the password that says it is meant.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import {
  countOwedScorecards,
  findObstacle,
  findRunningSession,
  leaveGreenroom,
} from '#app/account/leave.server.ts'
import { fatesFor, leaveWords, type LeaveRefusal } from '#app/account/left.ts'
import { requirePerson } from '#app/auth/require.server.ts'
import { Fates } from '#app/components/account/fates.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Field, Input } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getUser } from '#app/db/users.server.ts'

export const meta: MetaFunction = () => [{ title: 'Delete your account · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const user = await getUser(context.db, actor.userId)
  const obstacle = await findObstacle(context.db, user)
  const running = obstacle === 'session-running' ? await findRunningSession(context.db, user.id) : null
  const owed = await countOwedScorecards(context.db, user.id)
  return { email: user.email, role: user.role, obstacle: obstacle && leaveWords[obstacle], running, owed }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const password = (await request.formData()).get('password')
  const wish = { password: typeof password === 'string' ? password : '' }
  const left = await leaveGreenroom(context, actor, wish)
  if (!left.ok) {
    const status = statusOf(left.reason)
    return data({ problem: leaveWords[left.reason], isPassword: status !== 409 }, { status })
  }
  const cleared = await context.logins.endLogin(request.headers.get('cookie'))
  return redirect(`/goodbye?was=${actor.role}`, { headers: { 'Set-Cookie': cleared } })
}

function statusOf(reason: LeaveRefusal): number {
  if (reason === 'wrong-password') return 400
  return reason === 'too-many-tries' ? 429 : 409
}

const PASSWORD_ID = 'password-to-delete'

export default function DeleteAccount() {
  const { email, role, obstacle, running, owed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { goes, stays } = fatesFor(role)
  return (
    <>
      <PageHeader title="Delete your account">
        There is no way back from this, so here is all of it first.{' '}
        <Link to="/account" className="text-accent-ink underline underline-offset-4">
          Back to your account
        </Link>
      </PageHeader>
      <div className="grid max-w-3xl gap-6">
        <div className="grid items-start gap-6 md:grid-cols-2">
          <Card title="What goes">
            <Fates fates={goes} goes />
          </Card>
          <Card title="What stays, without your name">
            <Fates fates={stays} goes={false} />
          </Card>
        </div>
        <Card title="Would you like to keep a copy?">
          <p>
            <a href="/account/export.zip" download className="text-accent-ink underline underline-offset-4">
              Download everything of yours
            </a>{' '}
            first. Afterwards there is nothing to download.
          </p>
        </Card>
        {owed > 0 ? (
          <Card title="Somebody waits for you">
            <p>
              {owed === 1 ? 'One scorecard is' : `${owed} scorecards are`} not written yet. A few lines from
              you would mean a lot to who was there; after you have left, none can come.
            </p>
            <LinkButton to="/home" variant="secondary" className="mt-4">
              To your sessions
            </LinkButton>
          </Card>
        ) : null}
        {obstacle ? (
          <Card title="Not now">
            <p>{obstacle}</p>
            {running ? (
              <LinkButton to={`/sessions/${running}`} variant="secondary" className="mt-4">
                To the session
              </LinkButton>
            ) : null}
          </Card>
        ) : (
          <Confirm answer={answer} email={email} />
        )}
      </div>
    </>
  )
}

type ConfirmProps = { answer: { problem: string; isPassword: boolean } | undefined; email: string }

function Confirm({ answer, email }: ConfirmProps) {
  const isSending = useNavigation().state !== 'idle'
  const problems = answer ? [{ words: answer.problem, fieldId: PASSWORD_ID }] : []
  return (
    <Card title="Yes, delete it">
      <Form method="post" className="grid gap-4">
        <ErrorSummary title="Your account is still here" problems={problems} />
        {/* For programs that fill in passwords: they ask whose. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Field
          label="Your password"
          name="password"
          id={PASSWORD_ID}
          hint="So that nobody does this who finds your browser open."
          error={answer?.isPassword ? answer.problem : null}
          required
        >
          <Input type="password" autoComplete="current-password" />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="danger" busy={isSending}>
            Delete my account for ever
          </Button>
        </div>
      </Form>
    </Card>
  )
}
