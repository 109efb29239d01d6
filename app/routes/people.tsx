import { parseWithZod } from '@conform-to/zod/v4'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { invite } from '#app/auth/invitations.server.ts'
import { invitableRoles } from '#app/auth/permissions.ts'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import type { Role } from '#app/auth/roles.ts'
import { inviteForm } from '#app/auth/sign-in-form.ts'
import { isBoundToCohorts, listOwnCohorts } from '#app/cohort/own-cohort.server.ts'
import { roleWords } from '#app/components/app-shell.tsx'
import { CopyLink } from '#app/components/people/copy-link.tsx'
import { InviteForm } from '#app/components/people/invite-form.tsx'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listCohortMembers } from '#app/db/cohorts.server.ts'
import { listOpenInvitations } from '#app/db/invitations.server.ts'
import { daysAway } from '#app/lib/calendar.ts'

export const meta: MetaFunction = () => [{ title: 'People · Greenroom' }]

const refusalWords = {
  'not-yours-to-invite': {
    field: 'role',
    words: 'Only an administrator can invite somebody with this role.',
  },
  'not-your-cohort': { field: 'cohortId', words: 'Please choose one of your cohorts.' },
  'already-here': { field: 'email', words: 'Somebody with this e-mail address is already here.' },
} as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'see-people')
  const cohorts = await Promise.all(
    (await listOwnCohorts(context, actor)).map(async ({ id, name }) => {
      const members = await listCohortMembers(context.db, id)
      return { id, name, members: members.map(({ id, name, email, role }) => ({ id, name, email, role })) }
    }),
  )
  const now = context.now()
  const own = isBoundToCohorts(actor) ? cohorts.map(({ id }) => id) : null
  const invitations = (await listOpenInvitations(context.db, now, own)).map(
    ({ id, name, email, role, expiresAt }) => {
      return { id, name, email, role, daysLeft: daysAway(expiresAt, now, 'UTC') }
    },
  )
  const asked = new URL(request.url).searchParams.get('cohort')
  return {
    cohorts,
    invitations,
    roles: invitableRoles(actor),
    needsCohort: isBoundToCohorts(actor),
    cohortAsked: cohorts.find(({ id }) => id === asked)?.id ?? null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'invite-people')
  const submission = parseWithZod(await request.formData(), { schema: inviteForm })
  if (submission.status !== 'success')
    return data({ result: submission.reply(), invited: null }, { status: 400 })
  const { cohortId = null, ...person } = submission.value
  const link = await invite(context, actor, { ...person, cohortId })
  if (link.ok) {
    context.jobs.wake()
    return data({
      result: submission.reply({ resetForm: true }),
      invited: { name: person.name, link: link.value, isMailed: context.env.SMTP_URL !== '' },
    })
  }
  const { field, words } = refusalWords[link.reason]
  return data(
    { result: submission.reply({ fieldErrors: { [field]: [words] } }), invited: null },
    { status: 409 },
  )
}

export default function People() {
  const { cohorts, invitations, roles, needsCohort, cohortAsked } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="People">Who practises here, and who is on the way.</PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-6">
          {cohorts.map((cohort) => (
            <CohortCard key={cohort.id} {...cohort} />
          ))}
          {cohorts.length === 0 ? (
            <EmptyState title="No cohort yet">
              <Link to="/cohorts/new" className="text-accent-ink underline underline-offset-4">
                Make one
              </Link>{' '}
              to invite people to it.
            </EmptyState>
          ) : null}
        </div>
        <div className="grid gap-6">
          <Card title="Invite somebody">
            {answer?.invited ? <InvitedNotice {...answer.invited} /> : null}
            <InviteForm
              key={answer?.invited?.link}
              roles={roles}
              cohorts={cohorts}
              needsCohort={needsCohort}
              cohortAsked={cohortAsked}
              lastResult={answer?.result ?? null}
            />
          </Card>
          <OpenInvitations invitations={invitations} />
        </div>
      </div>
    </>
  )
}

function InvitedNotice({ name, link, isMailed }: { name: string; link: string; isMailed: boolean }) {
  return (
    <div role="status" className="mb-5 grid gap-2 rounded-md bg-accent-soft p-4 text-accent-ink">
      <p className="font-semibold">The link for {name} is ready.</p>
      <p className="text-sm">
        {isMailed
          ? 'A mail with it is on its way; here it is once more in case the mail gets lost.'
          : 'Greenroom has no mail server here: copy the link and send it yourself.'}{' '}
        It works once, for seven days, and is shown only now.
      </p>
      <CopyLink label={`Invitation link for ${name}`} link={link} />
    </div>
  )
}

type Person = { id: string; name: string; email: string; role: Role }

/** More names than these are looked for on the cohort's own page, which can be searched. */
const NAMES_SHOWN = 40

function CohortCard({ id, name, members }: { id: string; name: string; members: readonly Person[] }) {
  const all = (
    <Link
      to={`/cohorts/${id}/people`}
      className="text-sm font-semibold text-accent-ink underline underline-offset-4"
    >
      All about them<span className="sr-only">, {name}</span>
    </Link>
  )
  return (
    <Card title={name} aside={all}>
      <p className="text-sm text-ink-soft">
        {members.length === 1 ? 'One person' : `${members.length} people`}
        {members.length > NAMES_SHOWN ? `, of whom the first ${NAMES_SHOWN} are here` : ''}.
      </p>
      <ul className="divide-y divide-line">
        {members.slice(0, NAMES_SHOWN).map((person) => (
          <li key={person.id} className="flex items-center gap-3 py-2.5">
            <Avatar name={person.name} size="sm" />
            <span className="min-w-0 flex-1 sm:flex sm:items-center sm:gap-3">
              <span className="block flex-1">
                <span className="block font-semibold">{person.name}</span>
                <span className="block text-sm break-all text-ink-soft">{person.email}</span>
              </span>
              <Badge>{roleWords[person.role]}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function OpenInvitations({ invitations }: { invitations: readonly (Person & { daysLeft: number })[] }) {
  if (invitations.length === 0) return null
  return (
    <Card title="Invited, not here yet">
      <ul className="divide-y divide-line">
        {invitations.map(({ id, name, email, role, daysLeft }) => (
          <li key={id} className="py-2.5">
            <p className="font-semibold">{name}</p>
            <p className="text-sm break-words text-ink-soft">{email}</p>
            <p className="text-sm text-ink-soft">
              {roleWords[role]} ·{' '}
              {daysLeft > 0
                ? `link works ${daysLeft} more ${daysLeft === 1 ? 'day' : 'days'}`
                : 'link ends today'}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-soft">
        Link lost? Invite the same address again; the earlier link then stops working.
      </p>
    </Card>
  )
}
