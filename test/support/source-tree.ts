// The repository's own source files and their import lines, for the tests that judge the tree.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

export type ImportLine = {
  from: string
  /** As written. */
  specifier: string
  /** Path in the repository, or null for a package. */
  target: string | null
  typesOnly: boolean
}

/** Files git knows or would add, so ignored folders stay out; one that is deleted and not yet committed is gone. */
export function listFiles(pattern: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 32 << 20,
  })
  return listed.split('\n').filter((file) => pattern.test(file) && existsSync(join(ROOT, file)))
}

export function readSource(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** Blanks out comments, keeping strings: a comment may show code that is not code. */
export function withoutComments(source: string): string {
  return source.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(^|[^:])\/\/[^\n]*/g,
    (_all, string: string | undefined, before: string | undefined) => string ?? before ?? '',
  )
}

const IMPORTS =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'"`;()]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

export function listImports(file: string, source = readSource(file)): ImportLine[] {
  const found: ImportLine[] = []
  for (const match of withoutComments(source).matchAll(IMPORTS)) {
    const specifier = match[4] ?? match[5]
    if (specifier === undefined) continue
    if (match[1] === 'export' && match[3] === undefined) continue
    const typesOnly = match[2] !== undefined || isOnlyInlineTypes(match[3] ?? '')
    found.push({ from: file, specifier, target: targetOf(file, specifier), typesOnly })
  }
  return found
}

/** `{ type A, type B }` erases as `import type` does. */
function isOnlyInlineTypes(clause: string): boolean {
  const inside = /^\s*\{([^}]*)\}\s+from\s+$/.exec(clause)?.[1]
  if (inside === undefined) return false
  const names = inside.split(',').filter((name) => name.trim() !== '')
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name))
}

function targetOf(file: string, specifier: string): string | null {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('#')) return plain.slice(1)
  if (plain.startsWith('.')) return normalize(join(dirname(file), plain))
  return null
}
