// What a list of people would do, row by row; and the button that does it.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { previewImport, takeImport } from '#app/cohort/import-people.server.ts'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { personFieldWords } from '#app/cohort/people-table.ts'
import { ImportRows } from '#app/components/cohort/import-rows.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Checkbox } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Look at the list · Greenroom' }]

/** Enough to see whether the columns are right; whoever wants every row has the file. */
const ROWS_SHOWN = 100
const BROKEN_SHOWN = 200

const troubleWords = {
  unknown: 'This list is not here any more. Bring it once more; it takes a moment.',
  done: 'This list has been taken already.',
  'broken-rows': 'Some rows need another look meanwhile. Nothing was taken.',
  'changed-meanwhile':
    'One of these addresses has just come in another way. Nothing was taken: look once more.',
} as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const place = { cohortId: cohort.id, importId: params.importId ?? '' }
  const preview = await previewImport(context, actor, place)
  if (!preview.ok) {
    if (preview.reason === 'done') throw redirect(`/cohorts/${cohort.id}/people`)
    throw new Response(troubleWords[preview.reason], { status: 404 })
  }
  const { people, columns, ...rest } = preview.value
  const broken = people.filter(({ problems }) => problems.length > 0)
  const fine = people.filter(({ problems }) => problems.length === 0)
  const told = fine.filter(({ warnings, deed }) => warnings.length > 0 || deed === 'update')
  const others = fine.filter((one) => !told.includes(one))
  return {
    ...rest,
    id: cohort.id,
    name: cohort.name,
    hasMailServer: context.env.SMTP_URL !== '',
    columns: columns.map(({ field, title }) => ({ title, words: personFieldWords[field] })),
    broken: { of: broken.length, rows: broken.slice(0, BROKEN_SHOWN) },
    fine: { of: fine.length, rows: [...told, ...others].slice(0, ROWS_SHOWN) },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const invites = (await request.formData()).get('invites') === 'on'
  const place = { cohortId: cohort.id, importId: params.importId ?? '' }
  const taken = await takeImport(context, actor, { ...place, invites })
  if (taken.ok) {
    context.jobs.wake()
    const { people, invited } = taken.value
    return redirect(`/cohorts/${cohort.id}/people?imported=${people}&invited=${invited}`)
  }
  if (taken.reason === 'unknown') throw new Response(troubleWords.unknown, { status: 404 })
  if (taken.reason === 'done') return redirect(`/cohorts/${cohort.id}/people`)
  return data({ problem: troubleWords[taken.reason] }, { status: 409 })
}

export default function LookAtList() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { counts, id } = page
  const comes = counts.new + counts.join + counts.update
  return (
    <>
      <PageHeader title="Look at the list">{summary(counts)} Nothing has been done yet.</PageHeader>
      {answer?.problem ? <ErrorSummary problems={[{ words: answer.problem }]} /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {page.note || page.warnings.length > 0 || page.ignored.length > 0 ? (
          <ul className="grid gap-1 rounded-md bg-lamp-soft px-4 py-3 text-lamp-ink">
            {[...(page.note ? [page.note] : []), ...page.warnings].map((words) => (
              <li key={words}>{words}</li>
            ))}
            {page.ignored.length > 0 ? <li>Left alone: {page.ignored.join(', ')}.</li> : null}
          </ul>
        ) : null}
        {counts.broken > 0 ? (
          <Card title={counts.broken === 1 ? 'One row to mend' : `${counts.broken} rows to mend`}>
            <p className="mb-4 text-ink-soft">
              A list is taken whole or not at all. Mend these rows in your file and bring it again.
            </p>
            <ImportRows caption="Rows to mend" {...page.broken} />
            <div className="mt-4">
              <LinkButton to={`/cohorts/${id}/people/import`}>Bring the mended list</LinkButton>
            </div>
          </Card>
        ) : (
          <Card title="Take it">
            {comes === 0 ? (
              <p>Everybody on this list is here already, just like that. There is nothing to do.</p>
            ) : (
              <TakeForm people={comes} fresh={counts.new} hasMailServer={page.hasMailServer} />
            )}
          </Card>
        )}
        <Card title="What each row does">
          <p className="mb-4 text-sm text-ink-soft">
            Read from your columns:{' '}
            {page.columns.map(({ title, words }) => `${title} as ${words.toLowerCase()}`).join(', ')}.
          </p>
          <ImportRows caption="What each row does" {...page.fine} />
        </Card>
        <p>
          <Link to={`/cohorts/${id}/people`} className="text-accent-ink underline underline-offset-4">
            Leave it, and go back to the people
          </Link>
        </p>
      </div>
    </>
  )
}

type Counts = { new: number; join: number; update: number; same: number; broken: number }

function summary(counts: Counts): string {
  const words = [
    [counts.new, 'new'],
    [counts.join, 'here already and joining'],
    [counts.update, 'changed'],
    [counts.same, 'the same as before'],
    [counts.broken, 'to mend'],
  ] as const
  const said = words
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en-GB')} ${word}`)
  return `${said.join(', ')}.`
}

function TakeForm({
  people,
  fresh,
  hasMailServer,
}: {
  people: number
  fresh: number
  hasMailServer: boolean
}) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" className="grid gap-4">
      {fresh > 0 ? (
        <Checkbox
          name="invites"
          defaultChecked
          label={
            fresh === 1
              ? 'Send the new person an invitation'
              : `Send the ${fresh.toLocaleString('en-GB')} new people an invitation each`
          }
          hint={
            hasMailServer
              ? 'Without the tick nobody is written to; you can send the invitations later.'
              : 'Greenroom has no mail server here: the letters are in the mailbox, to copy the links from.'
          }
        />
      ) : null}
      <div>
        <Button type="submit" busy={sending}>
          {sending
            ? 'Taking the list'
            : `Take the list: ${people.toLocaleString('en-GB')} ${people === 1 ? 'person' : 'people'}`}
        </Button>
      </div>
    </Form>
  )
}
