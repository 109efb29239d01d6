// What a screen may show of the call. Made afresh on every change, so that it can be compared.
import type { CallPeer } from '../messages.ts'
import type { Quality } from '../quality.ts'
import type { CallChoices } from './choices.ts'
import type { LinkState } from './peer-link.ts'

export type RemotePerson = CallPeer & {
  /** Null between two shadows, who neither see nor hear each other. */
  state: LinkState | null
  quality: Quality | null
  speaking: boolean
  caption: string | null
  stream: MediaStream | null
  hasPicture: boolean
}

export type CallSnapshot = {
  status: 'joining' | 'in'
  audio: boolean
  video: boolean
  camera: MediaStreamTrack | null
  speaking: boolean
  captions: boolean
  soundBlocked: boolean
  /** About a device, until it is put aside. */
  trouble: string | null
  choices: CallChoices
  people: RemotePerson[]
}

export const emptySnapshot: CallSnapshot = {
  status: 'joining',
  audio: false,
  video: false,
  camera: null,
  speaking: false,
  captions: false,
  soundBlocked: false,
  trouble: null,
  choices: { microphone: null, camera: null, speaker: null, audio: false, video: false },
  people: [],
}
