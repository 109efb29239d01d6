// A drawing of the room for the first page: what the candidate sees, in small. Decoration; the words beside it say the same.

const lines = [
  { prompt: true, text: 'curl -i http://shop.example/' },
  { prompt: false, text: 'HTTP/1.0 503 Service Unavailable', look: 'text-[#f0c878]' },
  { prompt: true, text: 'systemctl is-active nginx' },
  { prompt: false, text: 'failed', look: 'text-[#f09a90]' },
  { prompt: true, text: 'nginx -t' },
  { prompt: false, text: 'nginx: [emerg] a duplicate default server' },
] as const

export function RoomVignette() {
  return (
    <div
      aria-hidden="true"
      className="overflow-hidden rounded-xl border border-line bg-surface shadow-dialog select-none"
    >
      <div className="flex items-center justify-between px-4 py-3">
        <span className="flex items-center gap-1.5">
          {[0, 1].map((dot) => (
            <span key={dot} className="h-1.5 w-2.5 rounded-full bg-accent/60" />
          ))}
          <span className="h-1.5 w-5 rounded-full bg-accent" />
          {[0, 1].map((dot) => (
            <span key={dot} className="h-1.5 w-2.5 rounded-full bg-line-strong/60" />
          ))}
        </span>
        <span className="font-display text-lg font-bold tabular-nums">17:12</span>
        <span className="flex -space-x-1">
          <Face letters="MO" look="bg-stop-soft text-stop-ink" />
          <Face letters="TL" look="bg-sky-soft text-sky-ink" />
        </span>
      </div>
      <div className="h-1 bg-sunken">
        <div className="h-full w-3/5 bg-accent" />
      </div>
      <div className="grid grid-cols-[2fr_3fr]">
        <div className="grid content-start gap-3 p-4">
          <div className="rounded-md bg-lamp-soft px-3 py-2 text-xs text-lamp-ink">
            <p className="font-semibold">Hint 1</p>
            <p>A unit that fails usually says why.</p>
          </div>
          {['w-full', 'w-11/12', 'w-full', 'w-2/3'].map((width, place) => (
            <span key={place} className={`h-2 rounded-full bg-line ${width}`} />
          ))}
        </div>
        <div className="grid content-start gap-1 bg-stage p-4 font-mono text-[0.6875rem] leading-4 text-stage-ink">
          {lines.map((line) => (
            <p key={line.text} className={'look' in line ? line.look : ''}>
              {line.prompt ? <span className="text-[#8fd3a0]"># </span> : null}
              {line.text}
            </p>
          ))}
          <p>
            <span className="text-[#8fd3a0]"># </span>
            <span className="inline-block h-3.5 w-2 translate-y-0.5 bg-[#7fcfa9]" />
          </p>
        </div>
      </div>
    </div>
  )
}

function Face({ letters, look }: { letters: string; look: string }) {
  return (
    <span
      className={`inline-flex size-7 items-center justify-center rounded-full text-xs font-semibold ${look}`}
    >
      {letters}
    </span>
  )
}
