import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'

/** A link to hand over. Without scripts it can still be selected and copied by hand. */
export function CopyLink({ label, link }: { label: string; link: string }) {
  const [copied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <div className="flex flex-wrap gap-2">
      <input
        readOnly
        value={link}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
        className="h-11 min-w-0 flex-1 basis-64 rounded-md border border-line-strong bg-raised px-3 font-mono text-sm"
      />
      <Button
        variant="secondary"
        onClick={() => void copy()}
        icon={copied ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
      >
        {copied ? 'Copied' : 'Copy the link'}
      </Button>
      <span role="status" className="sr-only">
        {copied ? 'The link is copied.' : ''}
      </span>
    </div>
  )
}
