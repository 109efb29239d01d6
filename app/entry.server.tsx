// Turns a page into a stream of HTML. People get it as it is made; crawlers wait for the whole.
import { PassThrough } from 'node:stream'
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { fetchEveryPart } from './components/late-parts.ts'
import { NonceContext } from './components/nonce.ts'
import { seconds } from './lib/time.ts'

/** How long a loader may keep a page waiting for deferred parts. */
export const streamTimeout = seconds(10)
/** React gives up a little later than the loaders do, so that it can still write their failure into the page. */
const RENDER_TIMEOUT_MS = streamTimeout + seconds(1)

type Page = { request: Request; status: number; headers: Headers; remix: EntryContext; nonce: string }

type Args = [request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext]

export default function answerWithPage(
  ...[request, status, headers, remix, context]: Args
): Promise<Response> {
  return renderPage({ request, status, headers, remix, nonce: context.cspNonce })
}

async function renderPage({ request, status, headers, remix, nonce }: Page): Promise<Response> {
  await fetchEveryPart()
  const waitForAll = isbot(request.headers.get('user-agent'))
  return new Promise((resolve, reject) => {
    let statusNow = status
    let shellSent = false
    const answer = () => {
      shellSent = true
      const body = new PassThrough()
      headers.set('Content-Type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: statusNow }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [waitForAll ? 'onAllReady' : 'onShellReady']: answer,
        onShellError: reject,
        onError(error) {
          statusNow = 500
          // Before the shell is sent the error rejects the promise and is logged once, by the server.
          if (shellSent && !request.signal.aborted) console.error(error)
        },
      },
    )
    setTimeout(abort, RENDER_TIMEOUT_MS).unref()
  })
}

/** Every error that no route answered, once, with the address it happened at. A visitor who left is none. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return
  const { pathname } = new URL(request.url)
  console.error(`${request.method} ${pathname}`, error)
}
