// JSON Schemas for editors, made from the schemas the loader uses: `npm run questions:schema`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { codingTests, codingYaml } from './schema-coding.ts'
import { reviewYaml } from './schema-review.ts'
import { roundYaml } from './schema-round.ts'
import { rubricYaml } from './schema-rubric.ts'
import { talkYaml } from './schema-talk.ts'
import { troubleshootingYaml } from './schema-troubleshooting.ts'

/** File name to text. What has a default may be left out, so it is the input that is described. */
export function jsonSchemas(): Record<string, string> {
  return {
    'question.schema.json': print('question.yaml of a broken box', troubleshootingYaml),
    'question-coding.schema.json': print('question.yaml of a program to write', codingYaml),
    'question-review.schema.json': print('question.yaml of a change to review', reviewYaml),
    'question-talk.schema.json': print('question.yaml of something to talk about', talkYaml),
    'tests.schema.json': print('tests.yaml of a program to write', codingTests),
    'round.schema.json': print('a round of an interview loop', roundYaml),
    'rubric.schema.json': print('rubric.yaml', rubricYaml),
  }
}

function print(title: string, schema: z.ZodType): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}

function main(): void {
  const folder = join('questions', 'schema')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(jsonSchemas())) {
    writeFileSync(join(folder, name), text)
    process.stdout.write(`Wrote ${join(folder, name)}\n`)
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main()
