// How the browser and the session are connected: a small light while all is well, a clear banner when not.
import { RefreshCw, Wifi, WifiOff } from 'lucide-react'
import { closeCodes } from '#app/protocol/close-codes.ts'
import type { Connection } from '#app/session/link.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Spinner } from '../ui/progress.tsx'
import { useRoom } from './room-context.tsx'

export function ConnectionLight() {
  const { connection } = useRoom()
  const open = connection.status === 'open'
  const Icon = open ? Wifi : WifiOff
  return (
    <span role="status" title={lightWords(connection)} className={open ? 'text-accent-ink' : 'text-stop-ink'}>
      <Icon size={18} aria-hidden="true" />
      <span className="sr-only">{lightWords(connection)}</span>
    </span>
  )
}

function lightWords(connection: Connection): string {
  if (connection.status === 'open') return 'Connected'
  return connection.status === 'over' ? 'Not connected' : 'Connecting'
}

/** The first quick retry stays silent: a blink is not worth a banner. */
const QUIET_ATTEMPTS = 1

export function ConnectionBanner() {
  const { connection, retryNow, unsaved } = useRoom()
  if (connection.status === 'over') return <OverBanner code={connection.code} />
  if (connection.status !== 'waiting' || connection.attempt <= QUIET_ATTEMPTS) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-lamp-soft px-4 py-2 text-lamp-ink"
    >
      <Spinner />
      <p className="flex-1">
        <strong>The connection is gone; we keep trying.</strong>
        <span className="max-sm:sr-only"> The clock is kept on the server and nothing typed is lost.</span>
        {unsaved > 0 ? ` ${unsaved} ${unsaved === 1 ? 'note is' : 'notes are'} kept here until then.` : ''}
      </p>
      <Button
        size="sm"
        variant="secondary"
        icon={<RefreshCw size={16} aria-hidden="true" />}
        onClick={retryNow}
      >
        Try now
      </Button>
    </div>
  )
}

const overWords: Record<number, { text: string; button: string; href: string | null }> = {
  [closeCodes.signInNeeded]: {
    text: 'Your sign-in has ended. Sign in again and you are right back.',
    button: 'Sign in',
    href: '/sign-in',
  },
  [closeCodes.reloadPage]: {
    text: 'Greenroom was updated. Reload the page to go on; nothing is lost.',
    button: 'Reload',
    href: null,
  },
  [closeCodes.tabReplaced]: {
    text: 'This session is open in many tabs of yours, so this one was let go.',
    button: 'Use this one',
    href: null,
  },
  [closeCodes.notYours]: {
    text: 'You are not part of this session any more.',
    button: 'Your sessions',
    href: '/',
  },
}
const otherWords = { text: 'This page lost its place in the session.', button: 'Reload', href: null }

function OverBanner({ code }: { code: number }) {
  if (code === closeCodes.ended) return null
  const words = overWords[code] ?? otherWords
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-stop-soft px-4 py-2 text-stop-ink"
    >
      <p className="flex-1 font-semibold">{words.text}</p>
      {words.href ? (
        <a href={words.href} className={buttonLook({ size: 'sm', variant: 'secondary' })}>
          {words.button}
        </a>
      ) : (
        <Button size="sm" variant="secondary" onClick={() => location.reload()}>
          {words.button}
        </Button>
      )}
    </div>
  )
}
