// Programs in a real box: what a hostile one can do is contained, said in words, and the next one runs.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ShownRun } from '#app/coding/messages.ts'
import { filesOf } from '#app/document/shape.ts'
import { startCodingSession, type CodingSession } from '#test/support/coding-session.ts'
import { startRealHost } from '#test/support/real-host.ts'

const EXPECTED = 'zq7-nobody-may-find-this'
const file = (path: string, content: string) => [{ path, content }]
const one = {
  id: 'hidden-one',
  title: 'One hidden case',
  tags: ['basic'],
  visible: false,
  args: [],
  stdin: 'given\n',
  files: {},
  expect: { stdout: `${EXPECTED}\n`, exit: 0, stderr: 'any' as const },
}
const growth = {
  id: 'growth',
  title: 'Ten times as many lines',
  tags: ['scale'],
  args: [],
  generate: 'lines.py',
  sizes: [20_000, 200_000] as [number, number],
  'ratio-max': 40,
  sha256: ['', ''] as [string, string],
  script: 'import sys\nfor n in range(int(sys.argv[1])): print(n % 97)\n',
}

let session: CodingSession
let counter = 0

beforeAll(async () => {
  session = await startCodingSession(
    {
      languages: ['python', 'c', 'javascript', 'bash'],
      starters: {
        python: file('main.py', 'print("python")\n'),
        c: file('main.c', '#include <stdio.h>\nint main(void) { puts("c"); }\n'),
        javascript: file('main.js', 'console.log("javascript")\n'),
        bash: file('main.sh', 'echo bash\n'),
      },
      limits: { seconds: 2, memoryMb: 64 },
      cases: [one],
      scale: [growth],
    },
    { host: await startRealHost(), memoryMb: 512 },
  )
})
afterAll(() => session.end())
afterEach(async () => {
  await session.interviewer.seesView((view) => view.work?.coding?.run === null)
})

async function choose(language: string, source?: string): Promise<void> {
  const path = { python: 'main.py', c: 'main.c', javascript: 'main.js', bash: 'main.sh' }[language] ?? ''
  await session.begin({ type: 'choose-language', language })
  await session.page.until(() => filesOf(session.page.doc).has(path))
  if (source === undefined) return
  const text = session.page.file(path)
  text.delete(0, text.length)
  text.insert(0, source)
  await session.page.saved()
}

async function run(
  type: 'run-code' | 'run-tests' = 'run-code',
  seenBy = session.candidate,
): Promise<ShownRun> {
  const runId = `run-${++counter}`
  await session.begin({ type, runId })
  return session.over(seenBy, runId)
}

/** A word that stands for two of the one before, and so on. */
function doublings(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => `#define D${n + 1} D${n} D${n}`)
  return ['#define D0 "0123456789"', ...lines].join('\n')
}

const out = ({ pieces }: ShownRun) =>
  pieces.flatMap(({ stream, text }) => (stream === 'out' ? [text] : [])).join('')

describe('every language', () => {
  it.each(['python', 'c', 'javascript', 'bash'])('CO12 runs its starter: %s', async (language) => {
    await choose(language)
    const shown = await run()
    expect([out(shown), shown.over?.words]).toEqual([`${language}\n`, 'It ended well (0).'])
  })

  it('CO21 C that does not compile is not run, and everybody reads why', async () => {
    await choose('c', 'int main(void) { return missing; }\n')
    const shown = await run()
    expect(shown.over).toEqual({ tone: 'bad', words: 'The compiler does not take it.' })
    expect(JSON.stringify(shown.pieces)).toContain('missing')
    const tests = await run('run-tests')
    expect(tests.results.map(({ words }) => words)).toEqual(Array(2).fill('The compiler does not take it.'))
    expect(JSON.stringify(tests.pieces)).toContain('missing')
  })

  it('CO21 what the compiler made is no file of anybody', async () => {
    await choose('c', '#include <stdio.h>\nint main(void) { puts("again"); }\n')
    expect(out(await run())).toBe('again\n')
    expect(session.paths().filter((path) => path.includes('program'))).toEqual([])
  })
})

