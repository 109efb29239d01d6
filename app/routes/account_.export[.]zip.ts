// All of one's own as a file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { requirePerson } from '#app/auth/require.server.ts'
import { atTheirPace } from '#app/recording/at-their-pace.server.ts'
import { zipOwn } from '#app/account/zip-own.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const day = context.now().toISOString().slice(0, 10)
  const answer = new Response(createReadableStreamFromReadable(zipOwn(context, actor)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="greenroom-${day}.zip"`,
      'cache-control': 'private, no-store',
    },
  })
  return atTheirPace(answer, context.untilTaken)
}
