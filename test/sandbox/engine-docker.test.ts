import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cgroupFolders, findCgroupHost } from '#sandbox/engines/cgroups.ts'
import { findNativeSources } from '#sandbox/engines/create-engine.ts'
import { createDockerEngine } from '#sandbox/engines/docker.ts'
import { mountsBelow } from '#sandbox/engines/leftovers.ts'
import { placesOf } from '#sandbox/engines/oci-places.ts'
import { rootsOf } from '#sandbox/engines/roots.ts'
import { buildImages } from '#sandbox/image/build.ts'
import { imagesFolder } from '#sandbox/image/place.ts'
import { GAPS, listCgroups, type Lab } from './box-lab.ts'
import { describeEngine } from './engine-contract.ts'
import { findDockerd, startPrivateDocker } from './private-docker.ts'

const STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'

async function openLab(): Promise<Lab> {
  await buildImages({
    stateDir: STATE,
    names: ['web'],
    inputs: 'sandbox/image',
    now: () => new Date(),
    say: () => undefined,
  })
  const { docker, socketPath, close } = await startPrivateDocker({ remapUsers: true })
  const stateDir = await mkdtemp(join(tmpdir(), 'greenroom-docker-'))
  await symlink(imagesFolder(STATE), imagesFolder(stateDir))
  const reports: string[] = []
  const engine = createDockerEngine({
    stateDir,
    nativeSources: findNativeSources(),
    socketPath,
    report: (words) => reports.push(words),
  })
  const places = placesOf(join(stateDir, 'docker'))
  return {
    engine,
    gaps: [...GAPS],
    leftovers: async () => {
      const mountinfo = await readFile('/proc/self/mountinfo', 'utf8')
      const host = findCgroupHost(mountinfo)
      if (!host) throw new Error('no cgroup2 hierarchy')
      const containers = await docker.listContainers({ all: true })
      const ids = await engine.list()
      const cgroups = ids.flatMap((id) => cgroupFolders(host, places.cgroupRoot, id))
      return [
        ...mountsBelow(mountinfo, places.boxes),
        ...cgroups,
        ...containers.map(({ Names }) => Names.join()),
        ...reports,
      ]
    },
    roots: async () => {
      const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
      return host ? rootsOf(places, host) : []
    },
    cgroups: async () => {
      const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
      return host ? listCgroups(host, places.cgroupRoot) : []
    },
    close: async () => {
      try {
        for (const id of await engine.list()) await engine.destroy(id)
        await engine.close()
      } finally {
        await close()
        await rm(stateDir, { recursive: true })
      }
    },
  }
}

if (findDockerd()) describeEngine('docker', openLab)
else
  describe.skip('engine docker: there is no dockerd on this machine', () =>
    it('is not tried here', () => undefined))

describe('an engine that cannot run here', () => {
  it('SB33 says what is missing and how to get it', async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'greenroom-docker-'))
    const socketPath = join(stateDir, 'nobody.sock')
    const engine = createDockerEngine({
      stateDir,
      nativeSources: findNativeSources(),
      socketPath,
      report: () => undefined,
    })
    const report = await engine.inspect()
    expect(report.usable).toBe(false)
    expect(report.problems.join(' ')).toContain('apt-get install docker.io')
    await rm(stateDir, { recursive: true })
  })
})
