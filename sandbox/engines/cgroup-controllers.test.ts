import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findControllerTrouble, passControllersDown } from './cgroup-controllers.ts'
import { makeProbeCgroups, planProbe } from './cgroups.ts'

const ALL = '+memory +pids +cpu'

/** The kernel makes these files in every directory; here they stand ready where they are looked for. */
describe('controllers of a v2 tree', () => {
  let top: string
  const passedOn = (folder: string) => readFile(join(top, folder, 'cgroup.subtree_control'), 'utf8')

  beforeEach(async () => {
    top = await mkdtemp(join(tmpdir(), 'greenroom-tree-'))
    for (const folder of ['', 'probes', 'probes/s-1']) {
      await mkdir(join(top, folder), { recursive: true })
      await writeFile(join(top, folder, 'cgroup.subtree_control'), 'memory pids\n')
    }
  })
  afterEach(() => rm(top, { recursive: true }))

  it('SB32 on a v2 machine every parent of a probe passes the controllers on before its limits are written', async () => {
    const host = { version: 2 as const, unified: top, v1: {} }
    await makeProbeCgroups(host, planProbe(host, 'probes', 's-1/7'))
    expect(await Promise.all(['', 'probes', 'probes/s-1'].map(passedOn))).toEqual([ALL, ALL, ALL])
    expect(await readFile(join(top, 'probes/s-1/7/memory.max'), 'utf8')).toBe(String(128 << 20))
  })

  it('SB32 a directory that passes everything on already is not written to', async () => {
    await writeFile(join(top, 'cgroup.subtree_control'), 'cpuset cpu io memory pids\n')
    await passControllersDown(top, join(top, 'probes'))
    expect([await passedOn(''), await passedOn('probes')]).toEqual(['cpuset cpu io memory pids\n', ALL])
  })

  it('SB33 a tree without a controller that boxes need is named in words', async () => {
    await writeFile(join(top, 'cgroup.controllers'), 'cpu io pids\n')
    expect(await findControllerTrouble(top)).toMatch(/lacks the controllers memory\./)
    await writeFile(join(top, 'cgroup.controllers'), 'cpuset cpu io memory pids\n')
    expect(await findControllerTrouble(top)).toBeNull()
  })
})
