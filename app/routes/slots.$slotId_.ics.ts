// One session as a file for a calendar program, for who has a seat in it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { readSlotEntry } from '#app/calendar/slot-entry.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const entry = await readSlotEntry(context, { slotId: params.slotId ?? '', userId: actor.userId })
  if (entry === null) throw new Response('There is no such session of yours.', { status: 404 })
  return new Response(entry, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="greenroom-session.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
