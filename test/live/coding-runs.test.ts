// Runs and tests of a program in a live session: streamed, stopped, judged outside the box, told to each as far as they may know.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SessionClient } from '#test/support/client.ts'
import { startCodingSession, type CodingSession } from '#test/support/coding-session.ts'

const hiddenCase = {
  id: 'hidden-one',
  title: 'Numbers below zero',
  tags: ['edges'],
  visible: false,
  args: ['SECRET-ARGUMENT'],
  stdin: '-2\n-5\n',
  files: { 'SECRET-name.txt': 'SECRET-CONTENT' },
  expect: { stdout: 'SECRET-OUTPUT -7\n', exit: 0, stderr: 'any' as const },
}
const visibleCase = {
  ...hiddenCase,
  id: 'visible-one',
  title: 'Two numbers',
  tags: ['basic'],
  visible: true,
  args: [],
  stdin: '2\n5\n',
  files: {},
  expect: { stdout: '7\n', exit: 0, stderr: 'any' as const },
}
const growth = {
  id: 'growth',
  title: 'A hundred times as many',
  tags: ['scale'],
  args: [],
  generate: 'numbers.py',
  sizes: [1000, 20_000] as [number, number],
  'ratio-max': 100,
  // Of "1000" and "20000".
  sha256: ['40510175845988f13f6162ed8526f0b09f73384467fa855e1e79b44a56562a58', ''] as [string, string],
  script: 'import sys\nfor _ in range(int(sys.argv[1])): print(1)\n',
}
growth.sha256 = [shaOf('1000'), shaOf('20000')]

function shaOf(text: string): string {
  return execFileSync('sha256sum', { input: text, encoding: 'utf8' }).slice(0, 64)
}

let session: CodingSession
let counter = 0

beforeAll(async () => {
  session = await startCodingSession({
    cases: [visibleCase, hiddenCase],
    scale: [growth],
    limits: { seconds: 1, memoryMb: 64 },
  })
})
afterAll(() => session.end())
afterEach(async () => {
  await session.interviewer.seesView((view) => view.work?.coding?.run === null)
})

async function program(source: string): Promise<void> {
  const file = session.page.file('main.py')
  file.delete(0, file.length)
  file.insert(0, source)
  await session.page.saved()
}

async function start(
  type: 'run-code' | 'run-tests',
  more: { stdin?: string; args?: string[] } = {},
  by?: SessionClient,
) {
  const runId = `run-${++counter}`
  await session.begin({ type, runId, ...more }, by)
  return runId
}

const run = async (more = {}) => session.over(session.candidate, await start('run-code', more))
const out = (shown: { pieces: { stream: string; text: string }[] }, stream = 'out') =>
  shown.pieces.flatMap((piece) => (piece.stream === stream ? [piece.text] : [])).join('')

const SUM = 'import sys\nprint(sum(int(line) for line in sys.stdin))\n'

