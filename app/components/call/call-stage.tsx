// In the call: everybody's tile and my own switches. Loaded together with the call.
import { Captions, Mic, MicOff, PhoneOff, Settings2, Video, VideoOff, Volume2, X } from 'lucide-react'
import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { LiveCall } from '#app/call/browser/live-call.ts'
import { canWriteDown } from '#app/call/browser/scribe.ts'
import type { CallSnapshot, RemotePerson } from '#app/call/browser/snapshot.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { isLive } from '../room/phase-words.ts'
import { nameOf } from '../room/presence.tsx'
import { useRoom } from '../room/room-context.tsx'
import { isFaceHidden } from './call-context.tsx'
import { connectionWords, listNames } from './call-words.ts'
import { CaptionsDialog } from './captions-dialog.tsx'
import { DeviceDialog } from './device-dialog.tsx'
import { useMuteKey } from './mute-key.ts'
import { Tile } from './tile.tsx'

type StageProps = { live: LiveCall; onLeave: () => void }

export function CallStage({ live, onLeave }: StageProps) {
  const { view } = useRoom()
  const call = useSyncExternalStore(live.subscribe, live.snapshot)
  const listening = view.me.sessionRole === 'shadow'
  // While the clock runs the room belongs to the work: pictures are small then.
  const roomy = !isLive(view.phase)
  useMuteKey(listening ? null : live)
  return (
    <section
      aria-label="Call"
      className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-2 max-sm:contents"
    >
      <ul aria-label="In the call" className="flex max-w-full gap-2 overflow-x-auto p-0.5 max-sm:basis-full">
        {call.people.map((person) => (
          <PersonTile key={person.peerId} person={person} roomy={roomy} />
        ))}
        {listening ? null : <OwnTile call={call} roomy={roomy} />}
      </ul>
      <div className="flex flex-wrap items-center gap-1.5">
        {listening ? (
          <p className="text-sm text-ink-soft">You listen. Nobody hears or sees you.</p>
        ) : (
          <Switches call={call} live={live} faceHidden={isFaceHidden(view)} />
        )}
        <Devices live={live} call={call} />
        <Button size="sm" variant="danger" icon={<PhoneOff size={16} aria-hidden="true" />} onClick={onLeave}>
          <span className="max-sm:sr-only">Leave the call</span>
        </Button>
      </div>
      <CaptionLines people={call.people} />
      <Advice call={call} live={live} />
    </section>
  )
}

function PersonTile({ person, roomy }: { person: RemotePerson; roomy: boolean }) {
  const { view } = useRoom()
  return (
    <Tile
      name={nameOf(view, person.userId)}
      picture={person.video && person.hasPicture && person.state === 'connected' ? person.stream : null}
      muted={!person.audio}
      speaking={person.speaking}
      words={connectionWords(person)}
      roomy={roomy}
    />
  )
}

function OwnTile({ call, roomy }: { call: CallSnapshot; roomy: boolean }) {
  const { view } = useRoom()
  const { camera } = call
  const picture = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera])
  return (
    <Tile
      you
      name={view.me.name}
      picture={picture}
      muted={!call.audio}
      speaking={call.speaking}
      words={call.status === 'joining' ? 'Joining…' : null}
      roomy={roomy}
    />
  )
}

function Switches({ call, live, faceHidden }: { call: CallSnapshot; live: LiveCall; faceHidden: boolean }) {
  return (
    <>
      <Switch
        label={call.audio ? 'Mute' : 'Unmute'}
        title="Alt + M"
        on={call.audio}
        icon={call.audio ? <Mic size={16} aria-hidden="true" /> : <MicOff size={16} aria-hidden="true" />}
        onClick={() => void live.media.setAudio(!call.audio)}
      />
      {faceHidden ? (
        <p className="flex items-center gap-1.5 text-sm text-ink-soft">
          <VideoOff size={16} aria-hidden="true" className="shrink-0" /> Your camera stays off: this interview
          is blind.
        </p>
      ) : (
        <Switch
          label={call.video ? 'Camera off' : 'Camera on'}
          on={call.video}
          icon={
            call.video ? <Video size={16} aria-hidden="true" /> : <VideoOff size={16} aria-hidden="true" />
          }
          onClick={() => void live.media.setVideo(!call.video)}
        />
      )}
      {canWriteDown() ? <CaptionSwitch call={call} live={live} /> : null}
    </>
  )
}

