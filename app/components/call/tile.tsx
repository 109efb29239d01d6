// One person in the call: a picture or their initials, whether they are heard, and how well it goes.
import { AudioLines, MicOff, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'

export type TileProps = {
  name: string
  you?: boolean
  /** What is shown; null = initials. */
  picture: MediaStream | null
  muted: boolean
  speaking: boolean
  /** How the connection is, where it is not simply good. */
  words: string | null
  /** Larger, where nothing else needs the room. */
  roomy: boolean
}

export function Tile({ name, you = false, picture, muted, speaking, words, roomy }: TileProps) {
  const firstName = name.split(' ')[0] ?? name
  return (
    <li
      data-speaking={speaking || undefined}
      className={cx(
        'on-stage relative grid shrink-0 place-items-center overflow-hidden rounded-md bg-stage text-stage-ink',
        'h-14 w-26',
        roomy ? 'sm:h-27 sm:w-48' : 'sm:h-16 sm:w-28',
        speaking ? 'ring-2 ring-accent' : 'ring-1 ring-line',
      )}
    >
      {picture ? <Picture stream={picture} mirrored={you} name={name} /> : <Avatar name={name} />}
      <span className="absolute inset-x-0 bottom-0 flex items-center gap-1 bg-stage/80 px-2 py-0.5 text-xs font-semibold">
        <span className="min-w-0 flex-1 truncate" title={name}>
          {you ? 'You' : firstName}
          <span className="sr-only">{you ? '' : ` (${name})`}</span>
        </span>
        {muted ? <MicOff size={13} aria-hidden="true" /> : null}
        {muted ? <span className="sr-only">microphone off</span> : null}
        {speaking ? <AudioLines size={13} aria-hidden="true" /> : null}
      </span>
      {words ? (
        <span className="absolute inset-x-0 top-0 flex items-center gap-1 bg-stage/80 px-2 py-0.5 text-xs text-stage-ink">
          <TriangleAlert size={12} aria-hidden="true" className="shrink-0" /> {words}
        </span>
      ) : null}
    </li>
  )
}

function Picture({ stream, mirrored, name }: { stream: MediaStream; mirrored: boolean; name: string }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <video
      ref={video}
      autoPlay
      playsInline
      muted
      aria-label={mirrored ? 'Your camera' : `Camera of ${name}`}
      className={cx('absolute inset-0 size-full object-cover', mirrored && '-scale-x-100')}
    />
  )
}
