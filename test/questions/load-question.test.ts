import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeScratchBank } from '#test/support/scratch-bank.ts'
import type { ScratchBank } from '#test/support/scratch-bank.ts'

/** The number of the line with this text. */
function lineOf(bank: ScratchBank, path: string, text: string): number {
  const at = readFileSync(bank.fileOf(path), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text))
  if (at < 0) throw new Error(`${path} does not hold ${text}`)
  return at + 1
}

/** One problem, at this line of this file, with these words in it. */
function expectProblem(bank: ScratchBank, at: { path: string; line: number | string; words: string }): void {
  const line = typeof at.line === 'number' ? at.line : lineOf(bank, at.path, at.line)
  expect(bank.problems()).toEqual([
    { file: bank.fileOf(at.path), line, words: expect.stringContaining(at.words) },
  ])
}

describe('question.yaml', () => {
  it('QB1 broken syntax is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'level: 1', 'level: [1')
    const [problem] = bank.problems()
    expect(problem?.file).toBe(bank.fileOf('question.yaml'))
    expect(problem?.line).toBeGreaterThan(5)
    expect(problem?.words).toContain('not valid YAML')
  })

  it('QB1 the same key twice is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'level: 1\n', 'level: 1\nlevel: 2\n')
    expectProblem(bank, { path: 'question.yaml', line: 'level: 2', words: 'unique' })
  })

  it('QB1 an unknown key is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'level: 1', 'levle: 1\nlevel: 1')
    expectProblem(bank, {
      path: 'question.yaml',
      line: 'levle',
      words: 'unknown key "levle"; did you mean "level"?',
    })
  })

  it('QB1 an unknown key inside a probe is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'kind: collateral }', 'kind: collateral, points: 3 }')
    const [problem] = bank.problems()
    expect(problem?.words).toBe('unknown key "probes.2.points"; it is one of id, says, kind, timeout-seconds')
    expect(problem?.line).toBe(lineOf(bank, 'question.yaml', 'points: 3'))
  })

  it('QB1 a missing key is named', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'author: you\n', '')
    expectProblem(bank, { path: 'question.yaml', line: 1, words: '"author" is missing: Who wrote it.' })
  })

  it('QB1 a wrong value is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'working: 20', 'working: 200')
    expectProblem(bank, {
      path: 'question.yaml',
      line: 'working: 200',
      words: '"minutes.working" is 200; it must be at most 90',
    })
  })

  it.each([
    ['topics: [systemd]', 'topics: [sytemd]', '"topics.0" is "sytemd"; did you mean "systemd"?'],
    [
      'skills: [reading-units',
      'skills: [reading-unit',
      '"skills.0" is "reading-unit"; did you mean "reading-units"?',
    ],
    ['status: draft', 'status: finished', '"status" is "finished"; it is one of draft, live, retired'],
    ['version: 1.0.0', 'version: v1', '"version" is "v1"; write three numbers with dots between them'],
    ['practice: true', 'practice: yes', '"practice" is "yes"; it must be true or false'],
    ['level: 1', 'level: 1.5', '"level" is 1.5; it must be a whole number'],
    [
      'title: The morning is silent',
      'title: Hm',
      '"title" has 2 characters; it must be at least 3 characters',
    ],
    ['image: base', 'image: bsae', '"sandbox.image" is "bsae"; did you mean "base"?'],
    ['author: you', 'author:', '"author" is empty; it must be text'],
  ])('QB1 instead of %j %j is told what to write', (from, to, words) => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', from, to)
    expectProblem(bank, { path: 'question.yaml', line: to, words })
  })

  it('QB6 a hint out of its place is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'id: 2-compare', 'id: 4-compare')
    expectProblem(bank, { path: 'question.yaml', line: '4-compare', words: 'must begin with "2-"' })
  })

  it('QB6 an id that appears twice is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'method, knowledge', 'method, triage, knowledge')
    expectProblem(bank, { path: 'question.yaml', line: 'method, triage', words: '"triage" appears twice' })
  })

  it('QB8 a rubric or a dimension that does not exist is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'troubleshooting@1', 'troubleshooting@2')
    expectProblem(bank, {
      path: 'question.yaml',
      line: 'rubric:',
      words: 'no rubric "troubleshooting@2"; did you mean "troubleshooting@1"?',
    })
    bank.edit('question.yaml', 'troubleshooting@2', 'troubleshooting@1')
    bank.edit('question.yaml', 'knowledge, cause]', 'knowledge, cause, charm]')
    expect(bank.problems()).toMatchObject([
      { file: bank.fileOf('guide.md'), words: expect.stringContaining('**charm**') },
      {
        line: lineOf(bank, 'question.yaml', 'charm'),
        words: expect.stringContaining('no dimension "charm"; it is one of'),
      },
    ])
  })
})

