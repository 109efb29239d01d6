// What a person at the terminal types, told apart: keys for the box, and the one that calls the menu.

/** Ctrl-]: hardly any program wants it, and who used telnet knows it. */
const MENU_BYTE = 0x1d
export const MENU_KEY = 'Ctrl-]'

export type Typed = { kind: 'keys'; bytes: Uint8Array } | { kind: 'menu' } | { kind: 'choice'; key: string }

/** Keeps in mind, from one chunk to the next, that the menu is open. */
export function createKeys(): (chunk: Uint8Array) => Typed[] {
  let open = false
  return (chunk) => {
    const typed: Typed[] = []
    let from = 0
    const flush = (until: number) => {
      if (until > from) typed.push({ kind: 'keys', bytes: chunk.slice(from, until) })
    }
    for (const [at, byte] of chunk.entries()) {
      if (open) {
        open = false
        from = at + 1
        // Twice the menu's key means the key itself.
        if (byte === MENU_BYTE) typed.push({ kind: 'keys', bytes: Uint8Array.of(byte) })
        typed.push({ kind: 'choice', key: byte === MENU_BYTE ? '' : String.fromCharCode(byte).toLowerCase() })
      } else if (byte === MENU_BYTE) {
        flush(at)
        open = true
        from = at + 1
        typed.push({ kind: 'menu' })
      }
    }
    if (!open) flush(chunk.length)
    return typed
  }
}

const ESC = '\u001b'
/** Device attributes, status, modes, version, window reports; settings and colours asked for; clipboard. */
const QUERIES = new RegExp(
  [
    String.raw`\[[>=]?[0-9;]*c`,
    String.raw`\[\??[0-9;]*n`,
    String.raw`\[\??[0-9;]*\$p`,
    String.raw`\[>[0-9;]*q`,
    String.raw`\[[0-9;]*t`,
    String.raw`P\$q[^${ESC}]*${ESC}\\`,
    String.raw`\](?:4|10|11|12|52);[^\u0007${ESC}]*(?:\u0007|${ESC}\\)`,
  ]
    .map((query) => `${ESC}${query}`)
    .join('|'),
  'g',
)
/** A sequence whose end is in the next chunk. Longer ones are no queries. */
const UNFINISHED = new RegExp(`${ESC}(?:[[][>=?]?[0-9;$]*|[P\\]][^\\u0007${ESC}]{0,200}${ESC}?)?$`)

/**
 * The host's screen answers what programs ask a terminal; if the one at hand answered as well, its answer would be typed into
 * the shell. So its questions do not get there.
 */
export function createQueryFilter(): (bytes: Uint8Array) => Buffer {
  let kept = ''
  return (bytes) => {
    // One character per byte: whatever is not a query passes unchanged.
    const text = kept + Buffer.from(bytes).toString('latin1')
    kept = UNFINISHED.exec(text)?.[0] ?? ''
    const whole = text.slice(0, text.length - kept.length)
    return Buffer.from(whole.replace(QUERIES, ''), 'latin1')
  }
}