describe('running the program', () => {
  it('CO12 runs what is in the editor with the input given, and everybody sees its output', async () => {
    await program('import sys\nprint("args", sys.argv[1:])\nprint(sys.stdin.read(), file=sys.stderr)\n')
    const runId = await start('run-code', { stdin: 'hello', args: ['one', 'two'] })
    for (const client of [session.candidate, session.interviewer]) {
      const shown = await session.over(client, runId)
      expect([out(shown), out(shown, 'err')]).toEqual([`args ['one', 'two']\n`, 'hello\n'])
      expect(shown.over).toEqual({ tone: 'good', words: 'It ended well (0).' })
    }
  })

  it('CO12 output comes while it runs, not at its end', async () => {
    await program('import sys, time\nprint("first", flush=True)\nsys.stdin.read()\ntime.sleep(60)\n')
    const runId = await start('run-code')
    await session.interviewer.hears(
      'run',
      ({ news }) => news.kind === 'output' && news.runId === runId && out(news) === 'first\n',
    )
    await session.begin({ type: 'stop-run', runId })
    expect((await session.over(session.candidate, runId)).over?.words).toBe('Stopped.')
  })

  it('CO12 a gigabyte of output is a page of it and a line that says so', async () => {
    await program('import sys\nwhile True: sys.stdout.write("x" * 100 + "\\n")\n')
    const shown = await run()
    expect(out(shown).length).toBe(64 << 10)
    expect(out(shown, 'err')).toContain('… and more, which is not shown here.')
    expect(shown.over?.words).toMatch(/^Stopped: it (wrote far more than|used up)/)
  })

  it('CO15 output that is no text is shown without harm', async () => {
    await program('import sys\nsys.stdout.buffer.write(b"\\x1b[2Jclear\\x00\\xff\\r\\nend\\xe2\\x80\\xae")\n')
    expect(out(await run())).toBe('␛[2Jclear␀�\nend�')
  })

  it('CO13 says in plain words how it ended', async () => {
    await program('raise SystemExit(3)\n')
    expect((await run()).over).toEqual({ tone: 'bad', words: 'It ended with exit code 3.' })
    await program('import os\nos.kill(os.getpid(), 11)\n')
    expect((await run()).over?.words).toBe('It crashed (SIGSEGV).')
    await program('while True: pass\n')
    expect((await run()).over?.words).toMatch(/used up its 1 s of processor time|still waiting/)
  })

  it('CO19 one run at a time, whoever asks', async () => {
    await program('import time\ntime.sleep(60)\n')
    const runId = await start('run-code')
    const again = await session.candidate.command({ type: 'run-code', runId: 'other' })
    const tests = await session.interviewer.command({ type: 'run-tests', runId: 'other' })
    expect([again, tests]).toMatchObject([{ reason: 'already-running' }, { reason: 'already-running' }])
    await session.begin({ type: 'stop-run', runId }, session.interviewer)
    await session.over(session.candidate, runId)
  })

  it('CO19 nobody runs without control, and who holds it runs', async () => {
    const refused = await session.interviewer.command({ type: 'run-code', runId: 'not-mine' })
    expect(refused).toMatchObject({ type: 'refused', reason: 'control-needed' })
  })

  it('CO20 a page that comes later, or again, is told what the others saw', async () => {
    await program('print("earlier")\n')
    const { runId } = await run()
    const late = await session.server.join(session.cast.session, session.cast.shadow)
    const shown = await session.over(late, runId)
    expect([out(shown), shown.over?.words]).toEqual(['earlier\n', 'It ended well (0).'])
    late.close()
  })
})

