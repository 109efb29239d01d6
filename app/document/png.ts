// Whether bytes are a PNG, and only that: checked part by part, and put together again from the parts that make a picture.

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What is needed to show it. Text, times and whatever else a PNG can carry stay behind. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
export const PICTURE_SIDE_MAX = 4096
export const PICTURE_BYTES_MAX = 1 << 20

/** The picture and nothing besides, or null where it is none of a size we take. */
export function readPng(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > PICTURE_BYTES_MAX || !SIGNATURE.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = [SIGNATURE]
  const names: string[] = []
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const part = partAt(view, bytes, at)
    if (!part) return null
    names.push(part.name)
    if (KEPT.has(part.name)) parts.push(bytes.subarray(at, part.end))
    at = part.end
  }
  const isWhole = names[0] === 'IHDR' && names.includes('IDAT') && names.indexOf('IEND') === names.length - 1
  const isOnce = names.filter((name) => name === 'IHDR').length === 1
  return isWhole && isOnce && hasFairSize(view) ? join(parts) : null
}

function partAt(view: DataView, bytes: Uint8Array, at: number): { name: string; end: number } | null {
  if (at + 12 > bytes.length) return null
  const end = at + 12 + view.getUint32(at)
  if (end > bytes.length) return null
  const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
  if (!/^[A-Za-z]{4}$/.test(name) || crc(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
    return null
  return { name, end }
}

function hasFairSize(view: DataView): boolean {
  if (view.getUint32(8) !== 13) return false
  return [view.getUint32(16), view.getUint32(20)].every((side) => side >= 1 && side <= PICTURE_SIDE_MAX)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
