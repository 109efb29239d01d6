// My growth: what a candidate's own sessions add up to. Nobody else has this page of them.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { answerTapeAsked, listTapesAsked } from '#app/calibration/keep-tapes.server.ts'
import { calibrationWords } from '#app/calibration/tape-form.ts'
import { TapesAsked } from '#app/components/growth/tapes-asked.tsx'
import { History, NextFocus, Topics, Wins } from '#app/components/growth/growth-parts.tsx'
import { RubricTrails } from '#app/components/growth/rubric-trails.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readGrowth } from '#app/growth/read-growth.server.ts'

export const meta: MetaFunction = () => [{ title: 'My growth · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'be-interviewed')
  return { ...(await readGrowth(context, actor)), tapes: await listTapesAsked(context, actor) }
}

/** Whether a session of theirs may be rated for calibration. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'be-interviewed')
  const sent = await request.formData()
  const [tapeId, consent] = [sent.get('tapeId'), sent.get('consent')]
  if (typeof tapeId !== 'string' || (consent !== 'yes' && consent !== 'no'))
    throw new Response(calibrationWords['not-found'], { status: 400 })
  const answered = await answerTapeAsked(context, actor, { tapeId, consent })
  if (!answered.ok) throw new Response(calibrationWords[answered.reason], { status: 404 })
  return redirect('/growth')
}

export default function MyGrowth() {
  const { counts, wins, rubrics, focus, suggested, topics, history, tapes } = useLoaderData<typeof loader>()
  const isEmpty = counts.sessions + counts.practices === 0
  return (
    <>
      <PageHeader title="My growth">
        Your own sessions, next to each other. Only you see this page, and it compares you with nobody.
      </PageHeader>
      {isEmpty ? (
        <EmptyState title="Nothing here yet" action={<LinkButton to="/practice">Practise alone</LinkButton>}>
          After your first session or practice this page says what you met and what went well.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
          <Wins wins={wins} />
          <NextFocus focus={focus} suggested={suggested} />
          {rubrics.map((rubric) => (
            <RubricTrails key={rubric.family} {...rubric} />
          ))}
          <Topics topics={topics} />
          <History history={history} />
          <TapesAsked tapes={tapes} />
        </div>
      )}
    </>
  )
}
