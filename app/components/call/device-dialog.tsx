// Choosing microphone, camera and speaker, and seeing that they work. Before somebody asks for it nothing is captured.
import { Mic } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  listDevices,
  noDevices,
  onDevicesChanged,
  type Device,
  type Devices,
} from '#app/call/browser/devices.ts'
import { watchLevel } from '#app/call/browser/level.ts'
import type { LiveCall } from '#app/call/browser/live-call.ts'
import { OwnMedia } from '#app/call/browser/own-media.ts'
import { useRoom } from '../room/room-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox, Field, Select } from '../ui/field.tsx'
import { isFaceHidden } from './call-context.tsx'
import { Meter } from './meter.tsx'

type InCall = { live: LiveCall; camera: MediaStreamTrack | null; onClose: () => void }

/** In the call: what is chosen here takes effect at once. */
export function DeviceDialog({ live, camera, onClose }: InCall) {
  const [, redraw] = useState(0)
  const again = () => redraw((count) => count + 1)
  const choose = (kind: 'microphone' | 'camera') => (id: string) =>
    void live.media.useDevice(kind, id).then(again)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Devices"
      description="What you choose is used at once, and remembered in this browser."
    >
      <Preview camera={camera} microphone={live.media.microphone} />
      <Pickers
        media={live.media}
        onMicrophone={choose('microphone')}
        onCamera={choose('camera')}
        onSpeaker={(id) => {
          live.chooseSpeaker(id)
          again()
        }}
      />
      <Button onClick={onClose}>Done</Button>
    </Dialog>
  )
}

type BeforeCall = { onClose: () => void; onJoin: () => void; canJoin: boolean }

/** Before the call: a look into the mirror, which ends when the window closes. */
export function DeviceCheck({ onClose, onJoin, canJoin }: BeforeCall) {
  const { media, trouble, tryOut, redraw } = useTrial()
  const [tried, setTried] = useState(false)
  const join = () => {
    media.stop()
    onJoin()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Microphone and camera"
      description="Only you see and hear this. Everything is off again when you close it."
    >
      {tried ? (
        <>
          <Preview camera={media.camera} microphone={media.microphone} />
          {trouble.map((words) => (
            <p key={words} role="alert" className="rounded-md bg-lamp-soft px-3 py-2 text-sm text-lamp-ink">
              {words}
            </p>
          ))}
          <Pickers
            media={media}
            onMicrophone={(id) => void media.useDevice('microphone', id)}
            onCamera={(id) => void media.useDevice('camera', id)}
            onSpeaker={(id) => {
              media.chooseSpeaker(id)
              redraw()
            }}
          />
        </>
      ) : (
        <Button
          variant="secondary"
          icon={<Mic size={18} aria-hidden="true" />}
          onClick={() => {
            setTried(true)
            tryOut()
          }}
        >
          Try microphone and camera
        </Button>
      )}
      <JoinWith media={media} onChange={redraw} />
      {/* In sight also where the window is lower than all the choices. */}
      <div className="sticky -bottom-5 -mb-5 flex flex-wrap justify-end gap-2 bg-surface pt-2 pb-5 sm:-bottom-6 sm:-mb-6 sm:pb-6">
        <Button variant="secondary" onClick={onClose}>
          Close
        </Button>
        {canJoin ? <Button onClick={join}>Join the call</Button> : null}
      </div>
    </Dialog>
  )
}

/** Devices of my own for as long as the window is open. What to join with is chosen apart from what is tried. */
function useTrial() {
  const [, count] = useState(0)
  const [trouble, setTrouble] = useState<string[]>([])
  const redraw = () => count((before) => before + 1)
  const [media] = useState(
    () =>
      new OwnMedia({
        onTracks: redraw,
        onTrouble: (words) => setTrouble((all) => [...all.filter((one) => one !== words), words]),
      }),
  )
  useEffect(() => () => media.stop(), [media])
  const tryOut = () => {
    setTrouble([])
    void media.tryBoth()
  }
  return { media, trouble, tryOut, redraw }
}

