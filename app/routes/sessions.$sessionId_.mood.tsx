import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { MoodPicture } from '#app/components/scorecard/mood-picture.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Checkbox } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { RadioCards } from '#app/components/ui/radio-cards.tsx'
import { moodForm, moods, moodWords, type Mood } from '#app/rubric/moods.ts'
import { keepMood, readMood, type MoodPage } from '#app/rubric/session-mood.server.ts'

export const meta: MetaFunction = () => [{ title: 'How it felt · Greenroom' }]

const NOT_FOUND = 'There is no session of yours behind this address.'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const page = await readMood(context, actor, params.sessionId ?? '')
  if (!page.ok) throw new Response(NOT_FOUND, { status: 404 })
  return page.value
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const mood = moodForm.safeParse(Object.fromEntries(await request.formData()))
  if (!mood.success) throw new Response('That is none of the pictures.', { status: 400 })
  const kept = await keepMood(context, actor, { sessionId, mood: mood.data })
  if (!kept.ok) throw new Response(NOT_FOUND, { status: 404 })
  return redirect(`/sessions/${sessionId}/mood?saved`)
}

export default function SessionMood() {
  const page = useLoaderData<typeof loader>()
  const { sessionId, part, candidateName, isOver, mood } = page
  const [search] = useSearchParams()
  const sending = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHeader
        title="How did it feel?"
        actions={
          <LinkButton to={`/sessions/${sessionId}${isOver ? '/debrief' : ''}`} variant="secondary">
            {isOver ? 'Back to the debrief' : 'Back to the session'}
          </LinkButton>
        }
      >
        {part === 'candidate'
          ? 'A picture for before, one for after, or none. It is yours alone unless you share it, and nobody draws conclusions from it.'
          : `${candidateName} may share a picture here, and need not.`}
      </PageHeader>
      {part === 'candidate' ? (
        <Form method="post" className="grid max-w-3xl gap-6">
          <MoodCards legend="Before" name="before" chosen={mood?.before ?? null} />
          <MoodCards legend="After" name="after" chosen={mood?.after ?? null} />
          <Checkbox
            name="isShared"
            label="Share it with my interviewer"
            hint="You can stop sharing at any time."
            defaultChecked={mood?.isShared ?? false}
          />
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit" busy={sending}>
              Keep it
            </Button>
            <p role="status">{search.has('saved') && !sending ? keptWords(page) : ''}</p>
          </div>
        </Form>
      ) : mood ? (
        <Card title={`${candidateName} shares this with you`}>
          <dl className="grid gap-3">
            <Shown when="Before" mood={mood.before} />
            <Shown when="After" mood={mood.after} />
          </dl>
        </Card>
      ) : (
        <EmptyState title="Nothing here">Most sessions need no picture.</EmptyState>
      )}
    </>
  )
}

function keptWords({ mood, interviewerName }: Pick<MoodPage, 'mood' | 'interviewerName'>): string {
  if (mood === null) return 'Taken away.'
  return mood.isShared ? `Kept, and ${interviewerName} can see it.` : 'Kept, for you alone.'
}

function MoodCards({ legend, name, chosen }: { legend: string; name: string; chosen: Mood | null }) {
  return (
    <RadioCards
      legend={legend}
      name={name}
      columns={3}
      defaultValue={chosen ?? ''}
      cards={[
        { value: '', title: 'None' },
        ...moods.map((mood) => ({
          value: mood,
          title: (
            <span className="grid justify-items-start gap-1.5 font-normal">
              <MoodPicture mood={mood} /> {moodWords[mood]}
            </span>
          ),
        })),
      ]}
    />
  )
}

function Shown({ when, mood }: { when: string; mood: Mood | null }) {
  if (mood === null) return null
  return (
    <div className="flex items-center gap-3">
      <MoodPicture mood={mood} />
      <dt className="text-ink-soft">{when}</dt>
      <dd>{moodWords[mood]}</dd>
    </div>
  )
}
