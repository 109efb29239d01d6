// Somebody's calendar, for a program that knows its private address and nothing else of them.
import type { LoaderFunctionArgs } from '@remix-run/node'

const refusals = {
  unknown: { status: 404, words: 'There is no calendar at this address, or no longer.', headers: {} },
  'too-often': { status: 429, words: 'This calendar is read too often.', headers: { 'Retry-After': '900' } },
}

/** Never kept by anything between us and the program, and never led away from by its address. */
const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const read = await context.calendarFeeds.read({
    token: (params.token ?? '').replace(/\.ics$/, ''),
    clientAddress: context.clientAddress,
    ifNoneMatch: request.headers.get('if-none-match'),
  })
  if (!read.ok) {
    const { status, words, headers } = refusals[read.reason]
    return new Response(words, { status, headers: { ...PRIVATE, ...headers, 'Content-Type': 'text/plain' } })
  }
  const { etag, body } = read.value
  const headers = { ...PRIVATE, ETag: etag }
  if (body === null) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="greenroom.ics"',
    },
  })
}