function JoinWith({ media, onChange }: { media: OwnMedia; onChange: () => void }) {
  const faceHidden = isFaceHidden(useRoom().view)
  const set = (some: { audio?: boolean; video?: boolean }) => {
    media.joinWith(some)
    onChange()
  }
  return (
    <div className="grid gap-2">
      <Checkbox
        label="Join with the microphone on"
        checked={media.choices.audio}
        onChange={(event) => set({ audio: event.target.checked })}
      />
      {faceHidden ? (
        <p className="text-sm text-ink-soft">
          Your camera stays off in the call until the scorecard is in: this interview is blind.
        </p>
      ) : (
        <Checkbox
          label="Join with the camera on"
          checked={media.choices.video}
          onChange={(event) => set({ video: event.target.checked })}
        />
      )}
    </div>
  )
}

type PreviewProps = { camera: MediaStreamTrack | null; microphone: MediaStreamTrack | null }

function Preview({ camera, microphone }: PreviewProps) {
  const video = useRef<HTMLVideoElement>(null)
  const stream = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera])
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <div className="grid gap-3">
      {stream ? (
        <video
          ref={video}
          autoPlay
          playsInline
          muted
          aria-label="Your camera"
          className="aspect-video max-h-[24dvh] w-full -scale-x-100 rounded-md bg-stage object-cover"
        />
      ) : (
        <p className="grid aspect-video max-h-[24dvh] w-full place-items-center rounded-md bg-stage text-stage-soft">
          The camera is off
        </p>
      )}
      <MicrophoneMeter track={microphone} />
    </div>
  )
}

function MicrophoneMeter({ track }: { track: MediaStreamTrack | null }) {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (!track) return setLevel(0)
    return watchLevel(track, setLevel)
  }, [track])
  return <Meter label="Microphone level" level={level} off={track === null} />
}

type PickersProps = {
  media: OwnMedia
  onMicrophone: (id: string) => void
  onCamera: (id: string) => void
  onSpeaker: (id: string) => void
}

function Pickers({ media, onMicrophone, onCamera, onSpeaker }: PickersProps) {
  const devices = useDevices(`${media.microphone?.id} ${media.camera?.id}`)
  const chosen = (kind: 'microphone' | 'camera') =>
    media[kind]?.getSettings().deviceId ?? media.choices[kind] ?? ''
  return (
    <div className="grid gap-3">
      <Picker
        label="Microphone"
        from={devices.microphones}
        value={chosen('microphone')}
        onChoose={onMicrophone}
      />
      <Picker label="Camera" from={devices.cameras} value={chosen('camera')} onChoose={onCamera} />
      {devices.speakers.length > 0 ? (
        <Picker
          label="Speaker"
          from={devices.speakers}
          value={media.choices.speaker ?? 'default'}
          onChoose={onSpeaker}
        />
      ) : null}
    </div>
  )
}

type PickerProps = { label: string; from: Device[]; value: string; onChoose: (id: string) => void }

function Picker({ label, from, value, onChoose }: PickerProps) {
  const known = from.some(({ id }) => id === value)
  return (
    <Field label={label} name={label.toLowerCase()} required>
      <Select
        value={known ? value : ''}
        disabled={from.length === 0}
        onChange={(event) => onChoose(event.target.value)}
      >
        {known ? null : <option value="">{from.length === 0 ? 'None found' : 'The usual one'}</option>}
        {from.map(({ id, label: name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** `captured`: names are told once something is captured, so the list is read again when that changes. */
function useDevices(captured: string): Devices {
  const [devices, setDevices] = useState<Devices>(noDevices)
  useEffect(() => {
    let gone = false
    const read = () => void listDevices().then((list) => !gone && setDevices(list))
    read()
    const stop = onDevicesChanged(read)
    return () => {
      gone = true
      stop()
    }
  }, [captured])
  return devices
}