describe('the files of a question', () => {
  it('QB2 a missing file is named', () => {
    const bank = makeScratchBank()
    bank.remove('prompt.md')
    expectProblem(bank, { path: 'prompt.md', line: 1, words: 'missing' })
  })

  it('QB2 a file that nothing names is named', () => {
    const bank = makeScratchBank()
    bank.write('notes.txt', 'remember the milk\n')
    expectProblem(bank, { path: 'notes.txt', line: 1, words: 'nothing names this file' })
  })

  it('QB2 a link does not belong into a question', () => {
    const bank = makeScratchBank()
    symlinkSync('/etc/passwd', bank.fileOf('files/passwd'))
    expectProblem(bank, { path: 'files/passwd', line: 1, words: 'no links' })
  })

  it('QB2 a stray file or folder in the bank is named', () => {
    const bank = makeScratchBank()
    mkdirSync(bank.fileOf('../Unfinished'))
    expect(bank.problems()).toMatchObject([{ words: expect.stringContaining('lower case with dashes') }])
  })

  it('QB3 a script that cannot be executed is named', () => {
    const bank = makeScratchBank()
    chmodSync(bank.fileOf('setup.sh'), 0o644)
    expectProblem(bank, { path: 'setup.sh', line: 1, words: 'chmod +x' })
  })

  it('QB3 a script without a first line for a shell is named', () => {
    const bank = makeScratchBank()
    bank.edit('setup.sh', '#!/bin/bash\n', '')
    expectProblem(bank, { path: 'setup.sh', line: 1, words: '#!/bin/bash' })
  })

  it('QB3 line ends of another system are named by their line', () => {
    const bank = makeScratchBank()
    bank.edit('prompt.md', 'silent\n\nHello', 'silent\n\r\nHello')
    expectProblem(bank, { path: 'prompt.md', line: 2, words: 'CRLF' })
  })

  it('QB3 a probe beyond its ceiling is named by the first line too many', () => {
    const bank = makeScratchBank()
    bank.edit('probes/greets.sh', 'set -u\n', `set -u\n${'true\n'.repeat(40)}`)
    expectProblem(bank, { path: 'probes/greets.sh', line: 41, words: 'longer than 40 lines' })
  })

  it('QB3 an empty text is named', () => {
    const bank = makeScratchBank()
    bank.write('prompt.md', '\n')
    expectProblem(bank, { path: 'prompt.md', line: 1, words: 'empty' })
  })
})

