// The one part of a file that a browser or player asks for (RFC 9110, 14). Several parts at once are answered with the whole.

export type ByteRange = { from: number; to: number }

/** `to` is included. Null: the whole; `none`: no byte of it is there. */
export function readByteRange(header: string | null, bytes: number): ByteRange | null | 'none' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!match) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  // "From 5 to 3" is no range at all, and is passed over.
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  return from >= bytes || (first === '' && Number(last) === 0) ? 'none' : { from, to }
}
