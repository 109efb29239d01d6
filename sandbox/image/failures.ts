// What stopped the building of an image, in words that say what to do.

/** `lines` are the last ones mmdebstrap wrote. */
export function explainFailure(exitCode: number | null, lines: string[]): string {
  const text = lines.join('\n')
  const missing = /Unable to locate package (\S+)/.exec(text)?.[1]
  if (missing)
    return `The Debian mirror of this machine has no package ${missing}: mend its line in sandbox/image/images.`
  const unreachable =
    lines.find((line) => line.includes('Failed to fetch')) ??
    lines.find((line) => /Could not resolve|Unable to connect/.test(line))
  if (unreachable) {
    return `The Debian mirror could not be reached, and the image of the boxes is built from it. Check the network, the proxy (http_proxy) and what /etc/apt/sources.list* names; apt-get update must work. Then run this again.\n${unreachable}`
  }
  if (/No space left on device/.test(text))
    return 'The disk is full: the image needs about 1 GB while it is built. Make room in the state folder and in /tmp, then run this again.'
  return `mmdebstrap failed (exit ${exitCode}). Its last lines:\n${text}`
}

/** Words for a tool that could not even be started. */
export function explainMissing(file: string, error: Error): string {
  const absent = 'code' in error && error.code === 'ENOENT'
  return absent
    ? `${file} is missing, and the image of the boxes is built with it: apt-get install ${file}`
    : `${file} could not be started: ${error.message}`
}
