// Files of a box, put, removed, read and watched, on every engine there is, the fake one included.
import { expect, it } from 'vitest'
import { readLimits, type SkipReason } from '#sandbox/contract.ts'
import type { FolderRead, Sandbox } from '#sandbox/engines/engine.ts'
import { runScript } from './run-lab.ts'

export const FOLDER = '/srv/files'

export function read(
  box: Sandbox,
  limits: Partial<ReturnType<typeof readLimits.parse>> = {},
  ignore: string[] = [],
): Promise<FolderRead> {
  return box.read({ folder: FOLDER, limits: readLimits.parse(limits), ignore })
}

export function contents(folder: FolderRead): Record<string, string> {
  return Object.fromEntries(
    folder.files.map(({ path, content }) => [path, Buffer.from(content, 'base64').toString()]),
  )
}

export function reasons(folder: FolderRead): Record<string, SkipReason> {
  return Object.fromEntries(folder.skipped.map(({ path, reason }) => [path, reason]))
}

/** A watch, and a way to wait for its next word. */
export async function watchIn(box: Sandbox, ignore: string[] = []) {
  let told = 0
  let wake = () => {}
  const watch = await box.watch({ folder: FOLDER, ignore }, () => {
    told++
    wake()
  })
  return {
    stop: () => watch.stop(),
    told: () => told,
    /** Resolves at the first word after `act` has begun. */
    async after(act: () => Promise<unknown>): Promise<void> {
      const before = told
      const next = new Promise<void>((resolve) => (wake = resolve))
      await act()
      if (told === before) await next
    },
  }
}

