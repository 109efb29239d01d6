import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { QuestionKind } from '#questions/schema-round.ts'
import { expectBroken, type Break } from '#test/support/broken-question.ts'
import { makeScratchBank } from '#test/support/scratch-bank.ts'
import type { ScratchBank } from '#test/support/scratch-bank.ts'
import { ROOT } from '#test/support/source-tree.ts'

describe('something to talk about', () => {
  it.each<Break & { kind: QuestionKind }>([
    {
      kind: 'internals',
      what: 'too little to listen for',
      from: 'group: core',
      to: 'group: failure\n    answer: "Well."',
      at: 'points:',
      words: '2 points of group core; a question of kind internals needs 3',
    },
    {
      kind: 'networking',
      what: 'a group of another kind',
      from: 'group: core',
      to: 'group: listen',
      words: 'questions of kind networking have no points of group listen; they have clarify, core',
    },
    {
      kind: 'design',
      what: 'a question without its answer',
      from: '    answer: "What you tell who asks it."\n',
      to: '',
      line: 20,
      words: '"clarify-1" is of group clarify and needs an "answer": what the interviewer tells',
    },
    {
      kind: 'behavioural',
      what: 'an id twice',
      from: 'id: listen-2',
      to: 'id: listen-1',
      words: '"listen-1" appears twice',
    },
    {
      kind: 'internals',
      what: 'a caption that gives it away',
      from: 'caption: What',
      to: 'caption: Of a zombie. What',
      words: 'gives the cause away: "zombie"',
    },
    {
      kind: 'internals',
      what: 'an artefact that is not there',
      from: 'file: artefact.txt',
      to: 'file: artefact.png',
      words: 'there is no file artefact.png',
    },
    {
      kind: 'internals',
      what: 'an artefact nothing names',
      from: 'file: artefact.txt',
      to: 'file: artefact.png',
      file: 'artefact.txt',
      line: 1,
      words: 'does not name this file',
    },
  ])('QB48 $what is named by its line: $kind', ({ kind, ...broken }) => {
    expectBroken(kind, broken)
  })

  function drawing(bank: ScratchBank, svg: string, alt = ', alt: A box and an arrow'): string[] {
    bank.remove('artefact.txt')
    bank.write('artefact.svg', svg)
    bank.edit(
      'question.yaml',
      'file: artefact.txt, caption: What a program printed',
      `file: artefact.svg, caption: A drawing${alt}`,
    )
    return bank.problems().map(({ words }) => words)
  }
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><use href="#a"/><rect fill="url(#b)"/></svg>\n'

  it('QB49 a drawing may be one', () => {
    expect(drawing(makeScratchBank('internals'), SVG)).toEqual([])
  })

  it.each([
    ['<use href="#a"/>', '<script>1</script>', '<script>'],
    ['<use href="#a"/>', '<foreignObject/>', '<foreignObject>'],
    ['<use href="#a"/>', '<image href="https://elsewhere.example/a.png"/>', 'a link to something outside it'],
    ['<use href="#a"/>', "<image xlink:href='data:text/html,x'/>", 'a link to something outside it'],
    ['url(#b)', "url('https://elsewhere.example/')", 'a link to something outside it'],
    ['<rect ', '<rect onload="1" ', 'an on…= attribute'],
    ['<svg ', '<!DOCTYPE svg [<!ENTITY a "b">]><svg ', '@import or an entity'],
    [' viewBox="0 0 9 9"', '', 'no viewBox'],
    ['<svg ', '<html><svg ', 'is no SVG drawing'],
  ])('QB49 a drawing with %j as %j is refused', (from, to, words) => {
    expect(drawing(makeScratchBank('internals'), SVG.replace(from, to))).toContainEqual(
      expect.stringContaining(words),
    )
  })

  it('QB49 a picture has the same in words, is a picture, and is not too large', () => {
    expect(drawing(makeScratchBank('internals'), SVG, '')).toEqual([expect.stringContaining('needs "alt"')])
    const large = SVG.replace('<use', `<!--${'x'.repeat(200 << 10)}--><use`)
    expect(drawing(makeScratchBank('internals'), large)).toEqual([
      expect.stringContaining('larger than 200 KB'),
    ])
    const bank = makeScratchBank('internals')
    bank.remove('artefact.txt')
    bank.write('artefact.png', 'GIF89a\n')
    bank.edit('question.yaml', 'file: artefact.txt', 'file: artefact.png, alt: A picture')
    expect(bank.problems()).toMatchObject([{ words: expect.stringContaining('is no PNG picture') }])
  })
})

describe('rounds', () => {
  function edit(name: string, from: string, to: string) {
    const bank = makeScratchBank()
    const folder = join(bank.root, 'rounds')
    mkdirSync(folder)
    cpSync(join(ROOT, 'questions/rounds'), folder, { recursive: true })
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`)
    writeFileSync(file, text.replace(from, to))
    return { file, problems: bank.problems() }
  }

  it('QB38 ours have no problem', () => {
    expect(edit('coding.yaml', 'order: ', 'order: ').problems).toEqual([])
    expect(readdirSync(join(ROOT, 'questions/rounds'))).toHaveLength(9)
  })

  it.each([
    ['id: mixed', 'id: mixture', 'does not match the file name'],
    ['rubric: mixed@1', 'rubric: mixd@1', 'there is no rubric "mixd@1"; did you mean "mixed@1"?'],
    ['part: system', 'part: systems', 'this round has no part "systems"; did you mean "system"?'],
    ['part: system', 'part: program', 'no stage is about the part "system"'],
    ['id: systems', 'id: coding', '"coding" appears twice in stages'],
    ['once: last', 'once: first', '"debrief" is once: first, so nothing else stands before it'],
    ['once: first', 'once: last', '"welcome" is once: last, so nothing else stands after it'],
    ['[editor, terminal]', '[editor, diff]', 'questions of kind coding have nothing for the tool "diff"'],
    ['once: first', 'tools: [editor]', '"editor" shows a question, so this stage needs a "part"'],
    ['minutes: 20', 'minutes: 90', 'minutes together; 120 is the most'],
    ['kinds: [coding]', 'kinds: [codign]', 'did you mean "coding"?'],
  ])('QB38 instead of %j %j is named', (from, to, words) => {
    const { file, problems } = edit('mixed.yaml', from, to)
    expect(
      problems.filter((problem) => problem.file === file).map((problem) => problem.words),
    ).toContainEqual(expect.stringContaining(words))
  })
})