describe('running the tests', () => {
  it('CO16 every case, one after the other: passed by the right program', async () => {
    await program(
      `${SUM.replace('print(', 'total = ').replace('))\n', ')\n')}print("SECRET-OUTPUT -7" if total == -7 else total)\n`,
    )
    const runId = await start('run-tests')
    const shown = await session.over(session.candidate, runId)
    expect(shown.results.map(({ caseId, verdict }) => [caseId, verdict])).toEqual([
      ['visible-one', 'pass'],
      ['hidden-one', 'pass'],
      ['growth', 'pass'],
    ])
    expect(shown.over).toEqual({ tone: 'good', words: '3 of 3 pass.' })
    const view = await session.candidate.seesView((now) => now.work?.coding?.lastTests?.results.length === 3)
    expect(view.work?.coding?.lastTests?.results.every(({ verdict }) => verdict === 'pass')).toBe(true)
  })

  it('CO16 the candidate reads of a hidden case its title and its verdict; the interviewer reads all', async () => {
    await program('import sys\nprint("wrong", sys.argv[1:], sys.stdin.read())\n')
    const runId = await start('run-tests')
    const mine = await session.over(session.candidate, runId)
    const theirs = await session.over(session.interviewer, runId)
    const of = (shown: typeof mine, caseId: string) => shown.results.find((one) => one.caseId === caseId)
    expect(of(mine, 'visible-one')).toMatchObject({ verdict: 'fail', got: { exit: 0 } })
    expect(of(mine, 'hidden-one')).toMatchObject({ verdict: 'fail', more: null, got: null })
    expect(of(mine, 'hidden-one')?.words).toBe('Its output is not right.')
    expect(of(theirs, 'hidden-one')?.more).toContain('SECRET-OUTPUT')
    expect(of(theirs, 'hidden-one')?.got?.stdout).toContain('SECRET-ARGUMENT')
    expect(JSON.stringify(session.candidate.heard)).not.toContain('SECRET')
  })

  it('CO17 what is expected is nowhere in the box while a hidden case runs, and its input is gone afterwards', async () => {
    await program(
      [
        'import os, subprocess, sys',
        'box = os.environ["HOME"]',
        'found = subprocess.run(["grep", "-rl", "SEC" + "RET", box], capture_output=True, text=True).stdout.split()',
        'print(sorted(os.path.basename(path) for path in found), os.listdir("."))',
      ].join('\n'),
    )
    const runId = await start('run-tests')
    const theirs = await session.over(session.interviewer, runId)
    const hidden = theirs.results.find(({ caseId }) => caseId === 'hidden-one')
    // Its own input file is there while it runs; of the words that are expected there is no trace.
    expect(hidden?.got?.stdout).toMatch(
      /^\['SECRET-name.txt'\] \[('SECRET-name.txt', 'main.py'|'main.py', 'SECRET-name.txt')\]\n$/,
    )
    await session.interviewer.seesView((view) => view.work?.coding?.run === null)
    const left = execFileSync('/bin/sh', ['-c', 'grep -rl SECRET . || true'], {
      cwd: session.directory(),
      encoding: 'utf8',
    })
    expect(left).toBe('')
    expect(readdirSync(join(session.directory(), 'run/greenroom'))).toEqual(['files.json'])
  })

  it('CO14 Stop works in the middle of the suite, and nothing of it stays in the box', async () => {
    await program('import time\nopen("begun", "w").close()\ntime.sleep(60)\n')
    const runId = await start('run-tests')
    const folder = join(session.directory(), 'run/greenroom')
    await session.page.until(() =>
      readdirSync(folder).some(
        (name) => name.startsWith('tests-') && existsSync(join(folder, name, 'case/begun')),
      ),
    )
    await session.begin({ type: 'stop-run', runId })
    // At once, and not when its time would have been up by itself.
    const { sandbox } = session.server.running.context
    const sandboxId = session.candidate.view?.sandbox.sandboxId ?? ''
    const runs = async () => (await sandbox.request('listRuns', { sandboxId })).runIds
    await expect.poll(runs, { timeout: 4000 }).toEqual([])
    const shown = await session.over(session.candidate, runId)
    expect(shown.over).toEqual({ tone: 'plain', words: 'Stopped: 0 of 3 pass so far.' })
    await session.interviewer.seesView((view) => view.work?.coding?.run === null)
    await session.page.until(() => readdirSync(folder).every((name) => !name.startsWith('tests-')))
  })

  it('CO16 what takes too long, crashes or writes too much is said so, and the next case runs', async () => {
    await program(
      [
        'import os, sys',
        'text = sys.stdin.read()',
        'if text == "2\\n5\\n": os.abort()',
        'while len(sys.argv) > 1: pass',
        'print(len(text.split()))',
      ].join('\n'),
    )
    const shown = await session.over(session.candidate, await start('run-tests', {}, session.interviewer))
    expect(shown.results.map(({ verdict }) => verdict)).toEqual(['crashed', 'too-slow', 'pass'])
  })

  it('CO16 after three in a row that had to be ended, the rest is not tried', async () => {
    const titles = ['First more', 'Second more']
    for (const title of titles) {
      const test = { testId: `more-${++counter}`, title, args: [], stdin: '', stdout: '', exit: 0 }
      await session.begin({ type: 'add-test', test }, session.interviewer)
    }
    await program('while True: pass\n')
    const shown = await session.over(session.candidate, await start('run-tests'))
    expect(shown.results.map(({ verdict }) => verdict)).toEqual([
      ...['too-slow', 'too-slow', 'too-slow'],
      ...['not-run', 'not-run'],
    ])
    expect(shown.results.at(-1)?.words).toBe('Not tried: 3 before it did not come to an end.')
  })

  it('CO18 a test that the interviewer adds is there for the candidate at once, and runs with the others', async () => {
    await program(SUM)
    const test = { testId: 'added-1', title: 'Nothing to add', args: [], stdin: '', stdout: '0\n', exit: 0 }
    await session.begin({ type: 'add-test', test }, session.interviewer)
    const view = await session.candidate.seesView(
      (now) => (now.work?.coding?.cases.at(-1)?.title ?? '') === 'Nothing to add',
    )
    expect(view.work?.coding?.cases.at(-1)).toMatchObject({
      title: 'Nothing to add',
      added: true,
      visible: true,
    })
    const shown = await session.over(session.candidate, await start('run-tests'))
    expect(shown.results.find(({ caseId }) => caseId === 'added-1')).toMatchObject({ verdict: 'pass' })
    const refused = await session.candidate.command({
      type: 'add-test',
      test: { ...test, testId: 'added-2' },
    })
    expect(refused).toMatchObject({ type: 'refused' })
  })
})

