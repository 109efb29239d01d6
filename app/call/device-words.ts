// What somebody is told when a microphone or a camera cannot be used, and what they can do about it.

export type DeviceKind = 'microphone' | 'camera'
export type DeviceTrouble = 'refused' | 'none' | 'busy' | 'not-secure' | 'other'

/** From the name of the error that getUserMedia throws. */
export function troubleFrom(name: string): DeviceTrouble {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy'
  return 'other'
}

export function deviceWords(kind: DeviceKind, trouble: DeviceTrouble): string {
  const instead =
    kind === 'microphone' ? 'You can listen, and write in the chat.' : 'You can speak without a picture.'
  switch (trouble) {
    case 'refused':
      return `Your browser does not let Greenroom use the ${kind}. Click the sign beside the address, allow the ${kind}, and try again. ${instead}`
    case 'none':
      return `No ${kind} was found. Plug one in and try again. ${instead}`
    case 'busy':
      return `Another program seems to be using the ${kind}. Close it there and try again. ${instead}`
    case 'not-secure':
      return `Browsers only give a ${kind} to pages with https. Ask whoever runs this Greenroom. ${instead}`
    case 'other':
      return `The ${kind} did not start. Try again, or choose another one. ${instead}`
  }
}
