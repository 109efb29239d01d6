// Whether a browser's `Origin` is ours. Used for every write and every socket, because cookies travel with foreign pages' requests too.

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Same scheme, host and port as the public address; on this machine, any of its own names will do. */
export function isOurOrigin(origin: string | null | undefined, publicUrl: string): boolean {
  const theirs = parseUrl(origin)
  const ours = parseUrl(publicUrl)
  if (!theirs || !ours) return false
  if (theirs.origin === ours.origin) return true
  const bothHere = LOOPBACK.has(theirs.hostname) && LOOPBACK.has(ours.hostname)
  return bothHere && theirs.protocol === ours.protocol && theirs.port === ours.port
}

function parseUrl(text: string | null | undefined): URL | null {
  return text && URL.canParse(text) ? new URL(text) : null
}
