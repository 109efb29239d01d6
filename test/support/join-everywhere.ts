// Joins a recorded stream at random places, as late viewers do, and compares every cell with the host's screen.
import { openHeadless, type Headless } from '#sandbox/terminal/headless.ts'
import { Screen } from '#sandbox/terminal/screen.ts'
import { isSame } from '#sandbox/terminal/snapshot.ts'

/** Seeded, so that a failing cut is the same tomorrow. */
function randoms(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
}

export function write(target: Headless | Screen, bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve) => {
    if (target instanceof Screen) target.write(Buffer.from(bytes), resolve)
    else target.write(bytes, resolve)
  })
}

export async function join(screen: Screen, stream: Buffer, cut: number): Promise<Headless> {
  const { offset, cols, rows, text } = await screen.checkpoint()
  if (offset > cut) throw new Error(`a checkpoint from the future: ${offset} > ${cut}`)
  const page = openHeadless(100, 30, 5000)
  // As a page does that showed something else before.
  await write(page, '\x1b[?1049h\x1b[3;7r\x1b[31mleft over\x1b(0')
  page.reset()
  page.resize(cols, rows)
  await write(page, text)
  await write(page, stream.subarray(offset, cut))
  return page
}

export async function joinEverywhere(
  stream: Buffer,
  { size, seed, cuts: count }: { size: { cols: number; rows: number }; seed: number; cuts: number },
) {
  const random = randoms(seed)
  const cuts = Array.from({ length: count }, () => 1 + Math.floor(random() * (stream.length - 1))).sort(
    (a, b) => a - b,
  )
  const screen = new Screen({ ...size, now: () => performance.now(), onReply: () => {} })
  const pages: Headless[] = []
  let wrongAtJoin = 0
  let at = 0
  for (const cut of cuts) {
    while (at < cut) {
      const next = Math.min(cut, at + 1 + Math.floor(random() * 4096))
      await write(screen, stream.subarray(at, next))
      at = next
    }
    const page = await join(screen, stream, cut)
    if (!isSame(page, screen.terminal)) wrongAtJoin++
    pages.push(page)
  }
  await write(screen, stream.subarray(at))
  let wrongAtEnd = 0
  for (const [i, page] of pages.entries()) {
    await write(page, stream.subarray(cuts[i] ?? 0))
    if (!isSame(page, screen.terminal)) wrongAtEnd++
    page.dispose()
  }
  screen.dispose()
  return { wrongAtJoin, wrongAtEnd, unverified: screen.unverified }
}
