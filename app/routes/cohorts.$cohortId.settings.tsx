// What is said about a cohort, and the doors that lead to it.
import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { changeCohort, drawSignUpLink, readSeasonChoices } from '#app/cohort/keep-cohort.server.ts'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { seasonForm, seasonRefusalWords } from '#app/cohort/season-form.ts'
import { SeasonForm } from '#app/components/cohort/season-form.tsx'
import { CopyLink } from '#app/components/people/copy-link.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findSeason, setBlindInterviews } from '#app/db/cohort-seasons.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Settings of ${page?.name ?? 'a cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const season = await findSeason(context.db, cohort.id)
  const search = new URL(request.url).searchParams
  const choices = await readSeasonChoices(context, actor, season)
  const nonce = season?.signUpNonce ?? null
  return {
    id: cohort.id,
    name: cohort.name,
    choices,
    isSaved: search.has('saved'),
    blind: season?.blindInterviews ?? false,
    signUpLink: nonce && new URL(`/join/${nonce}`, context.env.PUBLIC_URL).href,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const form = await request.formData()
  const link = form.get('link')
  if (link === 'draw' || link === 'close') {
    await drawSignUpLink(context.db, cohort.id, link === 'draw')
    return redirect(`/cohorts/${cohort.id}/settings#sign-up`)
  }
  const blind = form.get('blind')
  if (blind === 'on' || blind === 'off') {
    await setBlindInterviews(context.db, cohort.id, blind === 'on')
    return redirect(`/cohorts/${cohort.id}/settings#blind`)
  }
  const submission = parseWithZod(form, { schema: seasonForm })
  if (submission.status !== 'success') {
    // Adding and removing a round without scripts is an answer too, and no mistake.
    return data(submission.reply(), { status: submission.status === 'error' ? 400 : 200 })
  }
  const changed = await changeCohort(context, cohort.id, submission.value)
  if (changed.ok) return redirect(`/cohorts/${cohort.id}/settings?saved`)
  return data(submission.reply({ formErrors: [seasonRefusalWords[changed.reason]] }), { status: 409 })
}

export default function CohortSettings() {
  const { id, name, choices, isSaved, blind, signUpLink } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Settings">What {name} is planned by.</PageHeader>
      {isSaved && !answer ? (
        <p role="status" className="mb-6 rounded-md bg-accent-soft px-4 py-3 text-accent-ink">
          Saved. What is booked already stays as it is.
        </p>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <SeasonForm
          key={JSON.stringify(choices.filled)}
          choices={choices}
          lastResult={answer ?? null}
          save="Save"
        />
        <div className="grid gap-6">
          <SignUpCard link={signUpLink} />
          <BlindCard isOn={blind} />
          <Card title="Elsewhere">
            <ul className="grid gap-1">
              {[
                [`/cohorts/${id}/people/pods`, 'Pods'],
                ['/rubrics', 'Rubrics: the words people are rated by'],
                [`/cohorts/${id}/webhooks`, 'Webhooks: programs that are told'],
              ].map(([to = '', words]) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4"
                  >
                    {words}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  )
}

function BlindCard({ isOn }: { isOn: boolean }) {
  return (
    <Card
      title="Blind interviews"
      aside={<Badge tone={isOn ? 'good' : 'plain'}>{isOn ? 'On' : 'Off'}</Badge>}
    >
      <div id="blind" className="grid gap-3">
        <p className="text-sm text-ink-soft">
          {isOn
            ? 'Interviewers and shadows meet candidates under another name, without camera and without the name of the cohort, until the interviewer’s scorecard is in. You see everybody’s own name.'
            : 'With this on, interviewers and shadows learn a candidate’s name only when the scorecard is in. It is fairer: nobody is rated by a name, a school or a face. Candidates can ask for it themselves, too.'}
        </p>
        <Form method="post">
          <Button type="submit" name="blind" value={isOn ? 'off' : 'on'} variant="secondary" size="sm">
            {isOn ? 'Show names again' : 'Hide names until the scorecard is in'}
          </Button>
        </Form>
        <p className="text-sm text-ink-soft">
          It is for sessions nobody has entered yet. Where an interviewer has chosen the candidate by name,
          there is nothing to hide.
        </p>
      </div>
    </Card>
  )
}

function SignUpCard({ link }: { link: string | null }) {
  return (
    <Card title="Sign-up link">
      <div id="sign-up" className="grid gap-3">
        <p className="text-sm text-ink-soft">
          Whoever has the link may ask to join as a candidate. Nobody is in before you let them in.
        </p>
        {link ? <CopyLink label="Sign-up link" link={link} /> : <p>There is none: nobody can sign up.</p>}
        <Form method="post" className="flex flex-wrap gap-2">
          <Button type="submit" name="link" value="draw" variant="secondary" size="sm">
            {link ? 'Draw another link' : 'Make a link'}
          </Button>
          {link ? (
            <Button type="submit" name="link" value="close" variant="quiet" size="sm">
              Close sign-up
            </Button>
          ) : null}
        </Form>
        {link ? (
          <p className="text-sm text-ink-soft">Another link makes this one stop working at once.</p>
        ) : null}
      </div>
    </Card>
  )
}
