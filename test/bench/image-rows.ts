// What each image costs: its size and building, and a box of it in time and memory.
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { sandboxSpec } from '#sandbox/contract.ts'
import type { SandboxEngine } from '#sandbox/engines/engine.ts'
import { listImages, type ImageAbout } from '#sandbox/image/build.ts'
import { imagesFolder } from '#sandbox/image/place.ts'
import type { BenchRow } from './boxes.ts'

const BOXES = 3

type ImagesBench = {
  engine: SandboxEngine
  stateDir: string
  rounds: number
  memoryOf: (ids: string[]) => Promise<number>
}

export async function benchImages({ engine, stateDir, rounds, memoryOf }: ImagesBench): Promise<BenchRow[]> {
  const names = await listImages('sandbox/image')
  const times = new Map(names.map((name): [string, number[]] => [name, []]))
  const create = (id: string, image: string) =>
    engine.create(id, sandboxSpec.parse({ image, memoryMb: 256, diskMb: 256 }))
  // One of each per round, so that whatever else the machine does hits all of them alike.
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const box = await create(`image-${name}-${round}`, name)
      times.get(name)?.push(box.readyMs)
      await engine.destroy(box.id)
    }
  }
  const rows: BenchRow[] = []
  for (const name of names) {
    const ids = Array.from({ length: BOXES }, (_, index) => `image-${name}-${index}`)
    await Promise.all(ids.map((id) => create(id, name)))
    const memory = (await memoryOf(ids)) / BOXES
    await Promise.all(ids.map((id) => engine.destroy(id)))
    const sorted = (times.get(name) ?? []).sort((a, b) => a - b)
    const { ownMb, allMb, seconds } = await aboutOf(stateDir, name)
    const box = `ready ${(sorted[sorted.length >> 1] ?? 0).toFixed(0)} ms, idle ${memory.toFixed(1)} MiB`
    rows.push({
      name: `image ${name}: a box of it`,
      measured: box,
      target: '≤ 10 MiB',
      met: memory <= 10,
    })
    rows.push({
      name: `image ${name}: size and building`,
      measured: `${ownMb} MB of its own, ${allMb} MB in all, ${seconds} s`,
      target: '',
      met: null,
    })
  }
  return rows
}

async function aboutOf(stateDir: string, name: string): Promise<ImageAbout> {
  const tree = await realpath(join(imagesFolder(stateDir), name))
  return JSON.parse(await readFile(join(tree, 'about.json'), 'utf8')) as ImageAbout
}