export function describeFiles(box: () => Sandbox): void {
  const script = (text: string) => runScript(box(), text, { cwd: FOLDER })
  const put = (path: string, content: string, mode?: number) =>
    box().put([{ path: `${FOLDER}/${path}`, mode, content: Buffer.from(content) }])

  it('SB51 a file that is put again keeps its mode unless one is given, and a fresh one is 0644', async () => {
    await put('tool.sh', 'echo 1\n', 0o755)
    await put('tool.sh', 'echo 2\n')
    await put('plain', 'x')
    expect((await script('./tool.sh; stat -c %a tool.sh plain')).out).toBe('2\n755\n644\n')
    await put('tool.sh', 'echo 3\n', 0o600)
    expect((await script('stat -c %a tool.sh')).out).toBe('600\n')
  })

  it('SB51 a program never reads half of a file that is being put', async () => {
    const versions = ['a', 'b'].map((letter) => letter.repeat(200_000))
    await put('swapped', versions[0] ?? '')
    const looking = script(
      'for i in {1..60}; do cat swapped | tr -d "\\n" | fold -w 200000 | cut -c1,200000 | sort -u; done | sort | uniq -c',
    )
    let done = false
    const over = looking.then(() => (done = true))
    for (let turn = 0; !done; turn++) await put('swapped', versions[turn % 2] ?? '')
    await over
    const seen = (await looking).out
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
    expect(seen.map(([, what]) => what).filter((what) => what !== 'aa' && what !== 'bb')).toEqual([])
    expect(seen.reduce((sum, [count]) => sum + Number(count), 0)).toBe(60)
  })

  it('SB51 files and empty folders are removed; what is not there is no fault', async () => {
    await put('old/one', 'x')
    const paths = ['old/one', 'old', 'never', 'never/there'].map((path) => `${FOLDER}/${path}`)
    await box().remove(paths)
    await box().remove(paths)
    expect((await script('ls -d old never 2>&1 | grep -c "No such"')).out).toBe('2\n')
    await put('full/one', 'x')
    await expect(box().remove([`${FOLDER}/full`])).rejects.toThrow(/not empty/i)
  })

  it('SB52 the text files of a folder are read, sorted, with their modes', async () => {
    await script('rm -rf ./* && mkdir -p b/c')
    await put('b/c/deep.py', 'print("grüße")\n', 0o755)
    await put('b.txt', '')
    await put('a', 'one\n')
    const folder = await read(box())
    expect(folder.files.map(({ path, mode, size }) => [path, mode.toString(8), size])).toEqual([
      ['a', '644', 4],
      ['b.txt', '644', 0],
      ['b/c/deep.py', '755', 17],
    ])
    expect(contents(folder)['b/c/deep.py']).toBe('print("grüße")\n')
    expect(await box().read({ folder: '/srv/nothing', limits: readLimits.parse({}), ignore: [] })).toEqual({
      found: false,
      files: [],
      skipped: [],
      skippedMore: 0,
    })
  })

  it('SB52 what is too large, binary, a link or a pipe is left out, each with its reason', async () => {
    await script(
      'rm -rf ./* && echo fine > fine && head -c 3000 /dev/zero | tr "\\0" a > large && printf "a\\0b" > nul && printf "\\xff\\xfe" > latin && ln -s fine link && ln -s / up && mkfifo pipe',
    )
    const folder = await read(box(), { fileBytes: 2000 })
    expect(contents(folder)).toEqual({ fine: 'fine\n' })
    expect(reasons(folder)).toEqual({
      large: 'too-large',
      latin: 'binary',
      link: 'link',
      nul: 'binary',
      pipe: 'special',
      up: 'link',
    })
  })

  it('SB52 where there is too much, the files near the top come first, and the rest is told and counted', async () => {
    await script(
      'rm -rf ./* && mkdir aaa && for i in {100..399}; do echo $i > aaa/$i; done; echo main > main.py',
    )
    const folder = await read(box(), { files: 3 })
    expect(folder.files.map(({ path }) => path)).toEqual(['aaa/100', 'aaa/101', 'main.py'])
    expect([folder.skipped.length, folder.skippedMore]).toEqual([200, 98])
    expect(folder.skipped[0]?.reason).toBe('too-many')
    const small = await read(box(), { totalBytes: 9 })
    expect(contents(small)).toEqual({ 'main.py': 'main\n', 'aaa/100': '100\n' })
    expect(reasons(small)['aaa/101']).toBe('total')
  })

  it('SB52 names that are to be ignored are passed over in silence, at any depth', async () => {
    await script(
      'rm -rf ./* && mkdir -p .git d/__pycache__ && touch .git/x d/__pycache__/y d/.main.swp d/kept',
    )
    const folder = await read(box(), {}, ['.git', '__pycache__', '*.swp'])
    expect([Object.keys(contents(folder)), folder.skipped]).toEqual([['d/kept'], []])
  })

  it('SB53 every kind of edit below the folder is told, wherever it comes from', async () => {
    await script('rm -rf ./* ./.git && mkdir sub && echo 1 > a && echo 1 > sub/b && echo 1 > ../outside')
    const watch = await watchIn(box(), ['*.swp'])
    const edits = [
      'echo 2 >> a',
      'sed -i s/2/3/ a',
      'echo 2 > sub/b',
      'mv ../outside moved',
      'chmod +x moved',
      'mkdir -p new/er && echo 1 > new/er/c',
      'echo 2 > new/er/c',
      'git init -q . && git add a && git -c user.name=a -c user.email=a@b commit -qm a && echo 4 > a && git checkout -q a',
      'rm a',
      'cd .. && rm -r files',
    ]
    for (const edit of edits) await watch.after(() => script(edit))
    await watch.after(() => put('back/again', 'x'))
    await watch.after(() => script('echo 2 > back/again'))
    watch.stop()
  })

  it('SB53 a folder that is not there yet is watched, and what is to be ignored is not told', async () => {
    await runScript(box(), 'rm -rf files', { cwd: '/srv' })
    const watch = await watchIn(box(), ['*.swp', '.git'])
    await watch.after(() => put('first', 'x'))
    await watch.after(() => script('mkdir .git; echo 1 > last'))
    const before = watch.told()
    await script('echo 1 > .first.swp; echo 1 > .git/HEAD; sleep 0.5')
    expect(watch.told()).toBe(before)
    watch.stop()
  })

  it('SB53 a flood of edits is told a few times a second', async () => {
    await put('busy', 'x')
    const watch = await watchIn(box())
    const began = performance.now()
    await script('end=$((SECONDS + 2)); while [ $SECONDS -lt $end ]; do echo x > busy; done')
    const seconds = (performance.now() - began) / 1000
    expect(watch.told()).toBeGreaterThan(2)
    expect(watch.told() / seconds).toBeLessThanOrEqual(6)
    watch.stop()
  })
}
