import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { jsonSchemas } from '#questions/scaffold-schema.ts'
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

  it('QB28 a new question names its schema on its first line', () => {
    const bank = makeScratchBank()
    const [first] = readFileSync(bank.fileOf('question.yaml'), 'utf8').split('\n')
    expect(first).toBe('# yaml-language-server: $schema=../../schema/question.schema.json')
  })
})
