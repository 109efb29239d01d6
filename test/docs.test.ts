// Holds the documents to the code: rules to tests, tables to data, links to files, words to use.
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { envSchema } from '#app/env.server.ts'
import { doorsTable } from './doors.ts'
import { ownersTable } from './doors/owners.ts'
import { listFiles, readSource, ROOT } from './support/source-tree.ts'

const RULE = /^- \*\*([A-Z]{2}\d+[a-z]?)\*\* \S/gm
/** A title starts with one id or several: `SE7 a hint…`, `SE7, SE8 a hint…`. */
const TITLE = /['"`]((?:[A-Z]{2}\d+[a-z]?,? )+)/g

const specs = listFiles(/^docs\/spec\/.*\.md$/)
const tests = listFiles(/\.test\.tsx?$|^test\/.*\.ts$/).filter((file) => file !== 'test/docs.test.ts')
const documents = listFiles(/\.md$/).filter((file) => !file.startsWith('questions/bank/'))

function rulesOf(file: string): string[] {
  return [...readSource(file).matchAll(RULE)].map((match) => match[1] ?? '')
}

const rules = new Map(specs.flatMap((file) => rulesOf(file).map((id) => [id, file] as const)))
const prefixes = new Set([...rules.keys()].map((id) => id.slice(0, 2)))

function idsNamedIn(file: string): string[] {
  const titles = [...readSource(file).matchAll(TITLE)].flatMap((match) => (match[1] ?? '').split(/[ ,]+/))
  return titles.filter((id) => prefixes.has(id.slice(0, 2)))
}

describe('spec rules', () => {
  const named = new Map(tests.flatMap((file) => idsNamedIn(file).map((id) => [id, file] as const)))

  it('each id is given once', () => {
    const all = specs.flatMap(rulesOf)
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([])
  })

  it('each rule is named by a test', () => {
    const untested = [...rules]
      .filter(([id]) => !named.has(id))
      .map(([id, file]) => `${file}: ${id} has no test`)
    expect(untested).toEqual([])
  })

  it('each id in a test title is a rule', () => {
    const unknown = [...named]
      .filter(([id]) => !rules.has(id))
      .map(([id, file]) => `${file}: ${id} is no rule`)
    expect(unknown).toEqual([])
  })
})

describe('docs/architecture.md', () => {
  const page = readSource('docs/architecture.md')

  it('prints the table of rooms and doors that test/doors.ts holds', () => {
    expect(page).toContain(doorsTable())
  })

  it('prints the single owners that test/doors/owners.ts holds', () => {
    expect(page).toContain(ownersTable())
  })
})

describe('docs/glossary.md', () => {
  const terms = [...readSource('docs/glossary.md').matchAll(/^\| \*\*(.+?)\*\*/gm)].map(
    (match) => match[1] ?? '',
  )
  const prose = listFiles(/^(app|sandbox|questions|prisma|docs)\/.*\.(tsx?|md|prisma|yaml)$|^README\.md$/)
    .filter((file) => file !== 'docs/glossary.md')
    .map(readSource)
    .join('\n')
    .toLowerCase()

  it('has terms, and each is used in the code or the documents', () => {
    expect(terms.length).toBeGreaterThan(20)
    const unused = terms.filter((term) => !prose.includes(term.toLowerCase()))
    expect(unused).toEqual([])
  })
})

describe('links', () => {
  const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g

  it('in every document lead to a file, and to a heading where they name one', () => {
    const broken = documents.flatMap((file) =>
      [...withoutCode(readSource(file)).matchAll(LINK)]
        .map((match) => match[1] ?? '')
        .filter((link) => !/^(https?|mailto):/.test(link))
        .filter((link) => !leadsSomewhere(file, link))
        .map((link) => `${file} links to ${link}, which is not there`),
    )
    expect(broken).toEqual([])
  })

  it('the link checker sees a dead link', () => {
    expect(leadsSomewhere('README.md', 'docs/nowhere.md')).toBe(false)
    expect(leadsSomewhere('README.md', 'docs/architecture.md#no-such-heading')).toBe(false)
    expect(leadsSomewhere('docs/glossary.md', 'architecture.md#rooms-and-doors')).toBe(true)
  })
})

function withoutCode(text: string) {
  return text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? from : normalize(join(dirname(from), path))
  if (!existsSync(join(ROOT, target))) return false
  if (!anchor || !target.endsWith('.md')) return true
  return headingsOf(target).includes(anchor)
}

/** Headings as the web addresses them: lower case, hyphens for spaces, punctuation dropped. */
function headingsOf(file: string): string[] {
  return [...readSource(file).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}

describe('.env.example', () => {
  const names = [...readSource('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(
    (match) => match[1] ?? '',
  )
  /** Read by the host, which has no part in the app's schema. */
  const HOST_ONLY = ['GREENROOM_STATE', 'GREENROOM_ENGINE', 'GREENROOM_BOX_MEMORY_MB']

  it('names every setting of the app and the host, and no other', () => {
    expect([...names].sort()).toEqual([...Object.keys(envSchema.shape), ...HOST_ONLY].sort())
  })
})

describe('sizes of documents', () => {
  it.each([
    ['README.md', 150],
    ['CONTRIBUTING.md', 150],
  ])('%s stays below %i lines', (file, most) => {
    expect(readSource(file).split('\n').length).toBeLessThanOrEqual(most)
  })

  it('a decision record stays below 100 lines and says when it was wrong', () => {
    const records = listFiles(/^docs\/decisions\/\d{3}-.*\.md$/)
    const odd = records.filter((file) => {
      const text = readSource(file)
      const parts = ['## Context', '## Decision', '## Consequences', 'We were wrong if']
      return text.split('\n').length > 100 || parts.some((part) => !text.includes(part))
    })
    expect(records.length).toBeGreaterThan(10)
    expect(odd).toEqual([])
  })
})
