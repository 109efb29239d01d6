// Packs out and in, with archives that mean harm.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import type { Header } from 'tar-stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readPackCommand } from '#questions/pack.ts'
import { importPack } from '#questions/pack-import.ts'
import { PACK_LIMITS } from '#questions/pack-format.ts'
import { readPack } from '#questions/pack-read.ts'
import { writePack } from '#questions/pack-write.ts'
import { QUESTION_KINDS, type QuestionKind } from '#questions/schema-round.ts'
import { makeScratchBank, SLUG } from '#test/support/scratch-bank.ts'
import { ROOT } from '#test/support/source-tree.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'greenroom-packs-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

/** Everything below a folder with its content, to see that nothing changed. */
function treeOf(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .map((entry) => [join(entry.parentPath, entry.name), entry.isFile()] as const)
      .map(([path, isFile]) => [path, isFile ? `${statSync(path).mode} ${readFileSync(path, 'utf8')}` : '']),
  )
}

/** A bank, its pack, and an empty place to bring it to. */
async function packed(kind?: QuestionKind) {
  const bank = makeScratchBank(kind)
  const home = folder()
  const archive = join(home, 'pack.tar.gz')
  await writePack({ roots: [bank.root], slugs: [], archive })
  return { bank, archive, home, into: join(home, 'there') }
}

type Entry = Partial<Header> & { name: string; text?: string }

/** An archive of these entries behind a manifest that promises one question. */
async function archiveOf(
  entries: Entry[],
  manifest: unknown = { format: 1, questions: [{ slug: SLUG, version: '1.0.0' }], rubrics: [] },
) {
  const tar = pack()
  tar.entry({ name: 'pack.json' }, JSON.stringify(manifest))
  for (const { text, ...header } of entries) {
    if (text === undefined) tar.entry(header, () => undefined)
    else tar.entry(header, text)
  }
  tar.finalize()
  const parts: Buffer[] = []
  for await (const part of tar) parts.push(part as Buffer)
  const archive = join(folder(), 'made.tar.gz')
  writeFileSync(archive, gzipSync(Buffer.concat(parts)))
  return archive
}

