// One page for everything that went wrong. Routes throw a Response; its text, where it is a sentence, is shown instead of ours.
import { isRouteErrorResponse } from '@remix-run/react'
import { LinkButton } from './ui/button.tsx'
import { Logo } from './ui/logo.tsx'

type Words = { title: string; text: string }

const wordsByStatus: Record<number, Words> = {
  400: {
    title: 'That did not come through',
    text: 'The request was not complete. Going back and trying once more usually helps.',
  },
  401: { title: 'Please sign in', text: 'Your sign-in has ended. Sign in again and you will be right back.' },
  403: {
    title: 'This door is not yours',
    text: 'Your part in Greenroom does not open this page. If it should, ask your coordinator.',
  },
  404: {
    title: 'Nothing behind this door',
    text: 'The page does not exist, or it belongs to somebody else.',
  },
  410: {
    title: 'This link has been used',
    text: 'Links work once and for a limited time. Ask your coordinator for a fresh one.',
  },
  413: { title: 'That was too much at once', text: 'Please send something smaller.' },
  429: {
    title: 'A little too fast',
    text: 'There were many tries in a short time. Wait a minute, then try again.',
  },
  503: {
    title: 'Back in a moment',
    text: 'A part of Greenroom is starting or out of reach. Nothing is lost; try again shortly.',
  },
}
const broken: Words = {
  title: 'Something broke on our side',
  text: 'It is not your fault, and nothing you saved is lost. Try again in a moment.',
}

/** What to say about a thrown value. `id` is the number under which the server wrote it down. */
export function wordsForError(error: unknown): Words & { status: number; id: string | null } {
  if (!isRouteErrorResponse(error)) return { ...broken, status: 500, id: null }
  const known = wordsByStatus[error.status] ?? broken
  const sent: unknown = error.data
  const text = typeof sent === 'string' && / .*[.!?]$/.test(sent) ? sent : known.text
  const id = typeof sent === 'object' && sent !== null && 'errorId' in sent ? String(sent.errorId) : null
  return { title: known.title, text, status: error.status, id }
}

export function ErrorPage({ error }: { error: unknown }) {
  const { title, text, status, id } = wordsForError(error)
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 px-6 py-16 outline-none"
    >
      <Logo size={44} />
      <p className="text-sm font-semibold text-ink-faint">{status}</p>
      <h1 className="text-3xl">{title}</h1>
      <p className="text-lg text-ink-soft">{text}</p>
      {id ? (
        <p className="text-sm text-ink-soft">
          If it keeps happening, tell your coordinator this number: <code className="font-mono">{id}</code>
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton to="/home">Go to your sessions</LinkButton>
        {status === 401 ? (
          <LinkButton to="/sign-in" variant="secondary">
            Sign in
          </LinkButton>
        ) : null}
      </div>
    </main>
  )
}
