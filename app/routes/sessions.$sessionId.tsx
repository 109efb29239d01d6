// The room. The first view comes with the page, so it is right before any script runs; then the session's socket takes over.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import type { ShellHandle } from '#app/components/app-shell.tsx'
import { Room } from '#app/components/room/room.tsx'
import { readTheme } from '#app/components/ui/theme.ts'
import { offerAgain } from '#app/practice/offer-again.server.ts'
import { readKeptUntil } from '#app/recording/kept-until.server.ts'
import { readLobbyLife } from '#app/scheduling/slot-life.server.ts'
import { whatIsWritten } from '#app/rubric/what-is-written.server.ts'

export const handle: ShellHandle = { shell: 'bare' }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.title} · Greenroom` : 'Greenroom' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const entry = await context.rooms.enter(params.sessionId ?? '', actor.userId)
  // A stranger's session and none at all look the same.
  if (!entry)
    throw new Response('This session does not exist, or it belongs to somebody else.', { status: 404 })
  const view = entry.room.viewOf(entry.participant)
  return {
    view,
    theme: readTheme(request.headers.get('Cookie')),
    written: await whatIsWritten(context.db, actor, view.sessionId),
    life: await readLobbyLife(context.slotNeeds, actor, view.sessionId),
    keptUntil: await readKeptUntil(context, actor.userId, entry.room.session.scheduledAt),
    again: offerAgain(context.questions, actor, entry.room.session),
  }
}

/** The socket tells the room everything: loading it again would only bring an older view. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) =>
  currentParams.sessionId !== nextParams.sessionId

export default function SessionRoom() {
  const { view, ...shown } = useLoaderData<typeof loader>()
  return <Room key={view.sessionId} firstView={view} {...shown} />
}