describe('a pack', () => {
  it.each(QUESTION_KINDS)(
    'BK5, BK6 of kind %s goes out of one bank and into another, modes and all',
    async (kind) => {
      const { bank, archive, into } = await packed(kind)
      const done = await importPack({ archive, into, roots: [join(ROOT, 'questions')], replace: false })
      expect(done).toEqual({ added: [SLUG], replaced: [] })
      const there = treeOf(join(into, 'bank', SLUG))
      const here = treeOf(join(bank.root, 'bank', SLUG))
      const plain = (tree: Record<string, string>, root: string) =>
        Object.fromEntries(Object.entries(tree).map(([path, text]) => [path.slice(root.length), text]))
      expect(plain(there, into)).toEqual(plain(here, bank.root))
      expect(readdirSync(into)).toEqual(['bank'])
    },
  )

  it('BK5 of the same questions is the same bytes', async () => {
    const { bank, archive, home } = await packed()
    const again = join(home, 'again.tar.gz')
    await writePack({ roots: [bank.root], slugs: [SLUG], archive: again })
    expect(readFileSync(again).equals(readFileSync(archive))).toBe(true)
    expect(readdirSync(home).sort()).toEqual(['again.tar.gz', 'pack.tar.gz'])
  })

  it('BK5 is not made of a question that does not load, or that is not there', async () => {
    const { bank, home } = await packed()
    const order = { roots: [bank.root], archive: join(home, 'no.tar.gz') }
    await expect(writePack({ ...order, slugs: ['no-such-question'] })).rejects.toThrow('no-such-question')
    bank.edit('question.yaml', 'level: 1', 'level: 7')
    await expect(writePack({ ...order, slugs: [] })).rejects.toThrow('Mend this first')
    expect(existsSync(order.archive)).toBe(false)
  })

  it('BK5, BK7 brings a rubric that is not ours, and never another one of a name that is taken', async () => {
    const { bank, home, into } = await packed()
    const other = folder()
    mkdirSync(join(other, 'rubrics'))
    const rubric = readFileSync(join(bank.root, 'rubrics/troubleshooting.yaml'), 'utf8')
    writeFileSync(join(other, 'rubrics/plumbing.yaml'), rubric.replace('id: troubleshooting', 'id: plumbing'))
    cpSync(join(bank.root, 'bank', SLUG), join(other, 'bank', 'pipes-make-noise'), { recursive: true })
    const yaml = join(other, 'bank/pipes-make-noise/question.yaml')
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('troubleshooting@1', 'plumbing@1'))
    const archive = join(home, 'plumbing.tar.gz')
    const { rubrics } = await writePack({ roots: [bank.root, other], slugs: ['pipes-make-noise'], archive })
    expect(rubrics).toEqual(['plumbing.yaml'])
    const order = { archive, into, roots: [bank.root], replace: true }
    await importPack(order)
    expect(readdirSync(join(into, 'rubrics'))).toEqual(['plumbing.yaml'])
    writeFileSync(join(into, 'rubrics/plumbing.yaml'), '# mine\n')
    await expect(importPack(order)).rejects.toThrow('another rubric with this name')
    expect(readFileSync(join(into, 'rubrics/plumbing.yaml'), 'utf8')).toBe('# mine\n')
  })

  it('BK7 replaces a question only when asked to', async () => {
    const { archive, into, bank } = await packed()
    const order = { archive, into, roots: [join(ROOT, 'questions')], replace: false }
    await importPack(order)
    const mine = join(into, 'bank', SLUG, 'prompt.md')
    writeFileSync(mine, '# My own words\n\nHello.\n')
    await expect(importPack(order)).rejects.toThrow('Add --replace')
    expect(readFileSync(mine, 'utf8')).toContain('My own words')
    expect(await importPack({ ...order, replace: true })).toEqual({ added: [], replaced: [SLUG] })
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(bank.fileOf('prompt.md'), 'utf8'))
    expect(readdirSync(into)).toEqual(['bank'])
  })

  it('BK6 with one mistake in it changes nothing', async () => {
    const { into } = await packed()
    mkdirSync(join(into, 'bank'), { recursive: true })
    const archive = await archiveOf([{ name: `bank/${SLUG}/question.yaml`, text: 'format: 1\n' }])
    const before = treeOf(into)
    const order = { archive, into, roots: [join(ROOT, 'questions')], replace: true }
    await expect(importPack(order)).rejects.toThrow(/"title" is missing[^]*Nothing was changed/)
    expect(treeOf(into)).toEqual(before)
  })

  it('BK6 whose question another bank has is refused', async () => {
    const { bank, archive, into } = await packed()
    const order = { archive, into, roots: [bank.root], replace: true }
    await expect(importPack(order)).rejects.toThrow('rename one of the two')
    expect(existsSync(join(into, 'bank'))).toBe(false)
  })
})

