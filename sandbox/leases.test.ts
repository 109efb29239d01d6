import { describe, expect, it } from 'vitest'
import { sandboxSpec } from './contract.ts'
import { EngineError, type Sandbox, type SandboxEngine, type SandboxLost } from './engines/engine.ts'
import { boxMemoryMb, createLeases, type LeaseOptions } from './leases.ts'

const spec = sandboxSpec.parse({ memoryMb: 400 })

// why: leases only ask an engine to create, list and destroy; a real one would test the engine instead.
function memoryEngine() {
  const live = new Map<string, { lose: (lost: SandboxLost) => void; reboot: () => void }>()
  const waiting = new Map<string, { finish: () => void; fail: (error: Error) => void }>()
  const rebooting = new Map<string, { finish: (ms: number) => void; fail: (error: Error) => void }>()
  const destroyed: string[] = []
  const closed: string[][] = []
  const engine: SandboxEngine & { slow: boolean; stuck: Set<string> } = {
    name: 'memory',
    slow: false,
    stuck: new Set(),
    inspect: () => Promise.resolve({ usable: true, problems: [], warnings: [] }),
    async create(id) {
      if (engine.slow) {
        await new Promise<void>((resolve, reject) => waiting.set(id, { finish: resolve, fail: reject }))
      }
      const lost: ((lost: SandboxLost) => void)[] = []
      const rebooted: (() => void)[] = []
      live.set(id, {
        lose: (loss) => lost.forEach((listener) => listener(loss)),
        reboot: () => rebooted.forEach((listener) => listener()),
      })
      return {
        id,
        readyMs: 1,
        exec: () => Promise.reject(new Error('not here')),
        put: () => Promise.resolve(),
        remove: () => Promise.resolve(),
        read: () => Promise.reject(new Error('not here')),
        watch: () => Promise.reject(new Error('not here')),
        startRun: () => Promise.reject(new Error('not here')),
        ptyCommand: () => Promise.reject(new Error('not here')),
        reboot: () => new Promise<number>((finish, fail) => rebooting.set(id, { finish, fail })),
        onReboot: (listener) => void rebooted.push(listener),
        onLost: (listener) => void lost.push(listener),
      } satisfies Sandbox
    },
    list: () => Promise.resolve([...live.keys()]),
    async destroy(id) {
      if (engine.stuck.has(id)) throw new Error(`The box ${id} is not gone.`)
      live.delete(id)
      destroyed.push(id)
    },
    close: () => Promise.resolve(void closed.push([...live.keys()])),
  }
  return { engine, live, waiting, rebooting, destroyed, closed }
}

function setUp(overrides: Partial<LeaseOptions> = {}) {
  const memory = memoryEngine()
  let at = new Date('2026-01-01T10:00:00Z')
  const said: string[] = []
  const heard: string[] = []
  const leases = createLeases({
    engine: memory.engine,
    now: () => at,
    capacityMb: 1000,
    onLost: (id, lost) => heard.push(`lost ${id} ${lost.reason}`),
    onRebooted: (id) => heard.push(`rebooted ${id}`),
    onDestroying: (id) => heard.push(`destroying ${id}`),
    report: (words) => said.push(words),
    ...overrides,
  })
  const take = (id: string, leaseMs = 60_000) => leases.create({ id, owner: `session:${id}`, spec, leaseMs })
  const pass = (ms: number) => (at = new Date(at.getTime() + ms))
  return { ...memory, leases, take, pass, said, heard }
}

