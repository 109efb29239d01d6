// The thread that makes the index of a recording: what it makes, and that its fall takes nothing else with it.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildIndex } from '#app/recording/build-index.server.ts'
import { findIndex } from '#app/recording/index-store.server.ts'
import { createIndexMaker } from '#app/recording/make-index.server.ts'
import { castText } from '#test/support/recordings.ts'

const needs = { now: () => new Date(), makeIndex: createIndexMaker() }
let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-thread-'))
  path = join(folder, 'r1.cast')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('RC20 is made in a thread of its own, as it would be here, and by one at a time', async () => {
  const text = castText({ lines: 300 })
  await writeFile(path, text)
  const [first, second] = await Promise.all([findIndex(needs, path), findIndex(needs, path)])
  const made = [first, second].find(({ ok }) => ok)
  const built = await buildIndex([Buffer.from(text)])
  expect(made).toEqual({ ok: true, text: JSON.stringify(built?.index) })
  expect([first, second]).toContainEqual({ ok: false, reason: 'in-the-making' })
  expect(await findIndex(needs, path)).toEqual(made)
})

it('RC20 a thread that falls is told to who asked, and leaves nothing that keeps the next from trying', async () => {
  await writeFile(path, castText())
  // Where its index is to be written there is a folder.
  const blocked = join(folder, 'r1.index.json.part', 'in-the-way')
  await mkdir(blocked, { recursive: true })
  await expect(findIndex(needs, path)).rejects.toThrow(/EISDIR|directory/)
  expect(await readdir(folder)).toEqual(['r1.cast'])
  expect(await findIndex(needs, path)).toMatchObject({ ok: true })
  expect(JSON.parse(await readFile(join(folder, 'r1.index.json'), 'utf8'))).toMatchObject({ format: 1 })
})

it('RC20 nothing that is no recording holds anybody up', async () => {
  await writeFile(path, 'not a recording')
  expect(await findIndex(needs, path)).toEqual({ ok: false, reason: 'not-playable' })
  expect(await readdir(folder)).toEqual(['r1.cast'])
})

it('RC20 however many are asked for at once, all are made', async () => {
  const paths = [1, 2, 3, 4, 5].map((number) => join(folder, `r${number}.cast`))
  for (const one of paths) await writeFile(one, castText())
  const found = await Promise.all(paths.map((one) => findIndex(needs, one)))
  expect(found.map(({ ok }) => ok)).toEqual(paths.map(() => true))
})
