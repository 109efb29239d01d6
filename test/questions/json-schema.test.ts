import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { jsonSchemas } from '#questions/scaffold-schema.ts'
import { QUESTION_KINDS } from '#questions/schema-round.ts'
import { makeScratchBank } from '#test/support/scratch-bank.ts'
import { ROOT } from '#test/support/source-tree.ts'

const FOLDER = join(ROOT, 'questions/schema')

function published(name: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
}

describe('the JSON Schemas for editors', () => {
  it('QB28 are what the loader goes by: run npm run questions:schema when this fails', () => {
    const schemas = jsonSchemas()
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(schemas).sort())
    for (const [name, text] of Object.entries(schemas)) {
      expect(readFileSync(join(FOLDER, name), 'utf8'), name).toBe(text)
    }
  })

  it('QB28 take our rubric and a new question, and refuse what the loader refuses', () => {
    const rubric = parse(readFileSync(join(ROOT, 'questions/rubrics/troubleshooting.yaml'), 'utf8'))
    expect(published('rubric.schema.json').safeParse(rubric).error).toBeUndefined()
    const text = readFileSync(makeScratchBank().fileOf('question.yaml'), 'utf8')
    const question = published('question.schema.json')
    expect(question.safeParse(parse(text)).error).toBeUndefined()
    for (const bad of [{ levle: 1 }, { level: 9 }, { topics: ['sytemd'] }, { version: 'v1' }]) {
      expect(question.safeParse({ ...parse(text), ...bad }).success, JSON.stringify(bad)).toBe(false)
    }
  })

  it.each(QUESTION_KINDS)(
    'QB28 a new question of kind %s names its schema on its first line, and fits it',
    (kind) => {
      const bank = makeScratchBank(kind)
      const names = kind === 'coding' ? ['question.yaml', 'tests.yaml'] : ['question.yaml']
      for (const name of names) {
        const text = readFileSync(bank.fileOf(name), 'utf8')
        const [, schema = 'none'] =
          /^# yaml-language-server: \$schema=\.\.\/\.\.\/schema\/(.*)\n/.exec(text) ?? []
        expect(published(schema).safeParse(parse(text)).error).toBeUndefined()
        expect(published(schema).safeParse({ ...parse(text), nonsense: 1 }).success).toBe(false)
      }
    },
  )

  it('QB28 our rounds name their schema, and fit it', () => {
    for (const name of readdirSync(join(ROOT, 'questions/rounds'))) {
      const text = readFileSync(join(ROOT, 'questions/rounds', name), 'utf8')
      expect(text.startsWith('# yaml-language-server: $schema=../schema/round.schema.json\n'), name).toBe(
        true,
      )
      expect(published('round.schema.json').safeParse(parse(text)).error).toBeUndefined()
    }
  })
})
