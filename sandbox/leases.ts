// Who holds which sandbox, until when. Knows no socket: the host calls it, engines do the work.
import type { HostRefusal, SandboxInfo, SandboxSpec } from './contract.ts'
import { EngineError, type Sandbox, type SandboxEngine, type SandboxLost } from './engines/engine.ts'

/** How often expired leases and forgotten leftovers are looked for. */
const REAP_EVERY_MS = 15_000
/** The part of the machine's memory that boxes may be promised; the rest is the host's and the app's. */
const BOX_SHARE = 0.85

export type LeaseRequest = { id: string; owner: string; spec: SandboxSpec; leaseMs: number }
export type Leased = { sandbox: Sandbox; info: SandboxInfo }
export type LeaseAnswer<Value> = { ok: true; value: Value } | { ok: false; refusal: HostRefusal }

export type LeaseOptions = {
  engine: SandboxEngine
  now: () => Date
  /** Memory that all boxes together may be promised; see `boxMemoryMb`. */
  capacityMb: number
  onLost?: (id: string, lost: SandboxLost) => void
  onRebooted?: (id: string) => void
  /** The box is about to go, for whatever reason: the host closes its terminals here. */
  onDestroying?: (id: string) => void
  /** What went wrong with nobody waiting for an answer: a sentence for the log. */
  report: (words: string) => void
}

export type Leases = {
  /** Cleans up what an earlier host left, then watches for expired leases. */
  start(): Promise<void>
  create(request: LeaseRequest): Promise<LeaseAnswer<Leased>>
  /** Resolves when the box has booted again. */
  reboot(id: string): Promise<LeaseAnswer<{ info: SandboxInfo; readyMs: number }>>
  renew(id: string, leaseMs: number): LeaseAnswer<SandboxInfo>
  /** Idempotent; resolves when nothing of the box is left on the machine. */
  destroy(id: string): Promise<void>
  list(): SandboxInfo[]
  /** Memory that boxes may be promised, and what is. */
  memoryMb(): { total: number; promised: number }
  /** A box that can be worked with; refuses with the reason when there is none. */
  get(id: string): LeaseAnswer<Leased>
  /** One round of the reaper; `start` calls it on an interval. */
  reap(): Promise<void>
  /** Stops the reaper, destroys every box and closes the engine. */
  stop(): Promise<void>
}

type Entry = {
  id: string
  owner: string
  spec: SandboxSpec
  createdAt: Date
  leaseUntil: Date
  state: SandboxInfo['state']
  sandbox: Sandbox | null
  /** The engine's work on this box that must finish before more is asked of it. */
  busy: Promise<unknown>
}

/** What boxes may use of a machine with this much memory; `wanted` is the operator's own figure, in MB. */
export function boxMemoryMb(totalBytes: number, wanted?: string): number {
  const machine = Math.floor(totalBytes / (1 << 20))
  if (wanted === undefined || wanted === '') return Math.floor(machine * BOX_SHARE)
  const own = /^\d+$/.test(wanted) ? Number(wanted) : 0
  if (own >= 1 && own <= machine) return own
  throw new Error(
    `GREENROOM_BOX_MEMORY_MB is "${wanted}"; it must be a whole number from 1 to ${machine}, which is all this machine has.`,
  )
}

/** A box that is lost has given its memory back. */
function promisedMb(entries: Map<string, Entry>): number {
  return [...entries.values()].reduce(
    (sum, { state, spec }) => sum + (state === 'lost' ? 0 : spec.memoryMb),
    0,
  )
}

export function createLeases(options: LeaseOptions): Leases {
  const entries = new Map<string, Entry>()
  let timer: NodeJS.Timeout | undefined
  let reaping: Promise<void> = Promise.resolve()

  function reap(): Promise<void> {
    reaping = reaping.then(() => reapOnce(options, entries, destroy))
    return reaping
  }

  async function destroy(id: string): Promise<void> {
    const entry = entries.get(id)
    if (!entry) return options.engine.destroy(id)
    if (entry.state === 'destroying') {
      await entry.busy
      return
    }
    entry.state = 'destroying'
    options.onDestroying?.(id)
    const before = entry.busy
    entry.busy = (async () => {
      await before.catch(() => undefined)
      try {
        await options.engine.destroy(id)
      } finally {
        // What could not be removed is found again by the reaper, which looks at the machine, not at this map.
        entries.delete(id)
      }
    })()
    await entry.busy
  }

  return {
    async start() {
      await reap()
      timer = setInterval(() => void reap(), REAP_EVERY_MS)
      timer.unref()
    },
    create: (request) => createEntry(options, entries, request),
    reboot: (id) => rebootEntry(entries.get(id), id),
    renew(id, leaseMs) {
      const entry = entries.get(id)
      if (!entry || entry.state === 'destroying')
        return refusal('no-such-sandbox', `There is no sandbox ${id}.`)
      entry.leaseUntil = new Date(options.now().getTime() + leaseMs)
      return { ok: true, value: toInfo(entry) }
    },
    destroy,
    list: () => [...entries.values()].map(toInfo),
    memoryMb: () => ({ total: options.capacityMb, promised: promisedMb(entries) }),
    get: (id) => readyEntry(entries.get(id), id),
    reap,
    async stop() {
      clearInterval(timer)
      await reaping
      const results = await Promise.allSettled([...entries.keys()].map(destroy))
      for (const result of results) if (result.status === 'rejected') options.report(String(result.reason))
      await options.engine.close().catch((error: unknown) => options.report(String(error)))
    },
  }
}

