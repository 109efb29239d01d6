// What zod found wrong with a value, in words that say what to write instead.
import type { Document } from 'yaml'
import { z } from 'zod'
import { didYouMeanOneOf } from './nearest.ts'

type Path = readonly PropertyKey[]
export type Mistake = { path: Path; words: string }

/** `path` is where the mistake is to be shown. */
export function tellIssue(schema: z.ZodType, document: Document, issue: z.core.$ZodIssue): Mistake[] {
  const { path } = issue
  const name = path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    return issue.keys.map((key) => {
      if (/\s/.test(key)) return { path, words: `${COMMA} (here before "${key.slice(0, 40)}")` }
      const words = `unknown key "${name === '' ? key : `${name}.${key}`}"${didYouMeanOneOf(key, known)}`
      return { path: [...path, key], words }
    })
  }
  if (!document.hasIn(path) && path.length > 0) {
    return [{ path, words: `"${name}" is missing${meaningOf(schema, path)}` }]
  }
  return [{ path, words: `"${name || 'the file'}" ${wrong(issue, document.getIn(path))}` }]
}

const COMMA = 'a comma ends a text inside { … }: put the whole text into quotes'

function wrong(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_value': {
      const known = issue.values.map(String)
      return `is ${shown(value)}${didYouMeanOneOf(String(value), known)}`
    }
    case 'invalid_type':
      return `is ${shown(value)}; it must be ${KINDS[issue.expected] ?? issue.expected}`
    case 'too_small':
      return `${amount(issue.origin, value)}; it must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `${amount(issue.origin, value)}; it must be at most ${issue.maximum}${unitOf(issue.origin)}`
    default:
      return `is ${shown(value)}; write ${issue.message}`
  }
}

const KINDS: Record<string, string> = {
  string: 'text (quote what looks like a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list: [one, two]',
  object: 'keys and values: { key: value }',
  tuple: 'a list: [one, two]',
}

function amount(origin: string, value: unknown): string {
  if (origin === 'string') return `has ${typeof value === 'string' ? value.length : 0} characters`
  if (origin === 'array') return 'has another number of entries'
  return `is ${shown(value)}`
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (typeof value === 'object') return 'keys, values or a list'
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : String(value)
}

function keysAt(schema: z.ZodType, path: Path): string[] {
  const found = schemaAt(schema, path)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

function meaningOf(schema: z.ZodType, path: Path): string {
  const description = describedAt(schema, path)
  return description === undefined ? '' : `: ${description}`
}

function describedAt(schema: z.ZodType, path: Path): string | undefined {
  const parent = schemaAt(schema, path.slice(0, -1))
  const key = String(path.at(-1))
  return parent instanceof z.ZodObject ? Reflect.get(parent.shape, key)?.description : undefined
}

/** The schema of the value at the path, without the default around it. */
function schemaAt(schema: unknown, path: Path): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return schemaAt(schema.unwrap(), path)
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return schemaAt(schema.unwrap(), path)
  const [first, ...rest] = path
  if (first === undefined) return schema
  if (schema instanceof z.ZodObject) return schemaAt(Reflect.get(schema.shape, first), rest)
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest)
  return undefined
}
