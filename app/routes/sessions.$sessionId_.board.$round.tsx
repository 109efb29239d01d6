// The picture of a round's board: sent by the pages of those who draw, shown to those who were there.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { readBoardPicture, takeBoardPicture } from '#app/document/board-pictures.server.ts'
import { readBytes } from '#app/document/read-bytes.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const picture = await readBoardPicture(context, actor, boardOf(params))
  if (!picture) throw new Response('There is no picture of yours behind this address.', { status: 404 })
  return new Response(Uint8Array.from(picture.png), {
    headers: {
      'content-type': 'image/png',
      'content-disposition': 'inline; filename="board.png"',
      // Whatever the bytes may be to a browser: nothing in them runs or loads.
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
    },
  })
}

const statusOf = {
  'not-found': 404,
  'not-allowed': 403,
  'not-a-picture': 415,
  'too-large': 413,
  'too-fast': 429,
} as const

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const read = (most: number) => readBytes(request, most)
  const taken = await takeBoardPicture(context, actor, { ...boardOf(params), read })
  return new Response(null, { status: taken.ok ? 204 : statusOf[taken.reason] })
}

function boardOf(params: LoaderFunctionArgs['params']) {
  return { sessionId: params.sessionId ?? '', round: params.round ?? '' }
}