describe('what interrupts a run', () => {
  it('CO19 a box that goes away in the middle ends it, in words', async () => {
    await program('import time\nprint("begun", flush=True)\ntime.sleep(60)\n')
    const runId = await start('run-code')
    await session.candidate.hears('run', ({ news }) => news.kind === 'output' && news.runId === runId)
    const sandboxId = session.candidate.view?.sandbox.sandboxId ?? ''
    session.server.host.engine.find(sandboxId)?.lose({ words: 'gone' } as never)
    expect((await session.over(session.candidate, runId)).over?.words).toMatch(/^The box went away/)
    await session.begin({ type: 'replace-sandbox' }, session.interviewer)
    await session.candidate.seesView((view) => view.sandbox.status === 'ready')
    if (session.candidate.view?.clock.running === false)
      await session.begin({ type: 'resume-clock' }, session.interviewer)
  })

  it('CO20 a restart of the web process ends it, and the next one runs', async () => {
    await program('import time\ntime.sleep(60)\n')
    await start('run-code')
    await session.server.restart()
    await session.rejoin()
    session.page.link.retryNow()
    await session.candidate.seesView((view) => view.work?.coding?.run === null)
    await session.page.until(() => session.page.status.word === 'saved')
    await program('print("again")\n')
    const shown = await run()
    expect([out(shown), shown.over?.words]).toEqual(['again\n', 'It ended well (0).'])
  })
})

describe('while the candidate thinks alone', () => {
  it('FM7, FM8 what a run prints and which tests fail wait for the others, also for a page that comes only now', async () => {
    await session.candidate.command({ type: 'start-focus' })
    await program('print("nobody-reads-this")\n')
    const runId = await start('run-code')
    expect(out(await session.over(session.candidate, runId))).toContain('nobody-reads-this')
    const late = await session.server.join(session.cast.session, session.cast.interviewer)
    const tests = await start('run-tests')
    await session.over(session.candidate, tests)
    for (const watcher of [session.interviewer, late]) {
      expect(watcher.view).toMatchObject({ work: null })
      expect(JSON.stringify(watcher.heard)).not.toMatch(new RegExp(`nobody-reads-this|${runId}|${tests}`))
    }
    await session.candidate.command({ type: 'end-focus' })
    expect(await session.over(session.interviewer, tests)).toMatchObject({ runId: tests })
    await session.interviewer.seesView(
      (view) => view.work?.coding?.lastTests != null && view.work.coding.run === null,
    )
    late.close()
  })
})
