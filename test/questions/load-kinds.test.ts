import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDiff } from '#questions/read-diff.ts'
import { QUESTION_KINDS } from '#questions/schema-round.ts'
import { expectBroken, type Break } from '#test/support/broken-question.ts'
import { makeScratchBank } from '#test/support/scratch-bank.ts'

describe('kinds', () => {
  it.each(QUESTION_KINDS)('QB39, QB21 a new question of kind %s has no problem', (kind) => {
    expect(makeScratchBank(kind).problems()).toEqual([])
  })

  it('QB39 a kind that there is none of is named with its line, and nothing else is said', () => {
    const bank = makeScratchBank('coding')
    bank.edit('question.yaml', 'kind: coding', 'kind: codign')
    expect(bank.problems()).toEqual([
      {
        file: bank.fileOf('question.yaml'),
        line: 3,
        words: 'there is no kind "codign"; did you mean "coding"?',
      },
    ])
  })

  it.each(QUESTION_KINDS)('QB8 a guide of kind %s has its sections and its dimensions', (kind) => {
    const bank = makeScratchBank(kind)
    bank.edit('guide.md', '## Follow-up questions\n', '## What next\n')
    expect(bank.problems().map(({ words }) => words)).toEqual([
      'needs a section "## Follow-up questions" with exactly this title',
    ])
  })

  it('QB1 a comma inside braces is told as one', () => {
    const bank = makeScratchBank('coding')
    bank.edit('question.yaml', 'text: How would you', 'text: How would you do it by hand, how would you')
    expect(bank.problems()[0]?.words).toContain('a comma ends a text inside { … }')
  })

  it('QB2 the files of another kind do not belong here', () => {
    const bank = makeScratchBank('review')
    bank.write('setup.sh', '#!/bin/bash\ntrue\n', 0o755)
    expect(bank.problems()).toMatchObject([
      { file: bank.fileOf('setup.sh'), words: expect.stringContaining('nothing names') },
    ])
  })
})

describe('a program to write', () => {
  it.each<Break>([
    {
      what: 'a language without a solution',
      from: '[python, javascript]',
      to: '[python, javascript, c]',
      words: 'no reference solution is in c',
    },
    {
      what: 'a solution in no language of the question',
      from: 'language: javascript, approach',
      to: 'language: bash, approach',
      words: '"languages" does not have bash',
    },
    {
      what: 'a program without its file',
      from: 'name: no-ties',
      to: 'name: no-tie',
      words: '"no-tie" has no file below wrong/no-tie/',
    },
    {
      what: 'a folder nothing names',
      from: 'name: no-ties',
      to: 'name: no-tie',
      file: 'wrong/no-ties',
      line: 1,
      words: '"wrong" in question.yaml has no program "no-ties"; did you mean "no-tie"?',
    },
    {
      what: 'a wrong program that fails no case',
      from: 'fails: [ties-of-three]',
      to: 'fails: [ties-of-thre]',
      words: 'tests.yaml has no case "ties-of-thre"; did you mean "ties-of-three"?',
    },
    {
      what: 'a wrong program that fails a case all can read',
      from: 'fails: [ties-of-three]',
      to: 'fails: [two-names]',
      words: '"two-names" is a visible case',
    },
    {
      what: 'no slow program',
      from: 'fails: [many-names]',
      to: 'fails: [ties]',
      at: 'wrong:',
      words: 'no wrong program fails a scale case (many-names)',
    },
    {
      what: 'no program that misses an edge',
      from: 'fails: [ties-of-three]',
      to: 'fails: [many-names]',
      at: 'wrong:',
      words: 'no wrong program fails a hidden case',
    },
    {
      what: 'a case twice',
      in: 'tests.yaml',
      from: 'id: spaces',
      to: 'id: ties',
      words: 'case "ties" appears twice',
    },
    {
      what: 'a tag that is none',
      in: 'tests.yaml',
      from: 'tags: [scale]',
      to: 'tags: [-scale]',
      words: 'tag "-scale"',
    },
    {
      what: 'too few hidden cases',
      in: 'tests.yaml',
      from: 'tags: [empty]\n    visible: false',
      to: 'tags: [empty]\n    visible: true',
      line: 3,
      words: '7 hidden cases; 8 or more',
    },
    {
      what: 'too few visible cases',
      in: 'tests.yaml',
      from: 'visible: true',
      to: 'visible: false',
      line: 3,
      words: '2 visible cases; 3 or more',
    },
    {
      what: 'a title that gives it away',
      in: 'tests.yaml',
      from: 'title: Many names',
      to: 'title: Not quadratic',
      words: 'gives the cause away: "quadratic"',
    },
    {
      what: 'a starter that gives it away',
      in: 'starter/python/main.py',
      from: '# name and amount',
      to: '# into a dictionary',
      words: 'gives the cause away: "dictionary"',
    },
    {
      what: 'a file in the place of a program',
      in: 'tests.yaml',
      from: "    stdin: ''\n",
      to: "    stdin: ''\n    files: { main.js: x }\n",
      at: 'main.js: x',
      words: '"main.js" is a file of the programs themselves',
    },
    {
      what: 'a generator that is not there',
      in: 'tests.yaml',
      from: 'generate: tins.py',
      to: 'generate: cans.py',
      words: 'there is no file generators/cans.py',
    },
    {
      what: 'a generator nothing uses',
      in: 'tests.yaml',
      from: 'generate: tins.py',
      to: 'generate: cans.py',
      file: 'generators/tins.py',
      line: 1,
      words: 'no scale case in tests.yaml uses this file',
    },
    {
      what: 'sizes too close',
      in: 'tests.yaml',
      from: 'sizes: [30000, 240000]',
      to: 'sizes: [30000, 60000]',
      words: '60000 is less than 4 times 30000',
    },
    {
      what: 'a ratio that lets everything pass',
      in: 'tests.yaml',
      from: 'ratio-max: 30',
      to: 'ratio-max: 64',
      words: 'even quadratic work takes only 64 times',
    },
    {
      what: 'a ratio that lets nothing pass',
      in: 'tests.yaml',
      from: 'ratio-max: 30',
      to: 'ratio-max: 8',
      words: 'work in proportion already takes 8 times',
    },
    {
      what: 'an unknown key in tests',
      in: 'tests.yaml',
      from: '    visible: true\n',
      to: '    visble: true\n',
      words: 'unknown key "cases.0.visble"; did you mean "visible"?',
    },
  ])('QB45 $what is named by its line', (broken) => {
    expectBroken('coding', broken)
  })

  it('QB45 a starter without its main file, or in a language that is not offered, is named', () => {
    const bank = makeScratchBank('coding')
    bank.remove('starter/python/main.py')
    bank.write('starter/perl/main.pl', 'exit\n')
    expect(bank.problems()).toEqual([
      { file: bank.fileOf('starter/perl'), line: 1, words: expect.stringContaining('does not name "perl"') },
      { file: bank.fileOf('starter/python/main.py'), line: 1, words: expect.stringContaining('is missing') },
    ])
  })

  it('QB2 without tests.yaml only that is said', () => {
    const bank = makeScratchBank('coding')
    bank.remove('tests.yaml')
    expect(bank.problems()).toMatchObject([
      { file: bank.fileOf('tests.yaml'), words: expect.stringContaining('missing') },
    ])
  })
})

