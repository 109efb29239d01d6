// JSON Schemas of question.yaml and rubrics for editors, made from the schema the loader uses: `npm run questions:schema`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { questionYaml, rubricYaml } from './schema.ts'

/** File name to text. What has a default may be left out, so it is the input that is described. */
export function jsonSchemas(): Record<string, string> {
  return {
    'question.schema.json': print('question.yaml', questionYaml),
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