describe('a pack that means harm', () => {
  const inBank = `bank/${SLUG}/`
  const evil: [string, Entry, string][] = [
    ['an absolute path', { name: '/etc/cron.d/x', text: 'x' }, 'an absolute path'],
    ['a way up', { name: `${inBank}../../../x`, text: 'x' }, '".." in it'],
    ['a way up with backslashes', { name: `${inBank}..\\..\\x`, text: 'x' }, '".." in it'],
    ['a folder with a way up', { name: 'bank/../../x', type: 'directory' }, '".." in it'],
    ['a symbolic link', { name: `${inBank}files/x`, type: 'symlink', linkname: '/etc/passwd' }, 'symlink'],
    ['a hard link', { name: `${inBank}files/x`, type: 'link', linkname: '/etc/passwd' }, 'link'],
    ['a device', { name: `${inBank}files/x`, type: 'block-device' }, 'block-device'],
    ['a pipe', { name: `${inBank}files/x`, type: 'fifo' }, 'fifo'],
    ['a file of the app', { name: 'app/root.tsx', text: 'x' }, 'neither bank/<slug>/'],
    ['a hidden folder in the bank', { name: 'bank/.import-x/prompt.md', text: 'x' }, 'neither bank/<slug>/'],
    ['a name that rings the bell', { name: 'bank/\u0007/x', text: 'x' }, '\\u0007'],
  ]

  it.each(evil)('BK8 with %s is refused by name and nothing is written', async (_what, entry, words) => {
    const into = join(folder(), 'there')
    const archive = await archiveOf([entry])
    const order = { archive, into, roots: [join(ROOT, 'questions')], replace: true }
    await expect(importPack(order)).rejects.toThrow(words)
    expect(existsSync(into)).toBe(false)
  })

  it('BK8 with the same path twice is refused', async () => {
    const entry = { name: `${inBank}prompt.md`, text: 'x' }
    await expect(readPack(await archiveOf([entry, entry]))).rejects.toThrow('the same path twice')
  })

  it('BK9 with a bomb in it is given up early', async () => {
    const bomb = join(folder(), 'bomb.tar.gz')
    // 64 MiB of zeros behind gzip, against a budget of one: what is read of it stays small.
    writeFileSync(bomb, gzipSync(Buffer.alloc(64 << 20)))
    expect(statSync(bomb).size).toBeLessThan(1 << 20)
    await expect(readPack(bomb, { ...PACK_LIMITS, unpackedBytes: 1 << 20 })).rejects.toThrow(
      'unpacks to more than 1 MiB',
    )
  })

  it('BK9 with a file too large, too many files, or too large altogether is refused', async () => {
    const large = await archiveOf([
      { name: `${inBank}files/large`, text: 'x'.repeat(PACK_LIMITS.fileBytes + 1) },
    ])
    await expect(readPack(large)).rejects.toThrow('a file larger than 1 MiB')
    const many = await archiveOf([1, 2, 3].map((n) => ({ name: `${inBank}files/f${n}`, text: 'x' })))
    await expect(readPack(many, { ...PACK_LIMITS, files: 3 })).rejects.toThrow('more than 3 entries')
    await expect(readPack(many, { ...PACK_LIMITS, archiveBytes: 10 })).rejects.toThrow('export fewer')
  })

  it('BK10 that is cut short, no archive, or less than it promises is refused in words', async () => {
    const { archive, home } = await packed()
    const cut = join(home, 'cut.tar.gz')
    writeFileSync(cut, readFileSync(archive).subarray(0, -200))
    await expect(readPack(cut)).rejects.toThrow('no whole pack')
    writeFileSync(cut, 'hello')
    await expect(readPack(cut)).rejects.toThrow('no whole pack')
    await expect(readPack(join(home, 'nothing'))).rejects.toThrow('there is no file')
    await expect(readPack(await archiveOf([]))).rejects.toThrow('does not hold what its pack.json promises')
    await expect(readPack(await archiveOf([], { format: 2 }))).rejects.toThrow('another format')
  })
})

describe('the command', () => {
  it('BK11 is understood, or shows its use', () => {
    expect(readPackCommand(['export', 'a.tgz', 'one', 'two'])).toEqual({
      command: 'export',
      archive: 'a.tgz',
      slugs: ['one', 'two'],
    })
    expect(readPackCommand(['import', 'a.tgz', '--replace', '--into', 'x'])).toMatchObject({
      into: 'x',
      replace: true,
    })
    for (const bad of [
      [],
      ['export'],
      ['import', 'a.tgz'],
      ['import', 'a', 'b', '--into', 'x'],
      ['export', 'a', '--replace'],
      ['fly', 'a'],
    ]) {
      expect(readPackCommand(bad)).toBeNull()
    }
  })

  it('BK6, BK11 takes the real bank out and in again from a shell', () => {
    const home = folder()
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'questions/pack.ts', ...args], {
        cwd: ROOT,
        encoding: 'utf8',
      })
    const archive = join(home, 'all.tar.gz')
    expect(run('export', archive, 'web-server-will-not-start').stdout).toContain('holds 1 questions')
    const refused = run('import', archive, '--into', join(home, 'other'))
    expect(refused.status).toBe(1)
    expect(refused.stderr).toContain('another bank has a question with this name')
    expect(run('import').status).toBe(2)
  })
})
