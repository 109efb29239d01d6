// Microphones, cameras and speakers of this browser. Nothing is captured before somebody asks for it.
import { troubleFrom, type DeviceKind, type DeviceTrouble } from '../device-words.ts'

export type Device = { id: string; label: string }
export type Devices = { microphones: Device[]; cameras: Device[]; speakers: Device[] }

export const noDevices: Devices = { microphones: [], cameras: [], speakers: [] }

/** Their names are only told once one of them may be used. */
export async function listDevices(): Promise<Devices> {
  if (!hasDevices()) return noDevices
  const all = await navigator.mediaDevices.enumerateDevices()
  const named = (kind: MediaDeviceKind, word: string) =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map((device, place) => ({ id: device.deviceId, label: device.label || `${word} ${place + 1}` }))
  return {
    microphones: named('audioinput', 'Microphone'),
    cameras: named('videoinput', 'Camera'),
    speakers: canChooseSpeaker() ? named('audiooutput', 'Speaker') : [],
  }
}

/** Missing on pages without https. */
export function hasDevices(): boolean {
  return navigator.mediaDevices !== undefined
}

export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype
}

export type Opened = { track: MediaStreamTrack; trouble: null } | { track: null; trouble: DeviceTrouble }

/** The chosen device, or any other where that one is gone. */
export async function openDevice(kind: DeviceKind, id: string | null): Promise<Opened> {
  if (!hasDevices()) return { track: null, trouble: 'not-secure' }
  try {
    return { track: await capture(kind, id), trouble: null }
  } catch (error) {
    const trouble = troubleFrom(error instanceof DOMException ? error.name : '')
    return id !== null && trouble === 'none' ? openDevice(kind, null) : { track: null, trouble }
  }
}

async function capture(kind: DeviceKind, id: string | null): Promise<MediaStreamTrack> {
  const device = id === null ? {} : { deviceId: { exact: id } }
  const stream = await navigator.mediaDevices.getUserMedia(
    kind === 'microphone'
      ? { audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true } }
      : {
          video: {
            ...device,
            width: { ideal: 640 },
            height: { ideal: 360 },
            frameRate: { ideal: 24, max: 30 },
          },
        },
  )
  const [track] = stream.getTracks()
  if (!track) throw new DOMException('no track', 'NotFoundError')
  return track
}

/** Tells when something is plugged in or out. Returns the stop. */
export function onDevicesChanged(act: () => void): () => void {
  if (!hasDevices()) return () => undefined
  navigator.mediaDevices.addEventListener('devicechange', act)
  return () => navigator.mediaDevices.removeEventListener('devicechange', act)
}
