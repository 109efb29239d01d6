import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defaultJobs, readArguments } from './check-arguments.ts'
import { findChanged } from './check-changed.ts'
import { createProgress } from './check-progress.ts'
import { caseLine, isAllWell, reportFile, reportLines, summaryLine } from './check-report.ts'
import type { CaseResult, Verdict } from './check-report.ts'

function result(verdict: Verdict, words: string[] = []): CaseResult {
  return { slug: 'logs-stop', name: `case ${verdict}`, verdict, ms: 1234, words }
}

describe('the report', () => {
  it('QB19 tells a case in one line, its words below', () => {
    expect(caseLine(result('failed', ['probe x: no']))).toBe(
      'FAILED  logs-stop  case failed  1.2 s\n          probe x: no',
    )
  })

  it('QB17, QB19 ends with the sum, in which an invalid case has failed', () => {
    const results = [
      result('passed'),
      result('passed'),
      result('failed'),
      result('invalid'),
      result('skipped'),
    ]
    expect(summaryLine(results)).toBe('2 passed, 2 failed, 1 skipped')
    const lines = reportLines(results, { ms: 65_000, jobs: 2 })
    expect(lines.at(-1)).toBe('2 passed, 2 failed, 1 skipped')
    expect(lines.filter((line) => /^(FAILED|INVALID)/.test(line))).toHaveLength(2)
    expect(lines).toContain('logs-stop       2       1        1        1    6.2 s  case passed 1.2 s')
    expect(lines).toContain('5 cases in 1:05 min, 2 at a time; 0:06 min of work, 1.2 s each')
    expect(lines.slice(lines.indexOf('Slowest cases:') + 1)[0]).toBe('    1.2 s  logs-stop  case passed')
  })

  it('QB19 all is well without a failed or invalid case', () => {
    expect(isAllWell([result('passed'), result('skipped')])).toBe(true)
    expect(isAllWell([result('passed'), result('invalid')])).toBe(false)
    expect(isAllWell([result('failed')])).toBe(false)
  })
})

describe('the report for machines', () => {
  it('QB29 tells version, verdict, time and words of each case, and the sums', () => {
    const text = reportFile([result('passed'), result('invalid', ['why'])], {
      ms: 2000.4,
      jobs: 2,
      passes: { static: true, live: false },
      checkedAt: '2026-11-22T04:00:00.000Z',
      versions: new Map([['logs-stop', '1.2.3']]),
    })
    expect(JSON.parse(text)).toMatchObject({
      checkedAt: '2026-11-22T04:00:00.000Z',
      ok: false,
      passes: { static: true, live: false },
      ms: 2000,
      cases: 2,
      passed: 1,
      invalid: 1,
      workMs: 2468,
      questions: [{ slug: 'logs-stop', version: '1.2.3', cases: 2, passed: 1, workMs: 2468 }],
      results: [
        { slug: 'logs-stop', version: '1.2.3', case: 'case passed', verdict: 'passed', ms: 1234, words: [] },
        { case: 'case invalid', verdict: 'invalid', words: ['why'] },
      ],
    })
  })
})

describe('progress', () => {
  it('QB29 without a terminal stands behind each case', () => {
    const said: string[] = []
    const progress = createProgress(2, { say: (line) => void said.push(line), line: null })
    progress.begin('one')
    progress.end('one', result('passed'))
    progress.close()
    expect(said).toEqual(['ok      logs-stop  case passed  1.2 s   1/2  0:00'])
  })

  it('QB29 in a terminal has a line of its own that names what is running, and goes at the end', () => {
    let screen = ''
    const line = { columns: 40, write: (text: string) => void (screen += text) }
    const progress = createProgress(3, { say: (text) => line.write(`${text}\n`), line })
    progress.begin('logs-stop untouched box')
    progress.begin('logs-stop solution')
    expect(screen.split('\r').at(-1)).toBe(
      '\u001b[2K0/3  0:00  now: logs-stop untouched box, lo'.slice(0, 43),
    )
    progress.end('logs-stop solution', result('passed'))
    expect(screen).toContain('\u001b[2Kok      logs-stop  case passed  1.2 s\n')
    expect(screen.split('\r').at(-1)).toBe('\u001b[2K1/3  0:00  now: logs-stop untouched box')
    progress.close()
    expect(screen.endsWith('\r\u001b[2K')).toBe(true)
  })
})

describe('what has changed', () => {
  it('QB30 is what differs from main on a branch, and from the commit before on main itself', () => {
    const root = mkdtempSync(join(tmpdir(), 'greenroom-changed-'))
    onTestFinished(() => rmSync(root, { recursive: true }))
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
        encoding: 'utf8',
      })
    const write = (slug: string, text: string) => {
      mkdirSync(join(root, 'questions/bank', slug), { recursive: true })
      writeFileSync(join(root, 'questions/bank', slug, 'setup.sh'), text)
    }
    const commit = (words: string) => {
      git('add', '.')
      git('commit', '-qm', words)
    }
    git('init', '-q', '-b', 'main')
    write('first-one', '1')
    write('second-one', '1')
    commit('both')
    write('first-one', '2')
    commit('first')
    const bank = join(root, 'questions')
    expect(findChanged(bank, null).slugs).toEqual(['first-one'])
    write('third-one', 'not even committed')
    expect(findChanged(bank, null).slugs).toEqual(['first-one', 'third-one'])
    git('checkout', '-qb', 'work')
    write('second-one', '2')
    commit('second and third')
    write('second-one', '3')
    expect(findChanged(bank, null).slugs).toEqual(['second-one', 'third-one'])
    expect(findChanged(bank, 'main~1').slugs).toEqual(['first-one', 'second-one', 'third-one'])
    expect(() => findChanged(bank, 'no-such-branch')).toThrow('git does not find "no-such-branch" here')
    mkdirSync(join(bank, 'rubrics'))
    writeFileSync(join(bank, 'rubrics/juggling.yaml'), '')
    expect(findChanged(bank, null).words).toContain('rubrics/juggling.yaml too')
  })
})

describe('arguments', () => {
  const ALL = {
    slugs: [],
    passes: { static: true, live: true },
    jobs: defaultJobs(),
    changed: null,
    report: null,
  }

  it('QB20 none means everything, both passes', () => {
    expect(readArguments([])).toEqual(ALL)
    expect(defaultJobs()).toBeGreaterThanOrEqual(1)
  })

  it('QB20 slugs, one pass and jobs in any order', () => {
    expect(readArguments(['a-b', '--jobs', '3', '--live', 'c-d'])).toEqual({
      ...ALL,
      slugs: ['a-b', 'c-d'],
      passes: { static: false, live: true },
      jobs: 3,
    })
  })

  it('QB29, QB30 a report file, and what has changed', () => {
    expect(readArguments(['--changed', '--report', 'out/report.json'])).toEqual({
      ...ALL,
      changed: '',
      report: 'out/report.json',
    })
    expect(readArguments(['--changed=v1'])).toEqual({ ...ALL, changed: 'v1' })
  })

  it.each([
    [['--fast']],
    [['--jobs']],
    [['--jobs', '0']],
    [['--jobs', '99']],
    [['--static', '--live']],
    [['--report']],
    [['--changed', 'a-b']],
  ])('QB20 %j is not understood', (argv) => {
    expect(readArguments(argv)).toBeNull()
  })
})
