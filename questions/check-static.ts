// The static pass: what can be said about a question without a box.
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CaseResult, Verdict } from './check-report.ts'
import { formatProblems, kindIn } from './load.ts'
import type { BankEntry } from './load.ts'

const run = promisify(execFile)
const SHELL_LINE = /^#!(\/bin\/(ba|da)?sh|\/usr\/bin\/env (ba)?sh)\b/

/** What `checkStatic` finds out about a question, counted. */
export function staticCasesOf(entry: BankEntry): number {
  return hasScripts(entry) ? 3 : 1
}

/** Only a broken box is made by scripts of ours. Programs are read by nothing but their languages, in boxes. */
function hasScripts({ folder }: BankEntry): boolean {
  const yaml = join(folder, 'question.yaml')
  return !existsSync(yaml) || kindIn(readFileSync(yaml, 'utf8')) === 'troubleshooting'
}

export async function checkStatic(entry: BankEntry): Promise<CaseResult[]> {
  const { slug, loaded } = entry
  const folder = {
    slug,
    name: 'schema, files and spoilers',
    verdict: loaded.ok ? 'passed' : 'failed',
    ms: 0,
    words: loaded.ok ? [] : formatProblems(loaded.problems).split('\n'),
  } satisfies CaseResult
  if (!hasScripts(entry)) return [folder]
  const scripts = shellScripts(entry.folder)
  const syntax = await timed(slug, 'bash -n', () => checkSyntax(scripts))
  const style = await timed(slug, 'shellcheck', () => checkStyle(scripts))
  return [folder, syntax, style]
}

type Finding = { verdict: Verdict; words: string[] }

async function timed(slug: string, name: string, judge: () => Promise<Finding>): Promise<CaseResult> {
  const began = performance.now()
  const { verdict, words } = await judge()
  return { slug, name, verdict, ms: performance.now() - began, words }
}

async function checkSyntax(scripts: readonly string[]): Promise<Finding> {
  const words: string[] = []
  for (const script of scripts) {
    const said = await complaints('bash', ['-n', script])
    if (said !== null) words.push(...said)
  }
  return { verdict: words.length === 0 ? 'passed' : 'failed', words }
}

async function checkStyle(scripts: readonly string[]): Promise<Finding> {
  if (scripts.length === 0) return { verdict: 'passed', words: [] }
  const words = await complaints('shellcheck', ['--format=gcc', ...scripts])
  if (words === null) {
    return { verdict: 'skipped', words: ['shellcheck is not installed: apt-get install shellcheck'] }
  }
  return { verdict: words.length === 0 ? 'passed' : 'failed', words }
}

/** Empty = content; null = there is no such program. */
async function complaints(program: string, args: string[]): Promise<string[] | null> {
  try {
    await run(program, args, { maxBuffer: 4 << 20 })
    return []
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if ('code' in error && error.code === 'ENOENT') return null
    const said = ['stdout', 'stderr'].map((name) => (name in error ? String(Reflect.get(error, name)) : ''))
    const lines = said.join('\n').split('\n').filter(Boolean)
    return lines.length > 0 ? lines : [error.message]
  }
}

function shellScripts(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.endsWith('.sh') || SHELL_LINE.test(readFileSync(file, 'utf8').slice(0, 80)))
    .sort()
}
