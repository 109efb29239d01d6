// Parts of pages whose code comes apart from the page, by name. The server draws them, so a page may hold one before its code is
// here; whoever wakes the page waits for those. Woken without, a part would be thrown away by the first update that reaches it.

type Fetch = () => Promise<unknown>
type Mark = { getAttribute(name: string): string | null }
/** A document, as far as this goes. */
type Drawn = { querySelectorAll(selector: string): Iterable<Mark> }

/** On an element that each part leaves in the page. */
export const LATE_PART = 'data-late-part'

const known = new Map<string, Fetch>()

export function keepLatePart(name: string, fetch: Fetch): void {
  known.set(name, fetch)
}

/** Resolves when the code of every part drawn in this page is here, or could not be had, or after `patienceMs`. */
export async function fetchDrawnParts(drawn: Drawn, patienceMs: number): Promise<void> {
  const marks = [...drawn.querySelectorAll(`[${LATE_PART}]`)]
  const names = new Set(marks.flatMap((mark) => mark.getAttribute(LATE_PART) ?? []))
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)))
  await Promise.race([fetchAll((name) => names.has(name)), patience])
  clearTimeout(timer)
}

let every: Promise<void> | null = null

/** For the server: a page drawn with all code here is whole at once. */
export function fetchEveryPart(): Promise<void> {
  return (every ??= fetchAll(() => true))
}

/** The code of a part may name parts inside it, so it goes on until no name is fresh. */
async function fetchAll(isWanted: (name: string) => boolean): Promise<void> {
  const begun = new Set<string>()
  for (;;) {
    const fresh = [...known].filter(([name]) => isWanted(name) && !begun.has(name))
    if (fresh.length === 0) return
    for (const [name] of fresh) begun.add(name)
    // What cannot be had is said by the part itself, in its place.
    await Promise.allSettled(fresh.map(([, fetch]) => fetch()))
  }
}