describe('hostile programs', () => {
  it.each([
    ['an endless loop', 'while True: pass', /used up its 2 s of processor time/],
    [
      'a fork bomb',
      'import os\nwhile True:\n    try: os.fork()\n    except OSError: pass',
      /(used up its 2 s|still waiting|memory).*It asked for more processes than it may have\./,
    ],
    ['a memory bomb', 'x = []\nwhile True: x.append(bytearray(1 << 20))', /more than 64 MB of memory/],
    [
      'a gigabyte of output',
      'import sys\nfor _ in range(1 << 20): sys.stdout.write("x" * 1024)',
      /wrote far more/,
    ],
    ['a crash', 'import ctypes\nctypes.string_at(0)', /It crashed \(SIGSEGV\)/],
    ['a wait without an end', 'import time\ntime.sleep(600)', /still waiting for something/],
  ])('CO22 %s ends, is explained, and the next program runs', async (_name, source, words) => {
    await choose('python', source)
    const shown = await run()
    expect(shown.over?.words).toMatch(words)
    // Whoever wrote it and whoever leads read the same.
    expect((await session.over(session.interviewer, shown.runId)).over).toEqual(shown.over)
    await choose('python', 'print("still here")\n')
    expect(out(await run())).toBe('still here\n')
  })

  it.each([
    ['a file as large as memory', 'char all[1 << 30] = {1};\nint main(void) { return 0; }\n'],
    ['a source without an end', '#include "/dev/zero"\nint main(void) { return 0; }\n'],
    ['words that multiply', `${doublings(40)}\nint main(void) { return sizeof (D40); }\n`],
  ])('CO22 %s ends the compiler, is explained, and the next program runs', async (_name, source) => {
    await choose('c', source)
    const shown = await run()
    expect(shown.over).toMatchObject({
      tone: 'bad',
      words: expect.stringMatching(/compiler does not take it|memory|CPU time|come to an end|far more/),
    })
    await choose('python', 'print("still here")\n')
    expect(out(await run())).toBe('still here\n')
  })

  it('CO22 a bomb in the tests is the verdict of that test, and the others run', async () => {
    const source = [
      'import os, sys',
      'word = sys.stdin.read().strip()',
      'if word == "memory": x = [bytearray(1 << 20) for _ in range(1 << 12)]',
      'while word == "output": sys.stdout.write("x" * 1024)',
      'while word == "forks":',
      '    try: os.fork()',
      '    except OSError: pass',
      'print("well")',
    ]
    await choose('python', source.join('\n'))
    for (const word of ['memory', 'output', 'forks', 'nothing']) {
      const test = { testId: word, title: word, args: [], stdin: word, stdout: 'well\n', exit: 0 }
      await session.begin({ type: 'add-test', test }, session.interviewer)
    }
    const shown = await run('run-tests')
    const verdictOf = (caseId: string) => shown.results.find((result) => result.caseId === caseId)?.verdict
    expect(verdictOf('memory')).toBe('too-much-memory')
    expect(verdictOf('output')).toBe('too-much-output')
    expect(['too-slow', 'too-much-memory']).toContain(verdictOf('forks'))
    expect(verdictOf('nothing')).toBe('pass')
    expect(shown.over?.words).toMatch(/^1 of 6 pass/)
  })

  it('CO22 binary output is shown as text, and there is no network to reach', async () => {
    await choose('python', 'import sys\nsys.stdout.buffer.write(bytes(range(256)))\n')
    expect(out(await run())).toMatch(/^␀␁/)
    const source = [
      'import socket',
      'for place in [("1.1.1.1", 53), ("169.254.169.254", 80)]:',
      '    try: socket.create_connection(place, 1); print("reached")',
      '    except OSError: print("nothing there")',
    ]
    await choose('python', source.join('\n'))
    expect(out(await run())).toBe('nothing there\nnothing there\n')
  })

  it('CO22 what a program leaves in the background ends with it', async () => {
    await choose(
      'python',
      'import subprocess\nsubprocess.Popen(["setsid", "sleep", "600"])\nprint("left one")\n',
    )
    expect(out(await run())).toBe('left one\n')
    await choose('bash', 'pgrep -c sleep\n')
    expect(out(await run())).toBe('0\n')
  })

  it('CO17 root of the box finds no expected output anywhere, while the hidden case runs', async () => {
    const source = [
      'import os, subprocess, sys',
      `needle = "${EXPECTED}"[::-1][::-1]`,
      'places = ["/run", "/tmp", "/var/tmp", "/dev/shm", "/root", "/etc", "/var/log", "/home"]',
      'found = subprocess.run(["grep", "-rlsI", needle[:9], *places], capture_output=True, text=True).stdout.split()',
      'for pid in filter(str.isdigit, os.listdir("/proc")):',
      '    for name in ("cmdline", "environ"):',
      '        try: text = open(f"/proc/{pid}/{name}", "rb").read()',
      '        except OSError: continue',
      '        if needle[:9].encode() in text: found.append(f"/proc/{pid}/{name}")',
      'print([path for path in found if not path.endswith("main.py")], sys.stdin.read())',
    ]
    await choose('python', source.join('\n'))
    const shown = await run('run-tests', session.interviewer)
    const hidden = shown.results.find(({ caseId }) => caseId === 'hidden-one')
    expect(hidden?.got?.stdout).toBe('[] given\n\n')
  })

  it('CO16 growth is measured by counted time: the program that reads once passes its ratio', async () => {
    await choose('python', 'import sys\nprint(sum(int(line) for line in sys.stdin))\n')
    const shown = await run('run-tests', session.interviewer)
    // The right sum is not given here: what is told is that the output is not right, and not that it is slow.
    expect(shown.results.find(({ caseId }) => caseId === 'growth')).toMatchObject({ verdict: 'fail' })
  })
})

describe('the terminal and the editor on a real box', () => {
  it('CO1, CO42 a shell begins in the folder; it and the editor change the same files, with their modes', async () => {
    const exec = async (script: string) => {
      const { sandbox } = session.server.running.context
      const sandboxId = session.candidate.view?.sandbox.sandboxId ?? ''
      const argv = ['/bin/bash', '-c', script]
      return (await sandbox.request('exec', { sandboxId, vantage: 'inside', argv, timeoutMs: 10_000 })).stdout
    }
    // As a login shell does it, which a terminal is.
    expect(await exec('exec bash --login -c pwd')).toBe('/root/work\n')
    await exec('cd /root/work; printf "#!/bin/sh\\necho hi\\n" > tool.sh; chmod 755 tool.sh')
    await session.page.until(() => session.text('tool.sh') === '#!/bin/sh\necho hi\n')
    session.page.file('tool.sh').insert(10, '# typed\n')
    await session.page.saved()
    await expect
      .poll(
        () => exec('/root/work/tool.sh; stat -c %a /root/work/tool.sh; grep -c typed /root/work/tool.sh'),
        { timeout: 5000 },
      )
      .toBe('hi\n755\n1\n')
    await exec(`sed -i s/typed/seen/ /root/work/tool.sh`)
    await session.page.until(() => session.text('tool.sh')?.includes('# seen') ?? false)
  })
})