describe('what must fit together', () => {
  it('QB4 a probe without its script is named by the line that names it', () => {
    const bank = makeScratchBank()
    bank.remove('probes/greets.sh')
    expectProblem(bank, { path: 'question.yaml', line: 'id: greets', words: 'no file probes/greets.sh' })
  })

  it('QB4 a script that is no probe is named', () => {
    const bank = makeScratchBank()
    bank.write('probes/extra.sh', '#!/bin/bash\ntrue\n', 0o755)
    expectProblem(bank, { path: 'probes/extra.sh', line: 1, words: 'no probe "extra"' })
  })

  it('QB4 without a probe of kind behaviour nothing is broken', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'kind: behaviour', 'kind: collateral')
    expectProblem(bank, { path: 'question.yaml', line: 'probes:', words: 'kind behaviour' })
  })

  it('QB4 a probe of kind persistence needs something to restart', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'units: [greeter.service]', 'units: []')
    expectProblem(bank, { path: 'question.yaml', line: 'units:', words: 'nothing to restart' })
  })

  it('QB5 a wrong fix that fails nothing, or something unknown, is named by its line', () => {
    const bank = makeScratchBank()
    bank.edit('wrong/start-only.sh', '# fails: starts-with-the-machine', '# fails: greets, tomorrow')
    expectProblem(bank, { path: 'wrong/start-only.sh', line: 2, words: '"tomorrow", which is no probe' })
    bank.edit('wrong/start-only.sh', '# fails: greets, tomorrow\n', '')
    expectProblem(bank, { path: 'wrong/start-only.sh', line: 1, words: '# fails:' })
  })

  it('QB5 a wrong fix says why it is wrong', () => {
    const bank = makeScratchBank()
    bank.edit('wrong/start-only.sh', '# why: Mends today and forgets tomorrow.', '# why:')
    expectProblem(bank, { path: 'wrong/start-only.sh', line: 3, words: '# why:' })
  })

  it('QB5 two wrong fixes, and from level 3 on two solutions', () => {
    const bank = makeScratchBank()
    bank.remove('wrong/start-only.sh')
    expectProblem(bank, { path: 'wrong', line: 1, words: '2 or more wrong fixes' })
    bank.remove('wrong/another-greeting.sh')
    bank.remove('solutions/01-give-it-back.sh')
    bank.edit('question.yaml', 'level: 1', 'level: 3')
    expect(bank.problems().map((problem) => problem.words)).toEqual([
      expect.stringContaining('a question of level 3 needs 2 or more solutions; write solutions/01-'),
      expect.stringContaining('needs 2 or more wrong fixes; write wrong/'),
    ])
  })

  it('QB8 a guide without a section or without a dimension is named', () => {
    const bank = makeScratchBank()
    bank.edit('guide.md', '## False trails\n', '## Red herrings\n')
    expectProblem(bank, { path: 'guide.md', line: 1, words: '## False trails' })
    bank.edit('guide.md', '## Red herrings\n', '## False trails\n')
    bank.edit('guide.md', '**method**', 'method')
    expectProblem(bank, { path: 'guide.md', line: 16, words: '**method**' })
  })
})

describe('spoilers', () => {
  it.each([
    { where: 'the title', from: 'title: The morning is silent', to: 'title: A wrong Permission' },
    { where: 'the summary', from: 'nothing any more.', to: 'nothing but chmod.' },
    { where: 'what a probe says', from: 'says: The service says', to: 'says: The permission says' },
    { where: 'the title of a hint', from: 'title: The answer', to: 'title: Use chmod' },
    { where: 'a hint before the last', from: 'unit wants to read', to: 'mode of what it reads' },
  ])('QB7 $where gives nothing away', ({ from, to }) => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', from, to)
    const [problem, ...more] = bank.problems()
    expect(more).toEqual([])
    expect(problem?.words).toContain('gives the cause away')
    expect(problem?.line).toBe(lineOf(bank, 'question.yaml', to))
  })

  it('QB7 the prompt gives nothing away, whole words only, in any case', () => {
    const bank = makeScratchBank()
    bank.edit('prompt.md', 'Today the screen is empty.', 'It is a modern screen.\nSome MODE is on.')
    const [problem, ...more] = bank.problems()
    expect(more).toEqual([])
    expect(problem).toMatchObject({ file: bank.fileOf('prompt.md'), line: 4 })
  })

  it('QB7 a slug gives nothing away', () => {
    const bank = makeScratchBank()
    bank.edit('question.yaml', 'spoilers: [', 'spoilers: [says nothing, ')
    expect(bank.problems()[0]?.words).toContain('"says nothing"')
  })
})