async function createEntry(
  options: LeaseOptions,
  entries: Map<string, Entry>,
  { id, owner, spec, leaseMs }: LeaseRequest,
): Promise<LeaseAnswer<Leased>> {
  if (entries.has(id)) return refusal('sandbox-exists', `The sandbox ${id} exists already.`)
  if (promisedMb(entries) + spec.memoryMb > options.capacityMb) {
    const words = `All practice boxes are taken: ${entries.size} are running and this machine has no memory for one more. Try again when a session has ended.`
    return refusal('full', words)
  }
  const createdAt = options.now()
  const leaseUntil = new Date(createdAt.getTime() + leaseMs)
  const working = options.engine.create(id, spec)
  const entry: Entry = {
    id,
    owner,
    spec,
    createdAt,
    leaseUntil,
    state: 'starting',
    sandbox: null,
    busy: working,
  }
  entries.set(id, entry)
  try {
    const sandbox = await working
    entry.sandbox = sandbox
    // `destroy` may have been asked for while the box was starting; it waits for `busy` and goes on from here.
    if (isState(entry, 'destroying'))
      return refusal('no-such-sandbox', `The sandbox ${id} was removed while it started.`)
    entry.state = 'ready'
    sandbox.onReboot(() => options.onRebooted?.(id))
    sandbox.onLost((lost) => loseEntry(options, entry, lost))
    return { ok: true, value: { sandbox, info: toInfo(entry) } }
  } catch (error) {
    if (!isState(entry, 'destroying')) entries.delete(id)
    const code = error instanceof EngineError ? error.code : 'create-failed'
    return refusal(code, error instanceof Error ? error.message : String(error))
  }
}

async function rebootEntry(
  entry: Entry | undefined,
  id: string,
): Promise<LeaseAnswer<{ info: SandboxInfo; readyMs: number }>> {
  const ready = readyEntry(entry, id)
  if (!ready.ok || !entry) return ready.ok ? refusal('no-such-sandbox', `There is no sandbox ${id}.`) : ready
  // Not `busy`: a destroy need not wait, the engine ends a box in the middle of its boot.
  entry.state = 'rebooting'
  try {
    const readyMs = await ready.value.sandbox.reboot()
    if (isState(entry, 'rebooting')) entry.state = 'ready'
    return { ok: true, value: { info: toInfo(entry), readyMs } }
  } catch (error) {
    const code = error instanceof EngineError ? error.code : 'failed'
    return refusal(code, error instanceof Error ? error.message : String(error))
  }
}

/** The box is gone: give its resources back at once, keep the entry so that everybody can see what happened. */
function loseEntry(options: LeaseOptions, entry: Entry, lost: SandboxLost): void {
  if (entry.state === 'destroying' || entry.state === 'lost') return
  entry.state = 'lost'
  options.onLost?.(entry.id, lost)
  entry.busy = options.engine.destroy(entry.id).catch((error: unknown) => options.report(String(error)))
}

async function reapOnce(
  options: LeaseOptions,
  entries: Map<string, Entry>,
  destroy: (id: string) => Promise<void>,
): Promise<void> {
  const now = options.now()
  const due = [...entries.values()].filter((entry) => entry.leaseUntil <= now).map((entry) => entry.id)
  const found = await options.engine.list().catch((error: unknown) => {
    options.report(`The engine could not list its sandboxes: ${String(error)}`)
    return []
  })
  // Looked at after the list was made, so that a box created meanwhile is not taken for a leftover.
  const forgotten = found.filter((id) => !entries.has(id))
  const results = await Promise.allSettled([...due, ...forgotten].map((id) => destroy(id)))
  for (const result of results) if (result.status === 'rejected') options.report(String(result.reason))
}

function readyEntry(entry: Entry | undefined, id: string): LeaseAnswer<Leased> {
  if (!entry || entry.state === 'destroying') return refusal('no-such-sandbox', `There is no sandbox ${id}.`)
  if (entry.state === 'lost') return refusal('sandbox-lost', `The sandbox ${id} is gone.`)
  if (!entry.sandbox) return refusal('no-such-sandbox', `The sandbox ${id} is still starting.`)
  return { ok: true, value: { sandbox: entry.sandbox, info: toInfo(entry) } }
}

function toInfo(entry: Entry): SandboxInfo {
  return {
    sandboxId: entry.id,
    owner: entry.owner,
    state: entry.state,
    createdAt: entry.createdAt.toISOString(),
    leaseUntil: entry.leaseUntil.toISOString(),
    spec: entry.spec,
  }
}

/** A fresh look at a field that another turn of the event loop may have changed. */
function isState(entry: Entry, state: Entry['state']): boolean {
  return entry.state === state
}

function refusal(code: HostRefusal['code'], words: string): { ok: false; refusal: HostRefusal } {
  return { ok: false, refusal: { code, words } }
}