type SwitchProps = { label: string; title?: string; on: boolean; icon: ReactNode; onClick: () => void }

function Switch({ label, title, on, icon, onClick }: SwitchProps) {
  return (
    <Button
      size="sm"
      variant="secondary"
      icon={icon}
      title={title}
      onClick={onClick}
      className={cx(!on && 'bg-sunken')}
    >
      <span className="max-sm:sr-only">{label}</span>
    </Button>
  )
}

function CaptionSwitch({ call, live }: { call: CallSnapshot; live: LiveCall }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        aria-pressed={call.captions}
        icon={<Captions size={16} aria-hidden="true" />}
        onClick={() => (call.captions ? live.setCaptions(false) : setAsking(true))}
      >
        <span className="max-sm:sr-only">{call.captions ? 'Stop captions' : 'Captions'}</span>
      </Button>
      <CaptionsDialog open={asking} onOpenChange={setAsking} onConfirm={() => live.setCaptions(true)} />
    </>
  )
}

function Devices({ live, call }: { live: LiveCall; call: CallSnapshot }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton label="Devices" size="sm" onClick={() => setOpen(true)}>
        <Settings2 size={18} aria-hidden="true" />
      </IconButton>
      {open ? <DeviceDialog live={live} camera={call.camera} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function CaptionLines({ people }: { people: RemotePerson[] }) {
  const { view } = useRoom()
  const said = people.filter(({ caption }) => caption)
  return (
    <div role="log" aria-label="Captions" className="grid w-full gap-1 empty:hidden max-sm:order-last">
      {said.map(({ peerId, userId, caption }) => (
        <p key={peerId} className="rounded-sm bg-sunken px-2 py-1 text-sm">
          <strong>{nameOf(view, userId)}:</strong> {caption}
        </p>
      ))}
    </div>
  )
}

/** What stands in the way of being heard, and what to do about it. */
function Advice({ call, live }: { call: CallSnapshot; live: LiveCall }) {
  const { view } = useRoom()
  const cannot = call.people
    .filter(({ state }) => state === 'cannot')
    .map(({ userId }) => nameOf(view, userId))
  return (
    <div role="status" className="grid w-full max-w-3xl gap-2 empty:hidden max-sm:order-last">
      {call.soundBlocked ? (
        <p className="flex flex-wrap items-center gap-2 rounded-md bg-lamp-soft px-3 py-2 text-sm text-lamp-ink">
          Your browser holds the sound back.
          <Button
            size="sm"
            variant="secondary"
            icon={<Volume2 size={16} aria-hidden="true" />}
            onClick={() => live.playSound()}
          >
            Turn the sound on
          </Button>
        </p>
      ) : null}
      {call.trouble ? (
        <p className="flex items-start gap-2 rounded-md bg-lamp-soft px-3 py-1.5 text-sm text-lamp-ink">
          <span className="flex-1 py-1">{call.trouble}</span>
          <IconButton label="Dismiss" size="sm" onClick={() => live.dismissTrouble()}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </p>
      ) : null}
      {cannot.length > 0 ? (
        <p className="rounded-md bg-lamp-soft px-3 py-2 text-sm text-lamp-ink">
          No way to {listNames(cannot)} was found; we keep trying. Some networks let no direct connection
          through: another network may help, or a relay (TURN) that whoever runs this Greenroom can set up.
          The chat and the rest of the room go on as before.
        </p>
      ) : null}
    </div>
  )
}
