// A link to this second, to point at it in a message or a scorecard.
import { Check, Link2 } from 'lucide-react'
import { useState } from 'react'
import { replayPath } from '#app/session/moment.ts'
import { Button } from '../ui/button.tsx'

type LinkHereProps = { sessionId: string; sessionMs: number; terminal: number | undefined }

export function LinkHere({ sessionId, sessionMs, terminal }: LinkHereProps) {
  // Up to the next whole second: at the one before, what is to be pointed at may not have stood there yet.
  const path = replayPath(sessionId, { sessionMs: Math.ceil(sessionMs / 1000) * 1000, terminal })
  const [copied, setCopied] = useState<string | null>(null)
  const isCopied = copied === path
  async function copy() {
    await navigator.clipboard.writeText(new URL(path, location.href).href)
    setCopied(path)
  }
  return (
    <p className="flex flex-wrap items-center gap-3">
      <Button
        variant="quiet"
        size="sm"
        onClick={() => void copy()}
        icon={isCopied ? <Check size={16} aria-hidden="true" /> : <Link2 size={16} aria-hidden="true" />}
      >
        {isCopied ? 'Link copied' : 'Link to this second'}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? 'The link is copied.' : ''}
      </span>
    </p>
  )
}