describe('leases', () => {
  it('SB25 a sandbox whose lease has ended is destroyed, one that was renewed is not', async () => {
    const { leases, take, pass, destroyed, heard } = setUp()
    await take('one')
    await take('two')
    pass(59_000)
    expect(leases.renew('two', 60_000)).toMatchObject({
      ok: true,
      value: { leaseUntil: '2026-01-01T10:01:59.000Z' },
    })
    pass(1_000)
    await leases.reap()
    expect(destroyed).toEqual(['one'])
    expect(heard).toEqual(['destroying one'])
    expect(leases.list().map((info) => info.sandboxId)).toEqual(['two'])
    expect(leases.renew('one', 1000)).toMatchObject({ ok: false, refusal: { code: 'no-such-sandbox' } })
  })

  it('SB25 what an earlier, crashed host left is destroyed at start, and what starts meanwhile is not', async () => {
    const { leases, take, live, engine, destroyed, waiting } = setUp()
    await engine.create('forgotten', spec)
    engine.slow = true
    const starting = take('fresh')
    await leases.start()
    expect(destroyed).toEqual(['forgotten'])
    waiting.get('fresh')?.finish()
    expect((await starting).ok).toBe(true)
    expect([...live.keys()]).toEqual(['fresh'])
    await leases.stop()
    expect([...live.keys()]).toEqual([])
  })

  it('SB35 the engine is closed once, after the last box is gone', async () => {
    const { leases, take, closed } = setUp()
    await leases.start()
    await Promise.all([take('one'), take('two')])
    expect(closed).toEqual([])
    await leases.stop()
    expect(closed).toEqual([[]])
  })

  it('SB25 a sandbox that could not be removed is reported and tried again', async () => {
    const { leases, take, pass, engine, said, live } = setUp()
    await take('sticky', 1000)
    engine.stuck.add('sticky')
    pass(1000)
    await leases.reap()
    expect(said).toEqual(['Error: The box sticky is not gone.'])
    engine.stuck.clear()
    await leases.reap()
    expect([...live.keys()]).toEqual([])
  })

  it('SB26 a sandbox that does not fit in memory is refused in words, and fits when another has gone', async () => {
    const { leases, take } = setUp()
    await take('one')
    await take('two')
    const third = await take('three')
    expect(third).toMatchObject({ ok: false, refusal: { code: 'full' } })
    expect(!third.ok && third.refusal.words).toMatch(/no memory for one more/)
    await leases.destroy('one')
    expect((await take('three')).ok).toBe(true)
  })

  it('SB26 boxes are promised a part of the machine, or what its operator allows', () => {
    const machine = 24 * 2 ** 30
    expect([boxMemoryMb(machine), boxMemoryMb(machine, ''), boxMemoryMb(machine, '24576')]).toEqual([
      20889, 20889, 24576,
    ])
    for (const wrong of ['24577', '0', '-1', '8G', '1.5'])
      expect(() => boxMemoryMb(machine, wrong)).toThrow('GREENROOM_BOX_MEMORY_MB')
  })

  it('SB37 what is promised is told: of a box that starts as of one that runs, not of one that is lost or gone', async () => {
    const { leases, take, live, engine, waiting } = setUp()
    await take('one')
    engine.slow = true
    const starting = take('two')
    expect(leases.memoryMb()).toEqual({ total: 1000, promised: 800 })
    waiting.get('two')?.finish()
    await starting
    live.get('one')?.lose({ reason: 'engine', words: 'gone' })
    expect(leases.memoryMb()).toEqual({ total: 1000, promised: 400 })
    await leases.destroy('two')
    expect(leases.memoryMb()).toEqual({ total: 1000, promised: 0 })
  })

  it('SB27 an id in use is refused; a sandbox still starting cannot be worked with', async () => {
    const { leases, take, engine, waiting } = setUp()
    engine.slow = true
    const first = take('one')
    expect(await take('one')).toMatchObject({ ok: false, refusal: { code: 'sandbox-exists' } })
    expect(leases.get('one')).toMatchObject({ ok: false, refusal: { code: 'no-such-sandbox' } })
    waiting.get('one')?.finish()
    await first
    expect(leases.get('one')).toMatchObject({
      ok: true,
      value: { info: { state: 'ready', owner: 'session:one' } },
    })
  })

  it('SB27 a lost sandbox says so, gives its memory back at once, and can be removed', async () => {
    const { leases, take, live, destroyed, heard } = setUp()
    await take('one')
    await take('two')
    live.get('one')?.lose({ reason: 'out-of-memory', words: 'gone' })
    live.get('one')?.lose({ reason: 'engine', words: 'gone twice' })
    expect(heard).toEqual(['lost one out-of-memory'])
    expect(leases.get('one')).toMatchObject({ ok: false, refusal: { code: 'sandbox-lost' } })
    expect((await take('three')).ok).toBe(true)
    await leases.destroy('one')
    expect(destroyed).toContain('one')
    expect(leases.list().map((info) => info.sandboxId)).toEqual(['two', 'three'])
  })

  it('SB27 a reboot is passed on', async () => {
    const { take, live, heard } = setUp()
    await take('one')
    live.get('one')?.reboot()
    expect(heard).toEqual(['rebooted one'])
  })

  it('SB36 a box is seen rebooting until it has booted; one that does not boot again is refused with the reason', async () => {
    const { leases, take, rebooting } = setUp()
    expect(await leases.reboot('one')).toMatchObject({ ok: false, refusal: { code: 'no-such-sandbox' } })
    await take('one')
    const first = leases.reboot('one')
    expect(leases.list().map((info) => info.state)).toEqual(['rebooting'])
    rebooting.get('one')?.finish(321)
    expect(await first).toMatchObject({ ok: true, value: { readyMs: 321, info: { state: 'ready' } } })
    const second = leases.reboot('one')
    rebooting.get('one')?.fail(new EngineError('sandbox-lost', 'It did not boot again.'))
    expect(await second).toEqual({
      ok: false,
      refusal: { code: 'sandbox-lost', words: 'It did not boot again.' },
    })
  })

  it('SB28 a destroy that overtakes a create waits for it and wins', async () => {
    const { leases, take, engine, waiting, live } = setUp()
    engine.slow = true
    const creating = take('one')
    const destroying = Promise.all([leases.destroy('one'), leases.destroy('one')])
    waiting.get('one')?.finish()
    expect(await creating).toMatchObject({ ok: false, refusal: { code: 'no-such-sandbox' } })
    await destroying
    expect([leases.list(), [...live.keys()]]).toEqual([[], []])
  })

  it('SB22 a create that fails is refused with the engine’s reason and leaves no lease', async () => {
    const { leases, take, engine, waiting } = setUp()
    engine.slow = true
    const full = take('one')
    waiting.get('one')?.fail(new EngineError('disk-full', 'The disk is full.'))
    expect(await full).toEqual({ ok: false, refusal: { code: 'disk-full', words: 'The disk is full.' } })
    const broken = take('one')
    waiting.get('one')?.fail(new Error('something else'))
    expect(await broken).toMatchObject({ ok: false, refusal: { code: 'create-failed' } })
    expect(leases.list()).toEqual([])
  })
})
