// The scaffold's coding question, broken in one way each, with what the check on real boxes must say of it.
import type { BadQuestion, Edit } from './bad-bank.ts'

const SOLUTION = 'solution dictionary'
const SCALE = 'scale many-names'
const MAIN = 'solutions/dictionary/main.py'

/** At the beginning of the reference solution. */
function solution(...lines: string[]): Edit[] {
  return [{ file: MAIN, from: 'import sys\n', to: `import sys\n${lines.join('\n')}\n` }]
}

export const BAD_PROGRAMS: BadQuestion[] = [
  {
    slug: 'solution-misses-an-edge',
    edits: [{ file: MAIN, from: '(-total[1], total[0])', to: '-total[1]' }],
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}fails case ties: Its output is not right\. line 1 is "bob 2" where "ada 2" is right$/,
  },
  {
    slug: 'solution-cannot-be-read',
    edits: solution('if True print(1)'),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}main\.py cannot be read: /,
  },
  {
    slug: 'solution-changes-its-mind',
    edits: solution('import os', 'if os.path.exists("/tmp/seen"): sys.exit(3)', 'open("/tmp/seen", "w")'),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}passes one time and another not case two-names: Neither its output nor/,
  },
  {
    slug: 'solution-crashes',
    edits: solution('import os, signal', 'os.kill(os.getpid(), signal.SIGSEGV)'),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}fails case two-names: It crashed \(SIGSEGV\)\./,
  },
  {
    slug: 'solution-without-end',
    edits: [
      ...solution('while len(sys.argv) == 1 and sys.stdin.readable(): pass'),
      { file: 'question.yaml', from: 'seconds: 2', to: 'seconds: 1' },
    ],
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}fails case two-names: It used up its CPU time/,
  },
  {
    slug: 'solution-takes-all-memory',
    edits: [
      ...solution('hoard = [bytearray(b"x" * (1 << 20)) for _ in range(2000)]'),
      { file: 'question.yaml', from: 'memory-mb: 256', to: 'memory-mb: 64' },
    ],
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}fails case two-names: It used more memory than it may\./,
  },
  {
    slug: 'solution-writes-without-end',
    edits: solution('while True: print("x" * 65536)'),
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}fails case two-names: It wrote (far more than it should|more than it may)\./,
  },
  {
    slug: 'ratio-too-tight',
    // So much for each line that what the start takes hardly counts.
    edits: [
      { file: 'tests.yaml', from: 'ratio-max: 30', to: 'ratio-max: 8.5' },
      { file: MAIN, from: 'words = line.split()', to: 'words = line.split()\n        sum(range(300))' },
    ],
    cases: [SOLUTION],
    verdict: 'failed',
    says: /^solutions\/dictionary {2}(scale many-names: takes .* which is too tight; set ratio-max to \d+|fails scale many-names: Right, but)/,
  },
  {
    slug: 'wrong-program-is-right',
    edits: [{ file: 'wrong/no-ties/main.py', from: 'total: -total[1]', to: 'total: (-total[1], total[0])' }],
    cases: ['wrong no-ties'],
    verdict: 'failed',
    says: /^wrong\/no-ties {2}was to fail case ties-of-three, and passes; make the case stricter/,
  },
  {
    slug: 'wrong-program-is-broken',
    edits: [{ file: 'wrong/no-ties/main.py', from: 'import sys\n', to: 'import sys\nsys.exit(1)\n' }],
    cases: ['wrong no-ties'],
    verdict: 'failed',
    says: /^wrong\/no-ties {2}passes no visible case, so nobody would hand it in/,
  },
  {
    slug: 'slow-program-is-fast',
    edits: [{ file: 'tests.yaml', from: 'sizes: [30000, 240000]', to: 'sizes: [300, 2400]' }],
    cases: ['wrong list-of-names'],
    verdict: 'failed',
    says: /^wrong\/list-of-names {2}was to be too slow for scale many-names, and (passes with|fails otherwise)/,
  },
  {
    slug: 'sizes-too-small',
    edits: [{ file: 'tests.yaml', from: 'sizes: [30000, 240000]', to: 'sizes: [80, 640]' }],
    cases: [SOLUTION, SCALE],
    verdict: 'failed',
    says: /(the small input takes even the slowest solution only \d+ ms|With an input of size 80 its output is not right)/,
  },
  {
    slug: 'other-output-was-meant',
    edits: [{ file: 'generators/tins.py', from: 'line % 1000)', to: 'line % 999)' }],
    cases: [SOLUTION, SCALE],
    verdict: 'failed',
    says: /(fails scale many-names: With an input of size 30000 its output is not right\.|put in sha256: \[[0-9a-f]{64}, [0-9a-f]{64}\])/,
  },
  {
    slug: 'generator-crashes',
    edits: [{ file: 'generators/tins.py', from: 'import sys\n', to: 'import sys\nimport no_such_thing\n' }],
    cases: [SOLUTION],
    verdict: 'invalid',
    says: /^generators\/tins\.py {2}for size 30000 ended with 1: ModuleNotFoundError/,
  },
  {
    slug: 'starter-is-the-answer',
    edits: [
      {
        file: 'starter/javascript/main.js',
        text: "const rest = require('node:child_process').spawnSync('python3', ['-c', `\nimport sys\nt = {}\nbad = 0\nfor l in sys.stdin:\n    w = l.split()\n    if not w: continue\n    try: t[w[0]] = t.get(w[0], 0) + int(w[1])\n    except Exception: print('bad', file=sys.stderr)\nfor n, v in sorted(t.items(), key=lambda i: (-i[1], i[0])): print(n, v)\n`], { stdio: 'inherit' })\n",
      },
    ],
    cases: ['starter javascript'],
    verdict: 'failed',
    says: /^starter\/javascript {2}passes every hidden case: leave something to be written/,
  },
  {
    slug: 'starter-waits',
    edits: [
      { file: 'starter/python/main.py', from: 'main()\n', to: 'import time\n\ntime.sleep(60)\n' },
      { file: 'question.yaml', from: 'seconds: 2', to: 'seconds: 1' },
    ],
    cases: ['starter python'],
    verdict: 'failed',
    says: /^starter\/python {2}case two-names: It did not come to an end: it waits for something\. A starter runs/,
  },
  {
    slug: 'starter-does-not-compile',
    edits: [
      { file: 'question.yaml', from: '[python, javascript]', to: '[python, javascript, c]' },
      {
        file: 'question.yaml',
        from: 'solutions:\n',
        to: 'solutions:\n  - { name: table, language: c, approach: A table that is sorted once. }\n',
      },
      { file: 'starter/c/main.c', text: 'int main(void) { return zero; }\n' },
      { file: 'solutions/table/main.c', text: 'int main(void) { return 0; }\n' },
    ],
    cases: ['starter c'],
    verdict: 'failed',
    says: /^starter\/c {2}The compiler does not take it\. main\.c: In function/,
  },
]