describe('a change to review', () => {
  it.each<Break>([
    {
      what: 'a finding outside the change',
      from: 'lines: [13, 13]',
      to: 'lines: [613, 613]',
      words: 'line 613 of clean/pictures.py is not in change.diff; it shows 1–',
    },
    {
      what: 'a decoy in another file',
      from: 'file: clean/pictures.py\n    lines: [26',
      to: 'file: clean/picture.py\n    lines: [26',
      words: 'change.diff has no file "clean/picture.py"; did you mean "clean/pictures.py"?',
    },
    {
      what: 'lines the wrong way round',
      from: 'lines: [42, 43]',
      to: 'lines: [43, 42]',
      words: 'the first line comes first',
    },
    {
      what: 'an id of a finding and a decoy',
      from: 'id: walk-from-below',
      to: 'id: whole-disk',
      words: '"whole-disk" appears twice',
    },
    {
      what: 'a hunk with wrong numbers',
      in: 'change.diff',
      from: '@@ -0,0 +1,6',
      to: '@@ -0,0 +1,16',
      line: 68,
      words: 'the hunk of line 5 should go on',
    },
    {
      what: 'a line that lost its sign',
      in: 'change.diff',
      from: '+import os\n',
      to: 'import os\n',
      words: 'the hunk of line 5 should go on',
    },
    {
      what: 'a hunk of no file',
      in: 'change.diff',
      from: 'diff --git a/clean/pictures.py b/clean/pictures.py\nnew file mode 100755\n--- /dev/null\n+++ b/clean/pictures.py\n',
      to: '',
      words: 'a hunk before any file',
    },
  ])('QB46 $what is named by its line', (broken) => {
    expectBroken('review', broken)
  })

  it('QB46 a change that is too short or too long, or that nothing need stop, is named', () => {
    const bank = makeScratchBank('review')
    const short = ['--- a/a.py', '+++ b/a.py', '@@ -1,2 +1,3 @@', ' one', '+two', ' three', ''].join('\n')
    bank.write('change.diff', short)
    expect(bank.problems().map(({ words }) => words)).toContain(
      '3 lines to read (added and context); it must be 60 to 150',
    )
    const other = makeScratchBank('review')
    const yaml = readFileSync(other.fileOf('question.yaml'), 'utf8')
    other.write('question.yaml', yaml.replaceAll('severity: must-fix', 'severity: should-fix'))
    expect(other.problems()).toMatchObject([{ words: expect.stringContaining('no finding is must-fix') }])
  })

  it('QB47 is read into files, hunks and lines with their numbers before and after', () => {
    const text = `diff --git a/old.py b/new.py
similarity index 90%
rename from old.py
rename to new.py
index 1..2 100644
--- a/old.py
+++ b/new.py
@@ -1,3 +1,3 @@ def main():
 one
-two
+2
 three
@@ -10 +10,2 @@
-ten
\\ No newline at end of file
+ten
+-- eleven
diff --git a/gone.txt b/gone.txt
deleted file mode 100644
--- a/gone.txt
+++ /dev/null
@@ -1 +0,0 @@
--- was here
`
    const { files, mistakes } = readDiff(text)
    expect(mistakes).toEqual([])
    expect(files.map(({ path, oldPath }) => [path, oldPath])).toEqual([
      ['new.py', 'old.py'],
      ['gone.txt', 'gone.txt'],
    ])
    expect(files[0]?.hunks.map(({ section }) => section)).toEqual(['def main():', ''])
    expect(files[0]?.hunks.flatMap(({ lines }) => lines.map((line) => Object.values(line)))).toEqual([
      ['context', 1, 1, 'one'],
      ['removed', 2, null, 'two'],
      ['added', null, 2, '2'],
      ['context', 3, 3, 'three'],
      ['removed', 10, null, 'ten'],
      ['added', null, 10, 'ten'],
      ['added', null, 11, '-- eleven'],
    ])
    expect(files[1]?.hunks[0]?.lines).toEqual([
      { type: 'removed', oldNumber: 1, newNumber: null, text: '-- was here' },
    ])
  })
})
