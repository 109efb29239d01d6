// The pods of a cohort: made by hand, or arranged so that people of near zones are together.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { arrangeCohortPods, setPod } from '#app/cohort/members.server.ts'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Input, Select } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listCohortPeople } from '#app/db/cohort-people.server.ts'

export const meta: MetaFunction = () => [{ title: 'Pods · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const candidates = (await listCohortPeople(context.db, cohort.id)).filter(
    ({ standing, role }) => standing === 'active' && role === 'candidate',
  )
  const names = [...new Set(candidates.flatMap(({ pod }) => pod ?? []))]
  names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const membersOf = (pod: string | null) =>
    candidates
      .filter((one) => one.pod === pod)
      .map(({ userId, name, timeZone }) => ({ userId, name, timeZone }))
  return {
    id: cohort.id,
    pods: names.map((name) => ({ name, members: membersOf(name) })),
    without: membersOf(null),
  }
}

const refusals = {
  'too-few': 'There are fewer than four candidates to arrange; a pod has four to six.',
  seven: 'Seven candidates cannot be shared into pods of four to six. Put them together by hand.',
  'not-in': 'This person is not in the cohort any more.',
  'too-long': 'The name of a pod has at most 40 letters.',
} as const

type Answer = { ok: boolean; words: string }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const form = await request.formData()
  const deed = form.get('deed')
  if (deed === 'move') {
    const [userId, pod] = [form.get('userId'), form.get('pod')]
    if (typeof userId !== 'string' || typeof pod !== 'string' || pod.length > 200) return noButton()
    const moved = await setPod(context.db, { cohortId: cohort.id, userId }, pod)
    if (!moved.ok) return data<Answer>({ ok: false, words: refusals[moved.reason] }, { status: 409 })
    return data<Answer>({ ok: true, words: pod.trim() ? `In ${pod.trim()} now.` : 'In no pod now.' })
  }
  if (deed !== 'rest' && deed !== 'anew') return noButton()
  const arranged = await arrangeCohortPods(context, cohort.id, { anew: deed === 'anew' })
  if (!arranged.ok) return data<Answer>({ ok: false, words: refusals[arranged.reason] }, { status: 409 })
  const { people, pods } = arranged.value
  return data<Answer>({
    ok: true,
    words: `${people} candidates are in ${pods === 1 ? 'one pod' : `${pods} pods`} now.`,
  })
}

function noButton() {
  return data<Answer>({ ok: false, words: 'This is no button of this page.' }, { status: 400 })
}

export default function Pods() {
  const { id, pods, without } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const everybody = [...without, ...pods.flatMap(({ members }) => members)]
  return (
    <>
      <PageHeader title="Pods">
        Four to six candidates who know each other’s names, cheer each other on and compare notes.
      </PageHeader>
      {answer ? (
        <p
          role={answer.ok ? 'status' : 'alert'}
          className={`mb-6 rounded-md px-4 py-3 ${answer.ok ? 'bg-accent-soft text-accent-ink' : 'bg-stop-soft text-stop-ink'}`}
        >
          {answer.words}
        </p>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4 sm:grid-cols-2">
          {pods.map(({ name, members }) => (
            <Card key={name} title={name} aside={<Size count={members.length} />}>
              <Members members={members} />
            </Card>
          ))}
          {without.length > 0 ? (
            <Card title="Without a pod" aside={<Badge>{without.length}</Badge>}>
              <Members members={without} />
            </Card>
          ) : null}
          {everybody.length === 0 ? <p className="text-ink-soft">There are no candidates yet.</p> : null}
        </div>
        <div className="grid gap-6">
          <Card title="Arrange">
            <p className="mb-4 text-sm text-ink-soft">
              As even as they can be, with people of near time zones together.
            </p>
            <Form method="post" className="grid justify-items-start gap-2">
              <Button type="submit" name="deed" value="rest" disabled={without.length === 0}>
                Arrange those without a pod
              </Button>
              <Button type="submit" name="deed" value="anew" variant="secondary">
                Arrange everybody anew
              </Button>
            </Form>
            <p className="mt-3 text-sm text-ink-soft">Anew means that the pods there are now end.</p>
          </Card>
          <Card title="By hand">
            <Form method="post" className="grid gap-4">
              <Field label="Candidate" name="userId" required>
                <Select>
                  {everybody.map(({ userId, name }) => (
                    <option key={userId} value={userId}>
                      {name}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label="Pod" name="pod" hint="One there is, or a new name. Empty: in none.">
                <Input maxLength={40} list="pods-there-are" autoComplete="off" />
              </Field>
              <datalist id="pods-there-are">
                {pods.map(({ name }) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
              <div>
                <Button type="submit" name="deed" value="move" variant="secondary">
                  Put them there
                </Button>
              </div>
            </Form>
          </Card>
          <p>
            <Link to={`/cohorts/${id}/people`} className="text-accent-ink underline underline-offset-4">
              Back to the people
            </Link>
          </p>
        </div>
      </div>
    </>
  )
}

function Size({ count }: { count: number }) {
  if (count < 4) return <Badge tone="lamp">{count}, few for a pod</Badge>
  return count > 6 ? <Badge tone="lamp">{count}, many for a pod</Badge> : <Badge tone="good">{count}</Badge>
}

function Members({ members }: { members: readonly { userId: string; name: string; timeZone: string }[] }) {
  return (
    <ul className="grid gap-1">
      {members.map(({ userId, name, timeZone }) => (
        <li key={userId}>
          {name} <span className="text-sm text-ink-soft">{timeZone}</span>
        </li>
      ))}
    </ul>
  )
}
