import { mkdir, mkdtemp, readdir, rm, symlink, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findLayers } from './place.ts'
import { removeCutShort, removeStale } from './stale.ts'

const NOW = new Date('2026-01-01T10:00:00Z')
const made: string[] = []

/** A state folder; trees are written as `name-hash` or `name-hash>what it lies on`, pointers as `name=tree`. */
async function imagesWith(...entries: string[]) {
  const stateDir = await mkdtemp(join(tmpdir(), 'greenroom-images-'))
  made.push(stateDir)
  const images = join(stateDir, 'images')
  await mkdir(images)
  for (const entry of entries) {
    const [pointer = '', target] = entry.split('=')
    const [tree = '', below] = pointer.split('>')
    if (target) await symlink(target, join(images, pointer))
    else await mkdir(join(images, tree, 'rootfs'), { recursive: true })
    if (below) await symlink(join('..', below), join(images, tree, 'below'))
    if (!target) await utimes(join(images, tree), 0, 0)
  }
  return { stateDir, images }
}

const OLD = 'base-000000000001'
const BASE = 'base-000000000002'
const WEB = 'web-000000000003'

describe('images that nobody needs', () => {
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true })
  })

  it('SB38 go with their pointers; what is pointed to, what lies below it and what was just made stays', async () => {
    const { images } = await imagesWith(
      OLD,
      BASE,
      `${WEB}>${OLD}`,
      'web-00000000000a',
      'box-00000000000b',
      `base=${BASE}`,
      `web=${WEB}`,
      'box=box-00000000000b',
    )
    await mkdir(join(images, 'web-00000000000c'))
    await utimes(join(images, 'web-00000000000c'), NOW, NOW)
    expect((await removeStale(images, ['base', 'web'], NOW)).sort()).toEqual([
      'box-00000000000b',
      'web-00000000000a',
    ])
    expect((await readdir(images)).sort()).toEqual(['base', OLD, BASE, 'web', WEB, 'web-00000000000c'])
  })

  it('SB38 the folders of a build that was killed go, those of one that runs stay', async () => {
    const { images } = await imagesWith(`.building-${WEB}-999999999`, `.building-lists-${process.pid}`)
    await removeCutShort(images)
    expect(await readdir(images)).toEqual([`.building-lists-${process.pid}`])
  })

  it('SB38 an image is its trees from the top down, and none when one of them is missing', async () => {
    const { stateDir, images } = await imagesWith(BASE, `${WEB}>${BASE}`, `web=${WEB}`, `base=${BASE}`)
    const trees = (await findLayers(stateDir, 'web')).map((layer) => layer.split('/').at(-2))
    expect(trees).toEqual([WEB, BASE])
    expect(await findLayers(stateDir, 'base')).toHaveLength(1)
    await rm(join(images, BASE), { recursive: true })
    await expect(findLayers(stateDir, 'web')).rejects.toThrow('ENOENT')
  })
})
