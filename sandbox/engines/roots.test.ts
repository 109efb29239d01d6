import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CgroupHost } from './cgroups.ts'
import { placesOf } from './oci-places.ts'
import { closeRoots, rootsOf, sweepRoots } from './roots.ts'

describe('roots of an engine', () => {
  let top: string
  let runDir: string
  // why: what is swept here is folders and their names; a real hierarchy would be the machine's own.
  let host: CgroupHost

  beforeEach(async () => {
    top = await mkdtemp(join(tmpdir(), 'greenroom-roots-'))
    runDir = join(top, 'run')
    host = { version: 1, unified: join(top, 'unified'), v1: { memory: join(top, 'memory') } }
  })
  afterEach(() => rm(top, { recursive: true }))

  /** What an engine leaves on a machine when its boxes are gone and it was not closed. */
  async function leave(stateDir: string) {
    const places = placesOf(stateDir, runDir)
    await mkdir(places.boxes, { recursive: true })
    for (const folder of [places.runcRoot, places.meminfo, places.shells])
      await mkdir(folder, { recursive: true })
    await symlink(stateDir, places.owner)
    for (const place of [host.unified, join(top, 'memory')]) {
      await mkdir(join(place, places.cgroupRoot), { recursive: true })
      await mkdir(join(place, places.probeRoot), { recursive: true })
    }
    return places
  }

  it('SB35 closing takes the engine’s own folders and cgroups away', async () => {
    const places = await leave(join(top, 'state'))
    await writeFile(join(places.shells, 'one-1.pid'), '1')
    expect(rootsOf(places, host)).toHaveLength(5)
    await closeRoots(places, host)
    expect(rootsOf(places, host)).toEqual([])
  })

  it('SB35 closing leaves everything where a box is left, for the next host to find', async () => {
    const places = await leave(join(top, 'state'))
    await mkdir(places.box('left-1'))
    await closeRoots(places, host)
    expect(rootsOf(places, host)).toHaveLength(5)
    expect(existsSync(places.owner)).toBe(true)
  })

  it('SB35 a starting host sweeps the roots of state folders that are gone, and no others', async () => {
    const [kept, gone] = [await leave(join(top, 'kept')), await leave(join(top, 'gone'))]
    await rm(join(top, 'gone'), { recursive: true })
    const nobodys = placesOf(join(top, 'nobody'), runDir)
    await mkdir(join(host.unified, nobodys.probeRoot), { recursive: true })
    await mkdir(join(host.unified, 'greenroom-main'), { recursive: true })
    await mkdir(join(runDir, 'slots'), { recursive: true })
    expect(await sweepRoots(runDir, host)).toHaveLength(2)
    expect([...rootsOf(gone, host), ...rootsOf(nobodys, host)]).toEqual([])
    expect(rootsOf(kept, host)).toHaveLength(5)
    expect((await readdir(runDir)).sort()).toEqual([kept.run.split('/').at(-1), 'slots'].sort())
    expect(existsSync(join(host.unified, 'greenroom-main'))).toBe(true)
  })

  it('SB35 a sweep leaves what a process is in, and a run folder that does not say whose it is', async () => {
    const [busy, nameless] = [await leave(join(top, 'busy')), await leave(join(top, 'nameless'))]
    await rm(join(top, 'busy'), { recursive: true })
    await rm(join(top, 'nameless'), { recursive: true })
    await writeFile(join(host.unified, busy.probeRoot, 'cgroup.procs'), `${process.pid}\n`)
    await rm(nameless.owner)
    expect(await sweepRoots(runDir, host)).toEqual([])
    expect(rootsOf(busy, host)).toHaveLength(5)
    expect(rootsOf(nameless, host)).toHaveLength(5)
  })
})
