// Which devices somebody chose last, and whether they were on: kept in this browser.

export type CallChoices = {
  microphone: string | null
  camera: string | null
  speaker: string | null
  audio: boolean
  video: boolean
}

const KEY = 'call-choices'
const first: CallChoices = { microphone: null, camera: null, speaker: null, audio: true, video: false }

export function readChoices(): CallChoices {
  try {
    // why: every field is looked at below before it is used
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown> | null
    const id = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
    const flag = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise)
    return {
      microphone: id(kept?.microphone),
      camera: id(kept?.camera),
      speaker: id(kept?.speaker),
      audio: flag(kept?.audio, first.audio),
      video: flag(kept?.video, first.video),
    }
  } catch {
    return first
  }
}

export function keepChoices(choices: CallChoices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
