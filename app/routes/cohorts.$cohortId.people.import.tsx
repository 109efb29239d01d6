// Bringing a list of people: the file, or what was copied out of a spreadsheet. Nothing is taken before it has been looked at.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { keepList } from '#app/cohort/import-people.server.ts'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Field, Input, Textarea } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { CSV_BYTES_MAX } from '#app/lib/csv.ts'

export const meta: MetaFunction = () => [{ title: 'Bring people in · Greenroom' }]

/** The boundaries of a form around a file of the greatest size. */
const BODY_MAX = CSV_BYTES_MAX + 100_000

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  return { id: cohort.id, name: cohort.name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const sorry = (problem: string) => data({ problem }, { status: 400 })
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX)
    return sorry('The file is larger than 2 MB. Split it in two.')
  const form = await request.formData()
  const bytes = await bytesOf(form.get('file'), form.get('text'))
  if (bytes === null) return sorry('Choose a file, or paste the rows into the field below.')
  const kept = await keepList(context, actor, { cohortId: cohort.id, bytes })
  if (!kept.ok) return sorry(kept.problem)
  return redirect(`/cohorts/${cohort.id}/people/import/${kept.importId}`)
}

async function bytesOf(
  file: FormDataEntryValue | null,
  text: FormDataEntryValue | null,
): Promise<Uint8Array | null> {
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  if (typeof text === 'string' && text.trim() !== '') return new TextEncoder().encode(text)
  return null
}

export default function BringPeople() {
  const { id, name } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const sending = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHeader title="Bring people in from a list">
        You see what would happen to {name} before anything does.
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card title="The list">
          <Form method="post" encType="multipart/form-data" className="grid gap-5">
            {answer?.problem ? (
              <ErrorSummary title="This list cannot be read" problems={[{ words: answer.problem }]} />
            ) : null}
            <Field label="A CSV file" name="file" hint="At most 2 MB and 10,000 people.">
              <Input
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                className="py-2"
              />
            </Field>
            <Field
              label="Or paste the rows here"
              name="text"
              hint="With the line of titles. Copied out of a spreadsheet is fine."
            >
              <Textarea
                rows={8}
                className="font-mono text-sm"
                placeholder={'name,email,role\nAna Silva,ana@example.org,candidate'}
              />
            </Field>
            <div className="flex flex-wrap items-center gap-4">
              <Button type="submit" busy={sending}>
                Look at it
              </Button>
              <Link to={`/cohorts/${id}/people`} className="text-accent-ink underline underline-offset-4">
                Back to the people
              </Link>
            </div>
          </Form>
        </Card>
        <Card title="What the list may say">
          <dl className="grid gap-3 text-sm">
            {columns.map(([title, words]) => (
              <div key={title}>
                <dt className="font-semibold">{title}</dt>
                <dd className="text-ink-soft">{words}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-4 text-sm text-ink-soft">
            The columns may stand in any order; others are left alone. Bringing the same list again changes
            what has changed and doubles nobody.
          </p>
        </Card>
      </div>
    </>
  )
}

const columns = [
  ['Name', 'Or first and last name in two columns. Needed.'],
  ['E-mail', 'Where the invitation goes. Needed.'],
  ['Role', 'candidate, trainee or interviewer. Without it people come in as candidates.'],
  ['Pod', 'A small group of four to six candidates.'],
  ['Time zone', 'Like Europe/Madrid. People can change their own.'],
  ['External id', 'What you call them elsewhere; they are found by it when the address changes.'],
] as const
