// Reads YAML against a zod schema and keeps the line of every value, so that a problem can name the place.
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import type { Problem } from './problems.ts'
import { tellIssue } from './yaml-mistakes.ts'

type Path = readonly PropertyKey[]

export type YamlSource = {
  /** Line of the value at the path, or of its nearest ancestor that exists. */
  lineOf(path: Path): number
}

export type YamlRead<Value> = { value: Value; source: YamlSource } | { value: null; problems: Problem[] }

export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): YamlRead<z.output<Schema>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      words: `not valid YAML: ${error.message} Quote values that hold ": " or begin with one of [ { & * ! | > % @`,
    }))
    return { value: null, problems }
  }
  const source = { lineOf: (path: Path) => lineOf(document, lines, path) }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { value: parsed.data, source }
  return {
    value: null,
    problems: parsed.error.issues.flatMap((issue) =>
      tellIssue(schema, document, issue).map(({ path, words }) => ({
        file,
        line: source.lineOf(path),
        words,
      })),
    ),
  }
}

function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const at = keyOffset(document, path.slice(0, length)) ?? valueOffset(document, path.slice(0, length))
    if (at !== null) return lines.linePos(at).line
  }
  return 1
}

/** For `title: …` the line of the key, which exists even where the value is empty. */
function keyOffset(document: Document, path: Path): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return null
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? null) : null
}

function valueOffset(document: Document, path: Path): number | null {
  const node = document.getIn(path, true)
  return isNode(node) ? (node.range?.[0] ?? null) : null
}
